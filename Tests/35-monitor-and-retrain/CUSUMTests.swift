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
  }

  @Test("Two values are reference enough, and the first one after them is watched")
  func shortest() {
    check(
      "cusum([9, 11, 2], reference: 2)", try cusum([9, 11, 2], reference: 2), is: 2,
      mistakes: [learnsFromAll.gives(nil)])
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
      "cusum([1, 2, .nan], reference: 2)", try cusum([1, 2, .nan], reference: 2),
      throws: MonitorError.notANumber)
  }

  @Test("The Nile: an alarm in 1902, four years after the change of 1898")
  func nile() throws {
    // Reference value D5. The change is put at 1898 by G. W. Cobb, The problem of the Nile,
    // Biometrika 65 (1978). Index 31 is the year 1902; the sum is then 5.66 deviations.
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
        guides: [.vertical(1898, "change"), .vertical(1902, "alarm")]),
      named: "nile")
  }
}
