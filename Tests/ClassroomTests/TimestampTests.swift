import Foundation
import Testing

@testable import Classroom

@Suite("Times") struct TimestampTests {
  @Test(
    "A time with a zone is the same wherever it is read",
    arguments: [
      "2026-03-01T23:59:00Z", "2026-03-01T23:59:00.250Z", "2026-03-02T00:59:00+01:00",
      "2026-03-01 15:59:00 -0800", "2026-03-01 23:59:00 UTC", "2026-03-01 23:59 UTC",
      "2026-03-01 23:59:00+00:00", "Sun Mar 1 15:59:00 2026 -0800",
      "Sun, 1 Mar 2026 23:59:00 +0000",
    ])
  func zoned(text: String) throws {
    for zone in [nil, TimeZone(identifier: "Asia/Tokyo")] {
      let seconds = try Timestamp.parse(text, zone: zone).timeIntervalSince1970
      #expect(seconds.rounded(.down) == 1_772_409_540)
    }
  }

  @Test(
    "A time without one is that of the zone given, and refused where none is",
    arguments: [
      "2026-03-01T23:59:00", "2026-03-01 23:59:00", "2026-03-01 23:59",
      "Sunday, 1 March 2026, 11:59 PM", "1 March 2026, 23:59",
      "Sunday, 1 March 2026, 11:59\u{202F}PM",
    ])
  func zoneless(text: String) throws {
    #expect(throws: Timestamp.Problem.noZone) { try Timestamp.parse(text, zone: nil) }
    let zone = try #require(TimeZone(identifier: "America/Los_Angeles"))
    #expect(
      try Timestamp.parse(text, zone: zone).timeIntervalSince1970 == 1_772_409_540 + 8 * 3_600)
  }

  @Test(
    "What could be two days is no time",
    arguments: ["3/4/2026", "03.04.2026 10:00", "soon", "2026-02-30 10:00 UTC"])
  func unreadable(text: String) {
    #expect(throws: Timestamp.Problem.unreadable) { try Timestamp.parse(text, zone: .gmt) }
  }
}
