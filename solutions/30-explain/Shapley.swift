/// Why a model predicts what it does for one row, compared with a background.
struct Attribution: Equatable {
  /// The mean prediction for the background.
  var base: Double

  /// What each feature of the row adds to it; base and parts together are the row's prediction.
  var parts: [Double]
}

/// Shares a prediction out among the features of its row, by Shapley's rule.
///
/// A set S of features has the value v(S), the mean prediction for the background rows when their
/// features in S are replaced by the row's. Feature j gets, summed over all sets S without j,
/// |S|! (d - |S| - 1)! / d! · (v(S and j) - v(S)). (Lloyd Shapley, *A Value for n-Person Games*, 1953;
/// for models: Lundberg & Lee, *A Unified Approach to Interpreting Model Predictions*, 2017.)
///
/// - Parameters:
///   - model: Is called at most 2ᵈ⁺¹ times for each background row.
///   - row: The row to explain, d numbers; d is at most 12.
///   - background: The rows to compare with, each of d numbers.
/// - Returns: v of the empty set, and a part for each feature; no parts for a row without any.
/// - Throws: ``ExplainError/noRows`` without a background, else ``ExplainError/widths(row:background:)``
///   for the first background row that is longer or shorter than `row`.
func shapley(of model: Model, row: [Double], background: [[Double]]) throws -> Attribution {
  #if SOLUTION
    guard !background.isEmpty else { throw ExplainError.noRows }
    if let other = background.first(where: { $0.count != row.count }) {
      throw ExplainError.widths(row: row.count, background: other.count)
    }
    let count = row.count
  #endif
  #if MISTAKE_BACKGROUND_OF_ZEROS
    // Feedback: zeros
    let others = [[Double](repeating: 0, count: count)]
  #elseif MISTAKE_MEAN_BACKGROUND
    // Feedback: mean row
    let others = [
      row.indices.map { column in
        background.reduce(0) { $0 + $1[column] } / Double(background.count)
      }
    ]
  #elseif SOLUTION
    let others = background
  #endif
  #if SOLUTION
    // Bit j of a set's number says whether feature j is in it.
    let values: [Double] = (0..<(1 << count)).map { set in
      let total = others.reduce(0.0) { sum, other in
        sum + model(row.indices.map { set >> $0 & 1 == 1 ? row[$0] : other[$0] })
      }
      return total / Double(others.count)
    }
  #endif
  #if MISTAKE_ONE_ORDER
    // Feedback: order of the columns
    return Attribution(
      base: values[0],
      parts: row.indices.map { values[(2 << $0) - 1] - values[(1 << $0) - 1] })
  #elseif MISTAKE_TAKES_ONE_AWAY
    // Feedback: taken away
    return Attribution(
      base: values[0],
      parts: row.indices.map { values[values.count - 1] - values[values.count - 1 - (1 << $0)] })
  #elseif MISTAKE_ONE_BY_ITSELF
    // Feedback: with no other
    return Attribution(base: values[0], parts: row.indices.map { values[1 << $0] - values[0] })
  #elseif MISTAKE_EQUAL_WEIGHTS
    // Feedback: each set
    return Attribution(
      base: values[0],
      parts: row.indices.map { feature in
        let sets = values.indices.filter { $0 >> feature & 1 == 0 }
        let sum = sets.reduce(0) { $0 + values[$1 | 1 << feature] - values[$1] }
        return sum / Double(sets.count)
      })
  #elseif RIGHT_SHARES_THE_SURPLUS
    // What a set brings beyond all smaller sets in it, shared equally among its features.
    var surplus = values
    for feature in row.indices {
      for set in surplus.indices where set >> feature & 1 == 1 {
        surplus[set] -= surplus[set ^ 1 << feature]
      }
    }
    return Attribution(
      base: values[0],
      parts: row.indices.map { feature in
        surplus.indices.filter { $0 >> feature & 1 == 1 }.reduce(0.0) {
          $0 + surplus[$1] / Double($1.nonzeroBitCount)
        }
      })
  #elseif SOLUTION
    let factorials = (0...count).reduce(into: [1.0]) { $0.append($0[$1] * Double($1 + 1)) }
    var parts = [Double](repeating: 0, count: count)
    for set in values.indices {
      let size = set.nonzeroBitCount
      for feature in row.indices where set >> feature & 1 == 0 {
        let weight = factorials[size] * factorials[count - size - 1] / factorials[count]
        parts[feature] += weight * (values[set | 1 << feature] - values[set])
      }
    }
    return Attribution(base: values[0], parts: parts)
  #else
    // TODO: Refuse; the value of each set of features once; then each feature's part.
    return Attribution(base: .nan, parts: [])
  #endif
}
