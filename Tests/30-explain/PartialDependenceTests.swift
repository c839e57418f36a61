import LessonKit
import LessonTesting
import Testing

@testable import ExplainLesson

private let meanRow = Mistake(
  "MEAN_ROW",
  "It looks as if one prediction was made, for the mean row. The mean of predictions is another number "
    + "wherever the model bends.")
private let onlySuch = Mistake(
  "ONLY_SUCH_ROWS",
  "It looks as if only rows that have this value were averaged. They differ in other columns as well."
)
private let centred = Mistake(
  "CENTRES_THE_CURVE",
  "It looks as if the mean prediction was taken off. The curve is in the target's own unit.")
private let firstRow = Mistake(
  "FIRST_ROW",
  "This is the curve of a single row. Partial dependence is the mean of all rows' curves.")

@Suite("Partial dependence", .exercise("30-explain/PartialDependence"))
struct PartialDependenceSuite {
  private static let rows: [[Double]] = [[1, 2], [3, 4], [2, 0]]
  private static let words = "of x0 x1² on [[1, 2], [3, 4], [2, 0]]"

  private static func model(_ row: [Double]) -> Double { row[0] * row[1] * row[1] }

  @Test("Every row is asked with the value, and the answers are averaged")
  func byHand() {
    // x1² is 4, 16 and 0: 20/3 on average.
    check(
      "partialDependence \(Self.words), feature: 0, at: [1, 2, 3]",
      try partialDependence(of: Self.model, feature: 0, at: [1, 2, 3], rows: Self.rows),
      is: [third(20), third(40), 20], within: .relative(1e-12),
      mistakes: [
        meanRow.gives([4, 8, 12]), onlySuch.gives([4, 0, 48]),
        centred.gives([third(-32), -4, third(8)]), firstRow.gives([4, 8, 12]),
      ])
  }

  @Test("The other column has a curve of its own, where it bends")
  func otherColumn() {
    check(
      "partialDependence \(Self.words), feature: 1, at: [0, -1, 4]",
      try partialDependence(of: Self.model, feature: 1, at: [0, -1, 4], rows: Self.rows),
      is: [0, 2, 32], within: .relative(1e-12),
      mistakes: [
        firstRow.gives([0, 1, 16]), meanRow.gives([0, 2, 32]),
        centred.gives([third(-52), third(-46), third(44)]),
      ])
  }

  @Test("Values may come in any order, twice, and from outside the rows")
  func grid() {
    check(
      "partialDependence \(Self.words), feature: 0, at: [30, -3, 30]",
      try partialDependence(of: Self.model, feature: 0, at: [30, -3, 30], rows: Self.rows),
      is: [200, -20, 200], within: .relative(1e-12),
      mistakes: [
        meanRow.gives([120, -12, 120]), firstRow.gives([120, -12, 120]),
        onlySuch.when { $0.contains { $0.isNaN } },
        centred.gives([third(548), third(-112), third(548)]),
      ])
  }

  @Test("A row that comes twice counts twice")
  func twice() {
    // x1² is 4, 16, 0 and 16: 9 on average.
    check(
      "partialDependence of x0 x1² on [[1, 2], [3, 4], [2, 0], [3, 4]], feature: 0, at: [1, 2]",
      try partialDependence(
        of: Self.model, feature: 0, at: [1, 2], rows: Self.rows + [Self.rows[1]]),
      is: [9, 18], within: .relative(1e-12),
      mistakes: [
        meanRow.gives([6.25, 12.5]), firstRow.gives([4, 8]), onlySuch.gives([4, 0]),
        centred.gives([-16, -7]),
      ])
  }

  @Test("Two columns that act only together: the curve is flat where rows lie on both sides")
  func interaction() {
    check(
      "partialDependence of x0 x1 on [[1, 1], [5, -1]], feature: 0, at: [-2, 0, 7]",
      try partialDependence(
        of: { $0[0] * $0[1] }, feature: 0, at: [-2, 0, 7], rows: [[1, 1], [5, -1]]),
      is: [0, 0, 0], within: .absolute(1e-12),
      mistakes: [firstRow.gives([-2, 0, 7]), centred.gives([2, 2, 2])])
  }

  @Test("A column that the model does not read has the mean prediction everywhere")
  func unused() {
    check(
      "partialDependence of |x1| on [[1, 2], [3, -4], [2, 0]], feature: 0, at: [0, 9]",
      try partialDependence(
        of: { abs($0[1]) }, feature: 0, at: [0, 9], rows: [[1, 2], [3, -4], [2, 0]]),
      is: [2, 2], within: .relative(1e-12),
      mistakes: [
        meanRow.gives([third(2), third(2)]), centred.gives([0, 0]), firstRow.gives([2, 2]),
        onlySuch.when { $0.contains { $0.isNaN } },
      ])
  }

  @Test("Without a value there is no curve")
  func noGrid() {
    check(
      "partialDependence of x0 on [[1]], feature: 0, at: []",
      try partialDependence(of: { $0[0] }, feature: 0, at: [], rows: [[1]]), is: [])
  }

  @Test("No rows, then no such column, are refused", arguments: [[], [1.0]])
  func refused(grid: [Double]) {
    check(
      "partialDependence on no rows, feature: 0, at: \(grid)",
      try partialDependence(of: { $0[0] }, feature: 0, at: grid, rows: []),
      throws: ExplainError.noRows)
    check(
      "partialDependence on no rows, feature: -1, at: \(grid)",
      try partialDependence(of: { $0[0] }, feature: -1, at: grid, rows: []),
      throws: ExplainError.noRows)
    for feature in [2, -1] {
      check(
        "partialDependence on [[1, 2]], feature: \(feature), at: \(grid)",
        try partialDependence(of: { $0[0] }, feature: feature, at: grid, rows: [[1, 2]]),
        throws: ExplainError.noFeature(feature))
    }
  }

  @Test("On generated rows it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case noRows, feature }
    crossCheck { random in
      let faults = random.faults([Fault.noRows, .feature], pairs: [(.noRows, .feature)])
      let width = random.int(1...4)
      var rows = (0..<(1 + random.count(0...9))).map { _ in random.spread(count: width) }
      var feature = random.int(0...(width - 1))
      if random.chance(0.3) { rows += random.some(rows, 0.5) }
      let grid =
        random.spread(count: random.count(0...5)) + random.some([rows[0][feature]], 0.5)
      if faults.contains(.noRows) { rows = [] }
      if faults.contains(.feature) { feature = random.pick([-1, width, width + 3]) }
      let weights = random.spread(count: width)
      let (all, column) = (rows, feature)
      return Case(
        "partialDependence of (Σ w x)² + x0, w = \(literal(weights)), feature: \(column), "
          + "at: \(literal(grid)), rows: \(literal(all))", slack: 1e-9
      ) {
        try partialDependence(
          of: { row in
            let sum = zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 }
            return sum * sum + row[0]
          }, feature: column, at: grid, rows: all)
      }
    }
  }

  @Test("A line's curve rises by the weight of the column")
  func line() throws {
    // NumPy 2.4.6: least squares on ten columns of 353 patients; the weight of bmi is 5.018893.
    let patients = try Patients()
    let model = Patients.linear(try patients.leastSquares())
    let curve = try? partialDependence(
      of: model, feature: 2, at: [20, 21, 30], rows: patients.train)
    let rises = curve.flatMap { $0.count == 3 ? [$0[1] - $0[0], $0[2] - $0[0]] : nil }
    check(
      "partialDependence of least squares on bmi, from 20 to 21 and to 30", rises,
      is: [5.018892638120161, 10 * 5.018892638120161], within: .relative(1e-7))
  }

  @Test("A tree's curve on the body mass index of 353 patients")
  func tree() throws {
    // scikit-learn 1.9.1: partial_dependence(tree, X, ["bmi"], method="brute") at these quantiles.
    let patients = try Patients(["bmi", "bp", "s3", "s5"])
    check(
      "partialDependence of the tree, feature: 0, at: [21.1, 23.66, 25.8, 28.3, 32.1]",
      try partialDependence(
        of: patients.tree(), feature: 0, at: [21.1, 23.66, 25.8, 28.3, 32.1],
        rows: patients.train),
      is: [
        122.58595500258888, 122.58595500258888, 139.013837305224, 186.4956669540584,
        186.4956669540584,
      ], within: .relative(1e-9),
      mistakes: [
        meanRow.gives([
          118.94252873563218, 118.94252873563218, 118.94252873563218, 145.88, 145.88,
        ])
      ])
  }
}

private func third(_ number: Double) -> Double { number / 3 }
