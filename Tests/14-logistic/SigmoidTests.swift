import LessonTesting
import Testing

@testable import LogisticLesson

private let endless = Mistake(
  "ENDLESS_BY_ENDLESS",
  "It looks as if infinity was divided: infinity by infinity is not a number. Divide by what may be "
    + "endless, and never divide it.")
private let turnedRound = Mistake(
  "TURNED_ROUND",
  "This is the probability of the other class. A large margin means that true is likely.")
private let oneMinus = Mistake(
  "ONE_MINUS",
  "A small probability was subtracted from 1 to get it. 1 holds sixteen digits, and nothing of what is "
    + "smaller comes back.")
private let overflows = Mistake(
  "OVERFLOWS",
  "It looks as if the power overflows: e to the 710 is beyond a Double. Take the margin out before the "
    + "power is made.")
private let losesTheSmall = Mistake(
  "LOSES_THE_SMALL",
  "It looks as if 1 was added before the logarithm. It swallows whatever is below 1e-16; log1p takes it "
    + "without adding.")
private let cuts = Mistake(
  "CUTS", "It looks as if the rest was cut off. A small loss is small, and not 0.")

@Suite("Margin and probability", .exercise("14-logistic/Sigmoid"))
struct SigmoidSuite {
  @Test(
    "Known margins have known probabilities",
    arguments: [
      (0.0, 0.5), (1.0, 0.7310585786300049), (-1.0, 0.2689414213699951), (2.0, 0.8807970779778823),
    ])
  func known(margin: Double, probability: Double) {
    check(
      "sigmoid(\(margin))", sigmoid(margin), is: probability, within: .relative(1e-14),
      mistakes: [turnedRound.gives(1 - probability)])
  }

  @Test(
    "The probabilities of a margin and of its opposite add up to 1", arguments: [0.3, 4.0, 12.0])
  func opposite(margin: Double) {
    check(
      "sigmoid(\(margin)) + sigmoid(-\(margin))", sigmoid(margin) + sigmoid(-margin), is: 1,
      within: .relative(1e-14))
  }

  @Test("Margins of ±800 and infinite ones have the probabilities 0 and 1")
  func extreme() {
    // SciPy 1.17: expit.
    check(
      "sigmoid(800)", sigmoid(800), is: 1,
      mistakes: [endless.gives(.nan), turnedRound.gives(0)])
    check("sigmoid(-800)", sigmoid(-800), is: 0, mistakes: [turnedRound.gives(1)])
    check("sigmoid(infinity)", sigmoid(.infinity), is: 1, mistakes: [endless.gives(.nan)])
    check("sigmoid(-infinity)", sigmoid(-.infinity), is: 0)
  }

  @Test("A small probability has all of its digits")
  func small() {
    // SciPy 1.17: expit(-40).
    check(
      "sigmoid(-40)", sigmoid(-40), is: 4.248354255291589e-18, within: .relative(1e-13),
      mistakes: [oneMinus.gives(0)])
    check(
      "sigmoid(-20)", sigmoid(-20), is: 2.0611536181902037e-09, within: .relative(1e-13))
    check(
      "sigmoid(-680)", sigmoid(-680), is: 4.783571897030535e-296, within: .relative(1e-13),
      mistakes: [oneMinus.gives(0)])
  }

  @Test(
    "softplus of known margins",
    arguments: [
      (0.0, 0.6931471805599453), (1.0, 1.3132616875182228), (-1.0, 0.31326168751822286),
      (5.0, 5.006715348489118), (20.0, 20.000000002061153), (26.0, 26.00000000000511),
      (-20.0, 2.061153620314381e-09), (-30.0, 9.357622968839737e-14),
    ])
  func softplusKnown(margin: Double, expected: Double) {
    check("softplus(\(margin))", softplus(margin), is: expected, within: .relative(1e-14))
  }

  @Test("softplus of 800 is 800, of -40 the power itself, and of -800 nothing")
  func softplusExtreme() {
    // NumPy 2.4: logaddexp(0, z).
    check("softplus(800)", softplus(800), is: 800, mistakes: [overflows.gives(.infinity)])
    check(
      "softplus(-40)", softplus(-40), is: 4.248354255291589e-18, within: .relative(1e-13),
      mistakes: [losesTheSmall.gives(0), overflows.gives(0), cuts.gives(0)])
    check(
      "softplus(-32)", softplus(-32), is: 1.2664165549094095e-14, within: .relative(1e-13),
      mistakes: [
        losesTheSmall.gives(1.2656542480726704e-14), overflows.gives(1.2656542480726704e-14),
        cuts.gives(0),
      ])
    check(
      "softplus(32)", softplus(32), is: 32.000000000000014, within: .relative(1e-14))
    check(
      "softplus(-680)", softplus(-680), is: 4.783571897030535e-296, within: .relative(1e-13),
      mistakes: [losesTheSmall.gives(0), overflows.gives(0), cuts.gives(0)])
    check("softplus(-800)", softplus(-800), is: 0)
    check("softplus(1e308)", softplus(1e308), is: 1e308, mistakes: [overflows.gives(.infinity)])
    check(
      "softplus(infinity)", softplus(.infinity), is: .infinity)
    check("softplus(-infinity)", softplus(-.infinity), is: 0)
  }

  @Test("Of generated margins it makes what the solution makes", .tags(.crossCheck))
  func generated() {
    crossCheck(within: .relative(1e-13)) { random in
      let far = random.unit() * 200 + 760
      let middle = random.unit() * 25 + 20
      let deep = random.unit() * 380 + 290
      let margin = random.pick([
        random.short(), random.short() * 5, middle, -middle, middle, -middle, far, -far,
        deep, -deep,
        random.chance(0.3) ? .infinity * (random.chance(0.5) ? 1 : -1) : 0,
      ])
      return random.chance(0.5)
        ? Case("sigmoid(\(margin))", slack: 1e-300) { sigmoid(margin) }
        : Case("softplus(\(margin))", slack: 1e-300) { softplus(margin) }
    }
  }
}
