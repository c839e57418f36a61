import LessonKit
import LessonTesting
import Testing

@testable import FramingLesson

private let forgetsWhatItIsMadeFrom = Mistake(
  "FORGETS_WHAT_IT_IS_MADE_FROM",
  "A column is no better than what it is made from, and some of that cannot be read yet. Look at "
    + "madeFrom as well.")
private let looksOneStepBack = Mistake(
  "LOOKS_ONE_STEP_BACK",
  "It looks as if only one step back was followed. What a column is made from may itself be made "
    + "from something that is not known.")
private let oneSourceIsEnough = Mistake(
  "ONE_SOURCE_IS_ENOUGH",
  "Only one of those that it is made from may be read. It needs all of them.")
private let onlyBefore = Mistake(
  "ONLY_BEFORE",
  "A column that comes in at this very moment is left out. What is known when the answer is due "
    + "may be read.")
private let keepsTheTarget = Mistake(
  "KEEPS_THE_TARGET",
  "The target is among the columns: it is the answer. Leave it out, whenever it is known.")
private let leavesTheTargetOutLast = Mistake(
  "LEAVES_THE_TARGET_OUT_LAST",
  "The target is left out, but not what is made from the target, which gives the answer away.")
private let dropsAllThatIsMade = Mistake(
  "DROPS_ALL_THAT_IS_MADE",
  "It looks as if every column was left out that was computed from others. It may be read where "
    + "they may.")
private let unknownSourcesPass = Mistake(
  "UNKNOWN_SOURCES_PASS",
  "A column is made from one that nobody has heard of here. Who cannot say when that is known must "
    + "not read it.")

@Suite("Usable columns", .exercise("01-framing/UsableColumns"))
struct UsableColumnsSuite {
  @Test("What comes in after the moment may not be read")
  func byHand() {
    let columns = [
      Column("distance", .booking), Column("dep_delay", .departure), Column("hour", .booking),
    ]
    check(
      #"usableColumns(distance and hour known at booking, dep_delay at departure; "#
        + #"at: .eveningBefore, target: "arr_delay")"#,
      usableColumns(columns, at: .eveningBefore, target: "arr_delay"), is: ["distance", "hour"])
  }

  @Test("What comes in at this very moment may be read", arguments: Moment.allCases)
  func thisVeryMoment(moment: Moment) {
    let columns = Moment.allCases.reversed().map { Column("known at \($0)", $0) }
    let expected = columns.filter { $0.knownAt <= moment }.map(\.name)
    check(
      #"usableColumns(one column for each moment, the latest first; at: .\#(moment), target: "y")"#,
      usableColumns(columns, at: moment, target: "y"), is: expected,
      mistakes: [onlyBefore.gives(columns.filter { $0.knownAt < moment }.map(\.name))])
  }

  @Test("A column that is made from others needs all of them")
  func allSources() {
    let columns = [
      Column("distance", .booking), Column("air_time", .arrival),
      Column("speed", .booking, madeFrom: ["distance", "air_time"]),
    ]
    check(
      #"usableColumns(distance, air_time and speed made from both; at: .departure, target: "y")"#,
      usableColumns(columns, at: .departure, target: "y"), is: ["distance"],
      mistakes: [
        forgetsWhatItIsMadeFrom.gives(["distance", "speed"]),
        oneSourceIsEnough.gives(["distance", "speed"]),
      ])
    check(
      #"usableColumns(distance, air_time and speed made from both; at: .arrival, target: "y")"#,
      usableColumns(columns, at: .arrival, target: "y"), is: ["distance", "air_time", "speed"],
      mistakes: [
        dropsAllThatIsMade.gives(["distance", "air_time"]), onlyBefore.gives(["distance"]),
      ])
  }

  @Test("However many steps lie between, what it goes back to must be known")
  func steps() {
    let columns = [
      Column("air_time", .arrival), Column("carrier", .booking),
      Column("minutes", .booking, madeFrom: ["air_time"]),
      Column("slow", .booking, madeFrom: ["carrier", "minutes"]),
      Column("badge", .booking, madeFrom: ["slow"]),
    ]
    check(
      #"usableColumns(air_time, carrier, minutes made from air_time, slow from carrier and "#
        + #"minutes, badge from slow; at: .departure, target: "y")"#,
      usableColumns(columns, at: .departure, target: "y"), is: ["carrier"],
      mistakes: [
        forgetsWhatItIsMadeFrom.gives(["carrier", "minutes", "slow", "badge"]),
        looksOneStepBack.gives(["carrier", "slow", "badge"]),
        oneSourceIsEnough.gives(["carrier", "slow", "badge"]),
      ])
  }

  @Test("A column that is made at a moment of its own is not known before that either")
  func ownMoment() {
    let columns = [
      Column("hour", .booking), Column("crowd", .eveningBefore, madeFrom: ["hour"]),
      Column("route", .booking, madeFrom: ["hour"]),
    ]
    check(
      #"usableColumns(hour, crowd made from it the evening before, route at once; "#
        + #"at: .booking, target: "y")"#,
      usableColumns(columns, at: .booking, target: "y"), is: ["hour", "route"],
      mistakes: [dropsAllThatIsMade.gives(["hour"]), onlyBefore.gives([])])
  }

  @Test("The target may never be read, nor what is made from it")
  func target() {
    let columns = [
      Column("dep_delay", .departure), Column("arr_delay", .arrival),
      Column("late", .booking, madeFrom: ["arr_delay"]),
      Column("air_time", .arrival),
    ]
    check(
      #"usableColumns(dep_delay, arr_delay, late made from it, air_time; "#
        + #"at: .arrival, target: "arr_delay")"#,
      usableColumns(columns, at: .arrival, target: "arr_delay"), is: ["dep_delay", "air_time"],
      mistakes: [
        keepsTheTarget.gives(["dep_delay", "arr_delay", "late", "air_time"]),
        leavesTheTargetOutLast.gives(["dep_delay", "late", "air_time"]),
        forgetsWhatItIsMadeFrom.gives(["dep_delay", "late", "air_time"]),
        looksOneStepBack.gives(["dep_delay", "air_time"]),
        onlyBefore.gives(["dep_delay"]),
      ])
  }

  @Test("The target is the column of that very name, and no other")
  func thatName() {
    let columns = [
      Column("late", .departure), Column("Late", .departure), Column("late_by", .departure),
      Column("arr_delay", .departure), Column("plate", .departure),
    ]
    check(
      #"usableColumns(late, Late, late_by, arr_delay, plate; at: .arrival, target: "late")"#,
      usableColumns(columns, at: .arrival, target: "late"),
      is: ["Late", "late_by", "arr_delay", "plate"],
      mistakes: [keepsTheTarget.gives(["late", "Late", "late_by", "arr_delay", "plate"])])
  }

  @Test("What is made from something that nobody knows of may not be read")
  func unknownSource() {
    let columns = [
      Column("carrier", .booking), Column("score", .booking, madeFrom: ["carrier", "vendor"]),
    ]
    check(
      #"usableColumns(carrier, score made from carrier and from "vendor", which is no column; "#
        + #"at: .arrival, target: "y")"#,
      usableColumns(columns, at: .arrival, target: "y"), is: ["carrier"],
      mistakes: [
        unknownSourcesPass.gives(["carrier", "score"]),
        forgetsWhatItIsMadeFrom.gives(["carrier", "score"]),
        oneSourceIsEnough.gives(["carrier", "score"]),
      ])
  }

  @Test("Of no columns none may be read")
  func none() {
    check(
      #"usableColumns([], at: .arrival, target: "y")"#,
      usableColumns([], at: .arrival, target: "y"), is: [])
  }

  @Test("On generated columns it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let names = random.shuffled(["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"])
        .prefix(random.count(0...12))
      var columns: [Column] = []
      for name in names {
        var sources: [String] = []
        if random.chance(0.5) {
          sources = random.some(columns.map(\.name), random.pick([0.2, 0.5])).suffix(3)
          if random.chance(0.15) { sources.append("?") }
        }
        // Early ones, so that something is left when all is asked for.
        let moment = random.pick([Moment.booking, .booking] + Moment.allCases)
        columns.append(Column(name, moment, madeFrom: random.shuffled(sources)))
      }
      let target = random.chance(0.8) ? random.pick(Array(names) + ["y"]) : "y"
      let moment = random.pick(Moment.allCases)
      let all = columns
      let text = all.map { column in
        let end = column.madeFrom.isEmpty ? "" : ", madeFrom: \(literal(column.madeFrom))"
        return "Column(\(literal(column.name)), .\(column.knownAt)\(end))"
      }
      return Case(
        "usableColumns([\(text.joined(separator: ", "))], at: .\(moment), "
          + "target: \(literal(target)))"
      ) { usableColumns(all, at: moment, target: target) }
    }
  }

  @Test("The evening before, 13 of the flights' 23 columns may be read, and 16 at departure")
  func flights() throws {
    // The columns of the file as nycflights13 describes them: times and delays that were measured are
    // known when they have happened, those that were scheduled before.
    let file = try Table(named: "flights_ewr").columnNames
    let before = [
      "month", "day", "sched_dep_time", "sched_arr_time", "carrier", "flight", "dest", "distance",
      "hour", "minute", "time_hour", "route", "crowd",
    ]
    guard
      check(
        #"usableColumns(flightColumns, at: .eveningBefore, target: "arr_delay")"#,
        usableColumns(flightColumns, at: .eveningBefore, target: "arr_delay"), is: before,
        mistakes: [
          dropsAllThatIsMade.gives(before.filter { file.contains($0) }),
          forgetsWhatItIsMadeFrom.gives(before + ["late", "speed", "slow", "made_up"]),
          looksOneStepBack.gives(before + ["slow"]),
          oneSourceIsEnough.gives(before + ["speed", "slow"]),
          onlyBefore.gives(before.filter { $0 != "crowd" }),
        ])
    else { return }
    check(
      #"usableColumns(flightColumns, at: .departure, target: "arr_delay").count"#,
      usableColumns(flightColumns, at: .departure, target: "arr_delay").count, is: 16)
  }
}
