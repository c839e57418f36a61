import Foundation

/// Where the answers of a learner's code part from those of the solution.
package struct CrossComparison: Sendable {
  /// How many cases were compared.
  package private(set) var compared = 0

  /// How many of the solution's cases rounding decides; they are left out.
  package let leftOut: Int

  /// How many cases the solution has answered.
  package let known: Int

  /// How many of those compared differ.
  package var differing: Int { differences.count }

  /// How many of those compared agree.
  package var agreeing: Int { compared - differing }

  /// The share of the compared cases that agree; 0 where there are none.
  package var agreement: Double {
    compared == 0 ? 0 : Double(compared - differing) / Double(compared)
  }

  /// Every case that differs, in the order in which they ran.
  package private(set) var differences: [Difference] = []

  /// The difference that is the quickest to read.
  package var simplest: Difference? {
    differences.min { ($0.call.utf8.count, $0.index) < ($1.call.utf8.count, $1.index) }
  }

  package struct Difference: Sendable, Equatable {
    package let index: Int

    /// The call as a learner would write it.
    package let call: String

    /// What follows the call: `is 1.0; expected 2.0`.
    package let words: String

    package init(index: Int, call: String, words: String) {
      self.index = index
      self.call = call
      self.words = words
    }
  }

  /// Compares case by case.
  ///
  /// A case counts as far as the learner's program got: one without an answer, whose call it died
  /// of, and those after it are no differences; whoever ran the program knows how it ended.
  package init(_ learner: Transcript, with solution: ExpectedAnswers) {
    (known, leftOut) = (solution.known, solution.leftOut)
    // One good answer told again and again is one good answer.
    var seen: Set<Int> = []
    for item in learner.cases where seen.insert(item.index).inserted {
      guard let answer = item.answer, let known = solution.cases[item.index],
        let expectedAnswer = known.answer
      else { continue }
      compared += 1
      if answer == expectedAnswer, item.call == known.call { continue }
      if let difference = Self.difference(item, from: known, within: solution.tolerance) {
        differences.append(difference)
      }
    }
  }

  package init(_ learner: Transcript, with solution: Transcript) {
    self.init(learner, with: ExpectedAnswers(solution))
  }

  private static func difference(
    _ item: Transcript.Case, from known: Transcript.Case, within tolerance: Tolerance
  ) -> Difference? {
    let slack = known.shown.slack
    let call = item.shown.call ?? ""
    if let expected = known.shown.call, call != expected {
      return Difference(index: known.index, call: expected, words: "was not what was called")
    }
    guard let line = item.answer, let answer = Transcript.Case.answer(in: line),
      let knownLine = known.answer, let expected = Transcript.Case.answer(in: knownLine)
    else { return Difference(index: known.index, call: call, words: "has no answer") }
    return Headline.difference(
      of: answer.granting(slack), from: expected.granting(slack), within: tolerance
    ).map { Difference(index: known.index, call: call, words: $0) }
  }
}

/// What the solution answers, without the cases that rounding decides.
package struct ExpectedAnswers: Sendable {
  package let tolerance: Tolerance

  /// How many cases it has answered.
  package let known: Int

  /// How many of them rounding decides.
  package let leftOut: Int

  /// The others, by their numbers.
  package let cases: [Int: Transcript.Case]

  package init(_ solution: Transcript) {
    let tolerance = solution.tolerance ?? .exact
    let answered = solution.cases.filter { $0.answer != nil }
    let decided = answered.filter { !$0.isDecidedByRounding(within: tolerance) }
    self.tolerance = tolerance
    (known, leftOut) = (answered.count, answered.count - decided.count)
    cases = Dictionary(decided.map { ($0.index, $0) }, uniquingKeysWith: { $1 })
  }
}

extension Transcript.Case {
  /// Whether the solution itself gives another answer when its arithmetic rounds another way.
  package func isDecidedByRounding(within tolerance: Tolerance) -> Bool {
    guard !otherwise.isEmpty, let line = answer, let answer = Self.answer(in: line) else {
      return false
    }
    let slack = shown.slack
    return otherwise.contains { line in
      guard let other = Self.answer(in: line) else { return true }
      return !other.granting(slack).isAccepted(for: answer.granting(slack), within: tolerance)
    }
  }
}

extension Answer {
  /// The answer with a slack for each of its numbers that has none of its own.
  package func granting(_ slack: Double) -> Answer {
    guard slack > 0 else { return self }
    switch self {
    case .number(let number): return .near(number, slack: slack)
    case .list(let elements): return .list(elements.map { $0.granting(slack) })
    case .table(let size, let elements):
      return .table(size, elements.map { $0.granting(slack) })
    case .entries(let entries):
      return .entries(entries.map { ($0.key, $0.value.granting(slack)) })
    case .thrown(let kind, let payload, let text):
      return .thrown(kind: kind, payload: payload.granting(slack), text: text)
    case .missing, .other, .opaque, .near, .anything: return self
    }
  }
}
