import LessonKit
import LessonTesting
import Testing

@testable import SlicesAndReportsLesson

private let nothingIsAnything = Mistake(
  "NOTHING_IS_ANYTHING",
  "Without rows there is no share, and so no interval of one: `nil` says that nothing was seen.")
private let ninetyPercent = Mistake(
  "NINETY_PERCENT",
  "This is the z of 90 %: 5 % lie above it, and 5 % below its opposite. For 95 % it is 1.96.")
private let errorOfWhatWasSeen = Mistake(
  "ERROR_OF_WHAT_WAS_SEEN",
  "This is the textbook's interval, p ± 1.96 √(p (1 - p) / n). Where none or all of a few rows are "
    + "positive, it has no width at all.")
private let forgetsWhereThereIsNone = Mistake(
  "FORGETS_WHERE_THERE_IS_NONE",
  "A slice with no positives is missing. Its rate is 0, which is what you are looking for.")
private let highestFirst = Mistake(
  "HIGHEST_FIRST", "The slices come with the highest rate first. The lowest is wanted first.")
private let fewestPositivesFirst = Mistake(
  "FEWEST_POSITIVES_FIRST",
  "The slices are in the order of the number of positives. A large slice has more of them; compare "
    + "rates.")
private let byName = Mistake(
  "BY_NAME",
  "The slices are in the order of their names. The name decides between equal rates only.")
private let stopsAtTheShorter = Mistake(
  "STOPS_AT_THE_SHORTER", "The rows after the end of the shorter column were lost without a word.")

@Suite("SliceMetrics", .exercise("24-slices-and-reports/SliceMetrics"))
struct SliceMetricsSuite {
  @Test("26 late flights of 161 are a share of 11.3 % to 22.6 %; 1 row of 4, of 4.6 % to 69.9 %")
  func interval() {
    // statsmodels 0.15.0, proportion_confint(26, 161, method="wilson"); "normal" is the textbook's.
    let late: [Double] = [0.11265316804071329, 0.22610541381238425]
    let textbook: [Double] = [0.10464953594004073, 0.2183318305195866]
    let narrow: [Double] = [0.11944876980743852, 0.21472160890936637]
    check(
      "wilson(26, of: 161): low, high", ends(wilson(26, of: 161)), is: late,
      within: .relative(1e-9),
      mistakes: [errorOfWhatWasSeen.gives(textbook), ninetyPercent.gives(narrow)])
    let four: [Double] = [0.0455872608097006, 0.6993581574175982]
    check(
      "wilson(1, of: 4): low, high", ends(wilson(1, of: 4)), is: four, within: .relative(1e-9),
      mistakes: [ninetyPercent.gives([0.0579073211998587, 0.6438319914014938])])
  }

  @Test("None of three rows can still be a share of 56 %, and all three one of 44 %")
  func noneAndAll() {
    // statsmodels 0.15.0, as above. The ends at 0 and 1 are differences of equal numbers.
    let none: [Double] = [0, 0.5614970317550455]
    let all: [Double] = [0.43850296824495444, 1]
    check(
      "wilson(0, of: 3): low, high", ends(wilson(0, of: 3)), is: none, within: .absolute(1e-12),
      mistakes: [
        errorOfWhatWasSeen.gives([0, 0]), ninetyPercent.gives([0, 0.47419557415751296]),
      ])
    check(
      "wilson(0, of: 1): low, high", ends(wilson(0, of: 1)), is: [0, 0.7934506856227626],
      within: .absolute(1e-12), mistakes: [errorOfWhatWasSeen.gives([0, 0])])
    check(
      "wilson(3, of: 3): low, high", ends(wilson(3, of: 3)), is: all, within: .absolute(1e-12),
      mistakes: [
        errorOfWhatWasSeen.gives([1, 1]), ninetyPercent.gives([0.525804425842487, 1]),
      ])
    check(
      "wilson(4000000000, of: 8000000000): low, high",
      ends(wilson(4_000_000_000, of: 8_000_000_000)),
      is: [0.49998904346824545, 0.5000109565317546], within: .relative(1e-9))
  }

  @Test("Without rows there is no interval")
  func noRows() {
    check(
      "ends of wilson(0, of: 0)", ends(wilson(0, of: 0)), is: [],
      mistakes: [nothingIsAnything.gives([0, 1])])
  }

  @Test("A hundred times the rows make the interval about a tenth as wide, around the same share")
  func width() {
    func width(_ interval: Interval?) -> Double {
      (interval?.high ?? .nan) - (interval?.low ?? .nan)
    }
    check(
      "width of wilson(200, of: 1000) / width of wilson(20000, of: 100000)",
      width(wilson(200, of: 1000)) / width(wilson(20000, of: 100_000)), is: 10,
      within: .absolute(0.1))
    check(
      "wilson(20000, of: 100000): whether 0.2 lies in it",
      wilson(20000, of: 100_000).map { $0.low < 0.2 && 0.2 < $0.high }, is: true)
  }

  @Test(
    "The lowest rate first, by however little and also where it is 0; of equal rates the first name"
  )
  func order() {
    let names = ["c", "b", "a", "d", "a", "b", "a", "a"]
    let outcomes = [true, false, true, false, false, true, true, false]
    check(
      "sliceMetrics(\(literal(outcomes)), by: \(literal(names))): names and counts",
      try texts(sliceMetrics(outcomes, by: names)),
      is: ["d 0 of 1", "a 2 of 4", "b 1 of 2", "c 1 of 1"],
      mistakes: [
        highestFirst.gives(["c 1 of 1", "a 2 of 4", "b 1 of 2", "d 0 of 1"]),
        fewestPositivesFirst.gives(["d 0 of 1", "b 1 of 2", "c 1 of 1", "a 2 of 4"]),
        byName.gives(["a 2 of 4", "b 1 of 2", "c 1 of 1", "d 0 of 1"]),
        forgetsWhereThereIsNone.gives(["a 2 of 4", "b 1 of 2", "c 1 of 1"]),
      ])
    let close = Array(repeating: "z", count: 10_000) + ["a", "a", "a"]
    let right = (0..<10_000).map { $0 < 3333 } + [true, false, false]
    check(
      "sliceMetrics of 3333 of 10000 rows in z and 1 of 3 in a: names and counts",
      try texts(sliceMetrics(right, by: close)), is: ["z 3333 of 10000", "a 1 of 3"])
  }

  @Test("Any text is a name, the empty one too, and capitals are less than small letters")
  func names() {
    check(
      "sliceMetrics([true, true, true], by: [\"a\", \"B\", \"\"]): names and counts",
      try texts(sliceMetrics([true, true, true], by: ["a", "B", ""])),
      is: [" 1 of 1", "B 1 of 1", "a 1 of 1"])
    check(
      "sliceMetrics([true, true, true], by: [\"a\", \"a \", \"A\"]): names and counts",
      try texts(sliceMetrics([true, true, true], by: ["a", "a ", "A"])),
      is: ["A 1 of 1", "a 1 of 1", "a  1 of 1"])
  }

  @Test("Each slice has the interval of its own rows")
  func intervals() {
    let names = ["a", "b", "b", "b", "a", "b"]
    let outcomes = [true, false, true, false, false, false]
    check(
      "sliceMetrics(\(literal(outcomes)), by: \(literal(names))): low, high of b, low, high of a",
      try sliceMetrics(outcomes, by: names).flatMap { ends($0.interval) },
      is: [0.0455872608097006, 0.6993581574175982, 0.09453120573423068, 0.9054687942657693],
      within: .relative(1e-9))
    check(
      "sliceMetrics([false], by: [\"a\"]): low, high",
      try sliceMetrics([false], by: ["a"]).flatMap { ends($0.interval) },
      is: [0, 0.7934506856227626], within: .absolute(1e-12),
      mistakes: [errorOfWhatWasSeen.gives([0, 0])])
  }

  // A stub may pass "No rows are no slices": an empty list is also the plainest wrong value
  @Test("No rows are no slices")
  func empty() {
    check("sliceMetrics([], by: []).count", try sliceMetrics([], by: []).count, is: 0)
  }

  @Test("Columns that are not equally long are refused, whichever is longer")
  func lengths() {
    check(
      "sliceMetrics([true, false], by: [\"a\"]): names and counts",
      try texts(sliceMetrics([true, false], by: ["a"])), throws: SliceError.lengths,
      mistakes: [stopsAtTheShorter.gives(["a 1 of 1"])])
    check(
      "sliceMetrics([true], by: [\"a\", \"b\"]): names and counts",
      try texts(sliceMetrics([true], by: ["a", "b"])), throws: SliceError.lengths,
      mistakes: [stopsAtTheShorter.gives(["a 1 of 1"])])
  }

  @Test("Berkeley 1973: 30.4 % of the women and 44.5 % of the men were admitted")
  func berkeley() throws {
    // Bickel, Hammel and O'Connell 1975; pandas 3, groupby on the file's counts.
    let (admitted, genders, departments) = try applications()
    check(
      "sliceMetrics(admitted, by: gender) of 4526 applications",
      try texts(sliceMetrics(admitted, by: genders)),
      is: ["Female 557 of 1835", "Male 1198 of 2691"],
      mistakes: [
        highestFirst.gives(["Male 1198 of 2691", "Female 557 of 1835"])
      ])
    check(
      "sliceMetrics(applied to A or B, by: gender)",
      try texts(sliceMetrics(departments.map { "AB".contains($0) }, by: genders)),
      is: ["Female 133 of 1835", "Male 1385 of 2691"])
    check(
      "sliceMetrics(admitted, by: department)",
      try texts(sliceMetrics(admitted, by: departments)),
      is: [
        "F 46 of 714", "E 147 of 584", "D 269 of 792", "C 322 of 918", "B 370 of 585",
        "A 601 of 933",
      ])
  }

  @Test("The rule by the clock is right for 7,406 of 11,718 flights, and for none of 3 to Jackson")
  func flights() throws {
    // pandas 3: groupby on the rows with an arr_delay, late from 15 minutes on; intervals by
    // statsmodels 0.15.0.
    let (right, carriers, destinations) = try judgedFlights()
    let all = try sliceMetrics(right, by: right.map { _ in "all" })
    check("sliceMetrics(right, by: \"all\")", texts(all), is: ["all 7406 of 11718"])
    check(
      "the same: low, high", all.flatMap { ends($0.interval) },
      is: [0.6232454690080715, 0.6407062326822599], within: .relative(1e-9))
    check(
      "sliceMetrics(right, by: carrier)", try texts(sliceMetrics(right, by: carriers)),
      is: [
        "AS 32 of 63", "MQ 106 of 192", "UA 2787 of 4577", "AA 215 of 346", "EV 2680 of 4203",
        "DL 257 of 396", "WN 427 of 642", "US 270 of 401", "B6 435 of 622", "9E 81 of 114",
        "VX 115 of 161", "OO 1 of 1",
      ])
    let byDestination = try sliceMetrics(right, by: destinations)
    check(
      "sliceMetrics(right, by: destination): how many, and of how many the interval ends below 0.63202",
      [byDestination.count, byDestination.count { $0.interval.high < 7406.0 / 11718 }],
      is: [83, 12])
    check(
      "sliceMetrics(right, by: destination): the first five of 83",
      texts(Array(byDestination.prefix(5))),
      is: ["ANC 0 of 1", "JAC 0 of 3", "SAT 8 of 38", "SLC 10 of 27", "BQN 13 of 32"],
      mistakes: [
        forgetsWhereThereIsNone.gives([
          "SAT 8 of 38", "SLC 10 of 27", "BQN 13 of 32", "OKC 13 of 30", "ALB 22 of 47",
        ])
      ])
  }

  @Test("On generated rows it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let count = random.count(0...16)
      let outcomes = random.labels(count: count)
      var names = (0..<count).map { _ in random.pick(["a", "b", "B", "", "é", "zz", "z"]) }
      if random.faults([0]).contains(0) { names.append("a") }
      let total = random.count(0...40)
      let positives = random.pick([0, total, random.int(0...total)])
      return Case(
        "wilson(\(positives), of: \(total)); sliceMetrics(\(literal(outcomes)), by: \(literal(names)))"
      ) {
        var steps = Steps()
        steps.note("interval", ends(wilson(positives, of: total)), slack: 1e-12)
        steps.note("slices") { try texts(sliceMetrics(outcomes, by: names)) }
        steps.note("their intervals", slack: 1e-12) {
          try sliceMetrics(outcomes, by: names).flatMap { ends($0.interval) }
        }
        return steps
      }
    }
  }

  private func ends(_ interval: Interval?) -> [Double] {
    interval.map { [$0.low, $0.high] } ?? []
  }

  private func texts(_ slices: [Slice]) -> [String] {
    slices.map { "\($0.name) \($0.positives) of \($0.count)" }
  }

  private func applications() throws -> ([Bool], [String], [String]) {
    let table = try Table(named: "ucb_admissions")
    let (outcomes, genders) = (
      try table.completeStrings("Admit"), try table.completeStrings("Gender")
    )
    let departments = try table.completeStrings("Dept")
    let rows = try table.completeIntegers("Freq").enumerated().flatMap { row, count in
      Array(repeating: row, count: count)
    }
    return (
      rows.map { outcomes[$0] == "Admitted" }, rows.map { genders[$0] },
      rows.map { departments[$0] }
    )
  }

  private func judgedFlights() throws -> ([Bool], [String], [String]) {
    let table = try Table(named: "flights_ewr")
    let (delays, hours) = (try table.numbers("arr_delay"), try table.completeNumbers("hour"))
    let (carriers, destinations) = (
      try table.completeStrings("carrier"), try table.completeStrings("dest")
    )
    let rows = delays.indices.filter { delays[$0] != nil }
    return (
      rows.map { ((delays[$0] ?? 0) >= 15) == (hours[$0] >= 15) }, rows.map { carriers[$0] },
      rows.map { destinations[$0] }
    )
  }
}
