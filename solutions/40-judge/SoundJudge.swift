/// A judging model behind its prompt: it reads two answers and replies with some text.
typealias Judge = (_ first: String, _ second: String) -> String

/// The answer and then the same answer again: longer, and no better.
func padded(_ answer: String) -> String { "\(answer)\n\(answer)" }

/// Returns the outcome that a reply states, or `nil` where it cannot be read.
///
/// - Parameter reply: Any text. It can be read where one of the three marks of ``Outcome/mark``
///   stands in it, once, and neither of the others: `Both are good, but [[B]].` is `.second`.
/// - Returns: `nil` where there is no mark, or more than one, two of the same included. Capitals
///   count: `[[a]]` is no mark.
func outcome(of reply: String) -> Outcome? {
  #if MISTAKE_TAKES_THE_FIRST_MARK
    // Feedback: first mark
    return Outcome.allCases.first { reply.contains($0.mark) }
  #elseif MISTAKE_COUNTS_KINDS_OF_MARKS
    // Feedback: twice
    let found = Outcome.allCases.filter { reply.contains($0.mark) }
    return found.count == 1 ? found[0] : nil
  #elseif RIGHT_ASKS_FIRST_AND_LAST
    var only: Outcome?
    for outcome in Outcome.allCases {
      var rest = reply[...]
      while let place = rest.firstRange(of: outcome.mark) {
        if only != nil { return nil }
        only = outcome
        rest = rest[place.upperBound...]
      }
    }
    return only
  #elseif SOLUTION
    let found = Outcome.allCases.flatMap { outcome in
      reply.ranges(of: outcome.mark).map { _ in outcome }
    }
    return found.count == 1 ? found[0] : nil
  #else
    // TODO: Find the marks of the reply; only where there is one, it can be read.
    return nil
  #endif
}

/// Returns whether a judge passes every check that can be made without knowing which answers are
/// good. A judge that passes may still be a bad one; one that fails has a broken prompt.
///
/// For each answer, and each two of them:
/// - Every reply to what follows can be read.
/// - In the other order the verdict is turned round. An answer against itself is a tie.
/// - Padding does not win: an answer's ``padded(_:)`` form is not better than the answer, in
///   either order. It may lose in one and tie in the other.
/// - An empty answer loses, in both orders.
///
/// Nothing else counts, such as favourites that go round in a circle, or verdicts on other texts.
///
/// - Parameters:
///   - judge: Replies the same whenever it is asked the same.
///   - answers: Answers to one question, all different and none empty. Of no answers nothing is
///     asked, and nothing was found.
func isSound(_ judge: Judge, on answers: [String]) -> Bool {
  #if MISTAKE_ASKS_ONE_PAIR
    // Feedback: only some of the pairs
    let pairs = Array(zip(answers, answers.dropFirst())) + answers.map { ($0, $0) }
  #elseif SOLUTION
    let pairs = answers.flatMap { first in answers.map { (first, $0) } }
  #endif
  #if MISTAKE_NEVER_SWAPS
    // Feedback: in the other order
    for (first, second) in pairs where outcome(of: judge(first, second)) == nil { return false }
  #elseif MISTAKE_NEVER_ASKS_ITSELF
    // Feedback: against itself
    for (first, second) in pairs where first != second {
      guard let one = outcome(of: judge(first, second)),
        outcome(of: judge(second, first)) == one.turned
      else { return false }
    }
  #elseif MISTAKE_EXPECTS_THE_SAME_MARK
    // Feedback: same letter
    for (first, second) in pairs {
      guard let one = outcome(of: judge(first, second)), outcome(of: judge(second, first)) == one
      else { return false }
    }
  #elseif RIGHT_FILLS_A_TABLE
    let replies = pairs.map { outcome(of: judge($0.0, $0.1)) }
    if replies.contains(nil) { return false }
    for row in answers.indices {
      for column in 0...row {
        let one = replies[row * answers.count + column]
        if one?.turned != replies[column * answers.count + row] { return false }
      }
    }
  #elseif SOLUTION
    for (first, second) in pairs {
      guard let one = outcome(of: judge(first, second)),
        outcome(of: judge(second, first)) == one.turned
      else { return false }
    }
  #endif
  #if MISTAKE_FORGETS_PADDING
    // Feedback: longer
  #elseif MISTAKE_PADS_IN_ONE_ORDER
    // Feedback: padded answer second
    for answer in answers {
      guard let one = outcome(of: judge(padded(answer), answer)), one != .first else {
        return false
      }
    }
  #elseif MISTAKE_PADDING_MUST_TIE
    // Feedback: may lose
    for answer in answers {
      guard outcome(of: judge(padded(answer), answer)) == .tie,
        outcome(of: judge(answer, padded(answer))) == .tie
      else { return false }
    }
  #elseif SOLUTION
    for answer in answers {
      guard let one = outcome(of: judge(padded(answer), answer)), one != .first,
        let other = outcome(of: judge(answer, padded(answer))), other != .second
      else { return false }
    }
  #endif
  #if MISTAKE_FORGETS_THE_EMPTY_ANSWER
    // Feedback: known to be bad
    return true
  #elseif RIGHT_FILLS_A_TABLE
    let lost =
      answers.map { outcome(of: judge("", $0)) }
      + answers.map { outcome(of: judge($0, ""))?.turned }
    return lost.allSatisfy { $0 == .second }
  #elseif SOLUTION
    return answers.allSatisfy { answer in
      outcome(of: judge("", answer)) == .second && outcome(of: judge(answer, "")) == .first
    }
  #else
    // TODO: Ask the judge all that the list says, and compare its replies with one another.
    return false
  #endif
}
