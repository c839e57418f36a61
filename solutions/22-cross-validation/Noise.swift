import LessonKit

/// A hundred rows of a thousand features, drawn at random, and a label that alternates: there is
/// nothing to learn.
struct Noise {
  /// A column for each feature.
  let columns: [[Double]]
  let labels: [Int]

  init() {
    var generator = SplitMix64(seed: 2024)
    var columns = Array(repeating: Array(repeating: 0.0, count: 100), count: 1000)
    for row in 0..<100 {
      for feature in 0..<1000 { columns[feature][row] = generator.unitInterval() }
    }
    self.columns = columns
    labels = (0..<100).map { $0 % 2 }
  }

  /// The features that correlate most with the label in these rows, the first of ties first.
  func best(_ count: Int, in rows: [Int]) -> [Int] {
    let n = Double(rows.count)
    let mean = rows.reduce(0.0) { $0 + Double(labels[$1]) } / n
    var weights = Array(repeating: 0.0, count: labels.count)
    for row in rows { weights[row] = Double(labels[row]) - mean }
    let sizes = columns.map { column -> Double in
      var (sum, square, product) = (0.0, 0.0, 0.0)
      for row in rows {
        let value = column[row]
        sum += value
        square += value * value
        product += value * weights[row]
      }
      return abs(product) / (square - sum * sum / n).squareRoot()
    }
    return Array(sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }.prefix(count))
  }

  /// How many test rows the nearest of two class means, by these features, gets wrong.
  func wrong(_ features: [Int], train: [Int], test: [Int]) -> Double {
    var distances = Array(repeating: [0.0, 0.0], count: labels.count)
    for feature in features {
      let column = columns[feature]
      var (sums, counts) = ([0.0, 0.0], [0.0, 0.0])
      for row in train {
        sums[labels[row]] += column[row]
        counts[labels[row]] += 1
      }
      let means = [sums[0] / max(1, counts[0]), sums[1] / max(1, counts[1])]
      for row in test {
        for label in 0...1 {
          distances[row][label] += (column[row] - means[label]) * (column[row] - means[label])
        }
      }
    }
    return Double(test.count { (distances[$0][1] < distances[$0][0] ? 1 : 0) != labels[$0] })
  }
}
