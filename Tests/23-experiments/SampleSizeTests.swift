import LessonTesting
import Testing

@testable import ExperimentsLesson

private let plainDifference = Mistake(
  "PLAIN_DIFFERENCE",
  "It looks as if the difference itself was taken for h. Shares near 0 scatter less than those near a "
    + "half; the arcsines of their roots scatter alike.")
private let oneSidedLimit = Mistake(
  "ONE_SIDED_LIMIT",
  "It looks as if all of alpha was put on one side alone. A two-sided test has half of it on each, so "
    + "that its limit is further out.")
private let forgetsThePower = Mistake(
  "FORGETS_THE_POWER",
  "It looks as if h was put right on the limit. Then the test notices it half the time: the quantile of "
    + "the power is missing.")
private let oneGroup = Mistake(
  "ONE_GROUP",
  "It looks as if only one share scatters. But both groups scatter: the standard error is the root "
    + "of 2/n."
)
private let countsBothGroups = Mistake(
  "COUNTS_BOTH_GROUPS",
  "It looks as if these are the people of both groups. Give those of one.")
private let roundsToTheNearest = Mistake(
  "ROUNDS_TO_THE_NEAREST",
  "With a person less than needed the power is not reached: always round up.")
private let assumesHalves = Mistake(
  "ASSUMES_HALVES",
  "It looks as if every split were planned as halves. Compare with the planned share.")
private let keepsTheVariance = Mistake(
  "KEEPS_THE_VARIANCE",
  "It looks as if the distance was divided by the variance. The standard deviation is its root.")
private let looksAtOneSide = Mistake(
  "LOOKS_AT_ONE_SIDE",
  "It looks as if p counts one side only. The other group could as well be the one that lost people."
)
private let onlyTooMany = Mistake(
  "ONLY_TOO_MANY",
  "This split is uneven as the first group has too few people. Too few are as far from the plan as too "
    + "many.")

@Suite("Size and split", .exercise("23-experiments/SampleSize"))
struct SampleSizeSuite {
  private func size(
    _ usual: Double, _ changed: Double, _ alpha: Double = 0.05, _ power: Double = 0.8
  ) throws -> Int {
    try sampleSize(usual: usual, changed: changed, alpha: alpha, power: power)
  }

  @Test("To tell 12 % from 10 %, 3,835 people in each group: h is 0.064, and has to be 2.8 errors")
  func byHand() {
    // statsmodels 0.15.0: NormalIndPower().solve_power(proportion_effectsize(.12, .10), alpha=.05,
    // power=.8) gives 3834.596, as it also counts results that are significant the wrong way round.
    check(
      "sampleSize(usual: 0.1, changed: 0.12, alpha: 0.05, power: 0.8)", try size(0.1, 0.12),
      is: 3835,
      mistakes: [
        plainDifference.gives(39245), oneSidedLimit.gives(3021), forgetsThePower.gives(1877),
        oneGroup.gives(1918), countsBothGroups.gives(7670),
      ])
  }

  @Test("Half the difference takes about four times the people, rounded up")
  func table() {
    check(
      "sampleSize(usual: 0.1, changed: …, alpha: 0.05, power: 0.8), for 0.2, 0.15, 0.11 and 0.105",
      try [0.2, 0.15, 0.11, 0.105].map { try size(0.1, $0) }, is: [195, 681, 14745, 57756],
      mistakes: [
        roundsToTheNearest.gives([195, 680, 14744, 57756]),
        oneSidedLimit.gives([154, 536, 11614, 45495]),
        plainDifference.gives([1570, 6280, 156978, 627911]),
        countsBothGroups.gives([390, 1361, 29489, 115512]),
        oneGroup.gives([98, 341, 7373, 28878]),
      ])
  }

  @Test("Alpha and power count: at 0.01 and 0.9 it takes 7,270 people in each group")
  func levels() {
    check(
      "sampleSize(usual: 0.1, changed: 0.12, alpha: 0.01, power: 0.9)",
      try size(0.1, 0.12, 0.01, 0.9), is: 7270,
      mistakes: [
        oneSidedLimit.gives(6360), forgetsThePower.gives(3242), oneGroup.gives(3635),
        roundsToTheNearest.gives(7269), countsBothGroups.gives(14539),
      ])
  }

  @Test("A change down takes as many as the same change up, and shares of 0 and 1 are allowed")
  func ends() {
    check(
      "sampleSize(usual: …, changed: …, alpha: 0.05, power: 0.8), for 0.12 and 0.1, 0 and 0.01, 1 and "
        + "0, 0 and 1",
      [try? size(0.12, 0.1), try? size(0, 0.01), try? size(1, 0), try? size(0, 1)],
      is: [3835, 392, 2, 2],
      mistakes: [
        oneGroup.gives([1918, 196, 1, 1]), roundsToTheNearest.gives([3835, 391, 2, 2]),
      ])
    check(
      "sampleSize(usual: 0, changed: 1, alpha: 0.3, power: 0.35), which one person is enough for",
      try size(0, 1, 0.3, 0.35), is: 1,
      mistakes: [roundsToTheNearest.gives(0)])
  }

  @Test("Shares that are nearly equal are not equal: 10.01 % takes 141 million people")
  func nearlyEqual() {
    check(
      "sampleSize(usual: 0.1, changed: 0.1001, alpha: 0.05, power: 0.8) in millions",
      try Double(size(0.1, 0.1001)) / 1e6, is: 141.342615, within: .relative(1e-8))
    check(
      "sampleSize(usual: 0.1, changed: 0.100000001, alpha: 0.05, power: 0.8)",
      doesNotThrow: try size(0.1, 0.100000001))
  }

  @Test("Refused: shares out of range, then equal ones, then levels, NaN too")
  func refusedSizes() {
    func refuse(
      _ usual: Double, _ changed: Double, _ alpha: Double, _ power: Double, _ error: ExperimentError
    ) {
      check(
        "sampleSize(usual: \(usual), changed: \(changed), alpha: \(alpha), power: \(power))",
        try size(usual, changed, alpha, power), throws: error)
    }
    refuse(-0.1, 0.2, 0.05, 0.8, .share)
    refuse(0.1, 1.2, 0.05, 0.8, .share)
    refuse(1.2, 1.2, 0, 0.8, .share)
    refuse(1.01, 0.2, 0.05, 0.8, .share)
    refuse(.nan, 0.2, 0.05, 0.8, .share)
    refuse(0.1, .nan, 0.05, 2, .share)
    refuse(0.3, 0.3, 0.05, 1, .noDifference)
    refuse(0.1, 0.2, 0, 0.8, .level)
    refuse(0.1, 0.2, 0.05, 1, .level)
    refuse(0.1, 0.2, 0.3, 0.3, .level)
    refuse(0.1, 0.2, 0.8, 0.2, .level)
    refuse(0.1, 0.2, .nan, 0.8, .level)
    refuse(0.1, 0.2, 0.05, .nan, .level)
  }

  @Test("A split of 60 and 40, planned as halves, is 2 standard deviations off, either way round")
  func splitByHand() {
    check(
      "sampleRatioMismatch(60, 40, share: 0.5) and (40, 60, share: 0.5)",
      try [
        sampleRatioMismatch(60, 40, share: 0.5), sampleRatioMismatch(40, 60, share: 0.5),
      ], is: [0.04550026389635843, 0.04550026389635843], within: .relative(1e-9),
      mistakes: [
        keepsTheVariance.gives([0.6891565167793516, 0.6891565167793516]),
        looksAtOneSide.gives([0.022750131948179216, 0.022750131948179216]),
        onlyTooMany.gives([0.04550026389635843, 1]),
      ])
  }

  @Test("A split is compared with its plan, and one that is just as planned has a p of 1")
  func plan() {
    check(
      "sampleRatioMismatch of 30, 10, share: 0.75, of 9100, 900, share: 0.9, of 880, 120, share: 0.9",
      try [
        sampleRatioMismatch(30, 10, share: 0.75), sampleRatioMismatch(9100, 900, share: 0.9),
        sampleRatioMismatch(880, 120, share: 0.9),
      ], is: [1, 0.0008581206663936744, 0.035014981019662494], within: .relative(1e-9),
      mistakes: [
        assumesHalves.gives([0.0015654022580025525, 0, 1.2477610586036595e-127]),
        keepsTheVariance.gives([1, 0.9115282379093772, 0.8241408957418852]),
        looksAtOneSide.gives([0.5, 0.0004290603331968372, 0.017507490509831247]),
        onlyTooMany.gives([1, 0.0008581206663936744, 1]),
      ])
  }

  @Test("One empty group is an answer, so are billions of people, and a small p keeps its digits")
  func empty() {
    check(
      "sampleRatioMismatch of 100, 0, of 0, 7, and of 0, 1, share: 0.5",
      try [
        sampleRatioMismatch(100, 0, share: 0.5), sampleRatioMismatch(0, 7, share: 0.5),
        sampleRatioMismatch(0, 1, share: 0.5),
      ], is: [1.5239706048321166e-23, 0.00815097159350271, 0.31731050786291415],
      within: .relative(1e-9),
      mistakes: [
        looksAtOneSide.gives([7.619853024160583e-24, 0.004075485796751355, 0.15865525393145707]),
        onlyTooMany.gives([1.5239706048321166e-23, 1, 1]),
      ])
    // SciPy 1.17.1: stats.chisquare([5_000_100_000, 5_000_000_000]).
    check(
      "sampleRatioMismatch(5000100000, 5000000000, share: 0.5)",
      try sampleRatioMismatch(5_000_100_000, 5_000_000_000, share: 0.5), is: 0.31731292755805796,
      within: .relative(1e-9))
  }

  @Test("Two empty groups are refused first, then a share that plans nothing")
  func refusedSplits() {
    func refuse(_ first: Int, _ second: Int, _ share: Double, _ error: ExperimentError) {
      check(
        "sampleRatioMismatch(\(first), \(second), share: \(share))",
        try sampleRatioMismatch(first, second, share: share), throws: error)
    }
    refuse(0, 0, 0.5, .noPeople)
    refuse(0, 0, 1, .noPeople)
    refuse(3, 4, 0, .share)
    refuse(3, 4, 1, .share)
    refuse(3, 0, -0.5, .share)
    refuse(3, 4, .nan, .share)
  }

  @Test("The physicians' split is as good as any; that of 821,588 and 815,482 users is broken")
  func published() {
    // SciPy 1.17.1: stats.chisquare([11034, 11037]) and ([821588, 815482]), p 0.98 and 1.8e-6. The
    // users: Kohavi, Tang, Xu, Trustworthy Online Controlled Experiments, 2020, chapter 21.
    check(
      "sampleRatioMismatch(11034, 11037, share: 0.5) and (821588, 815482, share: 0.5)",
      try [
        sampleRatioMismatch(11034, 11037, share: 0.5),
        sampleRatioMismatch(821_588, 815_482, share: 0.5),
      ], is: [0.9838890631298742, 1.8217928726191859e-06], within: .relative(1e-9),
      mistakes: [
        keepsTheVariance.gives([0.999783095133621, 0.9940481006375579]),
        looksAtOneSide.gives([0.4919445315649371, 9.108964363095931e-07]),
        onlyTooMany.gives([1, 1.8217928726191859e-06]),
      ])
  }

  @Test("On generated plans and splits it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case usual, changed, same, alpha, power }
    enum SplitFault { case people, share }
    crossCheck { random in
      if random.chance(0.5) {
        let faults = random.faults(
          [Fault.usual, .changed, .same, .alpha, .power],
          pairs: [(.usual, .alpha), (.changed, .power), (.same, .alpha), (.same, .power)])
        var usual = Double(random.int(0...50)) / 50
        var changed = Double(random.int(0...50)) / 50
        if changed == usual { changed = usual < 0.5 ? usual + 0.03 : usual - 0.03 }
        if faults.contains(.same) { changed = usual }
        if faults.contains(.usual) { usual = random.pick([-0.01, 1.01, .nan, .infinity]) }
        if faults.contains(.changed) { changed = random.pick([-0.01, 1.01, .nan, 3]) }
        var alpha = random.pick([0.05, 0.01, 0.1, 0.3])
        var power = random.pick([0.8, 0.9, 0.5, 0.95, 0.35])
        if faults.contains(.alpha) { alpha = random.pick([0, -1, 1, .nan, power]) }
        if faults.contains(.power) { power = random.pick([1, 0, 1.5, .nan, alpha]) }
        let (a, b, c, d) = (usual, changed, alpha, power)
        return Case("sampleSize(usual: \(a), changed: \(b), alpha: \(c), power: \(d))") {
          try sampleSize(usual: a, changed: b, alpha: c, power: d)
        }
      }
      let faults = random.faults([SplitFault.people, .share], pairs: [(.people, .share)])
      let factor = random.pick([1, 1, 10])
      let first = faults.contains(.people) ? 0 : random.count(0...60) * factor
      let second = faults.contains(.people) ? 0 : random.count(1...60) * factor
      let share =
        faults.contains(.share)
        ? random.pick([0, 1, -0.2, 1.5, .nan]) : random.pick([0.5, 0.5, 0.25, 0.3, 0.6, 0.75])
      return Case("sampleRatioMismatch(\(first), \(second), share: \(share))") {
        try sampleRatioMismatch(first, second, share: share)
      }
    }
  }
}
