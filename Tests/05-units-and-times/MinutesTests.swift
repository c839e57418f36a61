import LessonKit
import LessonTesting
import Testing

@testable import UnitsAndTimesLesson

private let takenAsItIs = Mistake(
  "TAKEN_AS_IT_IS",
  "It looks as if the number was taken as it is written. 517 is no count of minutes: its first "
    + "digits are hours.")
private let hundredthsOfAnHour = Mistake(
  "HUNDREDTHS_OF_AN_HOUR",
  "It looks as if 517 was read as 5.17 hours. The last two digits are minutes, not hundredths of "
    + "an hour.")
private let anyMinutes = Mistake(
  "ANY_MINUTES",
  "Minutes beyond 59 are on no clock. Who wrote that meant something else: refuse it.")
private let anyHour = Mistake(
  "ANY_HOUR",
  "There is no such hour, nor one before midnight: a day goes from 0 to 2400.")
private let refuses2400 = Mistake(
  "REFUSES_2400",
  "2400 is a time, and one that timetables use: the midnight at which the day ends.")
private let midnightIs0 = Mistake(
  "2400_IS_0",
  "That is the midnight at which the day begins. 2400 is the one at the day's end, a day later.")

@Suite("Minutes after midnight", .exercise("05-units-and-times/Minutes"))
struct MinutesSuite {
  @Test("517 is 5:17, five hours and seventeen minutes")
  func byHand() {
    check(
      "minutes(hhmm: 517)", minutes(hhmm: 517), is: 317,
      mistakes: [takenAsItIs.gives(517), hundredthsOfAnHour.gives(310)])
    check(
      "minutes(hhmm: 1834)", minutes(hhmm: 1834), is: 1114,
      mistakes: [takenAsItIs.gives(1834), hundredthsOfAnHour.gives(1100)])
  }

  @Test("Zeros that a number does not show: 8 is 0:08, 0 is midnight, 100 is 1:00")
  func short() {
    check(
      "minutes(hhmm: 8)", minutes(hhmm: 8), is: 8, mistakes: [hundredthsOfAnHour.gives(4)])
    check("minutes(hhmm: 0)", minutes(hhmm: 0), is: 0)
    check(
      "minutes(hhmm: 100)", minutes(hhmm: 100), is: 60, mistakes: [takenAsItIs.gives(100)])
    check(
      "minutes(hhmm: 1000)", minutes(hhmm: 1000), is: 600, mistakes: [takenAsItIs.gives(1000)])
  }

  @Test("59 minutes is the last, 60 is none")
  func lastMinute() {
    check(
      "minutes(hhmm: 1259)", minutes(hhmm: 1259), is: 779,
      mistakes: [takenAsItIs.gives(1259), hundredthsOfAnHour.gives(755)])
    check(
      "minutes(hhmm: 1260)", minutes(hhmm: 1260), is: nil, mistakes: [anyMinutes.gives(780)])
    check("minutes(hhmm: 99)", minutes(hhmm: 99), is: nil, mistakes: [anyMinutes.gives(99)])
  }

  @Test("2359 is the last minute, 2400 the day's end, and 2401 is no time")
  func lastHour() {
    check(
      "minutes(hhmm: 2359)", minutes(hhmm: 2359), is: 1439,
      mistakes: [takenAsItIs.gives(2359), hundredthsOfAnHour.gives(1415)])
    check(
      "minutes(hhmm: 2400)", minutes(hhmm: 2400), is: 1440,
      mistakes: [refuses2400.gives(nil), midnightIs0.gives(0)])
    check("minutes(hhmm: 2401)", minutes(hhmm: 2401), is: nil, mistakes: [anyHour.gives(1441)])
    check("minutes(hhmm: 2530)", minutes(hhmm: 2530), is: nil, mistakes: [anyHour.gives(1530)])
  }

  @Test("No time is before midnight")
  func negative() {
    check("minutes(hhmm: -1)", minutes(hhmm: -1), is: nil, mistakes: [anyHour.gives(-1)])
    check("minutes(hhmm: -100)", minutes(hhmm: -100), is: nil, mistakes: [anyHour.gives(-60)])
    check("minutes(hhmm: .min)", minutes(hhmm: .min), is: nil)
  }

  @Test("Of the numbers from -100 to 9999, 1,441 are times")
  func all() {
    check(
      "minutes(hhmm:) of -100 to 9999: how many are times",
      (-100...9999).count { minutes(hhmm: $0) != nil }, is: 1441,
      mistakes: [refuses2400.gives(1440), anyMinutes.gives(2401), anyHour.gives(6100)])
  }

  @Test("Numbers are read as the solution reads them", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let hhmm =
        random.chance(0.7)
        ? random.int(0...24) * 100 + random.int(0...62)
        : random.pick([2400, 2359, 2360, -1, -30, 12345, 0, 60, 99, random.int(-3000...9999)])
      return Case("minutes(hhmm: \(hhmm))") { minutes(hhmm: hhmm) }
    }
  }

  @Test("The schedule of 12,084 flights is read as the file's own hours and minutes")
  func flights() throws {
    // The columns hour and minute of nycflights13 are the scheduled departure, taken apart.
    let table = try Table(named: "flights_ewr")
    let scheduled = try table.completeNumbers("sched_dep_time").map { Int($0) }
    let hours = try table.completeNumbers("hour")
    let rest = try table.completeNumbers("minute")
    check(
      "minutes(hhmm:) of the scheduled departures: how many are 60 times the hour and the minutes",
      scheduled.indices.count {
        minutes(hhmm: scheduled[$0]) == Int(hours[$0]) * 60 + Int(rest[$0])
      }, is: 12_084)
    // Of the arrivals one is at 2400; the others lie between 1 and 2359.
    check(
      "minutes(hhmm:) of the arrivals: the latest",
      try table.numbers("arr_time").compactMap { $0 }.compactMap { minutes(hhmm: Int($0)) }.max(),
      is: 1440, mistakes: [refuses2400.gives(1439), midnightIs0.gives(1439)])
  }
}
