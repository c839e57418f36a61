import LessonKit
import LessonTesting
import Testing

@testable import ScalingAndPipelinesLesson

private let sampleDeviation = Mistake(
  "SAMPLE_DEVIATION",
  "It looks as if the squares were divided by n - 1. The scale is the population standard deviation, "
    + "as in scikit-learn: the rows are described, not a population that they were drawn from.")
private let dividesByVariance = Mistake(
  "DIVIDES_BY_VARIANCE",
  "It looks as if the scale is the variance. That is in squared units; its square root is in the "
    + "column's own.")
private let subtractsSquares = Mistake(
  "SUBTRACTS_SQUARES",
  "It looks as if the square of the mean was subtracted from the mean square. Far from 0 both are huge "
    + "and nearly equal, and of their difference nothing is left. Subtract the mean first.")
private let constantDividedByZero = Mistake(
  "CONSTANT_DIVIDED_BY_ZERO",
  "A column whose values are all equal was divided by 0, its deviation. Then one column that says "
    + "nothing makes every row unusable.")
private let roundingTakenForSpread = Mistake(
  "ROUNDING_TAKEN_FOR_SPREAD",
  "The values are all equal, and their deviation came out as a rounding error, which is not 0. Divided "
    + "by it, the rounding looks like data. Ask the values whether they are equal.")
private let transformRefits = Mistake(
  "TRANSFORM_REFITS",
  "It looks as if these rows were scaled by their own mean and deviation. The rows at hand teach "
    + "nothing: use what fit learnt.")
private let doesNotCentre = Mistake(
  "DOES_NOT_CENTRE",
  "It looks as if the values were divided but not moved: the mean of the column is missing.")
private let smallTakenForFlat = Mistake(
  "SMALL_TAKEN_FOR_FLAT",
  "It looks as if a small deviation was taken for none. How small a number is depends on the unit, and "
    + "in a larger unit every column has a small one. Ask the values whether they are equal.")

private let forgetsWhenRefused = Mistake(
  "FORGETS_WHEN_REFUSED",
  "A fit that was refused has changed what was known: half of a fit is worse than none. Look at all rows "
    + "before you store anything.")

@Suite("Standard scaler", .exercise("09-scaling-and-pipelines/StandardScaler"))
struct StandardScalerSuite {
  @Test("A value becomes its distance from the mean, in standard deviations")
  func byHand() {
    // The mean of 2, 4, 6, 8 is 5; the squared distances 9, 1, 1, 9 have the mean 5.
    check(
      "fit([[2], [4], [6], [8]]): means and scales",
      try learnt([[2], [4], [6], [8]]), is: [[5], [root(5)]], within: .relative(1e-12),
      mistakes: [
        sampleDeviation.gives([[5], [root(20.0 / 3)]]),
        dividesByVariance.gives([[5], [5]]),
      ])
    check(
      "transform([[5], [10]]) after fit([[2], [4], [6], [8]])",
      try scaled([[5], [10]], fittedOn: [[2], [4], [6], [8]]), is: [[0], [root(5)]],
      within: .absolute(1e-12),
      mistakes: [
        doesNotCentre.gives([[root(5)], [2 * root(5)]]),
        transformRefits.gives([[-1], [1]]), dividesByVariance.gives([[0], [1]]),
        sampleDeviation.gives([[0], [5 / root(20.0 / 3)]]),
        .named(
          "DIVIDES_THE_MEAN_ALONE", gives: [[5 - root(5)], [10 - root(5)]],
          "It looks as if only the mean was divided. Division comes before subtraction, unless "
            + "parentheses say otherwise."),
      ])
  }

  @Test("Each column has a mean and a scale of its own")
  func columns() {
    let rows: [[Double]] = [[1, 100, -2], [3, 500, -2], [5, 300, 4]]
    check(
      "fit([[1, 100, -2], [3, 500, -2], [5, 300, 4]]): means and scales", try learnt(rows),
      is: [[3, 300, 0], [root(8.0 / 3), root(80000.0 / 3), root(8)]],
      within: .relative(1e-12),
      mistakes: [
        sampleDeviation.gives([[3, 300, 0], [2, 200, root(12)]]),
        dividesByVariance.gives([[3, 300, 0], [8.0 / 3, 80000.0 / 3, 8]]),
      ])
  }

  @Test("The scaled training rows have mean 0 and standard deviation 1 in every column")
  func standardised() {
    let rows: [[Double]] = [[1, 0.002], [4, 0.001], [4, 0.007], [-3, 0.004], [9, 0.004]]
    // Rounding alone is in the way of 0 and 1, and it is below 1e-12 for numbers such as these.
    check(
      "transform(rows) after fit(rows): the mean and the deviation of each column",
      try Matrix(rows: scaled(rows, fittedOn: rows)).columns.map(meanAndDeviation),
      is: [[0, 1], [0, 1]], within: .absolute(1e-12),
      mistakes: [
        sampleDeviation.gives([[0, root(0.8)], [0, root(0.8)]]),
        doesNotCentre.when { $0.count == 2 && abs($0[0][1] - 1) < 1e-9 && abs($0[0][0]) > 0.1 },
      ])
  }

  @Test("The unit of a column makes no difference to what comes out")
  func units() {
    let metres: [[Double]] = [[1.62], [1.75], [1.91]]
    let feet = metres.map { [$0[0] / 0.3048] }
    check(
      "transform(feet) after fit(feet), with the lengths 1.62 m, 1.75 m and 1.91 m",
      try scaled(feet, fittedOn: feet),
      // NumPy: (x - x.mean()) / x.std() in metres.
      is: [[-1.1804087973706197], [-0.08431491409790154], [1.2647237114685213]],
      within: .absolute(1e-9))
    // The same lengths in units of 2 to the 50th metres, which changes no digit of them.
    let huge = metres.map { [$0[0] * 0x1p-50] }
    check(
      "transform(lengths) after fit(lengths), the same in a unit 2^50 times as long",
      try scaled(huge, fittedOn: huge),
      is: [[-1.1804087973706197], [-0.08431491409790154], [1.2647237114685213]],
      within: .absolute(1e-9),
      mistakes: [smallTakenForFlat.when { $0.allSatisfy { $0.allSatisfy { abs($0) < 1e-6 } } }])
  }

  @Test("Values far from 0 keep their spread")
  func farFromZero() {
    // Whole numbers below 2 to the 53rd are exact: the distances are -1501, -500, 1502 and 499. A mean
    // that grows value by value (Welford) ends up to 1/64 off here, and its scale 2e-6 of itself; of
    // the difference of the squares nothing is left, so 1e-5 tells them apart.
    check(
      "fit([[1e14], [1e14 + 1001], [1e14 + 3003], [1e14 + 2000]]): scales",
      try learnt([[1e14], [1e14 + 1001], [1e14 + 3003], [1e14 + 2000]])[1],
      is: [root(1252001.5)], within: .relative(1e-5),
      mistakes: [
        sampleDeviation.gives([root(5008006.0 / 3)]), dividesByVariance.gives([1252001.5]),
        // A root of a negative number, 0, or of a multiple of what is lost of a square of 1e14.
        subtractsSquares.when { $0.contains { !(1...1.2e6).contains($0) && $0 != 1252001.5 } },
      ])
    // Here the mean ends in two thirds, which binary rounds: a square of it is off by a hundred.
    check(
      "fit([[1e9], [1e9 + 1], [1e9 + 1]]): scales",
      try learnt([[1e9], [1e9 + 1], [1e9 + 1]])[1], is: [root(2.0 / 9)], within: .relative(1e-5),
      mistakes: [
        sampleDeviation.gives([root(1.0 / 3)]), dividesByVariance.gives([2.0 / 9]),
        subtractsSquares.when { $0.contains { !(0.2...0.6).contains($0) } },
      ])
  }

  @Test("Any rows are scaled by what was learnt: one at a time, none, or what is not finite")
  func oneByOne() {
    let rows: [[Double]] = [[7, 0], [-1, 3], [3, 1]]
    check(
      "transform, called for each row of [[7, 0], [-1, 3], [3, 1]]",
      try rows.flatMap { try scaled([$0], fittedOn: [[1, 1], [5, 3]]) },
      is: [[2, -2], [-2, 1], [0, -1]], within: .absolute(1e-12),
      mistakes: [transformRefits.gives([[0, 0], [0, 0], [0, 0]])])
    check(
      "transform(no rows of 2 columns) after fit([[1, 1], [5, 3]]): the shape",
      try fitted(Matrix(rows: [[1, 1], [5, 3]])).transform(Matrix(rowCount: 0, columnCount: 2))
        .shape,
      is: "0 x 2",
      mistakes: [
        .named(
          "LOSES_THE_COLUMNS", gives: "0 x 0",
          "There are no rows, and the columns are gone too: an empty list of rows does not know how "
            + "long a row is.")
      ])
    check(
      "transform([[.infinity, 5], [.nan, -.infinity]]) after fit([[1, 1], [5, 3]])",
      try scaled([[.infinity, 5], [.nan, -.infinity]], fittedOn: [[1, 1], [5, 3]]),
      is: [[.infinity, 3], [.nan, -.infinity]], within: .absolute(1e-12))
  }

  @Test("A column without spread has the scale 1, whatever rounding says: ten times 0.1 too")
  func constant() {
    check(
      "fit([[7, 1], [7, 3]]): scales", try learnt([[7, 1], [7, 3]])[1], is: [1, 1],
      within: .relative(1e-12),
      mistakes: [
        constantDividedByZero.gives([0, 1]), sampleDeviation.gives([1, root(2)]),
      ])
    check(
      "transform([[7], [9]]) after fit([[7], [7], [7]])",
      try scaled([[7], [9]], fittedOn: [[7], [7], [7]]), is: [[0], [2]],
      mistakes: [constantDividedByZero.when { !($0.first?.first?.isFinite ?? true) }])
    check(
      "fit([[5, -8]]): means and scales", try learnt([[5, -8]]), is: [[5, -8], [1, 1]],
      mistakes: [constantDividedByZero.gives([[5, -8], [0, 0]])])
    // Their sum in binary is 0.9999999999999999, so none of them equals their mean.
    guard
      check(
        "fit([[7], [7], [7]]): scales", try learnt([[7], [7], [7]])[1], is: [1],
        mistakes: [constantDividedByZero.gives([0])])
    else { return }
    let rows = Array(repeating: [0.1], count: 10)
    check(
      "fit(ten times [0.1]): scales", try learnt(rows)[1], is: [1],
      mistakes: [roundingTakenForSpread.when { $0.allSatisfy { $0 < 1e-9 } }])
  }

  @Test("Nothing can be learnt from no rows, or from a value that is not finite")
  func refused() {
    check(
      "fit(no rows of 2 columns)", try fitted(Matrix(rowCount: 0, columnCount: 2)).means,
      throws: ScalerError.noRows)
    check(
      "fit([[1, 2], [3, .infinity], [.nan, 4]])",
      try learnt([[1, 2], [3, .infinity], [.nan, 4]]),
      throws: ScalerError.notFinite(row: 2, column: 0))
    check(
      "fit([[1, 2], [3, -.infinity]])", try learnt([[1, 2], [3, -.infinity]]),
      throws: ScalerError.notFinite(row: 1, column: 1))
  }

  @Test("A refused fit leaves what was learnt before, and another fit forgets it")
  func again() {
    check(
      "fit([[1, 5], [3, 9]]), then fit([[2, .nan]]), which is refused: means and scales",
      try {
        var scaler = try fitted(Matrix(rows: [[1, 5], [3, 9]]))
        try? scaler.fit(Matrix(rows: [[2, .nan]]))
        return [scaler.means, scaler.scales]
      }(), is: [[2, 7], [1, 2]], within: .relative(1e-12),
      mistakes: [forgetsWhenRefused.gives([[], []])])
    check(
      "fit([[1], [3]]), fit([[10, 4], [10, 6]]): means and scales",
      try {
        var scaler = try fitted(Matrix(rows: [[1], [3]]))
        try scaler.fit(Matrix(rows: [[10, 4], [10, 6]]))
        return [scaler.means, scaler.scales]
      }(), is: [[10, 5], [1, 1]], within: .relative(1e-12),
      mistakes: [
        constantDividedByZero.gives([[10, 5], [0, 1]]),
        sampleDeviation.gives([[10, 5], [1, root(2)]]),
      ])
  }

  @Test("Nothing is scaled before a fit, nor other columns than were fitted")
  func unfitted() {
    check(
      "transform([[1]]) before any fit", try StandardScaler().transform(Matrix(rows: [[1]])).rows,
      throws: ScalerError.notFitted)
    check(
      "transform([[1]]) after fit([[1, 2]])", try scaled([[1]], fittedOn: [[1, 2]]),
      throws: ScalerError.columnCount(expected: 2, found: 1))
    check(
      "transform([[1, 2, 3]]) after fit([[1, 2]])", try scaled([[1, 2, 3]], fittedOn: [[1, 2]]),
      throws: ScalerError.columnCount(expected: 2, found: 3))
  }

  @Test("Fitted and asked in any order, it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case noRows, notFinite, otherCount, notFitted, oddRows }
    enum Call {
      case fit(Matrix)
      case transform(Matrix)
    }
    // A mean that grows value by value keeps fewer digits of columns around 1e9.
    crossCheck(within: .relative(1e-6)) { random in
      let faults = random.faults(
        [Fault.noRows, .notFinite, .otherCount, .notFitted, .oddRows],
        pairs: [(.notFitted, .otherCount)])
      let width = random.count(1...3)
      func spoiled(_ rows: Matrix) -> Matrix {
        Matrix(
          rowCount: rows.rowCount, columnCount: rows.columnCount,
          elements: random.spoiled(rows.elements))
      }
      var calls: [Call] = []
      if !faults.contains(.notFitted) {
        calls.append(.fit(random.matrix(rows: 1 + random.count(0...12), columns: width)))
      }
      if faults.contains(.noRows) { calls.append(.fit(Matrix(rowCount: 0, columnCount: width))) }
      if faults.contains(.notFinite) {
        let rows = random.matrix(rows: 1 + random.count(0...4), columns: random.int(1...4))
        calls.append(.fit(spoiled(rows)))
      }
      let other = faults.contains(.otherCount) ? random.pick([-1, 1]) : 0
      var asked = random.matrix(rows: random.count(0...4), columns: width + other)
      if faults.contains(.oddRows) { asked = spoiled(asked) }
      calls.append(.transform(asked))
      if random.chance(0.3) {
        let width = random.count(1...3)
        calls.append(.fit(random.matrix(rows: 1 + random.count(0...8), columns: width)))
        calls.append(.transform(random.matrix(rows: random.count(0...3), columns: width)))
      }
      let all = calls
      let text = all.map { call in
        switch call {
        case .fit(let rows): "fit(\(literal(rows)))"
        case .transform(let rows): "transform(\(literal(rows)))"
        }
      }
      return Case("StandardScaler: " + text.joined(separator: ", then ")) {
        var steps = Steps()
        var scaler = StandardScaler()
        for call in all {
          switch call {
          case .fit(let rows):
            steps.note("fit") { try scaler.fit(rows) }
            steps.note("how many columns are learnt", scaler.means.count)
            for (mean, scale) in zip(scaler.means, scaler.scales) {
              steps.note("mean", mean, slack: slack([], abs(mean) + scale))
              steps.note("scale", scale)
            }
          case .transform(let rows):
            steps.note("transform") { try scaler.transform(rows).shape }
            let scaled = (try? scaler.transform(rows).columns) ?? []
            let known = min(scaler.scales.count, scaler.means.count, rows.columnCount)
            for (index, column) in scaled.prefix(known).enumerated() {
              let (mean, scale) = (scaler.means[index], scaler.scales[index])
              steps.note(
                "column \(index)", column,
                slack: slack(rows.column(index), abs(mean) + scale) / scale)
            }
          }
        }
        return steps
      }
    }
  }

  @Test(
    "The mean radius of the training tumours is 14.118, and the first test row lies 1.405 above it")
  func tumours() throws {
    // scikit-learn: StandardScaler().fit(X[train]); the split is SplitMix64(42), 114 test rows.
    // Sums of 455 numbers of two or three digits agree with it to about 1e-14; 1e-9 is generous.
    let radius = try Table(named: "breast_cancer").completeNumbers("mean_radius")
    var generator = SplitMix64(seed: 42)
    let order = generator.shuffledIndices(count: radius.count)
    let train = order.dropFirst(114).map { [radius[$0]] }
    let test = order.prefix(114).map { [radius[$0]] }
    check(
      "fit(radius of the training rows): means and scales", try learnt(train),
      is: [[14.118459340659342], [3.5245246952557583]], within: .relative(1e-9),
      mistakes: [sampleDeviation.when { $0.count == 2 && $0[1].count == 1 && $0[1][0] > 3.528 }])
    check(
      "transform(radius of the test rows): the first", try scaled(test, fittedOn: train).first,
      is: [1.4048818173995934], within: .relative(1e-9),
      mistakes: [
        // scikit-learn: StandardScaler().fit_transform(X[test]).
        transformRefits.gives([1.399559736373256]), sampleDeviation.gives([1.4033371420370568]),
        .named(
          "FITS_ON_ALL_ROWS", gives: [1.4037993133159463],
          "It looks as if the test rows were learnt from as well."),
      ])
  }

  /// What sums and differences of numbers of this size may lose by rounding.
  private func slack(_ values: [Double], _ size: Double) -> Double {
    1e-13 * values.reduce(size) { $1.isFinite ? max($0, abs($1)) : $0 }
  }

  private func meanAndDeviation(_ column: [Double]) -> [Double] {
    let count = Double(column.count)
    let mean = column.reduce(0, +) / count
    let squares = column.map { ($0 - mean) * ($0 - mean) }
    return [mean, root(squares.reduce(0, +) / count)]
  }

  private func fitted(_ rows: Matrix) throws -> StandardScaler {
    var scaler = StandardScaler()
    try scaler.fit(rows)
    return scaler
  }

  /// What a scaler knows after a fit: its means, and its scales.
  private func learnt(_ rows: [[Double]]) throws -> [[Double]] {
    let scaler = try fitted(Matrix(rows: rows))
    return [scaler.means, scaler.scales]
  }

  private func scaled(_ rows: [[Double]], fittedOn training: [[Double]]) throws -> [[Double]] {
    try fitted(Matrix(rows: training)).transform(Matrix(rows: rows)).rows
  }
}

private func root(_ number: Double) -> Double { number.squareRoot() }
