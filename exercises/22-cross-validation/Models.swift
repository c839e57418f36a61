import LessonKit

/// The rows 0 ..< `count` in the order of a seed, cut into k blocks of neighbours that differ by one
/// row at the most: the parts of every search on the page.
func shuffledParts(_ count: Int, _ k: Int, seed: UInt64 = 42) -> [[Int]] {
  var generator = SplitMix64(seed: seed)
  let order = generator.shuffledIndices(count: count)
  let starts = (0...k).map { count / k * $0 + min($0, count % k) }
  return zip(starts, starts.dropFirst()).map { Array(order[$0..<$1]) }
}

/// The share of test rows that have the label of the nearest training row, the first of several.
func nearestAccuracy(_ features: Matrix, _ labels: [Int], _ fold: Fold) -> Double {
  let rows = features.rows
  let right = fold.test.count { row in
    var (nearest, least) = (-1, Double.infinity)
    for other in fold.train {
      var square = 0.0
      for column in 0..<features.columnCount {
        let difference = rows[row][column] - rows[other][column]
        square += difference * difference
      }
      if square < least { (nearest, least) = (other, square) }
    }
    return nearest >= 0 && labels[nearest] == labels[row]
  }
  return Double(right) / Double(fold.test.count)
}

/// The mean squared error of a ridge regression on the test rows. Scaler and model see the training
/// rows alone.
///
/// The columns have the mean 0 there, so the intercept is the mean of the target, and λ on the diagonal
/// keeps the normal equations well conditioned.
func ridgeError(
  _ features: Matrix, _ target: [Double], _ lambda: Double, train: [Int], test: [Int]
) throws -> Double {
  var scaler = StandardScaler()
  let rows = features.selecting(rows: train)
  try scaler.fit(rows)
  let scaled = try scaler.transform(rows)
  let mean = train.reduce(0.0) { $0 + target[$1] } / Double(train.count)
  var gram = try scaled.transposed.times(scaled)
  for place in 0..<gram.rowCount { gram[place, place] += lambda }
  let right = try scaled.transposed.times(train.map { target[$0] - mean })
  let slopes = try HouseholderQR(gram).solve(right)
  let guesses = try scaler.transform(features.selecting(rows: test)).times(slopes)
  let misses = zip(guesses, test).map { $0 + mean - target[$1] }
  return misses.reduce(0) { $0 + $1 * $1 } / Double(test.count)
}
