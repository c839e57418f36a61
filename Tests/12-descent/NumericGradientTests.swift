import LessonKit
import LessonTesting
import Testing

@testable import DescentLesson

private let forward = Mistake(
  "FORWARD",
  "It looks as if the step went to one side only. The curve bends away on that side, and the slope is "
    + "off by half of the bend; a step to each side and the bends cancel.")
private let divides = Mistake(
  "DIVIDES_BY_ONE_STEP",
  "This is twice as much as it should be. The two places lie two steps apart.")
private let movesOn = Mistake(
  "MOVES_ON",
  "The first slope is right and the next are not. It looks as if the coordinate was not put back "
    + "before the next one moved, so each is measured at another place.")

@Suite("The measured slope", .exercise("12-descent/NumericGradient"))
struct NumericGradientSuite {
  @Test("The cube at 2, half a step to each side, by hand")
  func cube() {
    // (2.5³ - 1.5³) / 1 = 15.625 - 3.375. The true slope is 12.
    check(
      "numericGradient(of: x³, at: [2], step: 0.5)",
      numericGradient(of: { $0[0] * $0[0] * $0[0] }, at: [2], step: 0.5), is: [12.25],
      within: .relative(1e-12), mistakes: [forward.gives([15.25]), divides.gives([24.5])])
  }

  @Test("Of a square the slope is exact, however long the step")
  func square() {
    check(
      "numericGradient(of: x², at: [3], step: 2)",
      numericGradient(of: { $0[0] * $0[0] }, at: [3], step: 2), is: [6],
      within: .relative(1e-12), mistakes: [forward.gives([8]), divides.gives([12])])
  }

  @Test("Each coordinate is measured with the others where they are")
  func others() {
    // x y + 3 z: the slopes are y, x and 3.
    check(
      "numericGradient(of: x y + 3 z, at: [2, 5, 7], step: 0.5)",
      numericGradient(of: { $0[0] * $0[1] + 3 * $0[2] }, at: [2, 5, 7], step: 0.5),
      is: [5, 2, 3], within: .relative(1e-12),
      mistakes: [movesOn.gives([5, 1.5, 3]), divides.gives([10, 4, 6])])
  }

  @Test("A coordinate is put back to the last bit, after a step that swallows it too")
  func putBack() {
    // 1 + 1e20 is 1e20, and going back by steps would lead to 0.
    check(
      "numericGradient(of: x y, at: [1, 1], step: 1e20)",
      numericGradient(of: { $0[0] * $0[1] }, at: [1, 1], step: 1e20), is: [1, 1],
      within: .relative(1e-12))
  }

  @Test("A point without coordinates has no slope, and the function is not called")
  func nothing() {
    var calls = 0
    let slopes = numericGradient(
      of: { _ in
        calls += 1
        return 1
      }, at: [], step: 1)
    check("numericGradient(of: a function that counts its calls, at: [], step: 1)", slopes, is: [])
    check("how often it called the function", calls, is: 0)
  }

  @Test("The function is called twice for each coordinate")
  func cost() {
    var calls = 0
    _ = numericGradient(
      of: {
        calls += 1
        return $0[0]
      }, at: [1, 2, 3, 4], step: 0.25)
    check("calls for four coordinates", calls, is: 8)
  }

  @Test("What the function throws comes through")
  func throwing() {
    check(
      "numericGradient(of: a function that throws, at: [1], step: 1)",
      try numericGradient(of: { _ in throw DescentError.noRows }, at: [1], step: 1),
      throws: DescentError.noRows)
  }

  @Test("Measured on 442 patients, the slopes at 0 are those of the formula")
  func diabetes() throws {
    // NumPy 2.4: 2/n Xᵀ(Xb - y); scipy.optimize.approx_fprime agrees. The error is a square in each
    // weight, so a step of 1 costs nothing but rounding, of about 1e-11 here.
    let (features, target) = try patients()
    let zeros = [Double](repeating: 0, count: features.columnCount)
    check(
      "numericGradient(of: the patients' error, at: zeros, step: 1): intercept, age, sex, bmi",
      Array(
        try numericGradient(
          of: { try meanSquaredError($0, features, target) }, at: zeros, step: 1
        ).prefix(4)),
      is: [-304.2669683257919, -28.937026779179313, -6.632042618790043, -90.32006004092584],
      within: .relative(1e-9),
      mistakes: [
        forward.gives([
          -303.2669683257919, -27.937026779179313, -5.632042618790043, -89.32006004092584,
        ])
      ])
  }

  @Test("Of generated curves it measures what the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let count = random.count(0...4)
      let point = random.spread(count: count)
      let factors = random.spread(count: count)
      // Steps that binary holds, so that nothing is lost in going there and back.
      let step = random.pick([0.5, 2, 0.125, 1])
      let curve: @Sendable ([Double]) -> Double = { place in
        let cubes = zip(factors, place).reduce(0) { $0 + $1.0 * $1.1 * $1.1 * $1.1 }
        return cubes + place.reduce(1, *)
      }
      return Case(
        "numericGradient(of: Σ c x³ + Π x with c = \(literal(factors)), at: \(literal(point)), "
          + "step: \(step))", slack: 1e-9
      ) { numericGradient(of: curve, at: point, step: step) }
    }
  }
}
