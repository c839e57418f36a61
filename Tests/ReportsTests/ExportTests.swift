import Classroom
import ClassroomSamples
import Foundation
import Grading
import Testing

@testable import Reports

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Exports")
struct ExportTests {
  static let late = Lateness(deadline: Samples.date, days: 1, factor: 0.5)

  /// The autograder specification of Gradescope.
  static let gradescope = JSONSchema.object(
    required: [
      "tests": .array(
        of: .object(
          required: [
            "name": .string(), "number": .string(), "score": .number, "max_score": .number,
            "status": .string(oneOf: ["passed", "failed"]), "output": .string(),
            "output_format": .string(oneOf: ["text", "html", "simple_format", "md", "ansi"]),
            "visibility": .string(oneOf: ["visible"]),
          ], optional: ["tags": .array(of: .string()), "extra_data": .map(of: .string())]))
    ],
    optional: [
      "score": .number, "execution_time": .integer, "output": .string(),
      "visibility": .string(oneOf: ["visible"]),
      "stdout_visibility": .string(oneOf: ["hidden"]),
    ])

  @Test("Gradescope's file has its shape, and its tests add up to the score")
  func gradescope() throws {
    let text = try GradescopeExport.json(Samples.record())
    #expect(try Self.gradescope.problems(inText: text) == [])
    let file = try object(text)
    let tests = try #require(file["tests"] as? [[String: Any]])
    #expect(tests.map { $0["number"] as? String } == ["1.1", "1.2", "1.3", "1.4", "2"])
    #expect(tests.compactMap { $0["score"] as? Double }.reduce(0, +) == 2.5)
    #expect(tests.compactMap { $0["max_score"] as? Double }.reduce(0, +) == 20)
    #expect(file["score"] == nil)
    #expect((tests[1]["output"] as? String)?.contains("counted as <zero>") == true)
  }

  @Test("Gradescope gets the mark at the top, and why, where fresh cases lower it")
  func gradescopeFresh() throws {
    var grade = Samples.grades[0]
    grade.agreement = Agreement(seed: 4711, agreeing: 2, cases: 100)
    let text = try GradescopeExport.json(Samples.record(Samples.result(grades: [grade])))
    #expect(try Self.gradescope.problems(inText: text) == [])
    #expect(text.contains("\"score\" : 0.2,"))
    #expect(text.contains("1 of 4 checks, 2 of 100 fresh cases"))
  }

  @Test("Gradescope gets the late score at the top and hears why")
  func gradescopeLate() throws {
    let file = try object(
      GradescopeExport.json(Samples.record(Samples.result(lateness: Self.late))))
    #expect(file["score"] as? Double == 1.25)
    #expect((file["output"] as? String)?.contains("1.25 of 2.5 points") == true)
  }

  /// The contract on the wiki of Classroom 50, without the keys that its runner stamps itself.
  static let classroom50 = JSONSchema.object(required: [
    "schema": .string(oneOf: ["classroom50/result/v1"]), "classroom": .string(),
    "assignment": .string(), "submission": .string(), "commit": .string(), "release": .string(),
    "review": .string(), "datetime": .string(), "score": .integer, "max-score": .integer,
    "tests": .array(
      of: .object(required: [
        "test-name": .string(), "passed": .bool, "score": .integer, "max-score": .integer,
      ])),
  ])

  @Test("Classroom 50's file has its shape, whole numbers, and a sum that agrees")
  func classroom50() throws {
    let context = Classroom50Export.Context(environment: [
      "CLASSROOM": "ml", "SUBMISSION_TAG": "submit/1", "COMMIT_URL": "https://example.org/c",
    ])
    let text = try #require(try Classroom50Export.json(Samples.result(), context: context))
    #expect(try Self.classroom50.problems(inText: text) == [])
    let file = try object(text)
    let tests = try #require(file["tests"] as? [[String: Any]])
    #expect(tests.compactMap { $0["score"] as? Int }.reduce(0, +) == file["score"] as? Int)
    #expect(file["max-score"] as? Int == 20)
    #expect(file["assignment"] as? String == "06-missing")
    #expect(file["review"] as? String == "https://example.org/c")
    #expect(file["datetime"] as? String == "2026-02-25T06:13:20Z")
  }

  @Test("Classroom 50 gets no file rather than a zero when the machine failed")
  func classroom50Fault() throws {
    #expect(try Classroom50Export.json(Samples.result(status: .infrastructureError)) == nil)
    #expect(try Classroom50Export.json(Samples.result(status: .notGraded)) == nil)
  }

  /// Version 3 of the interface of Exercism's test runners.
  static let exercism = JSONSchema.object(required: [
    "version": .integer, "status": .string(oneOf: ["pass", "fail", "error"]),
    "message": .either(.string(maxLength: 65_535), .null),
    "tests": .array(
      of: .object(required: [
        "name": .string(), "status": .string(oneOf: ["pass", "fail", "error"]),
        "message": .either(.string(), .null), "output": .either(.string(maxLength: 500), .null),
        "test_code": .string(), "task_id": .integer,
      ])),
  ])

  @Test("Exercism's file has its shape and says which check failed and how")
  func exercism() throws {
    let text = try ExercismExport.json(Samples.result())
    #expect(try Self.exercism.problems(inText: text) == [])
    let file = try object(text)
    let tests = try #require(file["tests"] as? [[String: Any]])
    #expect(file["status"] as? String == "fail")
    #expect(
      tests.map { $0["status"] as? String } == ["pass", "fail", "error", "error", "error"])
    #expect(tests.map { $0["task_id"] as? Int } == [1, 1, 1, 1, 2])
    // What was printed stands with the check that printed it.
    #expect(tests.map { $0["output"] as? String } == [nil, "debugging\n", nil, nil, nil])
    #expect(try object(ExercismExport.json(Samples.passing()))["status"] as? String == "pass")
  }

  @Test("Exercism's status is error, with a message, when no check could run")
  func exercismError() throws {
    let result = Samples.result(grades: [Samples.grades[1]])
    let text = try ExercismExport.json(result)
    #expect(try Self.exercism.problems(inText: text) == [])
    let file = try object(text)
    #expect(file["status"] as? String == "error")
    #expect((file["message"] as? String)?.contains("cannot find 'x' in scope") == true)
  }

  @Test("Exercism's output is cut to 500 characters and says so")
  func exercismOutput() {
    let short = ExercismExport.shortened(String(repeating: "🙂", count: 600))
    #expect(short.utf16.count <= 500)
    #expect(short.hasSuffix("Output was truncated. Please limit to 500 chars"))
    #expect(ExercismExport.shortened("short") == "short")
  }

  @Test("JUnit's file is well-formed, and its counts are those of its cases")
  func junit() throws {
    let reader = JUnitReader()
    try reader.read(JUnitExport.xml(Samples.record()))
    #expect(reader.suites.count == 2)
    #expect(reader.cases.count == 5)
    #expect(reader.totals == ["tests": 5, "failures": 3, "errors": 1, "skipped": 0])
    #expect(reader.found == ["failure": 3, "error": 1])
    for suite in reader.suites { #expect(suite.stated == suite.counted) }
  }

  @Test("JUnit's texts survive markup and characters that XML forbids")
  func junitEscapes() {
    #expect(JUnitExport.escaped("<a & 'b' \"c\">") == "&lt;a &amp; &#39;b&#39; &quot;c&quot;&gt;")
    #expect(JUnitExport.escaped("\u{1B}[31m\u{0}") == "\u{FFFD}[31m\u{FFFD}")
  }

  @Test("The gradebook has a row a student, and a fault of the machine is an empty cell")
  func gradebook() throws {
    let run = try Samples.run()
    let student = Student(id: "=cmd", name: "@Ada, \"x\"")
    let text =
      GradebookExport.header(run)
      + GradebookExport.row(
        StudentRecord(student: student, results: [Samples.result(lateness: Self.late)]), run: run)
      + GradebookExport.row(
        StudentRecord(
          student: Student(id: "bob"), results: [Samples.result(status: .infrastructureError)]),
        run: run)
    #expect(
      try CSV.records(of: text).map(\.fields) == [
        ["id", "name", "06-missing", "total", "raw total", "points", "flags"],
        ["'=cmd", "'@Ada, \"x\"", "1.25", "1.25", "2.5", "20", "0"],
        ["bob", "bob", "", "", "", "20", "0"],
      ])
  }

  @Test("Canvas gets its own rows back, its assignment found by name, and the points possible")
  func canvas() throws {
    let exported = """
      \u{FEFF}Student,ID,SIS User ID,SIS Login ID,Section,Essay (77),06-missing (4711),Final Score
          Points Possible,,,,,10,20,(read only)
      "Lovelace, Ada",101,S1,ada,Morning,3,,50
      "=Bob",102,S2,bob,Morning,,,
      "Student, Test",103,,,Morning,,,
      """
    let run = try Samples.run(students: [
      Student(id: "ada"), Student(id: "S2"), Student(id: "eve"),
    ])
    let canvas = try CanvasExport(exported: exported, run: run)
    #expect(canvas.unmatched.map(\.id) == ["eve"])
    let text =
      canvas.header(run)
      + canvas.body(run) { id in id == "ada" ? Samples.record() : nil }
    #expect(
      try CSV.records(of: text).map(\.fields) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "06-missing (4711)"],
        ["    Points Possible", "", "", "", "", "20"],
        ["Lovelace, Ada", "101", "S1", "ada", "Morning", "2.5"],
        ["'=Bob", "102", "S2", "bob", "Morning", ""],
        ["Student, Test", "103", "", "", "Morning", ""],
      ])
  }

  @Test("Whoever is excused stays so, and no column is asked for that the school does not use")
  func canvasVariants() throws {
    let exported = """
      LastName;FirstName;ID;SIS Login ID;Section;06-missing (4711)
      Points Possible;;;;;20
      Lovelace;Ada;101;ada;Morning;EX
      Hopper;Grace;102;grace;Morning;N/A
      Noether;Emmy;103;emmy;Morning;3
      """
    let run = try Samples.run(students: ["ada", "grace", "emmy"].map { Student(id: $0) })
    let canvas = try CanvasExport(exported: exported, run: run)
    #expect(canvas.unmatched.isEmpty)
    let text = canvas.header(run) + canvas.body(run) { _ in Samples.record() }
    #expect(
      try CSV.records(of: text).map(\.fields) == [
        ["LastName", "FirstName", "ID", "SIS Login ID", "Section", "06-missing (4711)"],
        ["    Points Possible", "", "", "", "", "20"],
        ["Lovelace", "Ada", "101", "ada", "Morning", "EX"],
        ["Hopper", "Grace", "102", "grace", "Morning", "N/A"],
        ["Noether", "Emmy", "103", "emmy", "Morning", "2.5"],
      ])
  }

  @Test("A table that is not Canvas's export is refused with the column that it lacks")
  func canvasColumns() throws {
    let run = try Samples.run()
    #expect(throws: CanvasExport.Problem.columnMissing("Section")) {
      try CanvasExport(exported: "Student,ID\nx,1\n", run: run)
    }
  }

  @Test("results.json is one JSON value with the run and every result")
  func results() throws {
    let run = try Samples.run()
    let text =
      try ResultsExport.head(of: run)
      + ResultsExport.line(Samples.result()) + ResultsExport.separator
      + ResultsExport.line(Samples.passing()) + ResultsExport.tail
    let file = try object(text)
    #expect(file["schema"] as? Int == 4)
    let results = try #require(file["results"] as? [[String: Any]])
    #expect(results.count == 2)
    #expect(results[0]["isolation"] as? String == "sandboxed")
    #expect(results[0]["status"] as? String == "graded")
    #expect((file["run"] as? [String: Any])?["toolchain"] as? String == "6.3.1")
  }

  @Test("A class is written in every form at once, each where it says")
  func everyForm() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "exports-\(UUID())").path
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: root) }
    let students = ["ada", "bob", "eve"].map { Student(id: $0) }
    let run = try Samples.run(students: students)
    let store = ResultStore(root: root)
    for student in students.dropLast() {
      try store.replace(Samples.result(student: student.id), student: student, old: [])
    }
    let canvas = try CanvasExport(
      exported: "Student,ID,SIS User ID,SIS Login ID,Section\nAda,1,,ada,\nBob,2,,bob,\n", run: run)
    let written = try ClassExports(
      store: store, context: .init(run: run, canvas: canvas),
      asked: Set(Export.names(.asked))
    ).write()
    #expect(written == Export.all.map(\.path))
    let files = Set(try FileManager.default.subpathsOfDirectory(atPath: root))
    for path in [
      "results.json", "gradebook.csv", "canvas.csv", "feedback/ada.md", "feedback/bob.html",
      "gradescope/ada/results.json", "junit/bob.xml", "classroom50/ada/06-missing/result.json",
      "exercism/bob/06-missing/results.json",
    ] { #expect(files.contains(path), "\(path)") }
    #expect(!files.contains { $0.hasSuffix(".part") })

    func text(_ path: String) throws -> String {
      try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
    }
    // A student without results leaves no gap between those of the others.
    #expect((try object(text("results.json"))["results"] as? [Any])?.count == 2)
    #expect(try CSV.records(of: text("gradebook.csv")).count == 4)
    #expect(
      try CSV.records(of: text("canvas.csv")).map { $0.fields.last }.dropFirst(2) == ["2.5", "2.5"])
  }

  @Test("Only what was asked for is written, beside what always is")
  func asked() throws {
    let exports = ClassExports(
      store: ResultStore(root: "/nowhere"), context: .init(run: try Samples.run()),
      asked: ["junit", "canvas"]
    ).exports
    #expect(exports.map(\.name) == ["results", "gradebook", "feedback", "junit"])
  }

  @Test("The instructors' page lists every form", arguments: Export.all.map(\.path))
  func documented(_ path: String) throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "lessons/CLASSROOM.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    #expect(text.contains("`\(path)") || text.contains("`results/\(path)`"))
  }
}

/// Counts what a JUnit file says and what it holds.
private final class JUnitReader: NSObject, XMLParserDelegate {
  struct Suite {
    var stated: [String: Int]
    var counted: [String: Int]
  }

  var totals: [String: Int] = [:]
  var suites: [Suite] = []
  var cases: [String] = []
  var found: [String: Int] = [:]

  func read(_ text: String) throws {
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
  }

  private func counts(_ attributes: [String: String]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for key in ["tests", "failures", "errors", "skipped"] {
      counts[key] = attributes[key].flatMap(Int.init)
    }
    return counts
  }

  func parser(
    _: XMLParser, didStartElement element: String, namespaceURI _: String?,
    qualifiedName _: String?,
    attributes: [String: String]
  ) {
    switch element {
    case "testsuites": totals = counts(attributes)
    case "testsuite":
      suites.append(
        Suite(
          stated: counts(attributes),
          counted: ["tests": 0, "failures": 0, "errors": 0, "skipped": 0]))
    case "testcase":
      cases.append(attributes["name"] ?? "")
      suites[suites.count - 1].counted["tests", default: 0] += 1
    default:
      found[element, default: 0] += 1
      let key = element == "skipped" ? element : element + "s"
      suites[suites.count - 1].counted[key, default: 0] += 1
    }
  }
}
