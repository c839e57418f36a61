import Comparison
import Testing

extension Tag {
  /// Marks the check of a suite that makes cases and has them compared with the solution's answers.
  @Tag public static var crossCheck: Self
}

/// Makes cases and calls the learner's code; what comes is compared with what the solution gives.
///
/// The same check runs once with the learner's files and once with the solution's. Each run writes a
/// transcript, and the runner compares them outside of both. Under `swift test` alone there is
/// nothing to compare with, and the check is skipped.
///
/// ```swift
/// @Test("On generated columns it answers as the solution does", .tags(.crossCheck))
/// func generated() {
///   crossCheck { random in
///     let column = random.column(count: random.count(0...12), missing: 0.3)
///     return Case("median(\(literal(column)))") { median(column) }
///   }
/// }
/// ```
///
/// - Parameters:
///   - tolerance: How far a number may be off. Cases that change by more when the solution rounds
///     another way are left out; with ``Comparison/Tolerance/exact``, which promises every bit, none
///     is.
///   - make: Makes one case. It calls no code of the learner's outside of the case's answer, and
///     draws all that is random from its argument.
public func crossCheck(
  within tolerance: Tolerance = .relative(1e-9), fileID: String = #fileID,
  sourceLocation: SourceLocation = #_sourceLocation, _ make: (inout CaseGenerator) -> Case
) {
  let suite = CaseOrder.suite(ofFile: fileID)
  if let order = CaseOrder.fromEnvironment[suite] {
    CrossCheckRun(order: order, tolerance: tolerance).write(make)
  } else if CaseOrder.comparesWithItself {
    for index in 0..<200 {
      let answers = (0..<2).map { _ in
        var generator = CaseGenerator(seed: 1, index: index)
        let item = make(&generator)
        return (item.call, item.run().transcript)
      }
      guard answers[0] == answers[1] else {
        Issue.record(
          "the same case gives \(answers[0]) and then \(answers[1])",
          sourceLocation: sourceLocation)
        return
      }
    }
  }
}

extension Answer {
  /// As it stands in a transcript.
  fileprivate var transcript: String {
    var text = ""
    write(to: &text)
    return text
  }
}
