import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import NeuralNetLesson

private let shorter = Mistake(
  "STOPS_AT_THE_SHORTER",
  "There must be as many of both, and zip stops at the end of the shorter list. A backward pass that forgets an input is wrong."
)
private let nanPasses = Mistake(
  "LETS_NAN_PASS",
  "What is not a number, or infinite, agrees with nothing. A comparison with it is false, whichever "
    + "way it is asked, and two infinite lengths are alike.")
private let fixed = Mistake(
  "FIXED_TOLERANCE",
  "The tolerance does not follow the size of the slopes: what is off by a half goes unseen where the "
    + "slopes are small slopes, and rounding is refused where they are large.")
private let directions = Mistake(
  "COMPARES_DIRECTIONS",
  "These point the same way, and one is too long. A sum in place of a mean does that.")
private let oneSign = Mistake(
  "TRIES_ONE_SIGN",
  "It looks as if only positive points were tried. Some passes are wrong below 0 alone.")
private let equal = Mistake(
  "EQUAL_INPUTS",
  "It looks as if all inputs of a point were the same number: equal inputs hide which is which.")
private let onePoint = Mistake(
  "TRIES_ONE_POINT",
  "It looks as if one point was tried. A pass that is right there may be wrong at the next.")
private let oneGood = Mistake(
  "ONE_GOOD_POINT",
  "It looks as if one point where it is right was enough. It has to be right wherever it is asked.")

/// A forward pass, and what claims to be its backward pass.
private struct Pass {
  let name: String
  let inputs: Int
  let forward: ([Double]) -> Double
  let backward: ([Double]) -> [Double]

  init(
    _ name: String, _ inputs: Int, _ forward: @escaping ([Double]) -> Double,
    _ backward: @escaping ([Double]) -> [Double]
  ) {
    (self.name, self.inputs, self.forward, self.backward) = (name, inputs, forward, backward)
  }

  var isSound: Bool {
    NeuralNetLesson.isSound(backward: backward, forward: forward, inputs: inputs)
  }
}

private func softmaxOf(_ scores: [Double]) -> [Double] {
  let powers = scores.map { exp($0) }
  let total = powers.reduce(0, +)
  return powers.map { $0 / total }
}

private func loss(_ scores: [Double], label: Int) -> Double { -log(softmaxOf(scores)[label]) }

private let weights: [Double] = [0.7, -1.2, 1.5, 0.4, -0.9, 1.1]

private let batch: [[Double]] = [[1, 0.5], [-0.5, 1], [0.3, 0.8], [-1, 0.2]]

private func meanTanh(_ point: [Double]) -> Double {
  batch.reduce(0) { $0 + tanh($1[0] * point[0] + $1[1] * point[1] + 0.3) } / 4
}

private func meanTanhSlopes(_ point: [Double], over count: Double) -> [Double] {
  var slopes = [0.0, 0]
  for row in batch {
    let height = tanh(row[0] * point[0] + row[1] * point[1] + 0.3)
    for index in 0...1 { slopes[index] += (1 - height * height) * row[index] / count }
  }
  return slopes
}

private var right: [Pass] {
  [
    Pass("cubes", 2, { $0[0] * $0[0] * $0[0] + $0[1] }, { [3 * $0[0] * $0[0], 1] }),
    Pass("product", 2, { $0[0] * $0[1] }, { [$0[1], $0[0]] }),
    Pass(
      "relu", 3, { x in x.indices.reduce(0) { $0 + weights[$1] * max(0, x[$1]) } },
      { x in x.indices.map { x[$0] > 0 ? weights[$0] : 0 } }),
    Pass("larger of two", 2, { max($0[0], $0[1]) }, { $0[0] > $0[1] ? [1, 0] : [0, 1] }),
    Pass(
      "softmax", 4, { loss($0, label: 0) },
      { x in
        let shares = softmaxOf(x)
        return [shares[0] - 1] + shares[1...]
      }),
    Pass("mean of rows", 2, meanTanh, { meanTanhSlopes($0, over: 4) }),
    Pass("logarithm", 2, { log(3 + $0[0]) - $0[1] }, { [1 / (3 + $0[0]), -1] }),
    Pass("constant", 2, { _ in 3 }, { _ in [0, 0] }),
    Pass("small", 2, { ($0[0] * $0[0] + $0[1]) * 1e-6 }, { [2e-6 * $0[0], 1e-6] }),
    Pass(
      "large", 2, { ($0[0] * $0[0] * $0[0] + $0[1] * $0[1]) * 1e8 },
      { [3e8 * $0[0] * $0[0], 2e8 * $0[1]] }),
  ]
}

private var wrong: [Pass] {
  [
    Pass(
      "tanh, its slope from the input", 3, { x in x.indices.reduce(0) { $0 + tanh(x[$1]) } },
      { $0.map { 1 - $0 * $0 } }),
    Pass("product, factors exchanged", 2, { $0[0] * $0[1] }, { [$0[0], $0[1]] }),
    Pass(
      "x used three times, the last use alone counted", 2, { $0[0] * $0[0] + $0[0] * $0[1] },
      { [$0[1], $0[0]] }),
    Pass(
      "relu that lets everything through", 3,
      { x in x.indices.reduce(0) { $0 + weights[$1] * max(0, x[$1]) } },
      { x in Array(weights[..<x.count]) }),
    Pass("softmax without its label", 4, { loss($0, label: 0) }, { softmaxOf($0) }),
    Pass("rows summed, not averaged", 2, meanTanh, { meanTanhSlopes($0, over: 1) }),
    Pass(
      "nothing for the bias", 2, { tanh(0.5 * $0[0] + $0[1]) },
      { x in
        let height = tanh(0.5 * x[0] + x[1])
        return [0.5 * (1 - height * height), 0]
      }),
    Pass(
      "small, half of one slope", 2, { ($0[0] * $0[0] + $0[1]) * 1e-6 }, { [1e-6 * $0[0], 1e-6] }),
    Pass("not a number", 2, { $0[0] * $0[1] }, { [.nan, $0[0]] }),
    Pass("infinite", 1, { 3 * $0[0] }, { _ in [.infinity] }),
    Pass(
      "nothing for what is below 0", 1, { $0[0] > 0 ? $0[0] : 0.1 * $0[0] }, { [$0[0] > 0 ? 1 : 0] }
    ),
    Pass(
      "nothing for what is above 0", 1, { $0[0] < 0 ? $0[0] : 0.1 * $0[0] }, { [$0[0] < 0 ? 1 : 0] }
    ),
    Pass("larger of two, always the first", 2, { max($0[0], $0[1]) }, { _ in [1, 0] }),
    Pass("size of a product, its sign forgotten", 2, { abs($0[0] * $0[1]) }, { [$0[1], $0[0]] }),
    Pass("one slope too few", 2, { $0[0] * $0[1] }, { [$0[1]] }),
    Pass("everything turned round", 2, { $0[0] * $0[1] }, { [-$0[1], -$0[0]] }),
  ]
}

private func got(_ names: String...) -> [String] { names }

@Suite("Gradient check", .exercise("29-neural-net/GradientCheck"))
struct GradientCheckSuite {
  @Test("Slopes agree when the gap between them is small beside them")
  func relative() {
    let pairs: [([Double], [Double])] = [
      ([3, 4], [3, 4]), ([3, 4], [3, 4.0008]), ([3, 4], [3, 4.0015]), ([3, 4], [6, 8]),
      ([3, 4], [-3, -4]), ([3, 4], [4, 3]),
    ]
    check(
      "agrees(analytic: [3, 4], numeric:) with [3, 4], [3, 4.0008], [3, 4.0015], [6, 8], [-3, -4], "
        + "[4, 3]",
      pairs.map { agrees(analytic: $0.0, numeric: $0.1) },
      is: [true, true, false, false, false, false],
      mistakes: [
        directions.gives([true, true, false, true, false, false]),
        fixed.gives([true, false, false, false, false, false]),
        nanPasses.gives([true, true, false, false, false, false]),
        shorter.gives([true, true, false, false, false, false]),
      ])
  }

  @Test("Many small gaps are one large one: lengths are compared, not the largest slopes")
  func manyGaps() {
    let ones = [1.0, 1, 1, 1]
    check(
      "agrees(analytic: [1, 1, 1, 1], numeric:) with four times 1.00015, and four times 1.0003",
      [1.00015, 1.0003].map { number in
        agrees(analytic: ones, numeric: [number, number, number, number])
      }, is: [true, false],
      mistakes: [
        directions.gives([true, true]), nanPasses.gives([true, false]),
        shorter.gives([true, false]), fixed.gives([false, false]),
      ])
    let pairs: [([Double], [Double])] = [
      (ones, [1, 1.0003, 1, 1]), (ones, [1, 1.0006, 1, 1]),
      ([1, 0, 0, 0], [1, 0.00015, -0.00015, 0.00015]),
      ([1, 0, 0, 0], [1, 0.0001, -0.0001, 0.0001]),
    ]
    check(
      "agrees of [1, 1, 1, 1] and [1, 1.0003, 1, 1], the same and [1, 1.0006, 1, 1], [1, 0, 0, 0] "
        + "and [1, 0.00015, -0.00015, 0.00015], the same and [1, 0.0001, -0.0001, 0.0001]",
      pairs.map { agrees(analytic: $0.0, numeric: $0.1) }, is: [true, false, false, true],
      mistakes: [
        nanPasses.gives([true, false, false, true]), shorter.gives([true, false, false, true]),
        fixed.gives([false, false, false, true]),
      ])
  }

  @Test("The same gap in the units of other slopes is the same")
  func scales() {
    let answers: [[Bool]] = [1e-30, 1e-6, 1, 1e6, 1e30].map { unit in
      [
        agrees(analytic: [unit, -2 * unit], numeric: [unit, -2.0003 * unit]),
        agrees(analytic: [unit, -2 * unit], numeric: [unit, -2.001 * unit]),
      ]
    }
    check(
      "agrees of [u, -2 u] with [u, -2.0003 u] and with [u, -2.001 u], for u = 1e-30, 1e-6, 1, 1e6, "
        + "1e30",
      answers, is: [[Bool]](repeating: [true, false], count: 5),
      mistakes: [
        fixed.gives([
          [true, true], [true, true], [false, false], [false, false], [false, false],
        ]),
        nanPasses.gives([[Bool]](repeating: [true, false], count: 5)),
        shorter.gives([[Bool]](repeating: [true, false], count: 5)),
      ])
  }

  @Test("Zeros agree with zeros, and with nothing else")
  func zeros() {
    check(
      "agrees(analytic: [0, 0], numeric: [0, 0]), with [0, 1e-20], and [] with []",
      [
        agrees(analytic: [0, 0], numeric: [0, 0]), agrees(analytic: [0, 0], numeric: [0, 1e-20]),
        agrees(analytic: [], numeric: []),
      ], is: [true, false, true],
      mistakes: [fixed.gives([true, true, true]), directions.gives([true, true, true])])
  }

  @Test("What is not finite agrees with nothing, itself included")
  func notFinite() {
    let pairs: [([Double], [Double])] = [
      ([1, .nan], [1, 2]), ([1, 2], [.nan, 2]), ([.nan], [.nan]), ([1, .infinity], [1, 2]),
      ([.infinity], [.infinity]), ([-.infinity, 1], [-.infinity, 1]), ([1, 2], [1, .infinity]),
      ([1, 2], [1, 2]),
    ]
    check(
      "agrees of [1, nan] and [1, 2], [1, 2] and [nan, 2], [nan] and [nan], [1, inf] and [1, 2], "
        + "[inf] and [inf], [-inf, 1] and itself, [1, 2] and [1, inf], [1, 2] and itself",
      pairs.map { agrees(analytic: $0.0, numeric: $0.1) },
      is: [false, false, false, false, false, false, false, true],
      mistakes: [
        nanPasses.gives([true, true, true, true, true, true, true, true]),
        directions.gives([false, false, false, false, false, false, false, true]),
        fixed.gives([false, false, false, false, false, false, false, true]),
      ])
  }

  @Test("A slope too many or too few is no agreement")
  func counts() {
    check(
      "agrees(analytic: [1], numeric: [1, 0]), the other way round, with nothing, and with itself",
      [
        agrees(analytic: [1], numeric: [1, 0]), agrees(analytic: [1, 0], numeric: [1]),
        agrees(analytic: [], numeric: [0]), agrees(analytic: [1], numeric: [1]),
      ], is: [false, false, false, true],
      mistakes: [
        shorter.gives([true, true, true, true]), nanPasses.gives([false, false, false, true]),
        fixed.gives([false, false, false, true]), directions.gives([false, false, false, true]),
      ])
  }

  @Test("Backward passes that are right are let through")
  func sound() {
    check(
      "the right passes that isSound refuses", right.filter { !$0.isSound }.map(\.name), is: [],
      mistakes: [
        equal.gives(["larger of two"]), oneSign.gives([]), onePoint.gives([]), oneGood.gives([]),
        nanPasses.gives([]), shorter.gives([]), directions.gives([]),
      ])
  }

  @Test("Sixteen wrong ones are found")
  func hunt() {
    // Without a right one that is let through, nothing is shown.
    let all = [right[0]] + wrong
    check(
      "isSound lets through, of the right pass of cubes and 16 wrong ones",
      all.filter { $0.isSound }.map(\.name), is: ["cubes"],
      mistakes: [
        oneSign.gives(
          got(
            "cubes", "relu that lets everything through", "nothing for what is below 0",
            "size of a product, its sign forgotten")),
        equal.gives(
          got("cubes", "product, factors exchanged", "size of a product, its sign forgotten")),
        onePoint.gives(
          got("cubes", "nothing for what is below 0", "larger of two, always the first")),
        oneGood.gives(
          got(
            "cubes", "relu that lets everything through", "nothing for what is below 0",
            "nothing for what is above 0", "larger of two, always the first",
            "size of a product, its sign forgotten")),
        nanPasses.gives(got("cubes", "not a number", "infinite")),
        shorter.gives(got("cubes", "one slope too few")),
        directions.gives(
          got(
            "cubes", "rows summed, not averaged", "nothing for what is below 0",
            "nothing for what is above 0")),
        fixed.gives(got("cubes", "small, half of one slope")),
      ])
  }

  @Test("On generated slopes and passes it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      if random.chance(0.5) {
        let unit = random.pick([1, 1, 1e-6, 1e6, 1e-12])
        let count = random.count(0...5)
        let slopes = (0..<count).map { _ in random.short() * unit }
        let length = slopes.reduce(0) { $0 + $1 * $1 }.squareRoot()
        // Well on either side of the limit of 2e-4 of the length.
        let share = random.pick([0, 1e-6, 5e-5, 1.5e-4, 3e-4, 1e-3, 0.1, 2])
        var others = slopes
        if random.chance(0.3) {
          others = slopes.map { $0 * (1 + share) }
        } else if !others.isEmpty {
          others[random.int(0...(count - 1))] += share * length
        }
        switch random.int(0...9) {
        case 0: others.append(0)
        case 1: others = random.spoiled(others)
        case 2 where !others.isEmpty: others.removeLast()
        default: break
        }
        let pair = random.chance(0.5) ? (slopes, others) : (others, slopes)
        return Case("agrees(analytic: \(literal(pair.0)), numeric: \(literal(pair.1)))") {
          agrees(analytic: pair.0, numeric: pair.1)
        }
      }
      let pass = Self.pass(&random)
      return Case("isSound of \(pass.name)") { pass.isSound }
    }
  }

  /// A pass of some inputs that is right, or wrong in one way.
  private static func pass(_ random: inout CaseGenerator) -> Pass {
    let count = random.int(2...5)
    let factors = (0..<count).map { _ in
      (random.chance(0.5) ? 1 : -1) * Double(random.int(4...15)) / 10
    }
    let unit = random.pick([1, 1, 1e-6, 1e6])
    let inner = random.pick(["tanh", "relu", "square"])
    func value(_ x: Double) -> Double {
      inner == "tanh" ? tanh(x) : inner == "relu" ? max(0, x) : x * x
    }
    func slope(_ x: Double) -> Double {
      let height = tanh(x)
      return inner == "tanh" ? 1 - height * height : inner == "relu" ? (x > 0 ? 1 : 0) : 2 * x
    }
    let fault = random.int(0...16)
    let names = [
      "right", "right", "right", "turned round", "the first without a slope", "exchanged",
      "twice as long", "one missing", "not a number", "as if it were linear", "wrong below 0",
      "wrong where the first is the larger", "wrong above 0",
      "wrong where the second is the larger", "wrong where the first two differ in sign",
      "wrong where the first two are above 0", "wrong where the first two are below 0",
    ]
    return Pass(
      "\(unit) Σ w \(inner)(x) + x0 x1 with w = \(literal(factors)): \(names[fault])", count,
      { x in
        unit * (x.indices.reduce(0) { $0 + factors[$1] * value(x[$1]) } + x[0] * x[1])
      },
      { x in
        var slopes = x.indices.map { factors[$0] * slope(x[$0]) }
        slopes[0] += fault == 5 ? x[0] : x[1]
        slopes[1] += fault == 5 ? x[1] : x[0]
        slopes = slopes.map { $0 * unit }
        switch fault {
        case 3: slopes = slopes.map { -$0 }
        case 4: slopes[0] = 0
        case 6: slopes = slopes.map { 2 * $0 }
        case 7: slopes.removeLast()
        case 8: slopes[x.count - 1] = .nan
        case 9: slopes = factors.map { 1.5 * $0 * unit }
        case 10 where x[1] < 0: slopes[1] += unit
        case 11 where x[0] > x[1]: slopes[1] += unit
        case 12 where x[1] > 0: slopes[1] += unit
        case 13 where x[1] > x[0]: slopes[1] += unit
        case 14 where x[0] * x[1] < 0: slopes[1] += unit
        case 15 where x[0] > 0 && x[1] > 0: slopes[1] += unit
        case 16 where x[0] < 0 && x[1] < 0: slopes[1] += unit
        default: break
        }
        return slopes
      })
  }

  @Test("The loss of digits with its own slopes is sound, and with the label forgotten it is not")
  func digits() throws {
    // Two pixels of a 0 move; the others stand still, and so do the weights.
    let (pixels, labels) = try readDigits(0..<1)
    func scores(_ point: [Double]) -> [Double] {
      var row = pixels[0]
      for (index, place) in [10, 20, 37].enumerated() { row[place] = point[index] }
      return (0..<10).map { digit in
        row.indices.reduce(0) { $0 + row[$1] * weight($1, digit) }
      }
    }
    func weight(_ pixel: Int, _ digit: Int) -> Double {
      Double((7 * pixel + 3 * digit) % 11 - 5) / 10
    }
    func slopes(_ point: [Double], label: Double) -> [Double] {
      let shares = softmaxOf(scores(point))
      return [10, 20, 37].map { place in
        (0..<10).reduce(0) {
          $0 + (shares[$1] - ($1 == labels[0] ? label : 0)) * weight(place, $1)
        }
      }
    }
    let answers = [1.0, 0].map { label in
      isSound(
        backward: { slopes($0, label: label) }, forward: { loss(scores($0), label: labels[0]) },
        inputs: 3)
    }
    check("isSound of the loss of a digit, with its label and without", answers, is: [true, false])
  }
}
