import LessonKit
import LessonTesting
import Testing

@testable import LeastSquaresLesson

private let topDown = Mistake(
  "TOP_DOWN",
  "It looks as if the rows were solved from the top. The first row has all the unknowns in it; the "
    + "last has one.")
private let forgetsTheDiagonal = Mistake(
  "FORGETS_THE_DIAGONAL",
  "What is left of a row is the diagonal element times the unknown, so it has to be divided by it.")
private let dividesByZero = Mistake(
  "DIVIDES_BY_ZERO",
  "With a 0 on the diagonal there is nothing to divide by: the column depends on those before it, "
    + "and no answer or too many would do. Refuse it.")
private let namesTheLast = Mistake(
  "NAMES_THE_LAST",
  "More than one column has a 0 on the diagonal. Name the first of them: it depends on the columns "
    + "before it alone.")
private let smallTakenForZero = Mistake(
  "SMALL_TAKEN_FOR_ZERO",
  "It looks as if a small number on the diagonal was taken for 0. In another unit it would be a large "
    + "one, and only the QR knows whether it is rounding. Compare with 0 exactly.")

@Suite("Back substitution", .exercise("11-least-squares/BackSubstitution"))
struct BackSubstitutionSuite {
  @Test("The last row is solved first, and its answer used in the rows above")
  func byHand() {
    check(
      "backSubstitution([[2, 1, -1], [0, 3, 2], [0, 0, 4]], [1, 12, 12])",
      try solve([[2, 1, -1], [0, 3, 2], [0, 0, 4]], [1, 12, 12]), is: [1, 2, 3],
      within: .relative(1e-12),
      mistakes: [topDown.gives([0.5, 4, 3]), forgetsTheDiagonal.gives([25, -12, 12])])
  }

  @Test("A diagonal matrix divides each number by its own")
  func diagonal() {
    check(
      "backSubstitution([[2, 0], [0, -4]], [6, 2])", try solve([[2, 0], [0, -4]], [6, 2]),
      is: [3, -0.5], within: .relative(1e-12), mistakes: [forgetsTheDiagonal.gives([6, 2])])
  }

  @Test("One equation with one unknown is a division, and none has no unknowns")
  func single() {
    check(
      "backSubstitution(no rows, [])",
      try backSubstitution(Matrix(rowCount: 0, columnCount: 0), []), is: [])
    check(
      "backSubstitution([[8]], [2])", try solve([[8]], [2]), is: [0.25],
      within: .relative(1e-12), mistakes: [forgetsTheDiagonal.gives([2])])
  }

  @Test("What R takes to b is what comes back")
  func roundTrip() {
    // Whole numbers and halves, so that nothing is rounded.
    check(
      "backSubstitution(r, r times [4, -1, 0, 2.5])",
      try solve(
        [[1, 2, 3, 4], [0, -2, 5, 6], [0, 0, 4, -8], [0, 0, 0, 2]], [12, 17, -20, 5]),
      is: [4, -1, 0, 2.5], within: .absolute(1e-12),
      mistakes: [topDown.gives([12, -8.5, -5, 2.5]), forgetsTheDiagonal.when { $0.last == 5 }])
  }

  @Test("A 0 on the diagonal is refused by the first column that has one")
  func dependent() {
    check(
      "backSubstitution([[1, 2, 3], [0, 0, 4], [0, 0, 5]], [6, 4, 5]): the column it refuses",
      try refusedColumn([[1, 2, 3], [0, 0, 4], [0, 0, 5]], [6, 4, 5]), is: 1,
      mistakes: [dividesByZero.gives(nil)])
    check(
      "backSubstitution([[0, 1, 1], [0, 0, 1], [0, 0, 5]], [1, 1, 0]): the column it refuses",
      try refusedColumn([[0, 1, 1], [0, 0, 1], [0, 0, 5]], [1, 1, 0]), is: 0,
      mistakes: [dividesByZero.gives(nil), namesTheLast.gives(1)])
    check(
      "backSubstitution([[-0.0]], [1]): the column it refuses", try refusedColumn([[-0.0]], [1]),
      is: 0, mistakes: [dividesByZero.gives(nil)])
    // Endless many x would do here; none does above.
    check(
      "backSubstitution([[1, 2], [0, 0]], [0, 0]): the column it refuses",
      try refusedColumn([[1, 2], [0, 0]], [0, 0]), is: 1, mistakes: [dividesByZero.gives(nil)])
  }

  @Test("The work grows with the square of the number of equations")
  func growth() throws {
    func system(_ size: Int) -> Matrix {
      var r = Matrix.identity(size)
      for row in 0..<size {
        for column in (row + 1)..<max(size, row + 1) { r[row, column] = 0.5 }
      }
      return r
    }
    // Four times the equations are 16 times the work; to the third power they would be 64 times.
    let (few, many) = (system(60), system(240))
    let ones = [Double](repeating: 1, count: 240)
    guard
      check(
        "backSubstitution of 240 equations: how far r times its answer is from b at the most",
        try many.times(backSubstitution(many, ones)).map { abs($0 - 1) }.max(), is: 0,
        within: .absolute(1e-9))
    else { return }
    try checkGrowth(
      "backSubstitution of d equations", from: 60, to: 240, atMost: 36, promise: "O(d²)"
    ) { size in
      _ = try backSubstitution(size == 60 ? few : many, Array(ones[..<size]))
    }
  }

  @Test("A small number on the diagonal is not a 0")
  func small() {
    check(
      "backSubstitution([[1, 1], [0, 1e-12]], [3, 2e-12]): the column it refuses",
      try refusedColumn([[1, 1], [0, 1e-12]], [3, 2e-12]), is: nil,
      mistakes: [smallTakenForZero.gives(1)])
    check(
      "backSubstitution([[1e-20, 1], [0, 1]], [1, 1]): the column it refuses",
      try refusedColumn([[1e-20, 1], [0, 1]], [1, 1]), is: nil,
      mistakes: [smallTakenForZero.gives(0)])
    check(
      "backSubstitution([[1, 1], [0, 1e-12]], [3, 2e-12])",
      try solve([[1, 1], [0, 1e-12]], [3, 2e-12]), is: [1, 2], within: .relative(1e-12),
      mistakes: [topDown.gives([3, 2])])
  }

  @Test("More or fewer numbers than rows are refused, before a dependent column is")
  func lengths() {
    check(
      "backSubstitution([[0, 1], [0, 1]], [1])", try solve([[0, 1], [0, 1]], [1]),
      throws: RegressionError.lengths(rows: 2, values: 1))
    check(
      "backSubstitution([[0]], [])", try solve([[0]], []),
      throws: RegressionError.lengths(rows: 1, values: 0))
    check(
      "backSubstitution([[1, 0], [0, 1]], [1])", try solve([[1, 0], [0, 1]], [1]),
      throws: RegressionError.lengths(rows: 2, values: 1))
    check(
      "backSubstitution([[1]], [1, 2])", try solve([[1]], [1, 2]),
      throws: RegressionError.lengths(rows: 1, values: 2))
  }

  @Test("On Longley's data it gives the coefficients that NIST certifies, to nine digits")
  func longley() throws {
    // NIST Statistical Reference Datasets, Longley. R and Qᵀy come from a Householder QR, whose
    // worst coefficient keeps more than ten digits.
    let qr = try HouseholderQR(longleyDesign())
    let rotated = try qr.q.transposed.times(Table(named: "longley").completeNumbers("TOTEMP"))
    check(
      "backSubstitution(qr.r, qr.q.transposed.times(employment))",
      try backSubstitution(qr.r, rotated),
      is: [
        -3482258.63459582, 15.0618722713733, -0.0358191792925910, -2.02022980381683,
        -1.03322686717359, -0.0511041056535807, 1829.15146461355,
      ],
      within: .relative(1e-9))
  }

  @Test("Generated systems are solved as the solution solves them", .tags(.crossCheck))
  func generated() {
    enum Fault { case lengths, zero }
    crossCheck { random in
      let faults = random.faults([Fault.lengths, .zero], pairs: [(.lengths, .zero)])
      let count = random.count(0...5) + (faults.contains(.zero) ? 1 : 0)
      // Powers of two and small whole numbers, so that no order of the sums rounds.
      let diagonal = [1, -1, 2, 0.5, -4, 0x1p-40, -0x1p-70]
      var r = Matrix(rowCount: count, columnCount: count)
      for row in 0..<count {
        r[row, row] = random.pick(diagonal)
        for column in (row + 1)..<max(count, row + 1) {
          r[row, column] = Double(random.int(-3...3))
        }
      }
      if faults.contains(.zero) {
        for place in [random.int(0...count - 1), random.int(0...count - 1)] {
          r[place, place] = random.pick([0, 0, -0.0])
        }
      }
      var b = random.ints(count: count, -9...9).map(Double.init)
      if random.chance(0.2) { b = b.map { _ in 0 } }
      if faults.contains(.lengths) { b = b.isEmpty || random.chance(0.5) ? b + [1] : b.dropLast() }
      return Case("backSubstitution(\(literal(r)), \(literal(b)))") { [r, b] in
        try backSubstitution(r, b)
      }
    }
  }

  private func solve(_ rows: [[Double]], _ b: [Double]) throws -> [Double] {
    try backSubstitution(Matrix(rows: rows), b)
  }

  /// The column that is refused as dependent, `nil` when none is.
  private func refusedColumn(_ rows: [[Double]], _ b: [Double]) throws -> Int? {
    do {
      _ = try solve(rows, b)
      return nil
    } catch RegressionError.dependent(let column) {
      return column
    }
  }

  private func longleyDesign() throws -> Matrix {
    try Table(named: "longley").matrix(["GNPDEFL", "GNP", "UNEMP", "ARMED", "POP", "YEAR"])
      .addingIntercept()
  }
}
