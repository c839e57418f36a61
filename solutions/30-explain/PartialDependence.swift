/// Returns what a model predicts on average when one column is set to each of some values.
///
/// For each value of the grid, that column is set to it in every row, the others stay as they are, and
/// the predictions for all rows are averaged. (Friedman, *Greedy Function Approximation: A Gradient
/// Boosting Machine*, Annals of Statistics 29, 2001, section 8.2.)
///
/// - Parameters:
///   - model: Is called for rows that exist, and for rows that do not.
///   - feature: The number of the column, from 0.
///   - grid: The values that the column is set to, in any order; they need not occur in the rows.
///   - rows: The rows to average over, all equally long.
/// - Returns: One average for each value of the grid, in its order and in the target's unit.
/// - Throws: ``ExplainError/noRows``, else ``ExplainError/noFeature(_:)`` when the rows have no such
///   column; also when the grid is empty.
func partialDependence(
  of model: Model, feature: Int, at grid: [Double], rows: [[Double]]
) throws -> [Double] {
  #if SOLUTION
    guard let width = rows.first?.count else { throw ExplainError.noRows }
    guard (0..<width).contains(feature) else { throw ExplainError.noFeature(feature) }
  #endif
  #if RIGHT_ROW_BY_ROW
    var curve = [Double](repeating: 0, count: grid.count)
  #elseif SOLUTION
    let count = Double(rows.count)
  #endif
  #if MISTAKE_MEAN_ROW
    // Feedback: mean row
    var mean = (0..<width).map { column in rows.reduce(0) { $0 + $1[column] } / count }
    return grid.map { value in
      mean[feature] = value
      return model(mean)
    }
  #elseif MISTAKE_ONLY_SUCH_ROWS
    // Feedback: differ in other columns
    return grid.map { value in
      let such = rows.filter { $0[feature] == value }
      return such.reduce(0) { $0 + model($1) } / Double(such.count)
    }
  #elseif MISTAKE_CENTRES_THE_CURVE
    // Feedback: taken off
    let usual = rows.reduce(0) { $0 + model($1) } / count
    return grid.map { value in
      let total = rows.reduce(0.0) { sum, row in
        var changed = row
        changed[feature] = value
        return sum + model(changed)
      }
      return total / count - usual
    }
  #elseif MISTAKE_FIRST_ROW
    // Feedback: a single row
    return grid.map { value in
      var changed = rows[0]
      changed[feature] = value
      return model(changed)
    }
  #elseif RIGHT_ROW_BY_ROW
    // A running mean of the rows' own curves.
    for (index, row) in rows.enumerated() {
      var changed = row
      for (place, value) in grid.enumerated() {
        changed[feature] = value
        curve[place] += (model(changed) - curve[place]) / Double(index + 1)
      }
    }
    return curve
  #elseif SOLUTION
    return grid.map { value in
      let total = rows.reduce(0.0) { sum, row in
        var changed = row
        changed[feature] = value
        return sum + model(changed)
      }
      return total / count
    }
  #else
    // TODO: Refuse. For each value of the grid, change the column in every row, and average.
    return [.nan]
  #endif
}
