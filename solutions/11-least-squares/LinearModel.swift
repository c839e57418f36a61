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
    #if MISTAKE_IGNORES_THE_WIDTH
      // Feedback: zip stops
    #elseif SOLUTION
      guard features.columnCount == coefficients.count else {
        throw RegressionError.featureCount(
          expected: coefficients.count, found: features.columnCount)
      }
    #endif
    #if MISTAKE_FORGETS_THE_INTERCEPT
      // Feedback: without the intercept
      return features.rows.map { row in
        zip(coefficients, row).reduce(0) { $0 + $1.0 * $1.1 }
      }
    #elseif MISTAKE_SHIFTED_BY_ONE
      // Feedback: one place to the right
      return features.rows.map { row in
        zip([intercept] + coefficients, row).reduce(0) { $0 + $1.0 * $1.1 }
      }
    #elseif RIGHT_TIMES_THE_DESIGN
      return try features.addingIntercept().times([intercept] + coefficients)
    #elseif SOLUTION
      return features.rows.map { row in
        let products = zip(coefficients, row).map(*)  // equivalent(arguments): x · y is y · x
        return products.reduce(intercept, +)
      }
    #else
      // TODO: Refuse the wrong number of features. Then add up, row by row.
      return [.nan]
    #endif
  }
}
