import LessonKit
import LessonTesting
import Testing

@testable import MatricesLesson

private let noExchange = Mistake(
  "NO_EXCHANGE",
  "It looks as if rows were taken as they come, without changing places. A small number on the diagonal "
    + "makes huge multiples, and what they are taken off is rounded away; a 0 cannot be divided by."
)
private let onlyForAZero = Mistake(
  "ONLY_FOR_A_ZERO",
  "It looks as if rows change places only where a 0 stands. A number of 1e-20 is no better to "
    + "divide by: take the largest.")
private let largestWithItsSign = Mistake(
  "LARGEST_WITH_ITS_SIGN",
  "It looks as if -4 counts as less than 1. The largest is to be found by size.")
private let lastOfEquals = Mistake(
  "LAST_OF_EQUALS",
  "Several are equally large, and the documentation takes the first of them.")
private let answersSingular = Mistake(
  "ANSWERS_SINGULAR",
  "There is nothing to divide by, and it was divided: what comes is infinite or no number, and "
    + "travels through all that follows. Refuse it.")
private let smallTakenForZero = Mistake(
  "SMALL_TAKEN_FOR_ZERO",
  "It looks as if a small number was taken for 0. In another unit it would be a large one.")
private let multiplesStayBehind = Mistake(
  "MULTIPLES_STAY_BEHIND",
  "Two rows changed places, and their earlier multiples stayed where they were: they belong to "
    + "the rows, and go with them.")

private let bKeepsItsOrder = Mistake(
  "B_KEEPS_ITS_ORDER",
  "The rows changed places, and b is still in its old order. Place i belongs to row order[i].")
private let orderReadBackwards = Mistake(
  "ORDER_READ_BACKWARDS",
  "It looks as if the order was read the other way round: order[i] is where row i of the product "
    + "comes from, not where row i goes to.")
private let skipsLower = Mistake(
  "SKIPS_LOWER",
  "What was taken off the rows has to be taken off the right-hand side as well: that is what the "
    + "lower part is for.")
private let upperFromTheTop = Mistake(
  "UPPER_FROM_THE_TOP",
  "It looks as if the upper part was solved from the top. Its first row has all the unknowns in "
    + "it; begin with the last.")

@Suite("Elimination", .exercise("03-matrices/Elimination"))
struct EliminationSuite {
  @Test("The larger number comes first, and half of its row is taken off the other")
  func byHand() throws {
    // Here and below, powers of two divide, so that no way to compute it rounds.
    let asTheyCome = try LU(
      order: [0, 1], lower: matrix([[1, 0], [2, 1]]), upper: matrix([[2, 1], [0, 3]]))
    try check(
      "lu([[2, 1], [4, 5]])", lu(matrix([[2, 1], [4, 5]])),
      is: LU(
        order: [1, 0], lower: matrix([[1, 0], [0.5, 1]]), upper: matrix([[4, 5], [0, -1.5]])),
      mistakes: [noExchange.gives(asTheyCome), onlyForAZero.gives(asTheyCome)])
  }

  @Test("Three rows: multiples move with the rows that they were taken off")
  func three() throws {
    let upper = try matrix([[4, 4, 8], [0, 4, -2], [0, 0, -0.5]])
    try check(
      "lu([[4, 4, 8], [1, 2, 1], [2, 6, 2]])", lu(matrix([[4, 4, 8], [1, 2, 1], [2, 6, 2]])),
      is: LU(
        order: [0, 2, 1], lower: matrix([[1, 0, 0], [0.5, 1, 0], [0.25, 0.25, 1]]), upper: upper),
      mistakes: [
        multiplesStayBehind.gives(
          LU(
            order: [0, 2, 1], lower: matrix([[1, 0, 0], [0.25, 1, 0], [0.5, 0.25, 1]]),
            upper: upper))
      ])
  }

  @Test("The largest is found by size, the first of several, and 0 by exchange")
  func choice() throws {
    check(
      "lu([[1, 2], [-4, 4]]).order", try lu(matrix([[1, 2], [-4, 4]])).order, is: [1, 0],
      mistakes: [
        noExchange.gives([0, 1]), onlyForAZero.gives([0, 1]), largestWithItsSign.gives([0, 1]),
      ])
    check(
      "lu([[1, 1, 1], [2, 5, 1], [-2, 1, 4]]).order",
      try lu(matrix([[1, 1, 1], [2, 5, 1], [-2, 1, 4]])).order, is: [1, 2, 0],
      mistakes: [noExchange.gives([0, 1, 2]), onlyForAZero.gives([0, 1, 2])])
    check(
      "lu([[4, 1], [-4, 8]]).order", try lu(matrix([[4, 1], [-4, 8]])).order, is: [0, 1],
      mistakes: [lastOfEquals.gives([1, 0])])
    // After the first exchange, rows 1 and 0 are equally large, in that order.
    check(
      "lu([[1, 1, 0], [2, 1, 1], [4, 0, 0]]).order",
      try lu(matrix([[1, 1, 0], [2, 1, 1], [4, 0, 0]])).order, is: [2, 1, 0],
      mistakes: [
        noExchange.gives([0, 1, 2]), onlyForAZero.gives([0, 1, 2]), lastOfEquals.gives([2, 0, 1]),
      ])
    check(
      "lu([[10, 1], [10.25, 2]]).order", try lu(matrix([[10, 1], [10.25, 2]])).order, is: [1, 0],
      mistakes: [noExchange.gives([0, 1]), onlyForAZero.gives([0, 1])])
    try check(
      "lu([[0, 2], [3, 1]]).upper", lu(matrix([[0, 2], [3, 1]])).upper,
      is: matrix([[3, 1], [0, 2]]),
      mistakes: [noExchange.throwing(SystemError.singular(column: 0))])
  }

  @Test("Lower times upper is the matrix, with its rows in that order")
  func product() {
    let rows: [[Double]] = [
      [3, -7, -2, 2, 1], [-3, 5, 1, 0, 6], [6, -4, 0, -5, 2], [-9, 5, -5, 12, 0], [1, 8, 4, -3, 7],
    ]
    let text = "lu([[3, -7, -2, 2, 1], [-3, 5, 1, 0, 6], …])"
    guard
      check(
        "\(text): lower times upper, beside a's rows in that order",
        try {
          let parts = try lu(matrix(rows))
          guard parts.order.sorted() == Array(0..<5) else { return .infinity }
          let product = try parts.lower.times(parts.upper)
          let wanted = try matrix(parts.order.map { rows[$0] })
          guard product.shape == wanted.shape else { return .infinity }
          return zip(product.elements, wanted.elements).reduce(0) { max($0, abs($1.0 - $1.1)) }
        }(), is: 0, within: .absolute(1e-12),
        mistakes: [multiplesStayBehind.when { $0 > 0.1 && $0.isFinite }])
    else { return }
    check(
      "\(text): 1 on lower's diagonal, 0 above it, none larger than 1; 0 below upper's diagonal",
      try lu(matrix(rows)), satisfies: "two triangles",
      mistakes: [
        noExchange.when { $0.lower.elements.contains { abs($0) > 1 } },
        onlyForAZero.when { $0.lower.elements.contains { abs($0) > 1 } },
        largestWithItsSign.when { $0.lower.elements.contains { abs($0) > 1 } },
      ]
    ) { parts in
      let (lower, upper) = (parts.lower, parts.upper)
      guard lower.shape == "5 x 5", upper.shape == "5 x 5" else { return false }
      return (0..<5).allSatisfy { row in
        lower[row, row] == 1
          && (0..<5).allSatisfy { column in
            column > row ? lower[row, column] == 0 : abs(lower[row, column]) <= 1
          } && (0..<row).allSatisfy { upper[row, $0] == 0 }
      }
    }
  }

  @Test("Taking the small number first loses the answer: here it is 1 and 1")
  func pivoting() {
    // NumPy 2.4: numpy.linalg.solve, which exchanges rows. The exact answer differs from 1 by
    // 1e-20.
    check(
      "solve(lu([[1e-20, 1], [1, 1]]), [1, 2])",
      try solve(lu(matrix([[1e-20, 1], [1, 1]])), [1, 2]), is: [1, 1], within: .relative(1e-12),
      mistakes: [
        noExchange.gives([0, 1]), onlyForAZero.gives([0, 1]), bKeepsItsOrder.gives([-1, 2]),
      ])
  }

  @Test("Where all that is left is exactly 0, the column is refused, small numbers are not")
  func singular() {
    check(
      "lu([[1, 2], [2, 4]])", try lu(matrix([[1, 2], [2, 4]])),
      throws: SystemError.singular(column: 1),
      mistakes: [answersSingular.when { $0.upper[1, 1] == 0 }])
    check(
      "lu([[0, 1, 2], [0, 3, 4], [-0.0, 5, 6]])",
      try lu(matrix([[0, 1, 2], [0, 3, 4], [-0.0, 5, 6]])),
      throws: SystemError.singular(column: 0),
      mistakes: [answersSingular.when { $0.upper.elements.contains(where: \.isNaN) }])
    check("lu([[0]])", try lu(matrix([[0]])), throws: SystemError.singular(column: 0))
    check(
      "lu([[1e-11, 0], [0, 3]]).upper", try lu(matrix([[1e-11, 0], [0, 3]])).upper.elements,
      is: [1e-11, 0, 0, 3], within: .relative(1e-12),
      mistakes: [smallTakenForZero.throwing(SystemError.singular(column: 0))])
    // Below the least normal number, 2.2e-308, and not 0.
    let tiny = Double.leastNormalMagnitude / 256
    check(
      "lu([[\(tiny)]]).upper", try lu(matrix([[tiny]])).upper.elements, is: [tiny],
      mistakes: [smallTakenForZero.throwing(SystemError.singular(column: 0))])
    check(
      "lu([[2, 1], [2, 1.0000000000000002]]).order",
      try lu(matrix([[2, 1], [2, 1.0000000000000002]])).order, is: [0, 1],
      mistakes: [
        lastOfEquals.gives([1, 0]), smallTakenForZero.throwing(SystemError.singular(column: 1)),
      ])
  }

  @Test("A matrix that is not square is refused before anything else, and none has no parts")
  func notSquare() {
    check(
      "lu([[0, 0]])", try lu(matrix([[0, 0]])),
      throws: SystemError.notSquare(rows: 1, columns: 2))
    check(
      "lu([[0], [0], [0]])", try lu(matrix([[0], [0], [0]])),
      throws: SystemError.notSquare(rows: 3, columns: 1))
    let none = Matrix(rowCount: 0, columnCount: 0)
    let parts = LU(order: [], lower: none, upper: none)
    check("lu(0 x 0)", try lu(none), is: parts)
    check("solve(the parts of 0 x 0, [])", try solve(parts, []), is: [])
  }

  @Test("Down with the lower part, up with the upper one: each row has one unknown")
  func triangles() throws {
    // By hand: b in the order of the rows is 18, 14, 14; downwards 18, 5, 12; upwards 3, -2, 1.
    let parts = try LU(
      order: [1, 2, 0], lower: matrix([[1, 0, 0], [0.5, 1, 0], [0.25, -0.5, 1]]),
      upper: matrix([[4, 2, 6], [0, 2, 3], [0, 0, 4]]))
    check(
      "solve(LU(order: [1, 2, 0], lower: [[1, 0, 0], [0.5, 1, 0], [0.25, -0.5, 1]], "
        + "upper: [[4, 2, 6], [0, 2, 3], [0, 0, 4]]), [14, 18, 14])",
      try solve(parts, [14, 18, 14]), is: [1, -2, 3], within: .relative(1e-12),
      mistakes: [
        bKeepsItsOrder.gives([-2.25, -0.5, 4]), orderReadBackwards.gives([-1.625, -3.25, 4.5]),
        skipsLower.gives([-1.625, 1.75, 3.5]), upperFromTheTop.gives([-16, -15.5, 3]),
      ])
  }

  @Test("More or fewer numbers than rows are refused")
  func lengths() {
    let one = LU(order: [0], lower: .identity(1), upper: .identity(1))
    check(
      "solve(parts of one row, [])", try solve(one, []),
      throws: SystemError.lengths(expected: 1, found: 0))
    check(
      "solve(parts of one row, [1, 2])", try solve(one, [1, 2]),
      throws: SystemError.lengths(expected: 1, found: 2))
  }

  @Test("On the years from their middle, XᵀX b = Xᵀy gives the cubic trend of employment")
  func trend() throws {
    // Exact least squares in Python's fractions. The condition of XᵀX is mild here, about 30.
    let table = try Table(named: "longley")
    let years = try table.completeNumbers("YEAR").map { $0 - 1954.5 }
    let x = try Matrix(rows: years.map { [1, $0, $0 * $0, $0 * $0 * $0] })
    let moments = try x.transposed.times(table.completeNumbers("TOTEMP"))
    check(
      "solve(lu(XᵀX), Xᵀy) of the cubic trend, years from 1954.5",
      try solve(lu(x.transposed.times(x)), moments),
      is: [65452.059523809527, 815.10336125003312, -6.3557422969187671, -2.5911063480722922],
      within: .relative(1e-9))
  }

  @Test("By way of XᵀX, six digits of Longley's coefficients are right, whoever counts more")
  func longley() throws {
    // NIST Statistical Reference Datasets, Longley: certified coefficients. Elimination has 7 or 8
    // digits of them by way of XᵀX; 1e-5 leaves room for sums in another order.
    let table = try Table(named: "longley")
    let x = try table.matrix(["GNPDEFL", "GNP", "UNEMP", "ARMED", "POP", "YEAR"]).addingIntercept()
    let moments = try x.transposed.times(table.completeNumbers("TOTEMP"))
    check(
      "solve(lu(XᵀX), Xᵀy) of Longley's data", try solve(lu(x.transposed.times(x)), moments),
      is: [
        -3482258.63459582, 15.0618722713733, -0.0358191792925910, -2.02022980381683,
        -1.03322686717359, -0.0511041056535807, 1829.15146461355,
      ],
      within: .relative(1e-5))
  }

  @Test("Generated matrices and systems come apart as the solution's do", .tags(.crossCheck))
  func generated() {
    enum Fault { case notSquare, singular, length }
    crossCheck { random in
      let faults = random.faults([Fault.notSquare, .singular, .length])
      let count = random.count(0...5)
      if random.index % 3 == 1 || faults.contains(.length) {
        var lower = Matrix.identity(count)
        var upper = Matrix(rowCount: count, columnCount: count)
        for row in 0..<count {
          upper[row, row] = random.pick([1, -2, 4, 0.5, 1e-11])
          for column in 0..<count {
            if column < row { lower[row, column] = random.pick([0, 0.5, -1, 0.25, 1]) }
            if column > row { upper[row, column] = Double(random.int(-4...4)) }
          }
        }
        let parts = LU(order: random.permutation(of: count), lower: lower, upper: upper)
        var b = random.ints(count: count, -9...9).map(Double.init)
        if faults.contains(.length) { b = b.isEmpty || random.chance(0.5) ? b + [1] : b.dropLast() }
        let text =
          "solve(LU(order: \(parts.order), lower: \(literal(lower)), upper: \(literal(upper))), "
          + "\(literal(b)))"
        return Case(text) { [b] in try solve(parts, b) }
      }
      // Small powers of two stay exact for three rows, ties, zeros and dependent columns included.
      let isExact = faults.contains(.singular) || random.chance(0.4)
      let size = isExact ? min(count, 3) : count
      var a = Matrix(rowCount: size, columnCount: size)
      if isExact {
        for row in 0..<size {
          for column in 0..<size { a[row, column] = random.pick([0, 0, 1, -1, 2, -2, 4, 1e-20]) }
        }
      } else {
        a = random.matrix(rows: size, columns: size, condition: random.pick([1, 10, 300]))
        let unit = random.pick([1, 1, 1e9, 1e-13])
        for row in 0..<size { for column in 0..<size { a[row, column] *= unit } }
      }
      if faults.contains(.singular), size > 0 {
        let (dependent, other) = (random.int(0...size - 1), 0)
        for row in 0..<size { a[row, dependent] = dependent == other ? 0 : 2 * a[row, other] }
      }
      if faults.contains(.notSquare) {
        a =
          random.chance(0.5)
          ? a.selecting(rows: Array(0..<size) + (size > 0 ? [0] : []))
          : a.selecting(columns: Array(0..<size) + (size > 0 ? [0] : []))
      }
      let slack = 1e-12 * a.elements.reduce(0) { max($0, abs($1)) }
      return Case("lu(\(literal(a)))") { [a] in
        let parts = try lu(a)
        var steps = Steps()
        steps.note("order", parts.order)
        steps.note("lower", parts.lower, slack: 1e-12)
        steps.note("upper", parts.upper, slack: slack)
        return steps
      }
    }
  }

  private func matrix(_ rows: [[Double]]) throws -> Matrix { try Matrix(rows: rows) }
}
