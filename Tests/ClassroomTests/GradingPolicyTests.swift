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

  @Test("An extension that ends before the deadline makes nothing worse")
  func earlyExtension() throws {
    var policy = try Self.policy()
    let deadline = try #require(policy.deadlines["06-missing"])
    policy.extensions["bob"] = [
      "06-missing": deadline.addingTimeInterval(-86_400), "04-csv": deadline,
    ]
    #expect(policy.deadline(of: "06-missing", student: "bob") == deadline)
    #expect(policy.deadline(of: "04-csv", student: "bob") == nil)
  }

  @Test("Times without a zone are those of the policy's")
  func zone() throws {
    let policy = try GradingPolicy(
      parsing: """
        {"schema": 1, "timeZone": "Europe/Berlin", "deadlines": {"06-missing": "2026-03-01 13:00"}}
        """)
    #expect(policy.deadlines["06-missing"] == Timestamp.parse("2026-03-01T12:00:00Z"))
  }

  @Test(
    "A lesson, an exercise or a student that does not exist is an error",
    arguments: [
      (#""deadlines": {"6-missing": "2026-03-01T12:00:00Z"}"#, "deadlines", "lesson", "6-missing"),
      (#""points": {"06-missing": 3}"#, "points", "exercise", "06-missing"),
      (#""extensions": {"bob": {}}"#, "extensions", "student", "bob"),
      (
        #""extensions": {"ada": {"7": "2026-03-01T12:00:00Z"}}"#, "extensions.ada", "lesson", "7"
      ),
    ])
  func names(text: String, key: String, kind: String, name: String) throws {
    let policy = try GradingPolicy(parsing: #"{"schema": 1, \#(text)}"#)
    #expect(throws: GradingPolicy.Problem.unknownName(key: key, kind: kind, name: name)) {
      try policy.check(lessons: [Samples.lesson()], students: [Student(id: "ada")])
    }
  }

  @Test("What exists may be named, also by another spelling of the same name")
  func known() throws {
    let policy = try Self.policy()
    try policy.check(lessons: [Samples.lesson()], students: [Student(id: "bob")])
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
      (
        #"{"schema": 1, "deadlines": {"06-missing": "2026-03-01 12:00"}}"#,
        .noZone(key: "deadlines.06-missing", text: "2026-03-01 12:00")
      ),
      (#"{"schema": 1, "timeZone": "Berlin"}"#, .badZone("Berlin")),
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
