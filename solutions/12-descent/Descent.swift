import LessonKit

/// What the functions of this lesson refuse.
enum DescentError: Error, Equatable {
  /// There are no rows, and the mean over none is no number.
  case noRows

  /// There are not as many target values as rows.
  case lengths(rows: Int, values: Int)

  /// There is not one weight for each column.
  case weights(expected: Int, found: Int)

  /// After this step, counted from 1, a weight had left the range of ±``bound``.
  case diverged(step: Int)

  /// A weight beyond it, or one that is not a number, comes back from nowhere.
  static let bound = 1e100
}

/// Refuses rows, targets and weights that do not go together.
///
/// - Throws: ``DescentError/noRows``, else ``DescentError/lengths(rows:values:)``, else
///   ``DescentError/weights(expected:found:)``.
func requireShapes(_ weights: [Double], _ features: Matrix, _ target: [Double]) throws {
  guard features.rowCount > 0 else { throw DescentError.noRows }
  guard target.count == features.rowCount else {
    throw DescentError.lengths(rows: features.rowCount, values: target.count)
  }
  guard weights.count == features.columnCount else {
    throw DescentError.weights(expected: features.columnCount, found: weights.count)
  }
}

/// Refuses weights that have left the valley.
///
/// - Parameter step: The step that they come from, counted from 1.
/// - Throws: ``DescentError/diverged(step:)`` where one is not a number, or its absolute value is above
///   ``DescentError/bound``.
func requireNear(_ weights: [Double], after step: Int) throws {
  guard weights.allSatisfy({ abs($0) <= DescentError.bound }) else {
    throw DescentError.diverged(step: step)
  }
}

/// Returns the mean of the squared residuals, in the target's unit squared.
///
/// A row is answered with the sum of weight times feature.
///
/// - Throws: What ``requireShapes(_:_:_:)`` refuses.
func meanSquaredError(
  _ weights: [Double], _ features: Matrix, _ target: [Double]
) throws -> Double {
  try requireShapes(weights, features, target)
  let answers = try features.times(weights)
  let squares = zip(answers, target).map { ($0 - $1) * ($0 - $1) }
  return squares.reduce(0, +) / Double(target.count)
}
