import LessonKit
import LessonTesting
import Testing

@testable import UnitsAndTimesLesson

private let sameDay = Mistake(
  "SAME_DAY",
  "It looks as if both times were on one day. Midnight lay between them, and a day is missing.")
private let negativeIsTomorrow = Mistake(
  "NEGATIVE_IS_TOMORROW",
  "It looks as if every negative difference was moved to the next day. Early is not late: half "
    + "of all flights leave before their time.")
private let signOfTheRemainder = Mistake(
  "SIGN_OF_THE_REMAINDER",
  "In Swift a remainder takes the sign of what is divided: -705 % 1440 is -705. Bring it to 0 "
    + "... 1439.")
private let onlyLateCrosses = Mistake(
  "ONLY_LATE_CROSSES",
  "What is due after midnight can happen before midnight, too: early, on the day before.")
private let scheduledMinusActual = Mistake(
  "SCHEDULED_MINUS_ACTUAL",
  "It looks as if the difference was taken the other way round: late is positive.")
private let sizeAlone = Mistake(
  "SIZE_ALONE",
  "The size is right, but it does not say whether it was early or late.")

@Suite("Delay", .exercise("05-units-and-times/Delay"))
struct DelaySuite {
  @Test("On one day, it is the difference: late is positive, early negative")
  func byHand() {
    check(
      "delay(scheduled: 1075, actual: 1114)", delay(scheduled: 1075, actual: 1114), is: 39,
      mistakes: [scheduledMinusActual.gives(-39)])
    check(
      "delay(scheduled: 390, actual: 382)", delay(scheduled: 390, actual: 382), is: -8,
      mistakes: [
        negativeIsTomorrow.gives(1432), scheduledMinusActual.gives(8), sizeAlone.gives(8),
      ])
    check("delay(scheduled: 600, actual: 600)", delay(scheduled: 600, actual: 600), is: 0)
  }

  @Test("Due before midnight and left after it: late")
  func lateAcross() {
    check(
      "delay(scheduled: 1430, actual: 10)", delay(scheduled: 1430, actual: 10), is: 20,
      mistakes: [
        sameDay.gives(-1420), signOfTheRemainder.gives(-1420), scheduledMinusActual.gives(-20),
      ])
  }

  @Test("Due after midnight and left before it: early")
  func earlyAcross() {
    check(
      "delay(scheduled: 5, actual: 1438)", delay(scheduled: 5, actual: 1438), is: -7,
      mistakes: [
        sameDay.gives(1433), negativeIsTomorrow.gives(1433), onlyLateCrosses.gives(1433),
        scheduledMinusActual.gives(7), sizeAlone.gives(7),
      ])
  }

  @Test("1440 and 0 are the same place on a clock")
  func midnight() {
    check(
      "delay(scheduled: 1435, actual: 1440)", delay(scheduled: 1435, actual: 1440), is: 5,
      mistakes: [scheduledMinusActual.gives(-5)])
    check(
      "delay(scheduled: 1440, actual: 5)", delay(scheduled: 1440, actual: 5), is: 5,
      mistakes: [
        sameDay.gives(-1435), signOfTheRemainder.gives(-1435), scheduledMinusActual.gives(-5),
      ])
    check(
      "delay(scheduled: 0, actual: 1440)", delay(scheduled: 0, actual: 1440), is: 0,
      mistakes: [
        sameDay.gives(1440), negativeIsTomorrow.gives(1440), onlyLateCrosses.gives(1440),
      ])
    check(
      "delay(scheduled: 1440, actual: 0)", delay(scheduled: 1440, actual: 0), is: 0,
      mistakes: [sameDay.gives(-1440), signOfTheRemainder.gives(-1440)])
  }

  @Test("Half a day apart is early, a minute less is late")
  func halfADay() {
    check(
      "delay(scheduled: 0, actual: 719)", delay(scheduled: 0, actual: 719), is: 719,
      mistakes: [scheduledMinusActual.gives(-719)])
    check(
      "delay(scheduled: 0, actual: 720)", delay(scheduled: 0, actual: 720), is: -720,
      mistakes: [
        sameDay.gives(720), negativeIsTomorrow.gives(720), onlyLateCrosses.gives(720),
        sizeAlone.gives(720),
      ])
    check(
      "delay(scheduled: 720, actual: 0)", delay(scheduled: 720, actual: 0), is: -720,
      mistakes: [negativeIsTomorrow.gives(720), sizeAlone.gives(720)])
    check(
      "delay(scheduled: 720, actual: 1440)", delay(scheduled: 720, actual: 1440), is: -720,
      mistakes: [
        sameDay.gives(720), negativeIsTomorrow.gives(720), onlyLateCrosses.gives(720),
        sizeAlone.gives(720),
      ])
    check(
      "delay(scheduled: 721, actual: 0)", delay(scheduled: 721, actual: 0), is: 719,
      mistakes: [
        sameDay.gives(-721), signOfTheRemainder.gives(-721), scheduledMinusActual.gives(-719),
      ])
  }

  @Test("Whatever the clock shows, adding the delay to the schedule comes to the same place")
  func property() {
    check(
      "scheduled + delay(scheduled:actual:), of all quarters of an hour: how many miss the clock",
      stride(from: 0, through: 1440, by: 15).reduce(0) { count, scheduled in
        count
          + stride(from: 0, through: 1440, by: 15).count { actual in
            let late = delay(scheduled: scheduled, actual: actual)
            return !(-720...719).contains(late) || (scheduled + late - actual) % 1440 != 0
          }
      }, is: 0)
  }

  @Test("Times are compared as the solution compares them", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let scheduled = random.pick([
        random.int(0...1440), random.int(0...30), random.int(1410...1440),
      ])
      let actual = random.pick([
        random.int(0...1440), (scheduled + 720) % 1440, (scheduled + 719) % 1440, 0, 1440,
        (scheduled + random.int(1380...1440)) % 1440, (scheduled + random.int(0...60)) % 1440,
      ])
      return Case("delay(scheduled: \(scheduled), actual: \(actual))") {
        delay(scheduled: scheduled, actual: actual)
      }
    }
  }

  @Test("By the clock alone, 11,767 of 11,768 departures have the delay that was recorded")
  func flights() throws {
    // pandas 3.0: ((late + 720) % 1440 - 720).mean(), and compared with dep_delay. One flight was
    // later than half a day. For the mistakes, their own formula.
    let pairs = try departures()
    check(
      "delay(scheduled:actual:) of the departures: how many are not as recorded",
      pairs.count { delay(scheduled: $0.scheduled, actual: $0.actual) != $0.recorded }, is: 1,
      mistakes: [sameDay.gives(22)])
    check(
      "delay(scheduled:actual:) of the departures: the mean",
      pairs.reduce(0.0) { $0 + Double(delay(scheduled: $1.scheduled, actual: $1.actual)) }
        / Double(pairs.count),
      is: 15.216689326988444, within: .relative(1e-12),
      mistakes: [sameDay.gives(12.647008837525492), negativeIsTomorrow.gives(732.5246430999321)])
  }

  /// The flights that left, with both times in minutes after midnight.
  private func departures() throws -> [(scheduled: Int, actual: Int, recorded: Int)] {
    let table = try Table(named: "flights_ewr")
    let (hours, rest) = (try table.completeNumbers("hour"), try table.completeNumbers("minute"))
    let recorded = try table.numbers("dep_delay")
    return try table.strings("dep_time").enumerated().compactMap { row, text in
      // As text: the last two digits, and what stands before them.
      guard let text, let late = recorded[row], let last = Int(text.suffix(2)) else { return nil }
      let first = Int(text.dropLast(2)) ?? 0
      return (Int(hours[row]) * 60 + Int(rest[row]), first * 60 + last, Int(late))
    }
  }
}
