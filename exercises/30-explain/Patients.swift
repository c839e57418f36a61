import LessonKit

/// The diabetes patients on the course's split: the first fifth of a seeded permutation is kept apart.
struct Patients {
  /// The columns, in the order of the rows' numbers.
  let names: [String]
  let train: [[Double]]
  let trainTargets: [Double]
  let test: [[Double]]
  let testTargets: [Double]

  /// Reads some of the columns: 353 patients to learn from, in the order of the permutation, and 89.
  init(_ names: [String] = allNames) throws {
    let table = try Table(named: "diabetes")
    var generator = SplitMix64(seed: 42)
    let order = generator.shuffledIndices(count: table.rowCount)
    let apart = (table.rowCount + 4) / 5
    let (other, learnt) = (
      table.selecting(rows: Array(order[..<apart])), table.selecting(rows: Array(order[apart...]))
    )
    self.names = names
    train = try learnt.matrix(names).rows
    trainTargets = try learnt.completeNumbers("target")
    test = try other.matrix(names).rows
    testTargets = try other.completeNumbers("target")
  }

  static let allNames = ["age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"]

  /// Least squares on all training patients.
  ///
  /// - Returns: The intercept, then a weight for each column.
  func leastSquares() throws -> [Double] {
    try Matrix(rows: train).addingIntercept().leastSquares(trainTargets)
  }

  /// The linear model of these coefficients.
  static func linear(_ coefficients: [Double]) -> Model {
    { row in
      var total = coefficients[0]
      for (index, number) in row.enumerated() { total += coefficients[index + 1] * number }
      return total
    }
  }

  /// A regression tree of at most three questions, with 20 patients or more in each leaf.
  func tree() -> Model {
    let root = RegressionTree(train, trainTargets, depth: 3, minLeaf: 20)
    return { root.predict($0) }
  }

  /// The mean squared error of a model on the patients that it has not seen.
  func testError(_ model: Model) -> Double {
    zip(test, testTargets).reduce(0) { $0 + square(model($1.0) - $1.1) } / Double(test.count)
  }
}

private func square(_ number: Double) -> Double { number * number }

/// A tree that predicts the mean of a leaf, grown by the least sum of squared errors.
///
/// Thresholds lie halfway between neighbouring values; ties go to the first column, then to the lowest
/// threshold. At most the threshold goes left.
indirect enum RegressionTree {
  case leaf(Double)
  case question(feature: Int, threshold: Double, left: RegressionTree, right: RegressionTree)

  init(_ rows: [[Double]], _ targets: [Double], depth: Int, minLeaf: Int) {
    let mean = targets.reduce(0, +) / Double(targets.count)
    self = .leaf(mean)
    guard depth > 0 else { return }
    var best: (gain: Double, feature: Int, threshold: Double)?
    for feature in rows[0].indices {
      let column = rows.map { $0[feature] }
      let order = column.indices.sorted { column[$0] < column[$1] }
      // With sums of deviations from the mean, less error is left by more of sum² / count.
      var sum = 0.0
      for place in 0..<(order.count - 1) {
        sum += targets[order[place]] - mean
        let (low, high) = (column[order[place]], column[order[place + 1]])
        let (left, right) = (place + 1, order.count - place - 1)
        guard low < high, left >= minLeaf, right >= minLeaf else { continue }
        let gain = sum * sum / Double(left) + sum * sum / Double(right)
        if gain > best?.gain ?? 0 { best = (gain, feature, (low + high) / 2) }
      }
    }
    guard let best else { return }
    func part(_ isLeft: Bool) -> RegressionTree {
      let places = rows.indices.filter { (rows[$0][best.feature] <= best.threshold) == isLeft }
      return RegressionTree(
        places.map { rows[$0] }, places.map { targets[$0] }, depth: depth - 1, minLeaf: minLeaf)
    }
    self = .question(
      feature: best.feature, threshold: best.threshold, left: part(true), right: part(false))
  }

  func predict(_ row: [Double]) -> Double {
    switch self {
    case .leaf(let mean): mean
    case .question(let feature, let threshold, let left, let right):
      (row[feature] <= threshold ? left : right).predict(row)
    }
  }
}
