import LessonKit
import LessonTesting
import Testing

@testable import MatricesLesson

private let addsUpProducts = Mistake(
  "ADDS_UP_PRODUCTS",
  "Right in the first digits and wrong in the later ones. It looks as if products were added up, XᵀX: "
    + "that squares the condition, and half of the digits are gone for good. Turn the rows themselves."
)
private let usesTheNewRowOfR = Mistake(
  "USES_THE_NEW_ROW_OF_R",
  "It looks as if the new row was turned against a row of R that was already turned. Both are "
    + "made from the old ones.")
private let takesOffAMultiple = Mistake(
  "TAKES_OFF_A_MULTIPLE",
  "It looks as if a multiple of R's row was taken off: nothing was turned, R learns nothing of "
    + "the new row, and sums of squares change.")
private let firstRowAsItIs = Mistake(
  "FIRST_ROW_AS_IT_IS",
  "R is negative on the diagonal, as if a row went into it as it came. Where R is 0, the turn "
    + "gives the size of the new number.")
private let leavesTheTarget = Mistake(
  "LEAVES_THE_TARGET",
  "The targets have to be turned as the rows are, both of the pair.")

@Suite("A triangle of rows", .exercise("03-matrices/Triangle"))
struct TriangleSuite {
  @Test("The first row goes in, nothing of its target is left")
  func first() {
    check(
      "add([3, 1], 2): r, right, squares", try fed([([3, 1], 2)]),
      is: [[3, 1], [0, 0], [2, 0], [0]], within: .absolute(1e-12),
      mistakes: [
        usesTheNewRowOfR.gives([[3.0, 1.0], [0.0, 1.0], [2.0, 2.0], [4.0]]),
        leavesTheTarget.gives([[3, 1], [0, 0], [2, 0], [4]]),
      ])
  }

  @Test("Rows that begin with 3 and 4 are turned to 5 and 0")
  func byHand() {
    // c = 3/5, s = 4/5.
    check(
      "add([3, 1], 2), add([4, 2], 1): r, right, squares",
      try fed([([3, 1], 2), ([4, 2], 1)]), is: [[5, 2.2], [0, 0.4], [2, -1], [0]],
      within: .absolute(1e-12),
      mistakes: [
        usesTheNewRowOfR.gives(
          [[5.0, 2.2], [0.0, 1.1461239025515524], [2.0, 2.233615400831283], [4.0478935689999]]),
        takesOffAMultiple.gives([[3, 1], [0, 0.6666666666666666], [2, -1.6666666666666667], [0]]),
        firstRowAsItIs.gives([[5, 2.2], [0, 0.4], [2, -1], [0]]),
        leavesTheTarget.gives([[5, 2.2], [0, 0.4], [2.8, 1], [5]]),
      ])
  }

  @Test("Of a column of ones, the triangle keeps the mean, and the squares around it")
  func ones() {
    // 3 and 5 lie 1 from their mean, 4; right / r is the mean.
    check(
      "add([1], 3), add([1], 5): r, right, squares", try fed([([1], 3), ([1], 5)]),
      is: [[1.4142135623730951], [5.656854249492381], [2]], within: .absolute(1e-12),
      mistakes: [
        takesOffAMultiple.gives([[1], [3], [4]]),
        leavesTheTarget.gives([[1.4142135623730951], [6.5355339059327378], [34]]),
        usesTheNewRowOfR.gives([[1.414213562373095], [5.65685424949238], [9.215728752538098]]),
      ])
  }

  @Test("Nothing on the diagonal is negative, whatever the signs of the rows")
  func signs() {
    check(
      "add([-3, 1], 6): r, right, squares", try fed([([-3, 1], 6)]),
      is: [[3, -1], [0, 0], [-6, 0], [0]], within: .absolute(1e-12),
      mistakes: [
        firstRowAsItIs.gives([[-3, 1], [0, 0], [6, 0], [0]]),
        takesOffAMultiple.gives([[-3, 1], [0, 0], [6, 0], [0]]),
      ])
    check(
      "add([3, 1], 2), add([-4, 2], 1): r, right, squares",
      try fed([([3, 1], 2), ([-4, 2], 1)]), is: [[5, -1], [0, 2], [0.4, 2.2], [0]],
      within: .absolute(1e-12))
    check(
      "add([3, 1], 2), add([4, -2], 1): r, right, squares",
      try fed([([3, 1], 2), ([4, -2], 1)]), is: [[5, -1], [0, 2], [2, 1], [0]],
      within: .absolute(1e-12),
      mistakes: [firstRowAsItIs.gives([[5, -1], [0, -2], [2, -1], [0]])])
  }

  @Test("A 0 needs no turn: the row goes on to the next place")
  func zeros() {
    check(
      "add([0, -2], 6), add([0, 0], 3), add([5, 1], 4): r, right, squares",
      try fed([([0, -2], 6), ([0, 0], 3), ([5, 1], 4)]), is: [[5, 1], [0, 2], [4, -6], [9]],
      within: .absolute(1e-12),
      mistakes: [firstRowAsItIs.gives([[5, 1], [0, -2], [4, 6], [9]])])
  }

  @Test("A small number is no 0: it is turned like any other, by a small angle too")
  func small() {
    check(
      "add([1e-20, 3], 2): r, right, squares", try fed([([1e-20, 3], 2)]),
      is: [[1e-20, 3], [0, 0], [2, 0], [0]], within: .absolute(1e-12))
    check(
      "add([1e-9, 1], 0), add([1, 0], 1): r, right, squares",
      try fed([([1e-9, 1], 0), ([1, 0], 1)]), is: [[1, 1e-9], [0, 1], [1, -1e-9], [0]],
      within: .absolute(1e-14))
    check(
      "add([1e-100], 2), add([-1e-100], 4): right, squares",
      try Array(fed([([1e-100], 2), ([-1e-100], 4)]).suffix(2)),
      is: [[-1.4142135623730951], [18]], within: .absolute(1e-12))
  }

  @Test("Without columns, the squares of the targets add up; without rows all is 0")
  func empty() {
    check(
      "Triangle(columns: 0), add([], 3), add([], -4): squares",
      try {
        var triangle = Triangle(columns: 0)
        try triangle.add([], 3)
        try triangle.add([], -4)
        return triangle.squares
      }(), is: 25, within: .relative(1e-12))
    check(
      "Triangle(columns: 2), add([0, 0], 0): r, right, squares", try fed([([0, 0], 0)]),
      is: [[0, 0], [0, 0], [0, 0], [0]])
  }

  @Test("Rows of more or fewer numbers are refused, and change nothing")
  func lengths() {
    check(
      "Triangle(columns: 2).add([1], 5)", try fed([([1], 5)], columns: 2),
      throws: SystemError.lengths(expected: 2, found: 1))
    check(
      "Triangle(columns: 2).add([1, 2, 3], 5)", try fed([([1, 2, 3], 5)], columns: 2),
      throws: SystemError.lengths(expected: 2, found: 3))
    check(
      "add([3, 1], 2), then add([], 1), add([4], 1) and add([4, 2, 0], 1), which are refused, "
        + "then add([4, 2], 1): r, right, squares",
      try {
        var triangle = Triangle(columns: 2)
        try triangle.add([3, 1], 2)
        try? triangle.add([], 1)
        try? triangle.add([4], 1)
        try? triangle.add([4, 2, 0], 1)
        try triangle.add([4, 2], 1)
        return state(of: triangle)
      }(), is: [[5, 2.2], [0, 0.4], [2, -1], [0]], within: .absolute(1e-12))
  }

  @Test("Rᵀ R is the sum of all rows' products, and no square is lost")
  func squares() {
    let rows: [([Double], Double)] = [
      ([1, 2, -3], 4), ([0, 5, 1], -2), ([-2, 7, 1], 1), ([4, 4, 0], 3), ([-1, 0, 2], 6),
    ]
    let expected: [[Double]] = [[22, 4, -7], [4, 94, 6], [-7, 6, 15], [8, 17, -1], [66]]
    check(
      "five rows of three: rᵀr, rᵀ right, and right · right + squares",
      try sums(rows),
      is: expected, within: .absolute(1e-9),
      mistakes: [
        takesOffAMultiple.when { (came: [[Double]]) in came[0][0] == 1 },
        leavesTheTarget.when { (came: [[Double]]) in came[0][0] > 21 && came[4][0] > 67 },
      ])
  }

  @Test("The cubic trend of employment, on years as they are: six digits, where XᵀX has none")
  func cubic() throws {
    // Exact least squares in Python's fractions. The condition is 8e8: 16 digits become 7 or 8.
    let table = try Table(named: "longley")
    let years = try table.completeNumbers("YEAR")
    check(
      "rows [1, year, year², year³]: the coefficients",
      try coefficients(
        years.map { [1, $0, $0 * $0, $0 * $0 * $0] }, table.completeNumbers("TOTEMP")),
      is: [19320241023.683052, -29668965.12457142, 15186.596329624967, -2.5911063480722922],
      within: .relative(2e-6),
      mistakes: [
        addsUpProducts.when { $0.count == 4 && !(abs($0[3] + 2.5911063480722922) < 1e-5) },
        addsUpProducts.throwing(MatrixError.rankDeficient(column: 3)),
        addsUpProducts.throwing(MatrixError.rankDeficient(column: 2)),
        addsUpProducts.throwing(MatrixError.rankDeficient(column: 1)),
      ])
  }

  @Test("On Longley's data nine digits of every coefficient are those that NIST certifies")
  func longley() throws {
    // NIST Statistical Reference Datasets, Longley: certified coefficients, and the residual sum of
    // squares. Of the diagonal, NumPy 2.4: abs(numpy.diag(numpy.linalg.qr(X)[1])).
    let table = try Table(named: "longley")
    let x = try table.matrix(["GNPDEFL", "GNP", "UNEMP", "ARMED", "POP", "YEAR"]).addingIntercept()
    let employment = try table.completeNumbers("TOTEMP")
    let certified = [
      -3482258.63459582, 15.0618722713733, -0.0358191792925910, -2.02022980381683,
      -1.03322686717359, -0.0511041056535807, 1829.15146461355,
    ]
    let beginsRight: @Sendable ([Double]) -> Bool = { came in
      came.count == 7 && zip(came, certified).allSatisfy { abs($0 / $1 - 1) < 1e-1 }
    }
    check(
      "Longley's sixteen rows: the coefficients", try coefficients(x.rows, employment),
      is: certified, within: .relative(1e-9), mistakes: [addsUpProducts.when(beginsRight)])
    var triangle = Triangle(columns: 7)
    for (row, value) in zip(x.rows, employment) { try? triangle.add(row, value) }
    check(
      "Longley's sixteen rows: the diagonal of r",
      (0..<7).map { triangle.r[$0, $0] },
      is: [
        3.9999999999999996, 41.79550663647945, 49822.8991342168, 2820.602129127258,
        1703.5326360012841, 1463.2017271748905, 0.669305080560541,
      ],
      within: .relative(1e-9))
    check(
      "Longley's sixteen rows: squares", triangle.squares, is: 836424.055505915,
      within: .relative(1e-9))
  }

  @Test("Rows that are generated go in as the solution takes them", .tags(.crossCheck))
  func generated() {
    enum Fault { case length }
    crossCheck { random in
      let columns = random.count(0...4)
      let count = random.count(0...9)
      let unit = random.pick([1, 1, 1e9, 1e-15])
      let isNearlyDependent = columns > 1 && count > columns && random.chance(0.5)
      var rows =
        isNearlyDependent
        ? random.matrix(rows: count, columns: columns, condition: 1e7).rows
        : (0..<count).map { _ in
          (0..<columns).map { _ in random.chance(0.2) ? 0 : unit * random.short() }
        }
      let targets = random.column(count: count)
      if random.faults([Fault.length]).contains(.length), count > 0 {
        let place = random.int(0...count - 1)
        if columns == 0 || random.chance(0.5) {
          rows[place].append(1)
        } else {
          rows[place].removeLast()
        }
      }
      let all = Array(zip(rows, targets))
      let text = all.map { "add(\(literal($0.0)), \(literal($0.1)))" }.joined(separator: ", ")
      let most = rows.joined().reduce(0) { max($0, abs($1)) }
      let far = targets.reduce(0) { max($0, abs($1)) }
      return Case("Triangle(columns: \(columns)): \(text)") {
        var steps = Steps()
        var triangle = Triangle(columns: columns)
        for (row, target) in all {
          steps.note("add") { try triangle.add(row, target) }
          // What is laid down whatever the rows are; R itself only where its columns are
          // independent.
          let (r, right) = (triangle.r, triangle.right)
          steps.note("rᵀr", slack: 1e-10 * most * most) { try r.transposed.times(r) }
          steps.note("rᵀ right", slack: 1e-10 * most * far) { try r.transposed.times(right) }
          steps.note(
            "all squares", right.reduce(triangle.squares) { $0 + $1 * $1 }, slack: 1e-10 * far * far
          )
          steps.note(
            "an upper triangle, not negative on its diagonal",
            (0..<columns).allSatisfy { row in
              r[row, row] >= 0 && (0..<row).allSatisfy { r[row, $0] == 0 }
            })
        }
        let smallest = (0..<columns).map { triangle.r[$0, $0] }.min() ?? 1
        // What was turned keeps even the smallest number on the diagonal; products do not.
        if isNearlyDependent || smallest > 0.1 * most {
          steps.note("r", triangle.r, slack: 1e-12 * most)
        }
        if smallest > 0.1 * most {
          steps.note("right", triangle.right, slack: 1e-10 * far)
          steps.note("squares", triangle.squares, slack: 1e-10 * far * far)
        }
        return steps
      }
    }
  }

  /// The rows of r, then right, then squares.
  private func state(of triangle: Triangle) -> [[Double]] {
    triangle.r.rows + [triangle.right, [triangle.squares]]
  }

  /// RᵀR, then Rᵀ right, then the sum of all squares.
  private func sums(_ rows: [([Double], Double)]) throws -> [[Double]] {
    var triangle = Triangle(columns: 3)
    for (row, target) in rows { try triangle.add(row, target) }
    let turned = triangle.r.transposed
    var total = triangle.squares
    for number in triangle.right { total += number * number }
    let moments = try turned.times(triangle.right)
    return try turned.times(triangle.r).rows + [moments, [total]]
  }

  private func fed(_ rows: [([Double], Double)], columns: Int? = nil) throws -> [[Double]] {
    var triangle = Triangle(columns: columns ?? rows[0].0.count)
    for (row, target) in rows { try triangle.add(row, target) }
    return state(of: triangle)
  }

  private func coefficients(_ rows: [[Double]], _ targets: [Double]) throws -> [Double] {
    var triangle = Triangle(columns: rows[0].count)
    for (row, target) in zip(rows, targets) { try triangle.add(row, target) }
    return try triangle.r.leastSquares(triangle.right)
  }
}
