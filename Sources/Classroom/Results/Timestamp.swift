import Foundation

/// Points in time as texts: ours are ISO 8601, those of other systems what they are.
package enum Timestamp {
  package enum Problem: Error, Equatable {
    case unreadable

    /// Without one, a time is off by as much as a day.
    case noZone
  }

  /// Reads `2026-03-01T23:59:00Z`, with any zone and with or without fractions of a second.
  package static func parse(_ text: String) -> Date? {
    (try? Date.ISO8601FormatStyle().parse(text))
      ?? (try? Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(text))
  }

  /// Reads a time as a system that takes work in writes it.
  ///
  /// - Parameter zone: That of a time which names none.
  package static func parse(_ text: String, zone: TimeZone?) throws(Problem) -> Date {
    if let date = parse(text) { return date }
    let plain = text.split { $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" }
      .joined(separator: " ")
    for format in zoned {
      if let date = date(plain, format, in: .gmt) { return date }
    }
    for format in zoneless {
      guard let date = date(plain, format, in: zone ?? .gmt) else { continue }
      guard zone != nil else { throw .noZone }
      return date
    }
    throw .unreadable
  }

  /// Of Gradescope, GitHub Classroom, and git or mail.
  private static let zoned = [
    "yyyy-MM-dd HH:mm:ss Z", "yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-dd HH:mm Z",
    "yyyy-MM-dd HH:mm zzz", "yyyy-MM-dd HH:mm:ssXXX", "EEE MMM d HH:mm:ss yyyy Z",
    "EEE, d MMM yyyy HH:mm:ss Z", "MMM d, yyyy 'at' h:mm a zzz",
  ]

  /// Of spreadsheets, Moodle and Canvas. A date such as 3/4/2026 is a day in March or in April, and is
  /// not guessed at.
  private static let zoneless = [
    "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm",
    "EEEE, d MMMM yyyy, h:mm a", "EEEE, d MMMM yyyy, HH:mm", "d MMMM yyyy, h:mm a",
    "d MMMM yyyy, HH:mm", "MMM d, yyyy 'at' h:mm a", "MMM d, yyyy h:mm a",
  ]

  private static func date(_ text: String, _ format: String, in zone: TimeZone) -> Date? {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.calendar = Calendar(identifier: .gregorian)
    formatter.timeZone = zone
    formatter.dateFormat = format
    return formatter.date(from: text)
  }

  package static func text(_ date: Date) -> String { date.formatted(.iso8601) }
}
