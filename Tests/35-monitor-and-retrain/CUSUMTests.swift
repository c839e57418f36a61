import LessonKit
import LessonTesting
import Testing

@testable import MonitorAndRetrainLesson

private let learnsFromAll = Mistake(
  "LEARNS_FROM_ALL_VALUES",
  "It looks as if mean and deviation also come from what came after the reference. A change then "
    + "moves the very thing it is measured against.")
private let dividesByAll = Mistake(
  "DIVIDES_BY_ALL",
  "It looks as if the squares were divided by n. The reference is a sample: divide by n - 1.")
private let savesUp = Mistake(
  "SAVES_UP_GOOD_YEARS",
  "It looks as if the sum may fall below 0. Every good year is then credit, which a change has to "
    + "use up before anybody hears of it.")
private let oneValue = Mistake(
  "ALARMS_AT_ONE_VALUE",
  "It looks as if one value alone has to pass the threshold. Many small falls make a large one: add "
    + "to the sum, do not replace it.")
private let clampsBeforeTheSlack = Mistake(
  "CLAMPS_BEFORE_THE_SLACK",
  "It looks as if the sum was brought up to 0 before the slack came off. Then it can fall below 0 by the "
    + "slack, and an alarm comes late: first everything that a value adds, then the question.")
private let trustsARoundedDeviation = Mistake(
  "TRUSTS_A_ROUNDED_DEVIATION",
  "All values of the reference are the same, and rounding alone makes a deviation of them. Ask the "
    + "values, not the deviation.")
private let countsBothWays = Mistake(
  "COUNTS_BOTH_WAYS",
  "It looks as if a rise adds to the sum like a fall. Only a fall is looked for, and a rise takes away."
)
private let countsTheSteps = Mistake(
  "COUNTS_FROM_THE_REFERENCE",
  "It looks as if the place was counted from the end of the reference. It is the index in all values."
)
private let atTheThreshold = Mistake(
  "ALARMS_AT_THE_THRESHOLD",
  "The sum has reached the threshold and not passed it. Only a greater one is an alarm.")

@Suite("CUSUM", .exercise("35-monitor-and-retrain/CUSUM"))
struct CUSUMSuite {
  @Test("Mean 10, deviation 1: a series at 8 adds 1.5 a step, and the fourth passes 5")
  func byHand() {
    check(
      "cusum([9, 11, 10, 8, 8, 8, 8, 8], reference: 3)",
      try cusum([9, 11, 10, 8, 8, 8, 8, 8], reference: 3), is: 6,
      mistakes: [
        learnsFromAll.gives(nil), dividesByAll.gives(5), oneValue.gives(nil),
        countsTheSteps.gives(3),
      ])
    check(
      "cusum([9, 11, 10, 8, 8, 8, 8, 8], all plus 1e9, reference: 3)",
      try cusum([9, 11, 10, 8, 8, 8, 8, 8].map { $0 + 1e9 }, reference: 3), is: 6,
      mistakes: [
        learnsFromAll.gives(nil), dividesByAll.gives(5), oneValue.gives(nil),
        countsTheSteps.gives(3),
      ])
  }

  @Test("The sum has to be greater than the threshold")
  func onTheThreshold() {
    // Each 9 adds 1: the sixth reaches 6, the seventh passes it.
    check(
      "cusum([9, 11, 10] + [9] x 8, reference: 3, slack: 0, threshold: 6)",
      try cusum([9, 11, 10, 9, 9, 9, 9, 9, 9, 9, 9], reference: 3, slack: 0, threshold: 6), is: 9,
      mistakes: [
        atTheThreshold.gives(8), countsTheSteps.gives(6), oneValue.gives(nil),
      ])
  }

  @Test("Slack is what a value may lie below for nothing")
  func slack() {
    check(
      "cusum([9, 11, 10, 8, 8, 8, 8, 8], reference: 3, slack: 1, threshold: 1.5)",
      try cusum([9, 11, 10, 8, 8, 8, 8, 8], reference: 3, slack: 1, threshold: 1.5), is: 4,
      mistakes: [
        learnsFromAll.gives(nil), oneValue.gives(nil), countsTheSteps.gives(1),
      ])
    check(
      "cusum([9, 11, 10, 8, 8, 8, 8, 8], reference: 3, slack: 2)",
      try cusum([9, 11, 10, 8, 8, 8, 8, 8], reference: 3, slack: 2), is: nil)
  }

  @Test("High values are no credit for later")
  func noCredit() {
    check(
      "cusum([9, 11, 10, 30, 40, 50, 7, 7, 7], reference: 3)",
      try cusum([9, 11, 10, 30, 40, 50, 7, 7, 7], reference: 3), is: 8,
      mistakes: [savesUp.gives(nil), countsBothWays.gives(3), dividesByAll.gives(7)])
  }

  @Test("Less the slack first, and never below 0 then")
  func clampedLast() {
    // 30 brings the sum to 0; then 2.5 and 5 with each 7.
    check(
      "cusum([9, 11, 10, 30, 7, 7, 7], reference: 3, threshold: 4.75)",
      try cusum([9, 11, 10, 30, 7, 7, 7], reference: 3, threshold: 4.75), is: 5,
      mistakes: [
        clampsBeforeTheSlack.gives(6), savesUp.gives(nil), oneValue.gives(nil),
        countsBothWays.gives(3), countsTheSteps.gives(2),
      ])
    // 4.5 after three 8; a 10 takes 0.5 away and no more, and one more 8 makes 5.5 of it.
    check(
      "cusum([9, 11, 10, 8, 8, 8, 10, 8], reference: 3)",
      try cusum([9, 11, 10, 8, 8, 8, 10, 8], reference: 3), is: 7,
      mistakes: [countsTheSteps.gives(4), dividesByAll.gives(5)])
  }

  @Test("A lasting rise, and one low value that is made up for, raise no alarm")
  func quiet() {
    check(
      "cusum([9, 11, 10, 14, 14, 14, 14], reference: 3)",
      try cusum([9, 11, 10, 14, 14, 14, 14], reference: 3), is: nil,
      mistakes: [countsBothWays.gives(4)])
    check(
      "cusum([9, 11, 10, 6, 20, 6], reference: 3)",
      try cusum([9, 11, 10, 6, 20, 6], reference: 3), is: nil,
      mistakes: [countsBothWays.gives(4)])
    check("cusum([9, 11], reference: 2)", try cusum([9, 11], reference: 2), is: nil)
    // The low 8 belongs to the reference: only what comes behind is watched.
    check(
      "cusum([11, 11, 8, 10], reference: 3, slack: 0, threshold: 0.5)",
      try cusum([11, 11, 8, 10], reference: 3, slack: 0, threshold: 0.5), is: nil)
  }

  @Test("Two values are reference enough, and the first one after them is watched")
  func shortest() {
    check(
      "cusum([9, 11, 2], reference: 2)", try cusum([9, 11, 2], reference: 2), is: 2,
      mistakes: [learnsFromAll.gives(nil)])
  }

  @Test("A reference varies if any two of its values differ, however little")
  func variesALittle() {
    // Mean 10, squares 1 + 4 + 1, deviation √3: 0 lies 5.77 below.
    check(
      "cusum([9, 12, 9, 0], reference: 3)", try cusum([9, 12, 9, 0], reference: 3), is: 3,
      mistakes: [countsTheSteps.gives(0)])
    check(
      "cusum([9, 9, 12, 0], reference: 3)", try cusum([9, 9, 12, 0], reference: 3), is: 3,
      mistakes: [countsTheSteps.gives(0)])
    check(
      "cusum([1e-9, 3e-9, 2e-9, -8e-9], reference: 3)",
      try cusum([1e-9, 3e-9, 2e-9, -8e-9], reference: 3), is: 3,
      mistakes: [countsTheSteps.gives(0)])
    check(
      "cusum([1, 1.0.nextUp, 0], reference: 2)", try cusum([1, 1.0.nextUp, 0], reference: 2),
      is: 2, mistakes: [countsTheSteps.gives(0)])
  }

  @Test("A reference that is too short, too long or constant is refused, and so is NaN")
  func refused() {
    check(
      "cusum([1, 2, 3], reference: 1)", try cusum([1, 2, 3], reference: 1),
      throws: MonitorError.noReference)
    check(
      "cusum([1, 2, 3], reference: 4)", try cusum([1, 2, 3], reference: 4),
      throws: MonitorError.noReference)
    check(
      "cusum([1, 2, 3], reference: -1)", try cusum([1, 2, 3], reference: -1),
      throws: MonitorError.noReference)
    check(
      "cusum([5, 5, 3], reference: 2)", try cusum([5, 5, 3], reference: 2),
      throws: MonitorError.noReference)
    check(
      "cusum([0.1, 0.1, 0.1, 0], reference: 3)", try cusum([0.1, 0.1, 0.1, 0], reference: 3),
      throws: MonitorError.noReference,
      mistakes: [trustsARoundedDeviation.gives(3), countsTheSteps.gives(0)])
    check(
      "cusum([1, 2, .nan], reference: 2)", try cusum([1, 2, .nan], reference: 2),
      throws: MonitorError.notFinite)
    check(
      "cusum([5, 5, .nan], reference: 2)", try cusum([5, 5, .nan], reference: 2),
      throws: MonitorError.notFinite)
    check(
      "cusum([1, 2, -.infinity], reference: 9)", try cusum([1, 2, -.infinity], reference: 9),
      throws: MonitorError.notFinite)
    check("cusum([], reference: 2)", try cusum([], reference: 2), throws: MonitorError.noReference)
  }

  @Test("On generated series it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case short, long, constant, spoiled }
    crossCheck { random in
      let faults = random.faults(
        [Fault.short, .long, .constant, .spoiled],
        pairs: [(.spoiled, .short), (.spoiled, .long), (.spoiled, .constant)])
      let (level, scale) = random.pick([(0, 1), (10, 0.1), (1e6, 25), (1e9, 1), (-3, 1), (0, 1e-9)])
      var reference = random.int(2...8)
      var series = (0..<reference).map { _ in level + random.short() * scale }
      if random.chance(0.3) { series[random.pick([1, reference - 1])] = series[0] }
      if Set(series).count == 1 { series[0] += scale }
      if faults.contains(.constant) {
        series = Array(repeating: random.pick([0.1, 0.7, 5, 1e9, -1.0 / 3, 0]), count: reference)
      }
      // Stretches that lie lower or higher than the reference.
      for _ in 0..<random.count(0...6) {
        let shift = random.pick([0, -0.5, -1, -2, 1, 3]) * scale
        for _ in 0..<random.int(1...5) { series.append(level + shift + random.short() * scale) }
      }
      if faults.contains(.short) { reference = random.pick([1, 0, -2]) }
      if faults.contains(.long) { reference = series.count + random.int(1...3) }
      if faults.contains(.spoiled) { series = random.spoiled(series) }
      let (values, count) = (series, reference)
      if random.chance(0.3) {
        return Case("cusum(\(literal(values)), reference: \(count))") {
          try cusum(values, reference: count)
        }
      }
      let slack = random.pick([0, 0.25, 0.5, 1, 1.5])
      let threshold = random.pick([0, 1, 2.5, 4, 5, 8])
      return Case(
        "cusum(\(literal(values)), reference: \(count), slack: \(slack), threshold: \(threshold))"
      ) {
        try cusum(values, reference: count, slack: slack, threshold: threshold)
      }
    }
  }

  @Test("The Nile: an alarm in 1902, three years after 1899, the first low one")
  func nile() throws {
    // Python, by the definition. G. W. Cobb, The problem of the Nile, Biometrika 65 (1978), puts the
    // change between 1898 and 1899. Index 31 is the year 1902; the sum is then 5.66 deviations.
    let table = try Table(named: "nile")
    let (years, volumes) = (try table.completeNumbers("year"), try table.completeNumbers("volume"))
    guard
      check(
        "cusum(Nile, reference: 20)", try cusum(volumes, reference: 20), is: 31,
        mistakes: [
          savesUp.gives(41), learnsFromAll.gives(nil), oneValue.gives(nil),
          countsTheSteps.gives(11),
        ])
    else { return }
    attach(
      Chart(
        "The Nile at Aswan", x: Axis("year", kind: .year), y: "flow (10⁸ m³)",
        series: [.line("flow", x: years, y: volumes)],
        guides: [.vertical(1899, "first low year"), .vertical(1902, "alarm")]),
      named: "nile")
  }
}
