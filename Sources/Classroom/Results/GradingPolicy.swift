import Foundation

/// The instructor's rules: points, deadlines and what lateness costs.
///
/// ```json
/// {
///   "schema": 1,
///   "points": {"default": 10, "06-missing/MedianImputer": 20},
///   "deadlines": {"06-missing": "2026-03-01T23:59:00Z"},
///   "extensions": {"ada": {"06-missing": "2026-03-08T23:59:00Z"}},
///   "graceMinutes": 15,
///   "penaltyPerDay": 0.1,
///   "floor": 0.5
/// }
/// ```
package struct GradingPolicy: Sendable, Equatable {
  /// Points by exercise; every other exercise has `defaultPoints`.
  package var points: [String: Double] = [:]
  package var defaultPoints = 10.0

  /// By lesson; a lesson without one cannot be late.
  package var deadlines: [String: Date] = [:]

  /// By student, then by lesson; replaces an earlier deadline.
  package var extensions: [String: [String: Date]] = [:]

  package var grace: TimeInterval = 0

  /// Of times that name none, here and in the roster.
  package var timeZone: TimeZone?

  /// The share of the score that each begun day costs, 0 to 1.
  package var penaltyPerDay = 0.0

  /// The share of the score that stays, however late, 0 to 1.
  package var floor = 0.0

  package init() {}

  package func points(of exercise: String) -> Double { points[exercise] ?? defaultPoints }

  /// An extension that ends before the deadline makes nothing worse, nor does one of a lesson that has
  /// none.
  package func deadline(of lesson: String, student: String) -> Date? {
    deadlines[lesson].map { deadline in
      max(deadline, extensions[student]?[lesson] ?? deadline)
    }
  }

  /// What the rules make of a time of submission; `nil` when the lesson has no deadline, or the
  /// time is not known.
  ///
  /// Past deadline and grace, each begun day counts from the deadline itself.
  package func lateness(of lesson: String, student: String, submitted: Date?) -> Lateness? {
    guard let deadline = deadline(of: lesson, student: student), let submitted else { return nil }
    let over = submitted.timeIntervalSince(deadline)
    guard over > grace else { return Lateness(deadline: deadline, days: 0, factor: 1) }
    let days = Int((over / 86_400).rounded(.up))
    return Lateness(
      deadline: deadline, days: days, factor: max(floor, 1 - penaltyPerDay * Double(days)))
  }
}

/// How late a submission came, and the share of its score that stays.
package struct Lateness: Sendable, Equatable, Codable {
  package var deadline: Date
  package var days: Int
  package var factor: Double

  package init(deadline: Date, days: Int, factor: Double) {
    self.deadline = deadline
    self.days = days
    self.factor = factor
  }
}

extension GradingPolicy {
  package enum Problem: Error, Equatable {
    case unreadable(String)
    case newerSchema(Int)
    case unknownKey(String)
    case badDate(key: String, text: String)

    /// A time without a zone, where `timeZone` names none.
    case noZone(key: String, text: String)
    case badZone(String)

    /// A lesson, an exercise or a student that does not exist.
    case unknownName(key: String, kind: String, name: String)
    case outOfRange(key: String, value: Double)
  }

  private struct File: Decodable {
    var schema: Int
    var points: [String: Double]?
    var deadlines: [String: String]?
    var extensions: [String: [String: String]]?
    var graceMinutes: Double?
    var penaltyPerDay: Double?
    var floor: Double?
    var timeZone: String?
  }

  /// Reads the rules; a misspelt key is an error, since a deadline that nobody applies is worse.
  package init(parsing text: String) throws(Problem) {
    let data = Data(text.utf8)
    let file: File
    do {
      let object = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
      let known: Set = [
        "schema", "points", "deadlines", "extensions", "graceMinutes", "penaltyPerDay", "floor",
        "timeZone",
      ]
      if let key = object.keys.sorted().first(where: { !known.contains($0) }) {
        throw Problem.unknownKey(key)
      }
      file = try JSONDecoder().decode(File.self, from: data)
    } catch let problem as Problem {
      throw problem
    } catch {
      throw .unreadable(String(describing: error))
    }
    guard file.schema == 1 else { throw .newerSchema(file.schema) }

    if let name = file.timeZone {
      guard let zone = TimeZone(identifier: name) else { throw .badZone(name) }
      timeZone = zone
    }
    points = file.points ?? [:]
    defaultPoints = points.removeValue(forKey: "default") ?? 10
    for (key, value) in points.sorted(by: { $0.key < $1.key }) + [("default", defaultPoints)]
    where !(value >= 0 && value.isFinite) {
      throw .outOfRange(key: "points.\(key)", value: value)
    }
    for (lesson, text) in file.deadlines ?? [:] {
      deadlines[lesson] = try date(text, key: "deadlines.\(lesson)")
    }
    for (student, lessons) in file.extensions ?? [:] {
      extensions[student] = [:]
      for (lesson, text) in lessons {
        extensions[student, default: [:]][lesson] = try date(
          text, key: "extensions.\(student).\(lesson)")
      }
    }
    grace = (file.graceMinutes ?? 0) * 60
    penaltyPerDay = file.penaltyPerDay ?? 0
    floor = file.floor ?? 0
    for (key, value) in [("penaltyPerDay", penaltyPerDay), ("floor", floor)]
    where !(0...1).contains(value) {
      throw .outOfRange(key: key, value: value)
    }
    if !(grace >= 0) { throw .outOfRange(key: "graceMinutes", value: grace / 60) }
  }

  private func date(_ text: String, key: String) throws(Problem) -> Date {
    do {
      return try Timestamp.parse(text, zone: timeZone)
    } catch {
      throw error == .noZone
        ? .noZone(key: key, text: text) : .badDate(key: key, text: text)
    }
  }
}
