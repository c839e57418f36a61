import LessonKit
import LessonTesting
import Testing

@testable import CiGatesLesson

private let byTraining = Mistake(
  "JUDGES_BY_TRAINING",
  "It looks as if the losses on the training rows decide. What was learnt by heart looks best there."
)
private let anyNumber = Mistake(
  "TRUSTS_ANY_NUMBER", "So few rows were judged, although the rule calls them too few to tell.")
private let turnedRound = Mistake(
  "TURNS_THE_GAIN_ROUND",
  "It looks as if a higher loss was taken for better. A lower loss is: the gain is the champion's loss less "
    + "the candidate's.")
private let forgetsTheRoot = Mistake(
  "FORGETS_THE_ROOT",
  "It looks as if the deviation of single rows was taken for the error of their mean. Divide it by the root of n."
)
private let dividesByAll = Mistake(
  "DIVIDES_BY_ALL",
  "It looks as if the squares were divided by n. The deviation of a sample divides by n - 1.")
private let meanAlone = Mistake(
  "LOOKS_AT_THE_MEAN_ALONE",
  "It looks as if the mean gain decides, however much the rows differ. A difference within the noise is none."
)
private let oneError = Mistake(
  "ONE_STANDARD_ERROR",
  "It looks as if once the standard error was taken off. It is twice the standard error.")
private let exactlyEnough = Mistake(
  "EXACTLY_THE_GAIN_IS_ENOUGH",
  "The gain has to be greater than the rule asks, and not just as great.")
private let tinySlices = Mistake(
  "JUDGES_TINY_SLICES",
  "A slice with a handful of rows was judged. The rule says how many are enough.")
private let averageHides = Mistake(
  "AVERAGE_HIDES_SLICES",
  "All rows together gain, and some of its slices lose. Look at each of them.")
private let seemWorse = Mistake(
  "SLICES_MUST_NOT_SEEM_WORSE",
  "A slice was called worse because its mean is. One of many slices is always unlucky: it has to be surely "
    + "worse, with twice its standard error to its favour.")
private let mustGain = Mistake(
  "SLICES_MUST_GAIN",
  "It looks as if each slice has to show that it is not worse. It need not be better; only a slice that is "
    + "surely worse stops a candidate.")

@Suite("Metric gate", .exercise("34-ci-gates/MetricGate"))
struct MetricGateSuite {
  @Test("A gain of 1 on the mean, with a standard error of 0.5, leaves 0: not enough")
  func byHand() {
    // Gains 0, 1, 2, 1: the squares add up to 2, 2 / (4 · 3) is 1/6, and the root of it 0.408.
    let error: Double = (1.0 / 6).squareRoot()
    let (wide, narrow): (Double, Double) = ((2.0 / 3).squareRoot(), (1.0 / 8).squareRoot())
    let expected: Double = 1 - 2 * error
    let turned: Double = -1 - 2 * error
    check(
      call("gains 0, 1, 2, 1", 4, 0.7, 9),
      try answer([0, 1, 2, 1], rules(4, gain: 0.7)), is: told([.gainNotShown(atLeast: expected)]),
      mistakes: [
        meanAlone.gives([]), oneError.gives(told([.gainNotShown(atLeast: 1 - error)])),
        turnedRound.gives(told([.gainNotShown(atLeast: turned)])),
        forgetsTheRoot.gives(told([.gainNotShown(atLeast: 1 - 2 * wide)])),
        dividesByAll.gives(told([.gainNotShown(atLeast: 1 - 2 * narrow)])),
      ])
    check(
      call("gains 0, 1, 2, 1", 4, 0.125, 9), try answer([0, 1, 2, 1], rules(4, gain: 0.125)),
      is: [],
      mistakes: [
        turnedRound.gives(told([.gainNotShown(atLeast: turned)])),
        forgetsTheRoot.gives(told([.gainNotShown(atLeast: 1 - 2 * wide)])),
      ])
  }

  @Test("Greater than the rule: a gain that never varies is as great as itself, and no greater")
  func exactly() {
    check(
      call("gains 0.25, 0.25, 0.25", 2, 0.25, 9),
      try answer([0.25, 0.25, 0.25], rules(2, gain: 0.25)),
      is: told([.gainNotShown(atLeast: 0.25)]), mistakes: [exactlyEnough.gives([])])
    check(
      call("gains 0.5, 0.5, 0.5", 2, 0.25, 9), try answer([0.5, 0.5, 0.5], rules(2, gain: 0.25)),
      is: [],
      mistakes: [turnedRound.gives(told([.gainNotShown(atLeast: -0.5)]))])
    check(
      call("gains 0, 0", 2, 0, 9), try answer([0, 0], rules(2)),
      is: told([.gainNotShown(atLeast: 0)]),
      mistakes: [exactlyEnough.gives([])])
  }

  @Test("Too few rows cannot tell, and then nothing else is told")
  func few() {
    check(
      call("gains -1, -1, -1", 4, 0, 0), try answer([-1, -1, -1], rules(4, slice: 0)),
      is: told([.tooFewRows(3)]), mistakes: [anyNumber.gives(told([.gainNotShown(atLeast: -1)]))])
    check(call("no rows", 2, 0, 9), try answer([], rules(2)), is: told([.tooFewRows(0)]))
    check(
      call("gains 1, 1, 1, 1", 4, 0, 0), try answer([1, 1, 1, 1], rules(4, slice: 0)), is: [],
      mistakes: [turnedRound.when { (found: [String]) in !found.isEmpty }])
  }

  @Test("A slice that is surely worse stops a candidate that gains in all")
  func slices() {
    // b loses 1 and 1.5: a mean of -1.25 with an error of 0.25, surely below -0.5. c's one row is too few.
    let gains: [Double] = [4, 4.5, 4, 4.5, 4, 4.5, -1, -1.5, -9]
    let names = ["a", "a", "a", "a", "a", "a", "b", "b", "c"]
    let more = Array(gains.dropLast()) + [4]
    check(
      "violations(of: ...: gains 4, 4.5 of a three times, -1, -1.5 of b, 4 of c; enoughRows 2, gain 0, "
        + "sliceLoss 0.5)", try answer(more, rules(2, slice: 0.5), slices: names),
      is: told([.sliceWorse("b", meanGain: -1.25)]),
      mistakes: [averageHides.gives([])])
    check(
      "violations(of: ...: gains -1, 2 of a, -3, -3.5 of b, -1, -2 of c, 9 of d; enoughRows 2, gain 0, "
        + "sliceLoss 0.5)",
      try answer(
        [-1, 2, -3, -3.5, -1, -2, 9, -8], rules(2, slice: 0.5),
        slices: ["a", "a", "c", "c", "b", "b", "d", "e"]
      ),
      is: ["no gain above -4.414144", "c -3.25"],
      mistakes: [
        averageHides.gives(["no gain above -4.414144"]),
        seemWorse.gives(["no gain above -4.414144", "b -1.5", "c -3.25"]),
        mustGain.when { (found: [String]) in found.contains { $0.hasPrefix("a ") } },
      ])
  }

  @Test("Exactly as bad as the rule allows is allowed, and slices come by name")
  func sliceEdges() {
    check(
      "violations(of: ...: gains 1 six times of z, -0.25 twice of a; enoughRows 2, gain 0, sliceLoss 0.25)",
      try answer(
        [1, 1, 1, 1, 1, 1, -0.25, -0.25], rules(2, slice: 0.25),
        slices: ["z", "z", "z", "z", "z", "z", "a", "a"]), is: [])
    check(
      "violations(of: ...: gains 9 nine times of m, -1 twice of z, b, k, f, q and d each; enoughRows 2, gain 0, "
        + "sliceLoss 0.25)",
      try answer(
        nines + [Double](repeating: -1, count: 12), rules(2, slice: 0.25),
        slices: ms + ["z", "z", "b", "b", "k", "k", "f", "f", "q", "q", "d", "d"]
      ), is: ["b", "d", "f", "k", "q", "z"].map { "\($0) -1.0" },
      mistakes: [averageHides.gives([])])
    check(
      "violations(of: ...: gains 9 nine times of m, -1 once of z; enoughRows 2, gain 0, sliceLoss 0.25)",
      try answer(
        nines + [-1], rules(2, slice: 0.25),
        slices: ms + ["z"]), is: [])
  }

  @Test("Two rows of one slice where three are enough: not judged")
  func tiny() {
    check(
      "violations(of: ...: gains 9 nine times of m, -1 twice of z; enoughRows 3, gain 0, sliceLoss 0.25)",
      try answer(
        nines + [-1, -1], rules(3, slice: 0.25),
        slices: ms + ["z", "z"]), is: [],
      mistakes: [tinySlices.gives(told([.sliceWorse("z", meanGain: -1)]))])
  }

  @Test(
    "What does not fit together is refused, then what is no number; training rows are not asked")
  func refused() {
    func judge(_ candidate: [Double], _ champion: [Double], _ slices: [String]) throws
      -> [Violation]
    {
      try violations(
        of: Evaluation(training: [1], heldOut: candidate),
        against: Evaluation(training: [1, .nan, 3], heldOut: champion), slices: slices,
        rules: rules(2))
    }
    check(
      "violations(of: 2 held-out losses, against: 3, slices: 2)",
      try judge([1, .nan], [1, 2, 3], ["a", "a"]),
      throws: GateError.lengths(candidate: 2, champion: 3, slices: 2))
    check(
      "violations(of: 2 held-out losses, against: 2, slices: 1)",
      try judge([1, 2], [1, 2], ["a"]),
      throws: GateError.lengths(candidate: 2, champion: 2, slices: 1))
    check(
      "violations(of: [1, 2, .nan], against: [1, .infinity, 2])",
      try judge([1, 2, .nan], [1, .infinity, 2], ["a", "a", "a"]),
      throws: GateError.notFinite(row: 1))
    check(
      "violations(of: [.nan], against: [1]), too few as well", try judge([.nan], [1], ["a"]),
      throws: GateError.notFinite(row: 0))
    check(
      "violations(of: [1, 1], against: [2, 2], whose training rows are no numbers)",
      try judge([1, 1], [2, 2], ["a", "a"]), is: [],
      mistakes: [byTraining.throwing(GateError.lengths(candidate: 1, champion: 3, slices: 2))])
  }

  @Test(
    "Trained on January to September, by hour: 0.0025 better, and not surely; by hour and carrier surely"
  )
  func flights() throws {
    // pandas 3.1.1 and NumPy: log-losses on October to December against the hour shares of January to March.
    let trips = try Trip.all()
    let (training, test) = (trips.filter { $0.month <= 9 }, trips.filter { $0.month > 9 })
    let champion = ShareModel(trips.filter { $0.month <= 3 }) { "\($0.hour)" }
    func judged(_ group: @escaping (Trip) -> String, _ rules: GateRules) throws -> [String] {
      let candidate = ShareModel(training, by: group)
      // On its training rows a model has as many losses as it is tried on, so that nothing stands out.
      let rows = training.prefix(test.count)
      return try told(
        violations(
          of: Evaluation(training: candidate.losses(Array(rows)), heldOut: candidate.losses(test)),
          against: Evaluation(
            training: champion.losses(Array(rows)), heldOut: champion.losses(test)),
          slices: test.map(\.carrier), rules: rules))
    }
    check(
      "violations(of: hour, against: hour of January to March; enoughRows 30, gain 0, sliceLoss 0)",
      try judged({ "\($0.hour)" }, rules(30, slice: 0)),
      is: told([
        .gainNotShown(atLeast: -0.0012884832354999112),
        .sliceWorse("UA", meanGain: -0.00701574289681328),
      ]),
      mistakes: [
        meanAlone.gives(told([.sliceWorse("UA", meanGain: -0.00701574289681328)])),
        averageHides.gives(told([.gainNotShown(atLeast: -0.0012884832354999112)])),
      ])
    let hourAndCarrier: (Trip) -> String = { "\($0.hour) \($0.carrier)" }
    check(
      "violations(of: hour and carrier, against: the same; enoughRows 30, gain 0, sliceLoss 0)",
      try judged(hourAndCarrier, rules(30, slice: 0)),
      is: told([.sliceWorse("9E", meanGain: -0.07737672771591117)]),
      mistakes: [averageHides.gives([])])
    check(
      "violations(of: hour and carrier, against: the same; enoughRows 30, gain 0, sliceLoss 0.02)",
      try judged(hourAndCarrier, rules(30, slice: 0.02)), is: [],
      mistakes: [
        seemWorse.gives(told([.sliceWorse("9E", meanGain: -0.07737672771591117)]))
      ])
    check(
      "violations(of: hour and destination, against: the same; enoughRows 30, gain 0, sliceLoss 0.02)",
      try judged({ "\($0.hour) \($0.dest)" }, rules(30, slice: 0.02)),
      is: told([.gainNotShown(atLeast: -0.028079822697619237)]),
      mistakes: [
        byTraining.when { (found: [String]) in found.isEmpty }
      ])
  }

  @Test("On generated losses it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case lengths, notFinite, few }
    crossCheck(within: .relative(1e-7)) { random in
      let faults = random.faults(
        [Fault.lengths, .notFinite, .few], pairs: [(.lengths, .notFinite)])
      let enough = random.int(2...4)
      let count =
        faults.contains(.few) ? random.int(0...(enough - 1)) : enough + random.count(0...12)
      let isEven = random.chance(0.2)
      let shift = isEven ? random.pick([0, 0.25, -0.25]) : random.pick([-0.5, 0, 0.5, 2])
      var old = (0..<count).map { _ in Double(random.int(0...32)) / 16 + 1 }
      var new = old.map { $0 - shift + (isEven ? 0 : Double(random.int(-4...4)) / 16) }
      var slices = (0..<count).map { _ in random.pick(["UA", "B6", "EV"]) }
      if faults.contains(.notFinite) { (new, old) = (random.spoiled(new), random.spoiled(old)) }
      if faults.contains(.lengths) {
        if random.chance(0.5) { slices.append("UA") } else { old.append(1) }
      }
      let rules = rules(
        enough, gain: random.pick([0, 0.25]), slice: random.pick([0, 0.25, 0.75]))
      let (a, b, c) = (new, old, slices)
      return Case(
        "violations(of: heldOut \(literal(a)), against: heldOut \(literal(b)), slices: \(literal(c)), "
          + "rules: \(literal(rules)))", slack: 1e-9
      ) {
        try violations(
          of: Evaluation(training: a.map { $0 - 0.25 }, heldOut: a),
          against: Evaluation(training: b, heldOut: b), slices: c, rules: rules)
      }
    }
  }

  private let nines = [Double](repeating: 9, count: 9)
  private let ms = [String](repeating: "m", count: 9)

  private func rules(_ enough: Int, gain: Double = 0, slice: Double = 9) -> GateRules {
    GateRules(enoughRows: enough, gain: gain, sliceLoss: slice)
  }

  /// Judges a candidate with these gains; on the training rows it is always far better.
  private func answer(
    _ gains: [Double], _ rules: GateRules, slices: [String]? = nil
  ) throws -> [String] {
    try told(
      violations(
        of: Evaluation(training: gains.map { _ in 1 }, heldOut: gains.map { 10 - $0 }),
        against: Evaluation(training: gains.map { _ in 90 }, heldOut: gains.map { _ in 10 }),
        slices: slices ?? gains.map { _ in "a" }, rules: rules))
  }

  private func call(_ what: String, _ enough: Int, _ gain: Double, _ slice: Double) -> String {
    "violations(of: ...: \(what) on held-out rows; enoughRows \(enough), gain \(gain), sliceLoss \(slice))"
  }

  /// Each violation in a word and its number, to seven digits.
  private func told(_ found: [Violation]) -> [String] {
    func digits(_ number: Double) -> String { "\((number * 1e7).rounded() / 1e7)" }
    return found.map { violation in
      switch violation {
      case .tooFewRows(let count): "\(count) rows"
      case .gainNotShown(let gain): "no gain above \(digits(gain))"
      case .sliceWorse(let name, let gain): "\(name) \(digits(gain))"
      }
    }
  }
}
