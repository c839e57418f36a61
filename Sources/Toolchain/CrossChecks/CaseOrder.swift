import Course
import Foundation
import Grading

/// The generated cases that one exercise is asked to answer.
package struct CaseOrder: Sendable, Equatable {
  package let exercise: Exercise

  /// What the cases are made from.
  package var seed: UInt64

  /// The number of the first case, and how many follow from there.
  package var first = 0
  package var count: Int

  /// As the program reads it: `MedianTests 4711 0 200`.
  var line: String { "\(exercise.suiteModule) \(seed) \(first) \(count)" }
}

/// Which cross-checks of a grading are run, and on how many cases.
package struct CaseRequest: Sendable, Equatable {
  package enum Time: Sendable, Equatable {
    /// Only for exercises whose other checks all pass: whoever has a failed check has enough to do.
    case afterTheSuite

    /// For exercises of which any other check passes: for a mark that is no higher than the share of
    /// cases that agree.
    case whereAnyPasses
    case always
    case never
  }

  package var time: Time

  /// What the cases are made from; `nil` takes it from the bytes of each exercise's file, so that
  /// the same text has the same verdict and another text meets other cases.
  package var seed: UInt64?
  package var count: Int

  package init(time: Time = .afterTheSuite, seed: UInt64? = nil, count: Int = 200) {
    self.time = time
    self.seed = seed
    self.count = count
  }

  func order(for exercise: Exercise, text: String) -> CaseOrder {
    CaseOrder(
      exercise: exercise, seed: seed ?? Fingerprint(Data(text.utf8)).number, count: count)
  }
}
