import LessonKit
import LessonTesting
import Testing

@testable import ClustersLesson

private let squares = Mistake(
  "SQUARES_DISTANCES",
  "It looks as if squared distances were averaged. Take the root of each first.")
private let itself = Mistake(
  "COUNTS_ITSELF",
  "It looks as if the row itself was counted among its own group: its distance of 0 makes every group "
    + "look tighter.")
private let allOthers = Mistake(
  "ALL_OTHERS",
  "It looks as if b was taken over all other groups together. It is that of the nearest one alone.")
private let nearestRow = Mistake(
  "NEAREST_ROW",
  "It looks as if b is the distance to a single row, the nearest of another group. It is a mean over "
    + "the group.")
private let alone = Mistake(
  "ALONE_IS_PERFECT",
  "A row alone in its group has nothing to be near to: its silhouette is 0, not the best there is.")
private let byB = Mistake(
  "DIVIDES_BY_B",
  "It looks as if b was always what was divided by. It is the larger of the two, so that -1 is the end."
)

@Suite("Silhouette", .exercise("25-clusters/Silhouette"))
struct SilhouetteSuite {
  @Test("0 and 1 in one group, 5 in another: 0.8, 0.75 and, alone, 0")
  func byHand() {
    check(
      "silhouette([[0], [1], [5]], [0, 0, 1])", try silhouette(rows([[0], [1], [5]]), [0, 0, 1]),
      is: [0.8, 0.75, 0], within: .absolute(1e-12),
      mistakes: [
        squares.gives([0.96, 0.9375, 0]), itself.gives([0.9, 0.875, 0]),
        alone.gives([0.8, 0.75, 1]),
      ])
  }

  @Test("b is the mean distance to the nearest other group, and what is divided by is the larger")
  func threeGroups() {
    let (third, sixth) = (1.0 / 3, 1.0 / 6)
    let expected: [Double] = [2 * third, 0.5, -2 * third, -5 * sixth, 0]
    let squared: [Double] = [41.0 / 45, 0.84, -31.0 / 36, -35.0 / 36, 0]
    let counted: [Double] = [5 * sixth, 0.75, -third, -2 * third, 0]
    let together: [Double] = [8.0 / 11, 0.625, -7.0 / 18, -1.0 / 18, 0]
    let single: [Double] = [third, -0.5, -5 * sixth, -5 * sixth, 0]
    let perfect: [Double] = [2 * third, 0.5, -2 * third, -5 * sixth, 1]
    let beyond: [Double] = [2 * third, 0.5, -2, -5, 0]
    check(
      "silhouette([[0], [2], [3], [9], [10]], [7, 7, -1, -1, 4])",
      try silhouette(rows([[0], [2], [3], [9], [10]]), [7, 7, -1, -1, 4]), is: expected,
      within: .absolute(1e-12),
      mistakes: [
        squares.gives(squared), itself.gives(counted), allOthers.gives(together),
        nearestRow.gives(single), alone.gives(perfect), byB.gives(beyond),
      ])
  }

  @Test("Distances are straight: (0, 0), (3, 4) and (3, 0), (0, 4) are a rectangle's diagonals")
  func straight() {
    func all(_ value: Double) -> [Double] { Array(repeating: value, count: 4) }
    // a = 5, b = (3 + 4) / 2.
    check(
      "silhouette([[0, 0], [3, 4], [3, 0], [0, 4]], [0, 0, 1, 1])",
      try silhouette(rows([[0, 0], [3, 4], [3, 0], [0, 4]]), [0, 0, 1, 1]), is: all(-0.3),
      within: .absolute(1e-12),
      mistakes: [
        squares.gives(all(-0.5)), itself.gives(all(2.0 / 7)), nearestRow.gives(all(-0.4)),
        byB.gives(all(-3.0 / 7)),
      ])
  }

  @Test("As near to one group as to the other is 0, and so is a row whose a and b are 0")
  func nothing() {
    check(
      "silhouette([[0], [2], [4]], [1, 1, 0])[1]",
      try silhouette(rows([[0], [2], [4]]), [1, 1, 0]).dropFirst().first, is: 0,
      within: .absolute(1e-12), mistakes: [itself.gives(0.5)])
    check(
      "silhouette([[0.1, 3], [0.1, 3], [0.1, 3], [0.1, 3]], [0, 1, 0, 1])",
      try silhouette(rows([[0.1, 3], [0.1, 3], [0.1, 3], [0.1, 3]]), [0, 1, 0, 1]),
      is: [0, 0, 0, 0], within: .absolute(1e-12))
  }

  @Test("Two places, however near, with a group at each: all are 1")
  func places() {
    check(
      "silhouette([[0], [0], [1e-9], [1e-9]], [0, 0, 1, 1])",
      try silhouette(rows([[0], [0], [1e-9], [1e-9]]), [0, 0, 1, 1]), is: [1, 1, 1, 1],
      within: .absolute(1e-12))
  }

  @Test("Every row alone in its group: all are 0")
  func singles() {
    check(
      "silhouette([[3], [8], [-1]], [2, 0, 1])",
      try silhouette(rows([[3], [8], [-1]]), [2, 0, 1]),
      is: [0, 0, 0], within: .absolute(1e-12), mistakes: [alone.gives([1, 1, 1])])
  }

  @Test("A label too few or too many is refused, then fewer than two groups")
  func refusals() {
    check(
      "silhouette([[1], [2]], [0])", try silhouette(rows([[1], [2]]), [0]),
      throws: ClusterError.labels(rows: 2, labels: 1))
    check(
      "silhouette([[1], [2]], [0, 1, 2])", try silhouette(rows([[1], [2]]), [0, 1, 2]),
      throws: ClusterError.labels(rows: 2, labels: 3))
    check(
      "silhouette([[1], [2]], [5, 5])", try silhouette(rows([[1], [2]]), [5, 5]),
      throws: ClusterError.oneGroup)
    check("silhouette([], [])", try silhouette(rows([]), []), throws: ClusterError.oneGroup)
    check(
      "silhouette([[1]], [])", try silhouette(rows([[1]]), []),
      throws: ClusterError.labels(rows: 1, labels: 0))
  }

  @Test("On generated groups it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case fewer, more, oneGroup }
    crossCheck { random in
      let faults = random.faults(
        [Fault.fewer, .more, .oneGroup], pairs: [(.fewer, .oneGroup), (.more, .oneGroup)])
      let (n, width) = (random.count(2...14), random.count(1...3))
      let data =
        random.chance(0.3)
        ? random.matrix(rows: n, columns: width) : random.spreadMatrix(rows: n, columns: width)
      let names = random.pick([[0, 1], [3, -2, 7], [0, 1, 2, 9], [4, 0, 8, 20, -3, 12]])
      var labels = (0..<n).map { _ in random.pick(names) }
      (labels[0], labels[n - 1]) = (names[0], names[1])
      if faults.contains(.oneGroup) { labels = labels.map { _ in names[0] } }
      if faults.contains(.fewer) { labels.removeLast() }
      if faults.contains(.more) { labels.append(names[0]) }
      let groups = labels
      return Case("silhouette(\(literal(data)), \(groups))", slack: 1e-9) {
        try silhouette(data, groups)
      }
    }
  }

  @Test("By species the mean on iris is 0.503, on raw wines 0.200, on scaled ones 0.280")
  func real() throws {
    // scikit-learn 1.9.1: silhouette_score(X, target); below 0: silhouette_samples.
    let iris = try LabelledRows("iris")
    let wine = try LabelledRows("wine")
    let scaled = try wine.standardised
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    check(
      "silhouette(iris, species): the mean", try mean(silhouette(iris.rows, iris.classes)),
      is: 0.5034774406932966, within: .relative(1e-9),
      mistakes: [
        squares.gives(0.6566670178786607), itself.gives(0.5130803503483053),
        allOthers.gives(0.6939401742526782), nearestRow.gives(0.07448700336613051),
        byB.gives(0.5009328655156925),
      ])
    check(
      "silhouette(wine, cultivars): the mean", try mean(silhouette(wine.rows, wine.classes)),
      is: 0.20008297882823034, within: .relative(1e-9))
    check(
      "silhouette(scaled wine, cultivars): the mean", try mean(silhouette(scaled, wine.classes)),
      is: 0.2797798205630649, within: .relative(1e-9))
    check(
      "silhouette(iris, species): how many are below 0",
      try silhouette(iris.rows, iris.classes).count { $0 < 0 }, is: 10)
  }

  private func rows(_ rows: [[Double]]) -> Matrix {
    Matrix(rowCount: rows.count, columnCount: rows.first?.count ?? 0, elements: rows.flatMap { $0 })
  }
}
