import LessonTesting
import Testing

@testable import ExperimentsLesson

private let countsAllThatAreRight = Mistake(
  "COUNTS_ALL_THAT_ARE_RIGHT",
  "It looks as if all right answers of each model were counted. Rows in which both are right tell "
    + "nothing of which is better: leave them out.")
private let countsDisagreements = Mistake(
  "COUNTS_DISAGREEMENTS",
  "It looks as if every row counts for the second model where the first is wrong and the second says "
    + "something else. Of several classes, both can be wrong.")
private let neverExact = Mistake(
  "NEVER_EXACT",
  "It looks as if so few rows were left to the normal curve. Below 25, count the throws of a coin.")
private let moreThanCertain = Mistake(
  "MORE_THAN_CERTAIN",
  "Twice the probability is above 1 here, which is no probability. Both halves share the middle: 1 is "
    + "the most.")
private let oneTail = Mistake(
  "ONE_TAIL",
  "It looks as if only one end was counted. The other model could have had the few rows: twice as much."
)
private let thisOutcomeAlone = Mistake(
  "THIS_OUTCOME_ALONE",
  "It looks as if only exactly this number of heads was counted. Those that are even more uneven belong "
    + "to p as well.")
private let withoutCorrection = Mistake(
  "WITHOUT_CORRECTION",
  "It looks as if the 1 was not taken off. |b - c| goes in steps of two, and the normal curve between "
    + "them: start half a step earlier.")
private let dividesByAllRows = Mistake(
  "DIVIDES_BY_ALL_ROWS",
  "It looks as if the root of all rows was taken. Those in which the models agree do not scatter.")

@Suite("Paired models", .exercise("23-experiments/McNemar"))
struct McNemarSuite {
  /// Answers of two models to as many rows of each kind, and the classes: 1 in every row.
  private static func rows(_ both: Int, _ b: Int, _ c: Int, _ neither: Int) -> [[Int]] {
    func kind(_ count: Int, _ value: Int) -> [Int] { Array(repeating: value, count: count) }
    return [
      kind(both + b, 1) + kind(c + neither, 0),
      kind(both, 1) + kind(b, 0) + kind(c, 1) + kind(neither, 0),
      kind(both + b + c + neither, 1),
    ]
  }

  private func test(_ lists: [[Int]]) throws -> [Double] {
    let result = try mcnemar(lists[0], lists[1], actual: lists[2])
    return [Double(result.onlyFirst), Double(result.onlySecond), result.p]
  }

  private func call(_ both: Int, _ b: Int, _ c: Int, _ neither: Int) -> String {
    "mcnemar of rows where \(both) times both are right, \(b) times only the first, \(c) times only "
      + "the second, \(neither) times neither; b, c and p"
  }

  @Test("Twelve rows by hand: 1 for the first model, 6 for the second, so p is 16 of 128")
  func byHand() {
    check(
      "mcnemar([1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0], actual: "
        + "[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]), b, c and p",
      try test(Self.rows(4, 1, 6, 1)), is: [1, 6, 0.125], within: .relative(1e-9),
      mistakes: [
        countsAllThatAreRight.gives([5, 10, 0.30175781249999994]),
        neverExact.gives([1, 6, 0.1305700181157363]), oneTail.gives([1, 6, 0.0625]),
        thisOutcomeAlone.gives([1, 6, 0.109375]),
      ])
  }

  @Test("Exchange the models, and b and c change places while p stays")
  func exchanged() {
    check(
      call(2, 5, 0, 3), try test(Self.rows(2, 5, 0, 3)), is: [5, 0, 0.0625],
      within: .relative(1e-9),
      mistakes: [
        neverExact.gives([5, 0, 0.07363827012030272]), oneTail.gives([5, 0, 0.03125]),
      ])
    check(
      call(2, 0, 5, 3), try test(Self.rows(2, 0, 5, 3)), is: [0, 5, 0.0625],
      within: .relative(1e-9))
  }

  @Test("As many rows for either model are no evidence: p is 1, and never more")
  func even() {
    check(
      call(0, 3, 3, 0), try test(Self.rows(0, 3, 3, 0)), is: [3, 3, 1], within: .relative(1e-9),
      mistakes: [
        moreThanCertain.gives([3, 3, 1.3125]), oneTail.gives([3, 3, 0.65625]),
        thisOutcomeAlone.gives([3, 3, 0.625]),
      ])
    check(
      call(1, 13, 13, 1), try test(Self.rows(1, 13, 13, 1)), is: [13, 13, 1],
      within: .relative(1e-9))
  }

  @Test("24 rows are counted as throws of a coin; from 25 on the normal curve is taken")
  func boundary() {
    check(
      call(0, 6, 18, 0), try test(Self.rows(0, 6, 18, 0)), is: [6, 18, 0.022655844688415527],
      within: .relative(1e-9),
      mistakes: [
        neverExact.gives([6, 18, 0.02474467204639895]),
        oneTail.gives([6, 18, 0.011327922344207764]),
        thisOutcomeAlone.gives([6, 18, 0.01604509353637695]),
      ])
    check(
      call(300, 20, 4, 300), try test(Self.rows(300, 20, 4, 300)),
      is: [20, 4, 0.001543879508972168], within: .relative(1e-9),
      mistakes: [
        neverExact.gives([20, 4, 0.002199647061113056]),
        oneTail.gives([20, 4, 0.000771939754486084]),
      ])
    check(
      call(5, 6, 19, 0), try test(Self.rows(5, 6, 19, 0)), is: [6, 19, 0.016395071849192276],
      within: .relative(1e-9),
      mistakes: [
        withoutCorrection.gives([6, 19, 0.009322376047437504]),
        dividesByAllRows.gives([6, 19, 0.02845973691631065]),
      ])
  }

  @Test("Of three classes, both models can be wrong in different ways, and that says nothing")
  func classes() {
    check(
      "mcnemar([-7, 8, 9, 9, 8], [8, 9, -7, 8, 9], actual: [9, -7, 8, 9, 9]), b, c and p",
      try test([[-7, 8, 9, 9, 8], [8, 9, -7, 8, 9], [9, -7, 8, 9, 9]]), is: [1, 1, 1],
      within: .relative(1e-9),
      mistakes: [
        countsDisagreements.gives([1, 4, 0.375]), moreThanCertain.gives([1, 1, 1.5]),
        oneTail.gives([1, 1, 0.75]),
      ])
  }

  @Test("Where the models never part, or there are no rows, p is 1")
  func agreement() {
    check(
      call(3, 0, 0, 2), try test(Self.rows(3, 0, 0, 2)), is: [0, 0, 1], within: .relative(1e-9),
      mistakes: [moreThanCertain.gives([0, 0, 2])])
    check("mcnemar([], [], actual: []), b, c and p", try test([[], [], []]), is: [0, 0, 1])
  }

  @Test("Lists of different lengths are refused")
  func refused() {
    let wrong: [[[Int]]] = [
      [[1], [1, 0], [1, 0]], [[1, 0], [1], [1, 0]], [[1, 0], [1, 0], [1]], [[], [], [1]],
      [[1], [1, 0], [1]], [[], [0], []],
    ]
    for lists in wrong {
      check(
        "mcnemar(\(lists[0]), \(lists[1]), actual: \(lists[2]))", try test(lists),
        throws: ExperimentError.lengths)
    }
  }

  @Test("Mean and worst radius: 5 tumours for the one, 21 for the other, and p is 0.0033")
  func radii() throws {
    // statsmodels 0.15.0: mcnemar([[394, 5], [21, 35]], exact=False), with continuity correction.
    let rules = try RadiusRules()
    check(
      "mcnemar(rules.byMean, rules.byWorst, actual: rules.actual), b, c and p",
      try test([rules.byMean, rules.byWorst, rules.actual]), is: [5, 21, 0.0032637169016702374],
      within: .relative(1e-9),
      mistakes: [
        countsAllThatAreRight.gives([399, 415, 0.5990621077852525]),
        withoutCorrection.gives([5, 21, 0.0017018720926730193]),
        dividesByAllRows.gives([5, 21, 0.48192436079287715]),
      ])
  }

  @Test("Two models of late flights: 316 for the one and 184 for the other, p is 4.7e-9")
  func flights() {
    // Models fitted to January to March and to January to September, on 2,905 flights from Newark from
    // October to December 2013. statsmodels 0.15.0: mcnemar(exact=False, correction=True).
    check(
      call(1751, 316, 184, 654), try test(Self.rows(1751, 316, 184, 654)),
      is: [316, 184, 4.6707195517055757e-09], within: .relative(1e-9),
      mistakes: [
        countsAllThatAreRight.gives([2067, 1935, 0.038379898753065175]),
        withoutCorrection.gives([316, 184, 3.5647556157045453e-09]),
        dividesByAllRows.gives([316, 184, 0.015077400195467317]),
      ])
  }

  @Test("On generated answers it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case first, second, actual }
    crossCheck { random in
      let count = random.count(0...14) * random.pick([1, 1, 2, 6])
      let (better, worse) = (random.pick([0.2, 0.5, 0.8]), random.pick([0.2, 0.5, 0.8]))
      let classes = random.pick([[0, 1, 2], [0, 1, 2], [-1, 4, 17]])
      var lists = Array(repeating: [Int](), count: 3)
      for _ in 0..<count {
        let truth = random.pick(classes)
        lists[0].append(random.chance(better) ? truth : random.pick(classes))
        lists[1].append(random.chance(worse) ? truth : random.pick(classes))
        lists[2].append(truth)
      }
      if random.chance(0.1) { lists[1] = lists[0] }
      switch random.faults([Fault.first, .second, .actual]).first {
      case .first?: lists[0].append(1)
      case .second?: lists[1].append(0)
      case .actual?: lists[2].append(2)
      case nil: break
      }
      let all = lists
      return Case("mcnemar(\(all[0]), \(all[1]), actual: \(all[2]))") {
        try mcnemar(all[0], all[1], actual: all[2])
      }
    }
  }
}
