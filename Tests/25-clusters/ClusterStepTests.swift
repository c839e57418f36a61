import LessonKit
import LessonTesting
import Testing

@testable import ClustersLesson

private let tiesToTheLast = Mistake(
  "TIES_TO_THE_LAST",
  "Of centres at the same distance the first is meant; a later one has to be nearer, not as near.")
private let addsDifferences = Mistake(
  "ADDS_DIFFERENCES",
  "It looks as if the way was measured along the axes. Euclid's distance is the straight one: squares "
    + "are added, not absolute differences.")
private let largestProduct = Mistake(
  "LARGEST_PRODUCT",
  "It looks as if the centre of the largest dot product was taken. That favours centres far from the "
    + "origin; near means a small distance.")
private let oldCentre = Mistake(
  "COUNTS_THE_OLD_CENTRE",
  "It looks as if the centre itself was counted among its rows: one row too many.")
private let byZero = Mistake(
  "DIVIDES_BY_ZERO",
  "A centre that no row belongs to has no mean: 0 divided by 0. It stays where it is.")
private let toZero = Mistake(
  "EMPTY_GOES_TO_ZERO",
  "It looks as if a centre without rows was sent to the origin. It stays where it is.")
private let byAllRows = Mistake(
  "DIVIDES_BY_ALL_ROWS",
  "It looks as if a centre's sum was divided by the count of all rows, not of its own rows.")

@Suite("One step of k-means", .exercise("25-clusters/ClusterStep"))
struct ClusterStepSuite {
  @Test("A row belongs to the centre at the least distance")
  func byHand() {
    check(
      "nearest([[1], [4], [9]], [[0], [10]])", nearest(rows([[1], [4], [9]]), rows([[0], [10]])),
      is: [0, 0, 1], mistakes: [largestProduct.gives([1, 1, 1])])
  }

  @Test("Of centres at the same distance it is the first")
  func ties() {
    check(
      "nearest([[5], [0], [10]], [[0], [10], [10]])",
      nearest(rows([[5], [0], [10]]), rows([[0], [10], [10]])), is: [0, 0, 1],
      mistakes: [tiesToTheLast.gives([2, 0, 2]), largestProduct.gives([1, 0, 1])])
  }

  @Test("The distance is the straight line: (3, 3) is nearer to (0, 0) than (0, 5) is")
  func straight() {
    check(
      "nearest([[0, 0], [3, 4]], [[3, 3], [0, 5]])",
      nearest(rows([[0, 0], [3, 4]]), rows([[3, 3], [0, 5]])), is: [0, 0],
      mistakes: [addsDifferences.gives([1, 0])])
  }

  @Test(
    "It holds far from the origin, below it, and for a hair's difference; of no rows it is empty")
  func far() {
    check(
      "nearest([[-9], [-7]], [[-9.5], [-5]])", nearest(rows([[-9], [-7]]), rows([[-9.5], [-5]])),
      is: [0, 1], mistakes: [largestProduct.gives([0, 0])])
    let base = 1e10
    let beside = rows([[base], [base + 1], [base + 2], [base + 3], [base + 4], [base + 1.25]])
    check(
      "nearest([[1e10], [1e10 + 1], …, [1e10 + 4], [1e10 + 1.25]], [[1e10], [1e10 + 3]])",
      nearest(beside, rows([[base], [base + 3]])), is: [0, 0, 1, 1, 1, 0])
    check(
      "nearest([[0], [2]], [[1], [1 - 1e-13]])",
      nearest(rows([[0], [2]]), rows([[1], [1 - 1e-13]])), is: [1, 0])
    check(
      "nearest([[0], [3e-9]], [[0], [2e-9]])", nearest(rows([[0], [3e-9]]), rows([[0], [2e-9]])),
      is: [0, 1])
    check(
      "nearest(no rows, [[1, 2]])", nearest(Matrix(rowCount: 0, columnCount: 2), rows([[1, 2]])),
      is: [])
  }

  @Test("A centre moves to the mean of its rows, column by column")
  func means() {
    check(
      "moved([[0], [10]], rows: [[1], [3], [20]], labels: [0, 0, 1])",
      moved(rows([[0], [10]]), rows: rows([[1], [3], [20]]), labels: [0, 0, 1]),
      is: rows([[2], [20]]), within: .relative(1e-12),
      mistakes: [
        oldCentre.gives(rows([[third(4)], [15]])),
        byAllRows.gives(rows([[third(4)], [third(20)]])),
      ])
    check(
      "moved([[0, 0], [1, 1]], rows: [[2, 4], [4, 8], [5, 7], [6, 0]], labels: [1, 1, 0, 1])",
      moved(
        rows([[0, 0], [1, 1]]), rows: rows([[2, 4], [4, 8], [5, 7], [6, 0]]), labels: [1, 1, 0, 1]),
      is: rows([[5, 7], [4, 4]]), within: .relative(1e-12),
      mistakes: [
        oldCentre.gives(rows([[2.5, 3.5], [3.25, 3.25]])),
        byAllRows.gives(rows([[1.25, 1.75], [3, 3]])),
      ])
  }

  @Test("A centre that no row belongs to stays where it is")
  func empty() {
    check(
      "moved([[0], [50]], rows: [[1], [3]], labels: [0, 0])",
      moved(rows([[0], [50]]), rows: rows([[1], [3]]), labels: [0, 0]), is: rows([[2], [50]]),
      within: .relative(1e-12),
      mistakes: [
        byZero.when { $0.elements.contains { $0.isNaN } }, toZero.gives(rows([[2], [0]])),
      ])
    check(
      "moved([[1, 2]], rows: none, labels: [])",
      moved(rows([[1, 2]]), rows: Matrix(rowCount: 0, columnCount: 2), labels: []),
      is: rows([[1, 2]]),
      mistakes: [
        byZero.when { $0.elements.contains { $0.isNaN } }, toZero.gives(rows([[0, 0]])),
      ])
  }

  @Test("On generated rows it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let width = random.count(1...3)
      let (n, k) = (random.count(0...9), random.int(1...4))
      // Whole numbers of some unit, so that equal distances are equal in any arithmetic; rows of
      // nothing but zeros are rows too.
      let unit = random.pick([1.0, 1, 1, 0x1p-30, 0x1p30])
      let whole = Matrix(
        rowCount: n, columnCount: width,
        elements: random.ints(count: n * width, -3...3).map { Double($0) * unit })
      let grid = Matrix(
        rowCount: k, columnCount: width,
        elements: random.ints(count: k * width, -3...3).map { Double($0) * unit })
      let any = random.spreadMatrix(rows: n, columns: width)
      let centres = random.spreadMatrix(rows: k, columns: width)
      let labels = random.ints(count: n, 0...(k - 1))
      return Case(
        "nearest(\(literal(whole)), \(literal(grid))); moved(the same centres, rows: the same, "
          + "labels: \(labels)); moved(\(literal(centres)), rows: \(literal(any)), "
          + "labels: \(labels))", slack: 1e-12
      ) {
        var steps = Steps()
        steps.note("nearest", nearest(whole, grid))
        steps.note(
          "the first moved", moved(grid, rows: whole, labels: labels), slack: 1e-12 * unit)
        steps.note(
          "the second moved", moved(centres, rows: any, labels: labels), slack: 1e-12)
        return steps
      }
    }
  }

  @Test("From flowers 0, 50 and 100 of iris, 53, 60 and 37 belong to them, and so they move")
  func iris() throws {
    // NumPy 2: argmin of the summed squares, and mean(0) of the rows of each.
    let flowers = try LabelledRows("iris")
    let iris = flowers.rows
    let start = iris.selecting(rows: [0, 50, 100])
    let labels = nearest(iris, start)
    check(
      "nearest(iris, [flowers 0, 50, 100]): how many belong to each",
      (0..<3).map { label in labels.count { $0 == label } }, is: [53, 60, 37],
      mistakes: [addsDifferences.gives([54, 63, 33]), largestProduct.gives([0, 50, 100])])
    // The labels by species, so that this needs no other answer.
    let species = flowers.classes
    check(
      "moved([flowers 0, 50, 100], rows: iris, labels: the species)",
      moved(start, rows: iris, labels: species),
      is: rows([
        [5.006, 3.428, 1.462, 0.246], [5.936, 2.77, 4.26, 1.326], [6.588, 2.974, 5.552, 2.026],
      ]), within: .relative(1e-9))
  }

  private func third(_ value: Double) -> Double { value / 3 }

  private func rows(_ rows: [[Double]]) -> Matrix {
    Matrix(rowCount: rows.count, columnCount: rows.first?.count ?? 0, elements: rows.flatMap { $0 })
  }
}
