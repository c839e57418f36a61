import LessonKit
import LessonTesting
import Testing

@testable import ClustersLesson

private let noCentre = Mistake(
  "FORGETS_TO_CENTRE",
  "It looks as if the columns were not centred. Then the first direction points at the mean itself."
)
private let standardises = Mistake(
  "STANDARDISES",
  "It looks as if the columns were scaled inside. Whoever calls decides that; here only the means go."
)
private let byN = Mistake(
  "DIVIDES_BY_N",
  "It looks as if n was divided by. A covariance is divided by one less than the number of rows.")
private let smallest = Mistake(
  "SMALLEST_FIRST",
  "symmetricEigen gives its values ascending: the last one is the largest, and belongs first.")
private let readsRows = Mistake(
  "READS_ROWS",
  "The eigenvectors are the columns of the matrix that symmetricEigen gives, not its rows.")
private let ofTheKept = Mistake(
  "SHARE_OF_THE_KEPT",
  "It looks as if the ratios were taken of the directions that were kept. They are shares of the whole "
    + "variance, so they add up to 1 only when all are kept.")
private let newMeans = Mistake(
  "CENTRES_ON_NEW_ROWS",
  "It looks as if the means of the rows that it was given were taken off. Then one row alone is always "
    + "0: take off those that pca learnt.")
private let noMeans = Mistake(
  "TAKES_NO_MEANS_OFF", "It looks as if the means were not taken off before projecting.")

@Suite("Principal components", .exercise("25-clusters/PCA"))
struct PCASuite {
  @Test("Four points: 16/3 along (1, 1), 4/3 along (1, -1)")
  func byHand() {
    let call = "pca([[0, 0], [4, 4], [1, 3], [3, 1]], count: 2)"
    let (long, short) = (16.0 / 3, 4.0 / 3)
    let unitSizes: [Double] = [32.0 / 15, 8.0 / 15]
    let throughOrigin: [Double] = [12.0 / 13, 1.0 / 13]
    let up: [[Double]] = [[0.5, 0.5], [0.5, 0.5]]
    let down: [[Double]] = [[0.5, -0.5], [-0.5, 0.5]]
    check("\(call).means", try pca(four, count: 2).means, is: [2, 2], within: .relative(1e-12))
    check(
      "\(call).variances", try pca(four, count: 2).variances, is: [long, short],
      within: .relative(1e-9),
      mistakes: [
        noCentre.gives([16, short]), standardises.gives(unitSizes), byN.gives([4, 1]),
        smallest.gives([short, long]),
      ])
    check(
      "\(call).ratios", try pca(four, count: 2).ratios, is: [0.8, 0.2], within: .relative(1e-9),
      mistakes: [noCentre.gives(throughOrigin), smallest.gives([0.2, 0.8])])
    check(
      "\(call).components, each times itself, so that a sign plays no part",
      try squares(pca(four, count: 2)), is: [up, down], within: .absolute(1e-9),
      mistakes: [smallest.gives([down, up])])
  }

  @Test("The ratios are shares of the whole variance, also where one direction is kept")
  func kept() {
    let call = "pca([[0, 0], [4, 4], [1, 3], [3, 1]], count: 1)"
    check(
      "\(call).ratios", try pca(four, count: 1).ratios, is: [0.8], within: .relative(1e-9),
      mistakes: [
        ofTheKept.gives([1]), smallest.gives([0.2]), noCentre.gives([12.0 / 13]),
      ])
    check("\(call).components.shape", try pca(four, count: 1).components.shape, is: "1 x 2")
  }

  @Test("Columns that have nothing to do with each other are the directions, the widest first")
  func axes() {
    let cross = rows([[3, 0, 0], [-3, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 2], [0, 0, -2]])
    check(
      "pca(±3, ±1 and ±2 along the axes, count: 3).components, each times itself: the diagonals",
      try squares(pca(cross, count: 3)).map { square in (0..<3).map { square[$0][$0] } },
      is: [[1, 0, 0], [0, 0, 1], [0, 1, 0]], within: .absolute(1e-9),
      mistakes: [
        readsRows.gives([[0, 1, 0], [1, 0, 0], [0, 0, 1]]),
        smallest.gives([[0, 1, 0], [0, 0, 1], [1, 0, 0]]),
      ])
    let smaller: [Double] = [3, 4.0 / 3, 1.0 / 3]
    check(
      "pca(±3, ±1 and ±2 along the axes, count: 3).variances", try pca(cross, count: 3).variances,
      is: [3.6, 1.6, 0.4], within: .relative(1e-9),
      mistakes: [byN.gives(smaller), smallest.gives([0.4, 1.6, 3.6])])
  }

  @Test("Two rows are enough: there is a line through them, and no variance beside it")
  func twoRows() {
    check(
      "pca([[1, 2], [3, 6]], count: 2).variances",
      try pca(rows([[1, 2], [3, 6]]), count: 2).variances, is: [10, 0], within: .absolute(1e-9),
      mistakes: [
        noCentre.gives([50, 0]), standardises.gives([4, 0]), byN.gives([5, 0]),
        smallest.gives([0, 10]),
      ])
  }

  @Test("Moving all rows by a hundred million moves the means and nothing else")
  func shift() {
    var far = four
    for row in 0..<4 { far[row, 1] += 1e8 }
    let expected: [Double] = [16.0 / 3, 4.0 / 3]
    let scaled: [Double] = [32.0 / 15, 8.0 / 15]
    let reversed: [Double] = [4.0 / 3, 16.0 / 3]
    check(
      "pca([[0, 1e8], [4, 1e8 + 4], [1, 1e8 + 3], [3, 1e8 + 1]], count: 2).variances",
      try pca(far, count: 2).variances, is: expected, within: .relative(1e-6),
      mistakes: [
        standardises.gives(scaled), byN.gives([4, 1]), smallest.gives(reversed),
        noCentre.when { ($0.first ?? 0) > 1e10 },
      ])
  }

  @Test("Fewer than two rows are refused, then a count that is not of 1 ... d")
  func refusals() {
    check(
      "pca([[1, 2]], count: 1)", try pca(rows([[1, 2]]), count: 1),
      throws: ComponentError.tooFewRows)
    check("pca([], count: 0)", try pca(rows([]), count: 0), throws: ComponentError.tooFewRows)
    check(
      "pca([[1, 2]], count: 3)", try pca(rows([[1, 2]]), count: 3),
      throws: ComponentError.tooFewRows)
    check("pca(four points, count: 3)", try pca(four, count: 3), throws: ComponentError.count(3))
    check("pca(four points, count: 0)", try pca(four, count: 0), throws: ComponentError.count(0))
    check("pca(four points, count: -1)", try pca(four, count: -1), throws: ComponentError.count(-1))
  }

  @Test("Scores are what is left of a row without the means, along each direction")
  func scores() {
    let half = 0.5.squareRoot()
    let (two, four, six, eight) = (2 * half, 4 * half, 6 * half, 8 * half)
    check(
      "project([[3, 3], [0, 4]], on: (1, 1) and (1, -1) through (2, 2))",
      try project(rows([[3, 3], [0, 4]]), on: diagonals), is: rows([[two, 0], [0, -four]]),
      within: .absolute(1e-12),
      mistakes: [
        newMeans.gives(rows([[half, two], [-half, -two]])),
        noMeans.gives(rows([[six, 0], [four, -four]])),
      ])
    check(
      "project([[6, 2]], on: (1, 1) and (1, -1) through (2, 2))",
      try project(rows([[6, 2]]), on: diagonals), is: rows([[four, four]]),
      within: .absolute(1e-12),
      mistakes: [newMeans.gives(rows([[0, 0]])), noMeans.gives(rows([[eight, four]]))])
    check(
      "project(no rows, on: (1, 1) and (1, -1) through (2, 2)).shape",
      try project(Matrix(rowCount: 0, columnCount: 2), on: diagonals).shape, is: "0 x 2")
    let one = PrincipalComponents(
      means: [2, 2], components: rows([[half, half]]), variances: [1], ratios: [1])
    check(
      "project([[6, 2]], on: (1, 1) alone through (2, 2))", try project(rows([[6, 2]]), on: one),
      is: rows([[four]]), within: .absolute(1e-12),
      mistakes: [newMeans.gives(rows([[0]])), noMeans.gives(rows([[eight]]))])
  }

  @Test("Rows of another width are refused, also where there are none")
  func width() {
    check(
      "project([[1, 2, 3]], on: two columns)", try project(rows([[1, 2, 3]]), on: diagonals),
      throws: ComponentError.columns(expected: 2, found: 3))
    check(
      "project([[1]], on: two columns)", try project(rows([[1]]), on: diagonals),
      throws: ComponentError.columns(expected: 2, found: 1))
    check(
      "project(no rows of three columns, on: two columns)",
      try project(Matrix(rowCount: 0, columnCount: 3), on: diagonals),
      throws: ComponentError.columns(expected: 2, found: 3))
  }

  @Test("On generated rows it answers as the solution does, whatever the signs", .tags(.crossCheck))
  func generated() {
    enum Fault { case rows, count, width }
    crossCheck(within: .relative(1e-7)) { random in
      let faults = random.faults([Fault.rows, .count, .width], pairs: [(.rows, .count)])
      let width = random.count(1...4)
      // Now and then fewer rows than columns: then there is no variance along the last directions.
      var n = random.chance(0.3) ? random.int(2...(width + 1)) : width + 1 + random.count(1...8)
      if faults.contains(.rows) { n = random.int(0...1) }
      // Columns of different size that have to do with each other, away from the origin.
      var data = random.spreadMatrix(rows: n, columns: width)
      let offset = random.pick([0.0, 5, -20, 1000])
      let unit = random.pick([1.0, 1, 0x1p-20, 0x1p20])
      for row in 0..<n {
        for column in 0..<width {
          data[row, column] *= Double(1 + 2 * column * column)
          if column > 0 { data[row, column] += 0.5 * data[row, column - 1] }
        }
        for column in 0..<width { data[row, column] = (data[row, column] + offset) * unit }
      }
      var count = random.int(1...width)
      if faults.contains(.count) { count = random.pick([0, -2, width + 1]) }
      let new = random.spreadMatrix(
        rows: random.int(0...3), columns: faults.contains(.width) ? width + 1 : width)
      let mean = random.spread(count: width)
      let directions = random.spreadMatrix(rows: random.int(1...width), columns: width)
      let (rows, wanted) = (data, count)
      return Case(
        "pca(\(literal(rows)), count: \(wanted)); project(\(literal(new)), "
          + "on: means \(literal(mean)), components \(literal(directions)))"
      ) {
        var steps = Steps()
        steps.note("means", slack: 1e-7 * unit) { try pca(rows, count: wanted).means }
        steps.note("variances", slack: 1e-7 * unit * unit) {
          try pca(rows, count: wanted).variances
        }
        steps.note("ratios", slack: 1e-7) { try pca(rows, count: wanted).ratios }
        steps.note("components.shape") { try pca(rows, count: wanted).components.shape }
        // Where there is no variance left, any directions at right angles will do.
        steps.note("components with a variance, each times itself", slack: 1e-6) {
          try Array(squares(pca(rows, count: wanted)).prefix(rows.rowCount - 1))
        }
        steps.note("project", slack: 1e-9) {
          try project(
            new,
            on: PrincipalComponents(
              means: mean, components: directions, variances: [], ratios: []))
        }
        return steps
      }
    }
  }

  @Test("On iris one direction holds 92.5 % of the variance; on scaled wines 36.2 %, on raw 99.8 %")
  func real() throws {
    // scikit-learn 1.9.1: PCA().fit(X), and on StandardScaler().fit_transform(X).
    let iris = try LabelledRows("iris").rows
    check(
      "pca(iris, count: 4).ratios", try pca(iris, count: 4).ratios,
      is: [0.9246187232017327, 0.05306648311706488, 0.017102609807927653, 0.005212183873274795],
      within: .relative(1e-9),
      mistakes: [
        standardises.gives([
          0.7296244541329987, 0.22850761786701762, 0.03668921889282872, 0.0051787091071548155,
        ])
      ])
    check(
      "pca(iris, count: 1).components: the magnitudes",
      try pca(iris, count: 1).components.elements.map { abs($0) },
      is: [0.3613865917853675, 0.08452251406456968, 0.8566706059498354, 0.3582891971515502],
      within: .relative(1e-9),
      mistakes: [
        readsRows.gives([
          0.7536574252640446, 0.5458314320200772, 0.075481019917463, 0.3582891971515504,
        ])
      ])
    let wine = try LabelledRows("wine")
    let scaled = try wine.standardised
    check(
      "pca(scaled wines, count: 3).ratios", try pca(scaled, count: 3).ratios,
      is: [0.3619884809992633, 0.19207490257008944, 0.11123630536249975], within: .relative(1e-9))
    check(
      "pca(scaled wines, count: 3).components: the magnitudes of four of the first",
      try pca(scaled, count: 3).components.elements.prefix(4).map { abs($0) },
      is: [0.14432939540601183, 0.24518758025722048, 0.0020510614443709527, 0.23932040548753503],
      within: .relative(1e-9))
    check(
      "pca(raw wines, count: 1).ratios", try pca(wine.rows, count: 1).ratios,
      is: [0.9980912304918973], within: .relative(1e-9))
    check(
      "project(iris, on: pca(iris, count: 4)): the variance of each column",
      try {
        let found = try pca(iris, count: 4)
        return try project(iris, on: found).columns.map { column in
          column.reduce(0) { $0 + $1 * $1 } / 149
        }
      }(),
      is: [4.228241706034863, 0.24267074792861842, 0.07820950004290925, 0.023835092973446638],
      within: .relative(1e-9))
  }

  private let four = Matrix(rowCount: 4, columnCount: 2, elements: [0, 0, 4, 4, 1, 3, 3, 1])

  private var diagonals: PrincipalComponents {
    let half = 0.5.squareRoot()
    return PrincipalComponents(
      means: [2, 2], components: rows([[half, half], [half, -half]]), variances: [1, 1],
      ratios: [0.5, 0.5])
  }

  /// Each direction times itself, v vᵀ, which is the same for v and -v.
  private func squares(_ found: PrincipalComponents) -> [[[Double]]] {
    found.components.rows.map { v in v.map { a in v.map { a * $0 } } }
  }

  private func rows(_ rows: [[Double]]) -> Matrix {
    Matrix(rowCount: rows.count, columnCount: rows.first?.count ?? 0, elements: rows.flatMap { $0 })
  }
}
