import Comparison

/// One generated input of a cross-check: what is called, as text, and the call.
public struct Case {
  let call: String
  let slack: Double
  let answer: () throws -> Answer

  /// - Parameters:
  ///   - call: The call as the learner would write it, with its inputs in full: see ``literal(_:)``.
  ///   - slack: How far a number may be off in its own unit, beside the tolerance: for answers that
  ///     cancel, such as a residual of 0.
  ///   - answer: The call itself. It is made several times, so it changes nothing outside itself. An
  ///     error that it throws is an answer too.
  public init<Value>(_ call: String, slack: Double = 0, answer: @escaping () throws -> Value) {
    self.call = call
    self.slack = slack
    self.answer = { Answer(takingApart: try answer()) }
  }

  /// A case of which it is promised only whether the call throws, not which error.
  public static func anyError<Value>(
    _ call: String, slack: Double = 0, answer: @escaping () throws -> Value
  ) -> Case {
    Case(call, slack: slack) {
      do { return Answer(takingApart: try answer()) } catch {
        return Answer.thrown(kind: "an error", payload: .missing, text: "an error")
      }
    }
  }

  /// A case of which nothing is promised but that the call comes back.
  public static func comesBack<Value>(
    _ call: String, answer: @escaping () throws -> Value
  ) -> Case {
    Case(call) {
      _ = try? answer()
      return Answer.anything
    }
  }

  func run() -> Answer {
    do { return try answer() } catch { return Answer(thrown: error) }
  }
}

/// What the steps of a case gave, one after the other: for a type whose state is followed.
///
/// ```swift
/// var steps = Steps()
/// var scaler = StandardScaler()
/// steps.note("fit") { try scaler.fit(training) }
/// steps.note("means", scaler.means)
/// steps.note("transform") { try scaler.transform(rows) }
/// return steps
/// ```
public struct Steps: AnswerConvertible {
  private var entries: [(key: String, value: Answer)] = []

  public init() {}

  /// Notes a value.
  ///
  /// - Parameter slack: How far its numbers may be off in their own unit, beside the tolerance.
  // A closure behind the label is a call to make, and not a value that happens to be a function.
  @_disfavoredOverload
  public mutating func note<Value>(_ label: String, _ value: Value, slack: Double = 0) {
    add(label, Answer(takingApart: value).granting(slack))
  }

  /// Notes what a call gives, or the error in its place, and goes on.
  public mutating func note<Value>(
    _ label: String, slack: Double = 0, _ call: () throws -> Value
  ) {
    do { add(label, Answer(takingApart: try call()).granting(slack)) } catch {
      add(label, Answer(thrown: error))
    }
  }

  private mutating func add(_ label: String, _ answer: Answer) {
    let before = entries.count { $0.key == label || $0.key.hasPrefix("\(label) (") }
    entries.append((before == 0 ? label : "\(label) (\(before + 1))", answer))
  }

  package var answer: Answer { .entries(entries) }
}
