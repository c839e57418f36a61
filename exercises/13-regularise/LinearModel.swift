// Given: 11-least-squares/LinearModel, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

import LessonKit

/// A number predicted from several: ŷ = intercept + Σ coefficient · feature.
struct LinearModel: Equatable {
  /// The prediction where every feature is 0, in the target's unit.
  var intercept: Double

  /// How much the prediction grows when one feature grows by 1 and the others stay, one for each
  /// feature, in target units per unit of that feature.
  var coefficients: [Double]

  /// Returns the prediction for each row.
  ///
  /// - Parameter features: n rows by d features, in the order of ``coefficients``.
  /// - Returns: n predictions in the target's unit; none for no rows.
  /// - Throws: ``RegressionError/featureCount(expected:found:)`` when d is not the number of
  ///   coefficients, with rows or without.
  func predict(_ features: Matrix) throws -> [Double] {
    guard features.columnCount == coefficients.count else {
      throw RegressionError.featureCount(
        expected: coefficients.count, found: features.columnCount)
    }
    return features.rows.map { row in
      let products = zip(coefficients, row).map(*)
      return products.reduce(intercept, +)
    }
  }
}
