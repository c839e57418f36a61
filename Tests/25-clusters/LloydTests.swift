import LessonKit
import LessonTesting
import Testing

@testable import ClustersLesson

private let movesOnce = Mistake(
  "MOVES_ONCE",
  "It looks as if there was one move only. The moved centres have other rows near them: assign again, "
    + "until nothing changes.")
private let ignoresLimit = Mistake(
  "IGNORES_THE_LIMIT",
  "It looks as if it ran on until nothing changed, whatever maxIterations says.")
private let leavesOutLast = Mistake(
  "LEAVES_OUT_THE_LAST",
  "The iteration at which nothing changed counts as well: it is how you know that you are done.")
private let oldLabels = Mistake(
  "KEEPS_OLD_LABELS",
  "It looks as if the labels are those from before the last move. Where the iterations run out, the "
    + "centres have moved since: assign the rows once more.")
private let plain = Mistake(
  "ADDS_PLAIN_DISTANCES", "It looks as if distances were added. Inertia adds them squared.")
private let meanForSum = Mistake(
  "MEAN_FOR_SUM", "It looks as if inertia was divided by the rows. It is a sum over all rows.")
private let trustsFirst = Mistake(
  "TRUSTS_THE_FIRST",
  "It looks as if the first start was taken, whatever the others find. Each may end in another place."
)
private let keepsLast = Mistake(
  "KEEPS_THE_LAST",
  "It looks as if the last start was kept. A later one has to be better to take its place.")

@Suite("Lloyd's algorithm", .exercise("25-clusters/Lloyd"))
struct LloydSuite {
  @Test("0, 1, 5, 20, 24 from 0 and 1: the centres come to rest at 2 and 22")
  func byHand() {
    let found = outcome(five, [[0], [1]])
    check(
      "lloyd([[0], [1], [5], [20], [24]], start: [[0], [1]]).centres", try found().centres,
      is: rows([[2], [22]]), within: .relative(1e-12),
      mistakes: [movesOnce.gives(rows([[0], [12.5]]))])
    check(
      "lloyd([[0], [1], [5], [20], [24]], start: [[0], [1]]).labels", try found().labels,
      is: [0, 0, 0, 1, 1])
    check(
      "lloyd([[0], [1], [5], [20], [24]], start: [[0], [1]]).inertia", try found().inertia, is: 22,
      within: .relative(1e-12),
      mistakes: [movesOnce.gives(214.5), plain.gives(10), meanForSum.gives(4.4)])
    check(
      "lloyd([[0], [1], [5], [20], [24]], start: [[0], [1]]).iterations", try found().iterations,
      is: 3, mistakes: [movesOnce.gives(1), leavesOutLast.gives(2)])
  }

  @Test("Where the iterations run out, labels and inertia are those of the centres as they are")
  func limits() {
    let once = outcome(five, [[0], [1]], 1)
    check(
      "lloyd([[0], [1], [5], [20], [24]], start: [[0], [1]], maxIterations: 1).centres",
      try once().centres, is: rows([[0], [12.5]]), within: .relative(1e-12),
      mistakes: [ignoresLimit.gives(rows([[2], [22]]))])
    check(
      "lloyd([[0], [1], [5], [20], [24]], start: [[0], [1]], maxIterations: 1).labels",
      try once().labels, is: [0, 0, 0, 1, 1], mistakes: [oldLabels.gives([0, 1, 1, 1, 1])])
    check(
      "lloyd([[0], [1], [5], [20], [24]], start: [[0], [1]], maxIterations: 1).inertia",
      try once().inertia, is: 214.5, within: .relative(1e-12),
      mistakes: [
        ignoresLimit.gives(22), oldLabels.gives(377), plain.gives(25), meanForSum.gives(42.9),
      ])
    check(
      "lloyd([[0], [1], [5], [20], [24]], start: [[0], [1]], maxIterations: 2).iterations",
      try outcome(five, [[0], [1]], 2)().iterations, is: 2,
      mistakes: [ignoresLimit.gives(3), movesOnce.gives(1)])
  }

  @Test("Without any iteration the rows are assigned to the centres of the start")
  func noIterations() {
    let none = outcome(five, [[0], [1]], 0)
    check(
      "lloyd([[0], [1], [5], [20], [24]], start: [[0], [1]], maxIterations: 0).centres",
      try none().centres, is: rows([[0], [1]]),
      mistakes: [
        ignoresLimit.gives(rows([[2], [22]])), movesOnce.gives(rows([[0], [12.5]])),
      ])
    check(
      "lloyd([[0], [1], [5], [20], [24]], start: [[0], [1]], maxIterations: 0).labels",
      try none().labels, is: [0, 1, 1, 1, 1])
    check(
      "lloyd([[0], [1], [5], [20], [24]], start: [[0], [1]], maxIterations: 0).inertia",
      try none().inertia, is: 906, within: .relative(1e-12),
      mistakes: [plain.gives(46), meanForSum.gives(181.2)])
    check(
      "lloyd([[0], [1], [5], [20], [24]], start: [[0], [1]], maxIterations: 0).iterations",
      try none().iterations, is: 0, mistakes: [ignoresLimit.gives(3), movesOnce.gives(1)])
  }

  @Test("A centre that loses all its rows stays, and may find others later")
  func empty() {
    check(
      "lloyd([[0], [1], [10]], start: [[0], [40]]).centres",
      try outcome([[0], [1], [10]], [[0], [40]])().centres, is: rows([[11.0 / 3], [40]]),
      within: .relative(1e-12))
    check(
      "lloyd([[1], [2]], start: [[1], [1]]).labels", try outcome([[1], [2]], [[1], [1]])().labels,
      is: [1, 0])
    check(
      "lloyd([[1], [2]], start: [[1], [1]]).inertia",
      try outcome([[1], [2]], [[1], [1]])().inertia, is: 0,
      mistakes: [movesOnce.gives(0.25)])
  }

  @Test("No rows or no centres are refused, then rows and centres of different width")
  func refusals() {
    let nothing = Matrix(rowCount: 0, columnCount: 2)
    check(
      "lloyd(no rows, start: [[1]])", try lloyd(nothing, start: rows([[1]])),
      throws: ClusterError.empty)
    check(
      "lloyd([[1]], start: no centres)", try lloyd(rows([[1]]), start: nothing),
      throws: ClusterError.empty)
    check(
      "lloyd([[1, 2]], start: [[1, 2, 3], [4, 5, 6]])",
      try lloyd(rows([[1, 2]]), start: rows([[1, 2, 3], [4, 5, 6]])),
      throws: ClusterError.columns(rows: 2, centres: 3))
    check(
      "lloyd([[1, 2]], start: [[1]], maxIterations: 0)",
      try lloyd(rows([[1, 2]]), start: rows([[1]]), maxIterations: 0),
      throws: ClusterError.columns(rows: 2, centres: 1))
    check(
      "bestOfStarts([[1]], starts: [])", try bestOfStarts(rows([[1]]), starts: []),
      throws: ClusterError.empty)
    check(
      "bestOfStarts([[1], [2]], starts: [[[1]], [[1, 2]]])",
      try bestOfStarts(rows([[1], [2]]), starts: [rows([[1]]), rows([[1, 2]])]),
      throws: ClusterError.columns(rows: 1, centres: 2),
      mistakes: [trustsFirst.when { _ in true }])
  }

  @Test("A rectangle of 4 by 1 can be cut the wrong way; the better of two starts counts")
  func rectangle() {
    let corners: [[Double]] = [[0, 0], [0, 1], [4, 0], [4, 1]]
    check(
      "lloyd([[0, 0], [0, 1], [4, 0], [4, 1]], start: [[0, 0], [0, 1]]).inertia",
      try outcome(corners, [[0, 0], [0, 1]])().inertia, is: 16, within: .relative(1e-12),
      mistakes: [plain.gives(8), meanForSum.gives(4)])
    let (wrong, right) = (rows([[0, 0], [0, 1]]), rows([[0, 0], [4, 0]]))
    check(
      "bestOfStarts([[0, 0], [0, 1], [4, 0], [4, 1]], starts: [[[0, 0], [0, 1]], [[0, 0], [4, 0]]])"
        + ".inertia", try bestOfStarts(rows(corners), starts: [wrong, right]).inertia, is: 1,
      within: .relative(1e-12), mistakes: [trustsFirst.gives(16)])
    check(
      "bestOfStarts([[0, 0], [0, 1], [4, 0], [4, 1]], starts: [[[0, 0], [4, 0]], [[0, 0], [0, 1]]])"
        + ".inertia", try bestOfStarts(rows(corners), starts: [right, wrong]).inertia, is: 1,
      within: .relative(1e-12), mistakes: [keepsLast.gives(16)])
  }

  @Test("More iterations never raise the inertia")
  func descends() throws {
    let iris = try LabelledRows("iris").rows
    let start = iris.selecting(rows: [0, 1, 2])
    check(
      "lloyd(iris, start: flowers 0, 1, 2, maxIterations: m).inertia for m = 0, 1, …, 6",
      try (0...6).map { try lloyd(iris, start: start, maxIterations: $0).inertia },
      satisfies: "each less than the one before"
    ) { sums in
      zip(sums, sums.dropFirst()).allSatisfy { $0 > $1 }
    }
  }

  @Test("On generated rows and starts it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case noRows, noCentres, width, noStarts }
    crossCheck { random in
      let faults = random.faults(
        [Fault.noRows, .noCentres, .width, .noStarts],
        pairs: [(.noRows, .width), (.noCentres, .width)])
      let width = random.count(1...3)
      var (n, k) = (random.count(1...12), random.pick([1, 2, 3, 3, 10]))
      if faults.contains(.noRows) { n = 0 }
      if faults.contains(.noCentres) { k = 0 }
      // In some unit, at the origin or far from it.
      let (unit, offset) = random.pick([(1.0, 0.0), (1, 0), (0x1p-20, 0), (0x1p20, 0), (1, 1e5)])
      func placed(_ random: inout CaseGenerator, _ count: Int, _ width: Int) -> Matrix {
        let matrix = random.spreadMatrix(rows: count, columns: width)
        return Matrix(
          rowCount: count, columnCount: width, elements: matrix.elements.map { $0 * unit + offset })
      }
      let data = placed(&random, n, width)
      func start(_ random: inout CaseGenerator) -> Matrix {
        let wide = faults.contains(.width) ? width + 1 : width
        // Rows of the data, now and then the same one twice, or a centre that is far from all.
        if n > 0, wide == width, random.chance(0.5) {
          return data.selecting(rows: random.ints(count: k, 0...(n - 1)))
        }
        var centres = placed(&random, k, wide)
        if k > 1, random.chance(0.5) { centres[k - 1, 0] = 50 * unit + offset }
        return centres
      }
      let first = start(&random)
      let starts = faults.contains(.noStarts) ? [] : [start(&random), first, start(&random)]
      let limit = random.pick([0, 1, 2, 300, 300, 300])
      return Case(
        "lloyd(\(literal(data)), start: \(literal(first)), maxIterations: \(limit)); "
          + "bestOfStarts(the same rows, starts: \(literal(starts)))"
      ) {
        var steps = Steps()
        let slack = 1e-9 * unit * min(1, unit)
        steps.note("lloyd", slack: slack) {
          try lloyd(data, start: first, maxIterations: limit)
        }
        // Two starts may end in the same groups by other names.
        steps.note("bestOfStarts.inertia", slack: slack) {
          try bestOfStarts(data, starts: starts).inertia
        }
        return steps
      }
    }
  }

  @Test("On iris three starts end at an inertia of 78.851, 78.856 and 142.754")
  func iris() throws {
    // scikit-learn 1.9.1: KMeans(3, init=X[rows], n_init=1, tol=0); 78.8514 is the published optimum.
    let iris = try LabelledRows("iris").rows
    let starts = [[0, 1, 2], [0, 50, 100], [2, 6, 11]].map { iris.selecting(rows: $0) }
    check(
      "lloyd(iris, start: [flowers 0, 50, 100]).inertia",
      try lloyd(iris, start: starts[1]).inertia, is: 78.851441426146, within: .relative(1e-9))
    check(
      "lloyd(iris, start: [flowers 0, 50, 100]): the sizes of the groups",
      try sizes(lloyd(iris, start: starts[1]).labels), is: [50, 62, 38])
    check(
      "lloyd(iris, start: [flowers 0, 50, 100]).iterations",
      try lloyd(iris, start: starts[1]).iterations, is: 4,
      mistakes: [movesOnce.gives(1), leavesOutLast.gives(3)])
    check(
      "lloyd(iris, start: start).inertia from flowers 0, 1, 2, and from 2, 6, 11",
      try [starts[0], starts[2]].map { try lloyd(iris, start: $0).inertia },
      is: [78.85566582597731, 142.7540625], within: .relative(1e-9))
    check(
      "bestOfStarts(iris, starts: flowers 0, 1, 2 alone).iterations",
      try bestOfStarts(iris, starts: [starts[0]]).iterations, is: 12,
      mistakes: [movesOnce.gives(1), leavesOutLast.gives(11)])
    check(
      "bestOfStarts(iris, starts: those three).inertia",
      try bestOfStarts(iris, starts: starts).inertia, is: 78.851441426146, within: .relative(1e-9),
      mistakes: [trustsFirst.gives(78.85566582597731), keepsLast.gives(142.7540625)])
  }

  @Test("Of the wines, scaled columns give three cultivars and raw ones a sorting by proline")
  func wine() throws {
    // scikit-learn 1.9.1: KMeans(3, init=X[[0, 60, 140]], n_init=1, tol=0), adjusted_rand_score.
    let wine = try LabelledRows("wine")
    let scaled = try wine.standardised
    func found(_ rows: Matrix) throws -> Clustering {
      try lloyd(rows, start: rows.selecting(rows: [0, 60, 140]))
    }
    check(
      "lloyd(scaled wines, start: wines 0, 60, 140).inertia", try found(scaled).inertia,
      is: 1277.928488844643, within: .relative(1e-9))
    check(
      "lloyd(scaled wines, start: wines 0, 60, 140): the sizes of the groups",
      try sizes(found(scaled).labels), is: [62, 65, 51])
    check(
      "lloyd(scaled wines, start: wines 0, 60, 140): agreement with the cultivars",
      try adjustedRand(found(scaled).labels, wine.classes), is: 0.8974949815093207,
      within: .relative(1e-9))
    check(
      "lloyd(raw wines, start: wines 0, 60, 140).inertia", try found(wine.rows).inertia,
      is: 2370689.686782969, within: .relative(1e-9))
    check(
      "lloyd(raw wines, start: wines 0, 60, 140): agreement with the cultivars",
      try adjustedRand(found(wine.rows).labels, wine.classes), is: 0.37111371823084754,
      within: .relative(1e-9))
    check(
      "lloyd(raw wines, …).labels and those of lloyd(proline alone, …): how many are the same",
      try zip(found(wine.rows).labels, found(wine.rows.selecting(columns: [12])).labels)
        .filter(==).count, is: 178)
  }

  private let five: [[Double]] = [[0], [1], [5], [20], [24]]

  private func outcome(
    _ data: [[Double]], _ start: [[Double]], _ limit: Int? = nil
  ) -> () throws -> Clustering {
    {
      guard let limit else { return try lloyd(rows(data), start: rows(start)) }
      return try lloyd(rows(data), start: rows(start), maxIterations: limit)
    }
  }

  private func sizes(_ labels: [Int]) -> [Int] {
    (0..<3).map { label in labels.count { $0 == label } }
  }

  private func rows(_ rows: [[Double]]) -> Matrix {
    Matrix(rowCount: rows.count, columnCount: rows.first?.count ?? 0, elements: rows.flatMap { $0 })
  }
}
