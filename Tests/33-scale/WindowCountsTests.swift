import LessonKit
import LessonTesting
import Testing

@testable import ScaleLesson

private let countsAgain = Mistake(
  "COUNTS_AGAIN",
  "It looks as if an event that is delivered twice counts twice. Deliveries repeat when an answer is "
    + "lost; the number of the event says that it is the same one.")
private let fallsBack = Mistake(
  "WATERMARK_FALLS_BACK",
  "It looks as if the watermark goes back when an older event comes. It follows the latest minute "
    + "that has come so far: what was closed stays closed.")
private let lateTwice = Mistake(
  "COUNTS_THE_LATE_TWICE",
  "It looks as if a late event counts twice, as late and in its window. That window has been handed "
    + "on: one place for each event.")
private let dropsTheLate = Mistake(
  "DROPS_THE_LATE",
  "It looks as if late events are dropped without a word. Count them: nobody can judge a lateness "
    + "without knowing what it costs.")
private let waitsForNobody = Mistake(
  "WAITS_FOR_NOBODY",
  "It looks as if the watermark is the latest minute itself. It stays behind by the lateness.")
private let closesByTheEvent = Mistake(
  "CLOSES_BY_THE_EVENT",
  "It looks as if it is the event's own minute that decides. Its window decides, which is open to its "
    + "end for every event in it.")

@Suite("Window counts", .exercise("33-scale/WindowCounts"))
struct WindowCountsSuite {
  @Test("Hours, and a watermark half an hour behind: at 95 the first hour closes, and 55 is late")
  func byHand() {
    check(
      "windowCounts(events at 10, 50, 70, 40, 95, 55, 61, window: 60, lateness: 30)",
      count([10, 50, 70, 40, 95, 55, 61], window: 60, lateness: 30),
      is: WindowCounts(counts: [0: 3, 60: 3], late: 1),
      mistakes: [
        lateTwice.gives(WindowCounts(counts: [0: 4, 60: 3], late: 1)),
        dropsTheLate.gives(WindowCounts(counts: [0: 3, 60: 3], late: 0)),
        waitsForNobody.gives(WindowCounts(counts: [0: 2, 60: 3], late: 2)),
        closesByTheEvent.gives(WindowCounts(counts: [0: 4, 60: 3], late: 0)),
      ])
  }

  @Test("In order and once each, every event is in its window, and none is late")
  func inOrder() {
    check(
      "windowCounts(events at 0, 9, 10, 19, 20, 35, window: 10, lateness: 0)",
      count([0, 9, 10, 19, 20, 35], window: 10, lateness: 0),
      is: WindowCounts(counts: [0: 2, 10: 2, 20: 1, 30: 1], late: 0),
      mistakes: [
        .named(
          "NAMES_WINDOWS_BY_NUMBER",
          gives: WindowCounts(counts: [0: 2, 1: 2, 2: 1, 3: 1], late: 0),
          "It looks as if windows are numbered. They are named by the minute at which they start.")
      ])
  }

  @Test("A window closes when the watermark reaches its end, not a minute before")
  func atTheEnd() {
    check(
      "windowCounts(events at 10, 59, 20, window: 60, lateness: 0)",
      count([10, 59, 20], window: 60, lateness: 0), is: WindowCounts(counts: [0: 3], late: 0))
    check(
      "windowCounts(events at 10, 60, 20, window: 60, lateness: 0)",
      count([10, 60, 20], window: 60, lateness: 0),
      is: WindowCounts(counts: [0: 1, 60: 1], late: 1),
      mistakes: [
        lateTwice.gives(WindowCounts(counts: [0: 2, 60: 1], late: 1)),
        dropsTheLate.gives(WindowCounts(counts: [0: 1, 60: 1], late: 0)),
        closesByTheEvent.gives(WindowCounts(counts: [0: 2, 60: 1], late: 0)),
      ])
  }

  @Test("Windows of a minute, from minute 0 on")
  func minutes() {
    check(
      "windowCounts(events at 0, 0, 2, window: 1, lateness: 0)",
      count([0, 0, 2], window: 1, lateness: 0), is: WindowCounts(counts: [0: 2, 2: 1], late: 0))
  }

  @Test("The watermark never goes back: what was closed stays closed")
  func neverBack() {
    check(
      "windowCounts(events at 5, 100, 31, 12, window: 10, lateness: 20)",
      count([5, 100, 31, 12], window: 10, lateness: 20),
      is: WindowCounts(counts: [0: 1, 100: 1], late: 2),
      mistakes: [
        fallsBack.gives(WindowCounts(counts: [0: 1, 100: 1, 10: 1], late: 1)),
        fallsBack.gives(WindowCounts(counts: [0: 1, 100: 1, 30: 1, 10: 1], late: 0)),
        lateTwice.gives(WindowCounts(counts: [0: 1, 30: 1, 10: 1, 100: 1], late: 2)),
        dropsTheLate.gives(WindowCounts(counts: [0: 1, 100: 1], late: 0)),
      ])
  }

  @Test("An event that is delivered again changes nothing, whether it was counted or late")
  func again() {
    let events = [
      Event(id: 7, minute: 5), Event(id: 7, minute: 5), Event(id: 3, minute: 30),
      Event(id: 4, minute: 8), Event(id: 4, minute: 8), Event(id: 7, minute: 5),
      Event(id: 5, minute: 5),
    ]
    check(
      "windowCounts(events 7, 7, 3, 4, 4, 7, 5 at 5, 5, 30, 8, 8, 5, 5, window: 10, lateness: 0)",
      windowCounts(events, window: 10, lateness: 0),
      is: WindowCounts(counts: [0: 1, 30: 1], late: 2),
      mistakes: [
        countsAgain.gives(WindowCounts(counts: [0: 2, 30: 1], late: 4)),
        lateTwice.gives(WindowCounts(counts: [0: 3, 30: 1], late: 2)),
        dropsTheLate.gives(WindowCounts(counts: [0: 1, 30: 1], late: 0)),
        .named(
          "TAKES_MINUTES_FOR_NUMBERS", gives: WindowCounts(counts: [0: 1, 30: 1], late: 1),
          "It looks as if two events of the same minute are taken for one. The number tells them apart."
        ),
      ])
  }

  @Test("Counts and late ones are all events, whatever the lateness", arguments: [0, 15, 40, 500])
  func whole(lateness: Int) {
    let minutes = (0..<80).map { ($0 * 53) % 97 * 3 }
    check(
      "windowCounts(80 events, window: 20, lateness: \(lateness)): counts and late ones in all",
      total(count(minutes, window: 20, lateness: lateness)), is: 80)
  }

  @Test("No events, no windows")
  func none() {
    check(
      "windowCounts([], window: 60, lateness: 5)", count([], window: 60, lateness: 5), is: .init())
  }

  @Test("On generated events it counts as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let window = random.pick([1, 7, 10, 60])
      let lateness = random.pick([0, 0, 3, 10, 30, 90])
      let scale = random.pick([1, -1, 65_536])
      var events: [Event] = []
      var now = random.int(0...20)
      for id in 0..<random.count(0...40) {
        now += random.int(0...window)
        let delay = random.chance(0.5) ? 0 : random.int(0...(3 * window + lateness))
        events.append(Event(id: (id * 7 % 41 - 20) * scale, minute: max(0, now - delay)))
        if random.chance(0.2) { events.append(random.pick(events)) }
      }
      let all = events
      return Case(
        "windowCounts(\(literal(all)), window: \(window), lateness: \(lateness))"
      ) {
        windowCounts(all, window: window, lateness: lateness)
      }
    }
  }

  @Test(
    "Newark, by the hour: of 11,768 departures 863 are late, or 232 an hour behind, or 22 three hours"
  )
  func newark() throws {
    // Python, by the definition.
    let arrivals = try departures()
    for (lateness, late, windows) in [(0, 863, 5581), (60, 232, 5660), (180, 22, 5677)] {
      let result = windowCounts(arrivals, window: 60, lateness: lateness)
      check(
        "windowCounts(11,768 departures, window: 60, lateness: \(lateness)): late, in time, windows",
        [result.late, result.counts.values.reduce(0, +), result.counts.count],
        is: [late, 11768 - late, windows],
        mistakes: [
          lateTwice.gives([late, 11768, 5677]), dropsTheLate.gives([0, 11768 - late, windows]),
        ] + (lateness > 0 ? [waitsForNobody.gives([863, 10905, 5581])] : []))
    }
  }

  @Test("An event is known again however many came in between")
  func longAgo() {
    let events = (0..<1200).map { Event(id: $0 * 7 % 1201, minute: $0) }
    check(
      "windowCounts(events at 0 to 1199 and the first 50 again, window: 60, lateness: 1200).counts[0]",
      windowCounts(events + events.prefix(50), window: 60, lateness: 1200).counts[0], is: 60,
      mistakes: [countsAgain.gives(110)])
  }

  /// Events with a number each, in the order in which they come.
  private func count(_ minutes: [Int], window: Int, lateness: Int) -> WindowCounts {
    let events = minutes.enumerated().map { Event(id: $0.offset, minute: $0.element) }
    return windowCounts(events, window: window, lateness: lateness)
  }

  private func total(_ result: WindowCounts) -> Int {
    result.late + result.counts.values.reduce(0, +)
  }
}
