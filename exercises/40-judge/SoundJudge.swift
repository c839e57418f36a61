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
  // TODO: Find the marks of the reply; only where there is one, it can be read.
  return nil
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
  // TODO: Ask the judge all that the list says, and compare its replies with one another.
  return false
}
