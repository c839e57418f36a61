import LessonKit

/// What a ``OneHot`` refuses.
enum OneHotError: Error, Equatable {
  /// There is not one known value to learn levels from.
  case noLevels

  /// It was asked to encode before it was fitted.
  case notFitted
}

/// Encodes a column of categories as one column of 0 and 1 for each level.
///
/// A level is a value that a category takes: `UA` is one of `carrier`. Which levels there are, and
/// which column belongs to which, is learnt once, on the training rows, and never changes after.
struct OneHot {
  /// The levels that it was fitted on, each once, ascending as Swift's `<` orders texts; empty
  /// before a fit. The level at place j belongs to column j.
  private(set) var levels: [String] = []

  /// Learns the levels, and forgets those learnt before.
  ///
  /// - Parameter column: The training rows; `nil` marks a missing value, which is no level. An empty
  ///   text is one.
  /// - Throws: ``OneHotError/noLevels`` when no value is known. What was learnt before stays then.
  mutating func fit(_ column: [String?]) throws {
    // TODO: Remember each known value once, in order; refuse a column without any.
  }

  /// Returns a row for each value and a column for each of ``levels``: 1 in the column of the value's
  /// level, 0 in all others.
  ///
  /// - Parameter column: Any rows, in any number. A value that is missing, or whose level was not
  ///   there when it was fitted, gets a row of zeros; see ``unseen(_:)``.
  /// - Returns: A matrix of `column.count` x `levels.count`.
  /// - Throws: ``OneHotError/notFitted`` before a fit.
  func transform(_ column: [String?]) throws -> Matrix {
    // TODO: Refuse it before a fit. Then mark the column of each known level.
    return Matrix(rowCount: 0, columnCount: 0)
  }

  /// Returns the values that are not among ``levels``, each once, ascending.
  ///
  /// - Parameter column: Any rows; missing values are not reported.
  func unseen(_ column: [String?]) -> [String] {
    // TODO: Collect what no level stands for.
    return ["not yet"]
  }
}
