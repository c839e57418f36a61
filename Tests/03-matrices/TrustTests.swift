import LessonKit
import LessonTesting
import Testing

@testable import MatricesLesson

private let stopsAtTheShorter = Mistake(
  "STOPS_AT_THE_SHORTER",
  "zip stops at the end of the shorter list, and a sum over half of a row looks like any other. "
    + "Refuse lists that do not fit first.")
private let looksAtBFirst = Mistake(
  "LOOKS_AT_B_FIRST",
  "Two lists do not fit, and x is to be named before b is.")
private let goesDownColumns = Mistake(
  "GOES_DOWN_COLUMNS",
  "It looks as if x was multiplied down a column. In a square matrix that fits as well, and it "
    + "is another system: each row makes one sum.")
private let shareOfBAlone = Mistake(
  "SHARE_OF_B_ALONE",
  "It looks as if what is left over was divided by b alone. Where large products cancel to a "
    + "small b, rounding alone looks like a failure; compare with all that was added up.")
private let notAShare = Mistake(
  "NOT_A_SHARE",
  "This is in the unit of b: nobody can say whether it is much. Divide by what was added up.")
private let sizeOfTheSum = Mistake(
  "SIZE_OF_THE_SUM",
  "It looks as if the products were added before their size was taken. They may cancel; the "
    + "sizes of the products do not.")
private let keepsTheSign = Mistake(
  "KEEPS_THE_SIGN",
  "A share below 0, or a larger one on the other side left out: too much is as wrong as too "
    + "little. Take sizes.")

private let unitsCount = Mistake(
  "UNITS_COUNT",
  "This condition depends on units: in grams it is another than in tons. Divide each column by "
    + "its length first.")
private let scalesByTheLargest = Mistake(
  "SCALES_BY_THE_LARGEST",
  "It looks as if columns were divided by their largest number. Their length is the root of the "
    + "sum of squares.")
private let scalesRows = Mistake(
  "SCALES_ROWS",
  "It looks as if the rows were divided by their lengths. A column has a unit; a row is a "
    + "sample.")
private let rowSums = Mistake(
  "ROW_SUMS",
  "It looks as if the largest sums of rows were taken. That is a condition too, in another norm; "
    + "here sums go down the columns.")
private let inverseAlone = Mistake(
  "INVERSE_ALONE",
  "This is the largest column sum of the inverse alone. The matrix's own belongs to it.")
private let signsCancel = Mistake(
  "SIGNS_CANCEL",
  "It looks as if signs cancel in a column's sum. Add up sizes.")
private let believesAnyNumber = Mistake(
  "BELIEVES_ANY_NUMBER",
  "Beyond 1e15 the number is made of rounding. Say that it has no bound.")

@Suite("Trust in an answer", .exercise("03-matrices/Trust"))
struct TrustSuite {
  @Test("A row misses by what is left over, divided by all that was added up")
  func byHand() {
    // Row 1: 2 + 3 = 5 for 4, so 1 of 9; row 2: 4 + 15 = 19 for 14, so 5 of 33.
    check(
      "backwardError([[2, 1], [4, 5]], [1, 3], [4, 14])",
      try backwardError(matrix([[2, 1], [4, 5]]), [1, 3], [4, 14]), is: 5.0 / 33,
      within: .relative(1e-12),
      mistakes: [
        goesDownColumns.gives(10.0 / 18), shareOfBAlone.gives(5.0 / 14), notAShare.gives(5),
        keepsTheSign.gives(-1.0 / 9),
      ])
    check(
      "backwardError([[2, 1], [4, 5]], [1, 2], [4, 14])",
      try backwardError(matrix([[2, 1], [4, 5]]), [1, 2], [4, 14]), is: 0,
      mistakes: [goesDownColumns.gives(6.0 / 14)])
  }

  @Test("Products that cancel count with their sizes, on either side")
  func cancels() {
    check(
      "backwardError([[10, -10]], [1, 1], [1])",
      try backwardError(matrix([[10, -10]]), [1, 1], [1]), is: 1.0 / 21, within: .relative(1e-12),
      mistakes: [sizeOfTheSum.gives(1), shareOfBAlone.gives(1), notAShare.gives(1)])
    check(
      "backwardError([[-3, 1], [2, 2]], [2, 1], [-3, 7])",
      try backwardError(matrix([[-3, 1], [2, 2]]), [2, 1], [-3, 7]), is: 0.2,
      within: .relative(1e-12),
      mistakes: [
        sizeOfTheSum.gives(0.25), shareOfBAlone.gives(2.0 / 3), notAShare.gives(2),
        goesDownColumns.gives(3.0 / 11),
      ])
  }

  @Test("No unit changes it: rows, columns or both in thousandths")
  func units() {
    check(
      "backwardError([[2000, 0.001], [4e9, 5000]], [0.001, 3000], [4, 14e6])",
      try backwardError(matrix([[2000, 0.001], [4e9, 5000]]), [0.001, 3000], [4, 14e6]),
      is: 5.0 / 33, within: .relative(1e-12),
      mistakes: [shareOfBAlone.gives(5.0 / 14), notAShare.gives(5e6), keepsTheSign.gives(-1.0 / 9)])
    for size in [1e-100, 1e100] {
      check(
        "backwardError([[\(size)]], [\(size)], [0])",
        try backwardError(matrix([[size]]), [size], [0]), is: 1)
    }
  }

  @Test("A row where nothing was added up misses by 0, one where something was by all of it")
  func zeros() {
    check(
      "backwardError([[0, 0], [1, 1]], [5, 2], [0, 7])",
      try backwardError(matrix([[0, 0], [1, 1]]), [5, 2], [0, 7]), is: 0)
    check(
      "backwardError([[0, 0], [1, 1]], [5, 2], [3, 7])",
      try backwardError(matrix([[0, 0], [1, 1]]), [5, 2], [3, 7]), is: 1)
    check(
      "backwardError(no rows of 2 columns, [5, 2], [])",
      try backwardError(Matrix(rowCount: 0, columnCount: 2), [5, 2], []), is: 0)
    check(
      "backwardError(2 rows without columns, [], [0, -4])",
      try backwardError(Matrix(rowCount: 2, columnCount: 0), [], [0, -4]), is: 1)
  }

  @Test("A row with 0 on its right side can miss like any other")
  func zeroOnTheRight() {
    check(
      "backwardError([[1, 1], [3, -2]], [1, 1], [2, 0])",
      try backwardError(matrix([[1, 1], [3, -2]]), [1, 1], [2, 0]), is: 0.2,
      within: .relative(1e-12),
      mistakes: [
        sizeOfTheSum.gives(1), notAShare.gives(1), shareOfBAlone.gives(.infinity),
        keepsTheSign.gives(0),
      ])
  }

  @Test("Lists that do not fit are refused, x before b")
  func lengths() {
    check(
      "backwardError([[1, 2, 3], [4, 5, 6]], [1, 2], [3, 4])",
      try backwardError(matrix([[1, 2, 3], [4, 5, 6]]), [1, 2], [3, 4]),
      throws: SystemError.lengths(expected: 3, found: 2),
      mistakes: [stopsAtTheShorter.gives(10.0 / 18)])
    check(
      "backwardError([[1, 2], [3, 4]], [1, 1, 1], [3, 7])",
      try backwardError(matrix([[1, 2], [3, 4]]), [1, 1, 1], [3, 7]),
      throws: SystemError.lengths(expected: 2, found: 3),
      mistakes: [stopsAtTheShorter.gives(0)])
    check(
      "backwardError([[1, 2], [3, 4]], [1, 1], [3])",
      try backwardError(matrix([[1, 2], [3, 4]]), [1, 1], [3]),
      throws: SystemError.lengths(expected: 2, found: 1),
      mistakes: [stopsAtTheShorter.gives(0)])
    check(
      "backwardError([[1, 2], [3, 4]], [1, 1], [3, 7, 1])",
      try backwardError(matrix([[1, 2], [3, 4]]), [1, 1], [3, 7, 1]),
      throws: SystemError.lengths(expected: 2, found: 3),
      mistakes: [stopsAtTheShorter.gives(0)])
    check(
      "backwardError([[1, 2, 3], [4, 5, 6]], [1], [3])",
      try backwardError(matrix([[1, 2, 3], [4, 5, 6]]), [1], [3]),
      throws: SystemError.lengths(expected: 3, found: 1),
      mistakes: [looksAtBFirst.throwing(SystemError.lengths(expected: 2, found: 1))])
  }

  @Test("Columns at right angles have a condition near 1, whatever their units")
  func orthogonal() {
    check(
      "condition([[2e9, 0], [0, 5]])", try condition(matrix([[2e9, 0], [0, 5]])), is: 1,
      within: .relative(1e-12), mistakes: [unitsCount.gives(4e8), inverseAlone.gives(1)])
    // NumPy 2.4: numpy.linalg.cond(a / numpy.linalg.norm(a, axis=0), 1).
    check(
      "condition([[3, 4], [4, -3]])", try condition(matrix([[3, 4], [4, -3]])), is: 1.96,
      within: .relative(1e-12),
      mistakes: [inverseAlone.gives(1.4)])
    check(
      "condition([[1e-100, 0], [0, 1e100]])", try condition(matrix([[1e-100, 0], [0, 1e100]])),
      is: 1, within: .relative(1e-12))
    check("condition([[-7]])", try condition(matrix([[-7]])), is: 1, within: .relative(1e-12))
  }

  @Test("It is the largest column sum times that of the inverse, of sizes, at columns of length 1")
  func byHandCondition() {
    // Columns (0.6, 0.8) and (0, 1); the inverse has columns (5/3, -4/3) and (0, 1): 1.4 times 3.
    check(
      "condition([[3, 0], [4, 5]])", try condition(matrix([[3, 0], [4, 5]])), is: 4.2,
      within: .relative(1e-12),
      mistakes: [
        inverseAlone.gives(3), signsCancel.gives(1.4),
        scalesByTheLargest.gives(4.666666666666667), scalesRows.gives(2.9244510855979637),
      ])
    // NumPy 2.4: numpy.linalg.cond(a / numpy.linalg.norm(a, axis=0), 1); for the mistakes the same
    // with what they do.
    check(
      "condition([[5, -1, 2], [0, 2, -3], [-4, 6, 1]])",
      try condition(matrix([[5, -1, 2], [0, 2, -3], [-4, 6, 1]])), is: 4.066960403723772,
      within: .relative(1e-9),
      mistakes: [
        unitsCount.gives(4.5), rowSums.gives(4.504348821467633),
        inverseAlone.gives(2.5361954060516974), signsCancel.gives(2.468495459118111),
        scalesByTheLargest.gives(4.25), scalesRows.gives(3.2893641786271814),
      ])
  }

  @Test("Dependent columns have none that is finite, exactly dependent or but for rounding")
  func singular() {
    for (name, rows) in [
      ("[[0, 1], [0, 1]]", [[0.0, 1], [0, 1]]), ("[[1, 2], [2, 4]]", [[1, 2], [2, 4]]),
      ("[[1, 0], [0, 0]]", [[1, 0], [0, 0]]), ("[[0]]", [[0]]),
      (
        "[[0.1, 0.2, 0.3], [0.4, 0.5, 0.6], [0.7, 0.8, 0.9]]",
        [[0.1, 0.2, 0.3], [0.4, 0.5, 0.6], [0.7, 0.8, 0.9]]
      ),
    ] {
      check("condition(\(name))", try condition(matrix(rows)), is: .infinity)
    }
    check(
      "condition([[1, 1], [0, 4e-15]])", try condition(matrix([[1, 1], [0, 4e-15]])), is: 5e14,
      within: .relative(1e-9))
    check(
      "condition([[1, 1], [0, 6e-16]])", try condition(matrix([[1, 1], [0, 6e-16]])), is: .infinity,
      mistakes: [believesAnyNumber.when { $0 > 1e15 && $0.isFinite }])
  }

  @Test("A matrix that is not square is refused")
  func notSquare() {
    check(
      "condition([[1, 2]])", try condition(matrix([[1, 2]])),
      throws: SystemError.notSquare(rows: 1, columns: 2))
    check(
      "condition([[1], [0]])", try condition(matrix([[1], [0]])),
      throws: SystemError.notSquare(rows: 2, columns: 1))
    check(
      "condition([[0, 0]])", try condition(matrix([[0, 0]])),
      throws: SystemError.notSquare(rows: 1, columns: 2))
  }

  @Test("Longley's seven columns have a condition of 33,700, of which none is a unit's")
  func longley() throws {
    // NumPy 2.4: numpy.linalg.cond(r / numpy.linalg.norm(r, axis=0), 1), r from numpy.linalg.qr(X).
    // A relative error of 1e-16 grows to about 1e-11 here.
    let x = try Table(named: "longley")
      .matrix(["GNPDEFL", "GNP", "UNEMP", "ARMED", "POP", "YEAR"]).addingIntercept()
    let r = try HouseholderQR(x).r
    check(
      "condition(r of Longley's columns)", try condition(r), is: 33700.35708677225,
      within: .relative(1e-8), mistakes: [unitsCount.gives(5791288619.372076)])
  }

  @Test("Generated systems are judged as the solution judges them", .tags(.crossCheck))
  func generated() {
    enum Fault { case x, b, notSquare }
    crossCheck { random in
      let faults = random.faults([Fault.x, .b, .notSquare], pairs: [(.x, .b)])
      if faults.contains(.notSquare) || faults.isEmpty && random.index.isMultiple(of: 2) {
        let count = random.count(1...5)
        var a = random.matrix(rows: count, columns: count, condition: random.pick([1, 30, 1e4]))
        for column in 0..<count {
          let unit = random.pick([1, 1, 3, 1e9, 1e-9])
          for row in 0..<count { a[row, column] *= unit }
        }
        if random.chance(0.15) {
          let (zero, other) = (random.int(0...count - 1), random.int(0...count - 1))
          for row in 0..<count { a[row, zero] = zero == other ? 0 : 2 * a[row, other] }
        }
        if faults.contains(.notSquare) {
          let places = Array(0..<count) + [0]
          a = random.chance(0.5) ? a.selecting(rows: places) : a.selecting(columns: places)
        }
        if faults.isEmpty, random.chance(0.1) {
          // Just within and just beyond what 16 digits can tell.
          let tiny = random.pick([6e-16, -8e-16, 1e-14, 1e-3])
          a = Matrix(rowCount: 2, columnCount: 2, elements: [1, 1, 0, tiny])
        }
        return Case("condition(\(literal(a)))") { [a] in try condition(a) }
      }
      let (n, d) = (random.count(0...5), random.count(0...5))
      let a = random.matrix(rows: n, columns: d)
      var x = random.column(count: d)
      var b = random.chance(0.3) ? random.column(count: n) : (try? a.times(x)) ?? []
      for row in b.indices where random.chance(0.3) {
        b[row] = random.chance(0.3) ? 0 : b[row] + random.short()
      }
      if faults.contains(.x) { x = x.isEmpty || random.chance(0.5) ? x + [1] : x.dropLast() }
      if faults.contains(.b) { b = b.isEmpty || random.chance(0.5) ? b + [1] : b.dropLast() }
      return Case(
        "backwardError(\(literal(a)), \(literal(x)), \(literal(b)))", slack: 1e-12
      ) { [x, b] in try backwardError(a, x, b) }
    }
  }

  private func matrix(_ rows: [[Double]]) throws -> Matrix { try Matrix(rows: rows) }
}
