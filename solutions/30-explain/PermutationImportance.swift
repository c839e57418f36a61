import LessonKit

/// Measures how much a model's error rises when some columns are shuffled.
///
/// For each seed, `SplitMix64(seed:)` gives the indices of all rows in random order, by
/// `shuffledIndices(count:)`; row i takes the numbers of these columns from row order[i] of the rows
/// as they came, and keeps the rest. All columns that are named move together, in the same order.
/// (Breiman, *Random Forests*, Machine Learning 45, 2001, section 10, for one column.)
///
/// - Parameters:
///   - model: Is called for rows that exist, and for rows that do not.
///   - features: The numbers of the columns, from 0; at least one, each once.
///   - rows: The rows to measure on, all equally long.
///   - targets: The true value of each row.
///   - seeds: One for each repetition; at least one.
/// - Returns: The mean squared error on shuffled rows, averaged over the seeds, minus that on the rows
///   as they are. It is in squared units of the target, and may be negative.
/// - Throws: ``ExplainError/lengths(rows:targets:)``, else ``ExplainError/noRows``, else
///   ``ExplainError/noFeature(_:)`` for the first column that the rows do not have.
func permutationImportance(
  of model: Model, features: [Int], rows: [[Double]], targets: [Double], seeds: [UInt64]
) throws -> Double {
  #if SOLUTION
    guard rows.count == targets.count else {
      throw ExplainError.lengths(rows: rows.count, targets: targets.count)
    }
    guard let width = rows.first?.count else { throw ExplainError.noRows }
    if let feature = features.first(where: { !(0..<width).contains($0) }) {
      throw ExplainError.noFeature(feature)
    }
    func meanSquaredError(_ rows: [[Double]]) -> Double {
      let squares = zip(rows, targets).map { row, target in
        let error = model(row) - target
        return error * error
      }
      return squares.reduce(0, +) / Double(squares.count)
    }
  #endif
  #if MISTAKE_GIVES_THE_ERROR
    // Feedback: as they are
    let usual = 0.0
  #elseif RIGHT_COLUMN_BY_COLUMN
    let share = 1 / Double(rows.count * seeds.count)
  #elseif SOLUTION
    let usual = meanSquaredError(rows)
  #endif
  #if MISTAKE_EACH_ALONE
    // Feedback: by itself
    return try features.reduce(0.0) { sum, feature in
      var total = 0.0
      for seed in seeds {
        var generator = SplitMix64(seed: seed)
        var shuffled = rows
        for (index, source) in generator.shuffledIndices(count: rows.count).enumerated() {
          shuffled[index][feature] = rows[source][feature]
        }
        total += meanSquaredError(shuffled) - usual
      }
      return sum + total / Double(seeds.count)
    }
  #elseif MISTAKE_KEEPS_SHUFFLING
    // Feedback: shuffled already
    var total = 0.0
    var shuffled = rows
    for seed in seeds {
      var generator = SplitMix64(seed: seed)
      let last = shuffled
      for (index, source) in generator.shuffledIndices(count: rows.count).enumerated() {
        for feature in features { shuffled[index][feature] = last[source][feature] }
      }
      total += meanSquaredError(shuffled) - usual
    }
    return total / Double(seeds.count)
  #elseif MISTAKE_SHUFFLES_THE_TARGETS
    // Feedback: targets
    var total = 0.0
    for seed in seeds {
      var generator = SplitMix64(seed: seed)
      let order = generator.shuffledIndices(count: rows.count)
      let squares = rows.indices.map { index in
        let error = model(rows[index]) - targets[order[index]]
        return error * error
      }
      total += squares.reduce(0, +) / Double(squares.count) - usual
    }
    return total / Double(seeds.count)
  #elseif MISTAKE_PUTS_WHERE_IT_TAKES
    // Feedback: where each row takes
    var total = 0.0
    for seed in seeds {
      var generator = SplitMix64(seed: seed)
      var shuffled = rows
      for (index, source) in generator.shuffledIndices(count: rows.count).enumerated() {
        for feature in features { shuffled[source][feature] = rows[index][feature] }
      }
      total += meanSquaredError(shuffled) - usual
    }
    return total / Double(seeds.count)
  #elseif MISTAKE_TURNED_ROUND
    // Feedback: sign
    var total = 0.0
    for seed in seeds {
      var generator = SplitMix64(seed: seed)
      var shuffled = rows
      for (index, source) in generator.shuffledIndices(count: rows.count).enumerated() {
        for feature in features { shuffled[index][feature] = rows[source][feature] }
      }
      total += usual - meanSquaredError(shuffled)
    }
    return total / Double(seeds.count)
  #elseif RIGHT_COLUMN_BY_COLUMN
    // The columns turned and turned back, and the rise added up row by row.
    var rise = 0.0
    for seed in seeds {
      var generator = SplitMix64(seed: seed)
      let order = generator.shuffledIndices(count: rows.count)
      var columns = (0..<width).map { column in rows.map { $0[column] } }
      for feature in features {
        let column = columns[feature]
        columns[feature] = order.map { column[$0] }
      }
      for index in rows.indices {
        let (before, after) = (model(rows[index]), model(columns.map { $0[index] }))
        rise += (after - before) * (after + before - 2 * targets[index])
      }
    }
    return rise * share
  #elseif SOLUTION
    var total = 0.0
    for seed in seeds {
      var generator = SplitMix64(seed: seed)
      var shuffled = rows
      for (index, source) in generator.shuffledIndices(count: rows.count).enumerated() {
        for feature in features { shuffled[index][feature] = rows[source][feature] }
      }
      total += meanSquaredError(shuffled)
    }
    return total / Double(seeds.count) - usual
  #else
    // TODO: Refuse; the error as it is; for each seed the error on shuffled columns.
    return .nan
  #endif
}
