/// Returns the never falling numbers that are nearest to some values, by least squares.
///
/// Of all lists that never fall, the one with the least Σ weight · (fitted - value)². Pool adjacent
/// violators: where a value is below the one before it, both become their weighted mean, and so on
/// backwards (Barlow, Bartholomew, Bremner & Brunk, *Statistical Inference under Order Restrictions*,
/// 1972).
///
/// - Parameters:
///   - values: n finite numbers, in the order in which they are not to fall. Weighted sums of them are
///     finite, too.
///   - weights: How much each counts.
/// - Returns: n numbers; none for none.
/// - Throws: ``RankingError/lengths(scores:actual:)`` when there are not as many weights as values,
///   else ``ThresholdError/weight(row:)`` for the first weight that is not finite and above 0.
/// - Complexity: O(n).
func isotonic(_ values: [Double], weights: [Double]) throws -> [Double] {
  #if SOLUTION
    guard values.count == weights.count else {
      throw RankingError.lengths(scores: values.count, actual: weights.count)
    }
    if let row = weights.firstIndex(where: { !($0 > 0 && $0 < .infinity) }) {
      throw ThresholdError.weight(row: row)
    }
  #endif
  #if MISTAKE_HIGHEST_SO_FAR
    // Feedback: highest so far
    var highest = -Double.infinity
    return values.map { value in
      highest = max(highest, value)
      return highest
    }
  #elseif MISTAKE_DOES_NOT_LOOK_BACK
    // Feedback: once more
    var blocks: [(mean: Double, weight: Double, count: Int)] = []
    for (value, weight) in zip(values, weights) {
      if let last = blocks.last, last.mean > value {
        let sum = last.weight + weight
        blocks[blocks.count - 1] = (
          (last.mean * last.weight + value * weight) / sum, sum, last.count + 1
        )
      } else {
        blocks.append((value, weight, 1))
      }
    }
    return blocks.flatMap { Array(repeating: $0.mean, count: $0.count) }
  #elseif MISTAKE_PLAIN_MEANS
    // Feedback: weights
    var blocks: [(mean: Double, weight: Double, count: Int)] = []
    for value in values {
      blocks.append((value, 1, 1))
      while blocks.count > 1, blocks[blocks.count - 2].mean > blocks[blocks.count - 1].mean {
        let (last, before) = (blocks.removeLast(), blocks.removeLast())
        let sum = last.weight + before.weight
        blocks.append(
          (
            (last.mean * last.weight + before.mean * before.weight) / sum, sum,
            last.count + before.count
          ))
      }
    }
    return blocks.flatMap { Array(repeating: $0.mean, count: $0.count) }
  #elseif RIGHT_LOWER_HULL
    // The slopes of the lower hull of the sums: what lies below every chord.
    var (x, y) = ([0.0], [0.0])
    for (value, weight) in zip(values, weights) {
      x.append(x[x.count - 1] + weight)
      y.append(y[y.count - 1] + weight * value)
    }
    var hull: [Int] = []
    for next in x.indices {
      while hull.count > 1 {
        let (a, b) = (hull[hull.count - 2], hull[hull.count - 1])
        let left: Double = (y[b] - y[a]) * (x[next] - x[b])
        let right: Double = (y[next] - y[b]) * (x[b] - x[a])
        if left < right { break }
        hull.removeLast()
      }
      hull.append(next)
    }
    var fitted: [Double] = []
    for (a, b) in zip(hull, hull.dropFirst()) {
      let slope: Double = (y[b] - y[a]) / (x[b] - x[a])
      fitted += Array(repeating: slope, count: b - a)
    }
    return fitted
  #elseif SOLUTION
    var blocks: [(mean: Double, weight: Double, count: Int)] = []
    for (value, weight) in zip(values, weights) {
      blocks.append((value, weight, 1))
      // A mean that has sunk may lie below the block before it.
      while blocks.count > 1, blocks[blocks.count - 2].mean > blocks[blocks.count - 1].mean {
        let (last, before) = (blocks.removeLast(), blocks.removeLast())
        let sum = last.weight + before.weight
        blocks.append(
          (
            (last.mean * last.weight + before.mean * before.weight) / sum, sum,
            last.count + before.count
          ))
      }
    }
    return blocks.flatMap { Array(repeating: $0.mean, count: $0.count) }
  #else
    // TODO: Keep blocks with mean, weight and count; pool the last two while they fall.
    return [.nan]
  #endif
}
