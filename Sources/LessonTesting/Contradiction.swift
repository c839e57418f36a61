import Comparison
import Synchronization
import Testing

/// The known mistakes that some answer of the learner's rules out.
///
/// A check that lists a mistake says by its answer, right or wrong, whether the mistake was made:
/// one that matches in one check and is contradicted in another is not the cause. The runner learns
/// of each contradiction by an attachment without content, so that it outlives a crash.
final class Contradictions: Sendable {
  static let shared = Contradictions()

  private let names = Mutex<Set<String>>([])

  /// The mistakes of a check that nothing has ruled out so far; the others need no look any more.
  func open<Value>(_ mistakes: [WrongAnswer<Value>]) -> [WrongAnswer<Value>] {
    let ruledOut = names.withLock { $0 }
    guard !ruledOut.isEmpty else { return mistakes }
    let suite = Self.suite
    return mistakes.filter { !ruledOut.contains("\(suite) \($0.mistake.name)") }
  }

  /// Notes what an answer rules out.
  func note(_ mistakes: [Mistake], sourceLocation: SourceLocation) {
    // Checks run side by side under `swift test`, where nobody weighs what all of them say.
    guard ExerciseTrait.isGrading else { return }
    let suite = Self.suite
    for mistake in mistakes
    where names.withLock({ $0.insert("\(suite) \(mistake.name)").inserted }) {
      Attachment.record("", named: "\(mistake.name).contradicted", sourceLocation: sourceLocation)
    }
  }

  /// The module of the suite whose check runs.
  private static var suite: String {
    Test.current.map { String(String(describing: $0.id).prefix { $0 != "." }) } ?? ""
  }
}

/// What came of a call, as far as it says which mistakes were not made.
struct Testimony<Value> {
  let result: Result<Value, any Error>

  /// Whether the check passed.
  let isRight: Bool

  /// The value that a mistake must not give to be seen here; `nil` where there is none.
  var expected: Value?
  var tolerance = Tolerance.exact

  /// The mistakes that this answer rules out; one that is listed several times, by all its answers.
  ///
  /// - Parameter accepts: Whether a value would have been right.
  func contradicted(_ mistakes: [WrongAnswer<Value>], accepts: (Value) -> Bool) -> [Mistake] {
    var names: [String] = []
    for wrong in mistakes where !names.contains(wrong.mistake.name) {
      names.append(wrong.mistake.name)
    }
    return names.compactMap { name in
      let own = mistakes.filter { $0.mistake.name == name }
      return own.allSatisfy { contradicts($0, accepts) } ? own.first?.mistake : nil
    }
  }

  private func contradicts(_ wrong: WrongAnswer<Value>, _ accepts: (Value) -> Bool) -> Bool {
    switch (result, wrong.test) {
    case (.success(let value), .value(let mistaken)):
      // Where the mistake happens to be right, nothing tells it from the solution.
      !accepts(mistaken) && !Answer(value).isAccepted(for: Answer(mistaken), within: tolerance)
    case (.success(let value), .condition(let matches)):
      !matches(value) && (isRight || isJudged(value))
    case (.success, .error): true
    case (.failure(let error), .error(let matches)): !matches(error)
    // An error, be it the right one, says nothing of what the value would have been.
    case (.failure, .value), (.failure, .condition): false
    }
  }

  /// Whether a condition can be asked of a wrong value: a stub's empty list, or one of another
  /// length, is no answer that it was written for.
  private func isJudged(_ value: Value) -> Bool {
    let shown = Answer(value)
    if let expected { return shown.hasShape(of: Answer(expected)) }
    return !shown.isBlank
  }
}

extension Answer {
  /// Whether the values hold the same things, whatever their numbers.
  fileprivate func hasShape(of other: Answer) -> Bool {
    switch (self, other) {
    case (.missing, .missing), (.other, .other), (.opaque, .opaque): true
    case (.number(let number), .number): number.isFinite
    case (.list(let own), .list(let others)): own.count == others.count
    case (.table(let size, _), .table(let otherSize, _)): size == otherSize
    case (.entries(let own), .entries(let others)): own.map(\.key) == others.map(\.key)
    default: false
    }
  }

  /// Whether there is nothing in it.
  fileprivate var isBlank: Bool {
    switch self {
    case .missing: true
    case .number(let number): !number.isFinite
    case .list(let elements): elements.isEmpty
    case .table(_, let elements): elements.isEmpty
    case .entries(let entries): entries.isEmpty
    case .other, .opaque, .near, .thrown, .anything: false
    }
  }
}
