import LessonKit
import LessonTesting
import Testing

@testable import RegulariseLesson

private let beginsWithOnes = Mistake(
  "BEGINS_WITH_ONES",
  "There is a column of ones. The fit adds an intercept by itself, and with a second one the columns "
    + "depend on each other.")
private let multiplies = Mistake(
  "MULTIPLIES",
  "It looks as if the value was multiplied by 2, 3 and so on. Those columns all say the same; powers "
    + "bend.")

@Suite("Powers", .exercise("13-regularise/Polynomial"))
struct PolynomialSuite {
  @Test("Of 2 and -3 up to the third power, by hand")
  func byHand() {
    check(
      "polynomial([2, -3], degree: 3).rows", polynomial([2, -3], degree: 3).rows,
      is: [[2, 4, 8], [-3, 9, -27]], within: .relative(1e-14),
      mistakes: [
        beginsWithOnes.gives([[1, 2, 4, 8], [1, -3, 9, -27]]),
        multiplies.gives([[2, 4, 6], [-3, -6, -9]]),
      ])
  }

  @Test("Every power up to the degree is another column, in a high degree too")
  func high() {
    check(
      "polynomial([-2, 10], degree: 12).rows", polynomial([-2, 10], degree: 12).rows,
      is: [
        [-2, 4, -8, 16, -32, 64, -128, 256, -512, 1024, -2048, 4096],
        [10, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12],
      ], within: .relative(1e-12))
  }

  @Test("The first power is the feature itself")
  func first() {
    check(
      "polynomial([0.5, 7, 0], degree: 1).rows", polynomial([0.5, 7, 0], degree: 1).rows,
      is: [[0.5], [7], [0]], within: .relative(1e-14),
      mistakes: [beginsWithOnes.gives([[1, 0.5], [1, 7], [1, 0]])])
  }

  @Test("Degree 0 has rows without columns, and no values have columns without rows")
  func empty() {
    check("polynomial([1, 2], degree: 0).rows", polynomial([1, 2], degree: 0).rows, is: [[], []])
    check("polynomial([], degree: 4).rowCount", polynomial([], degree: 4).rowCount, is: 0)
    check("polynomial([], degree: 4).columnCount", polynomial([], degree: 4).columnCount, is: 4)
  }

  @Test("Of 30 patients, degree 1, 2, 4 and 6 fit the thirty and miss the 412 as in NumPy")
  func patients() throws {
    // NumPy 2.4: lstsq on the powers of the standardised body mass index; the rows are the first 30
    // of the permutation of seed 42.
    let expected: [Int: [Double]] = [
      1: [4120.525897543184, 3967.8681520497908], 2: [4114.577149950181, 3963.037789284055],
      4: [3940.4570930187283, 4062.3288931672414], 6: [3495.031732817884, 7720.991340670677],
    ]
    let table = try Table(named: "diabetes")
    let target = try table.completeNumbers("target")
    var scaler = StandardScaler()
    let bmi = try table.matrix(["bmi"])
    try scaler.fit(bmi)
    let scaled = try scaler.transform(bmi).column(0)
    var random = SplitMix64(seed: 42)
    let order = random.shuffledIndices(count: target.count)
    let (train, test) = (Array(order[..<30]), Array(order[30...]))
    for (degree, errors) in expected.sorted(by: { $0.key < $1.key }) {
      check(
        "errors on 30 and on 412 patients with polynomial(bmi, degree: \(degree))",
        try [train, test].map { rows in
          let model = try ols(
            polynomial(train.map { scaled[$0] }, degree: degree), train.map { target[$0] })
          return meanSquare(
            try model.predict(polynomial(rows.map { scaled[$0] }, degree: degree)),
            rows.map { target[$0] })
        }, is: errors, within: .relative(1e-8))
    }
  }

  @Test("Of generated values it makes the powers that the solution makes", .tags(.crossCheck))
  func generated() {
    crossCheck(within: .relative(1e-12)) { random in
      let values =
        random.chance(0.7)
        ? random.spread(count: random.count(0...8)) : random.column(count: random.count(0...8))
      let degree = random.int(0...12)
      return Case("polynomial(\(literal(values)), degree: \(degree)).rows") {
        polynomial(values, degree: degree).rows
      }
    }
  }
}
