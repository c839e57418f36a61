import ClassroomSamples
import Foundation
import Testing

@testable import Classroom

@Suite("Grading policy")
struct GradingPolicyTests {
  static func policy() throws -> GradingPolicy {
    try GradingPolicy(
      parsing: """
        {"schema": 1, "points": {"default": 5, "06-missing/MedianImputer": 20},
         "deadlines": {"06-missing": "2026-03-01T12:00:00Z"},
         "extensions": {"bob": {"06-missing": "2026-03-02T12:00:00+01:00"}},
         "graceMinutes": 15, "penaltyPerDay": 0.1, "floor": 0.5}
        """)
  }

  @Test(
    "A day begun costs its share, down to the floor, after the grace",
    arguments: [
      (-3600.0, 0, 1.0), (900.0, 0, 1.0), (901.0, 1, 0.9), (86_400.0, 1, 0.9),
      (86_401.0, 2, 0.8), (30 * 86_400.0, 30, 0.5),
    ])
  func lateness(over: Double, days: Int, factor: Double) throws {
    let deadline = try #require(Timestamp.parse("2026-03-01T12:00:00Z"))
    let late = try Self.policy().lateness(
      of: "06-missing", student: "ada", submitted: deadline.addingTimeInterval(over))
    #expect(late == Lateness(deadline: deadline, days: days, factor: factor))
  }

  @Test("An extension moves one student's deadline, whatever its time zone")
  func extensions() throws {
    let submitted = try #require(Timestamp.parse("2026-03-02T10:59:00Z"))
    let policy = try Self.policy()
    #expect(
      policy.lateness(of: "06-missing", student: "bob", submitted: submitted)?.factor == 1)
    #expect(
      policy.lateness(of: "06-missing", student: "ada", submitted: submitted)?.factor == 0.9)
  }

  @Test("Without a deadline or a time nothing is late")
  func unknown() throws {
    let policy = try Self.policy()
    #expect(policy.lateness(of: "04-csv", student: "ada", submitted: Samples.date) == nil)
    #expect(policy.lateness(of: "06-missing", student: "ada", submitted: nil) == nil)
  }

  @Test("Points are those of the exercise, else the default")
  func points() throws {
    let policy = try Self.policy()
    #expect(policy.points(of: "06-missing/MedianImputer") == 20)
    #expect(policy.points(of: "04-csv/Parser") == 5)
    #expect(GradingPolicy().points(of: "x/Y") == 10)
  }

  @Test(
    "What cannot be meant is refused by name",
    arguments: [
      (#"{"schema": 1, "deadline": {}}"#, GradingPolicy.Problem.unknownKey("deadline")),
      (#"{"schema": 2}"#, .newerSchema(2)),
      (
        #"{"schema": 1, "deadlines": {"06-missing": "1 March"}}"#,
        .badDate(key: "deadlines.06-missing", text: "1 March")
      ),
      (#"{"schema": 1, "floor": 1.5}"#, .outOfRange(key: "floor", value: 1.5)),
      (#"{"schema": 1, "points": {"a": -1}}"#, .outOfRange(key: "points.a", value: -1)),
    ])
  func refused(text: String, problem: GradingPolicy.Problem) {
    #expect(throws: problem) { try GradingPolicy(parsing: text) }
  }

  @Test("A file that is not JSON is an error, not an empty policy")
  func notJSON() {
    #expect(throws: GradingPolicy.Problem.self) { try GradingPolicy(parsing: "deadline: today") }
  }
}
