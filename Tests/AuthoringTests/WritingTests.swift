import Course
import Foundation
import OperatingSystem
import Testing

@testable import Authoring

@Suite("Stubs, new lessons and releases")
struct WritingTests {
  /// An empty folder that goes away with the test.
  private func inFolder(_ body: (String) async throws -> Void) async throws {
    let path = NSTemporaryDirectory() + "authoring-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await body(path)
  }

  private func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  private func write(_ files: [String: String], in root: String) throws {
    for (path, text) in files { try File(path, in: root).write(text) }
  }

  // MARK: Stubs

  @Test("A stub that is current is left alone, and one that is missing is new")
  func plan() throws {
    var lesson = SampleLesson()
    #expect(try StubPlan.changes(lesson.tree) { _, _ in false }.allSatisfy(\.isCurrent))
    lesson.files[SampleLesson.stub] = nil
    let changes = try StubPlan.changes(lesson.tree) { _, _ in false }.filter { !$0.isCurrent }
    #expect(changes.map(\.path) == [SampleLesson.stub])
  }

  @Test("A learner's work is kept before a stub replaces it, an earlier stub is not")
  func kept() async throws {
    try await inFolder { root in
      var lesson = SampleLesson()
      lesson.files[SampleLesson.stub] = "let mine = 1\n"
      try write(lesson.files, in: root)
      let writer = StubWriter(root: root) { _, _ in false }
      let written = try writer.write(try await writer.plan(lesson.tree))
      #expect(written.map(\.keptAt) == ["exercises/06-mean/.kept/Mean.1.swift"])
      #expect(text("\(root)/exercises/06-mean/.kept/Mean.1.swift") == "let mine = 1\n")
      let stub = try #require(text("\(root)/\(SampleLesson.stub)"))
      #expect(stub.contains("return .nan"))

      // What was written as a stub is known as one when its source has changed since.
      lesson.files[SampleLesson.stub] = stub
      lesson.files[SampleLesson.solution] = lesson.files[SampleLesson.solution]?
        .replacing(".nan", with: "nil")
      let again = try writer.write(try await writer.plan(lesson.tree))
      #expect(again.map(\.keptAt) == [nil])
      #expect(text("\(root)/\(SampleLesson.stub)")?.contains("return nil") == true)
    }
  }

  @Test("Copies of what a lesson uses are written with its stubs, from the earlier solution")
  func copies() throws {
    var lesson = SampleLesson()
    let copy = try #require(lesson.files[SampleLesson.copy])
    #expect(copy.hasPrefix("// Given: 04-csv/Rows, as the solution of that lesson has it.\n"))
    #expect(copy.hasSuffix("{\n  return text.split(separator: \"\\n\").count\n}\n"))
    lesson.earlier[SampleLesson.earlierSource] = lesson.earlier[SampleLesson.earlierSource]?
      .replacing("how many rows", with: "how many lines")
    let changes = try StubPlan.changes(lesson.tree) { _, _ in true }.filter { !$0.isCurrent }
    #expect(changes.map(\.path) == [SampleLesson.givenCopy, SampleLesson.copy])
    for change in changes {
      #expect(change.text == copy.replacing("how many rows", with: "how many lines"))
    }
  }

  @Test("Where the earlier solution is not handed out, the copy stays as it is")
  func copyWithoutSolution() throws {
    var lesson = SampleLesson()
    let source = try ExerciseSource(
      parsing: try #require(lesson.earlier[SampleLesson.earlierSource]), path: "")
    lesson.earlier[SampleLesson.earlierSource] = source.stub
    #expect(try StubPlan.changes(lesson.tree) { _, _ in true }.allSatisfy(\.isCurrent))
    #expect(UsesRule.findings(in: lesson.tree) == [])
  }

  @Test("What git has is replaced without being kept")
  func committed() async throws {
    try await inFolder { root in
      var lesson = SampleLesson()
      lesson.files[SampleLesson.stub] = "let mine = 1\n"
      let writer = StubWriter(root: root) { path, _ in path == SampleLesson.stub }
      let written = try writer.write(try await writer.plan(lesson.tree))
      #expect(written.map(\.keptAt) == [nil])
    }
  }

  @Test("A stub differs from its source where the first line does, whatever the line ends")
  func difference() {
    #expect(StubPlan.line(where: "a\nb\n", differsFrom: "a\nc\n") == 2)
    #expect(StubPlan.line(where: "a\n", differsFrom: "a\nc\n") == 2)
    #expect(StubPlan.line(where: "a\r\nb\r\n", differsFrom: "a\nb\n") == nil)
  }

  @Test("A source that cannot be taken apart names its line and writes nothing")
  func brokenSource() {
    var lesson = SampleLesson()
    lesson.files[SampleLesson.solution] = "#if SOLUTION\n"
    #expect(throws: CourseError.self) { try StubPlan.changes(lesson.tree) { _, _ in false } }
  }

  @Test("In a release, progress can be committed, and what is kept beside it cannot")
  func releaseIgnores() throws {
    let release = Release(lessons: [], hasSolutions: false)
    let fate = try release.fate(of: ".gitignore") { ".build*\n/progress.json*\n" }
    #expect(fate == .rewritten(".build*\n/progress.json.*\n"))
    #expect(try release.fate(of: "Sources/.gitignore") { "" } == .copied)
  }

  // MARK: The list

  private let manifest = """
    /// The lessons.
    let lessons: [String] = [
      "04-csv",
      // The exemplary one.
      "06-missing"
    ]
    let other = 1

    """

  private func inserted(_ name: String, after other: String?) throws -> [String] {
    var list = LessonList(manifest)
    try list.insert(try #require(LessonName(name)), after: other.flatMap(LessonName.init))
    return try PackageManifest(parsing: list.text).lessons.map(\.text)
  }

  @Test("A new lesson goes where its name sorts, or after the lesson that was named")
  func insertion() throws {
    #expect(try inserted("05-units", after: nil) == ["04-csv", "05-units", "06-missing"])
    #expect(try inserted("065-more", after: nil) == ["04-csv", "06-missing", "065-more"])
    #expect(try inserted("12-descent", after: "04-csv") == ["04-csv", "12-descent", "06-missing"])
    #expect(throws: AuthoringError.unknownLesson("09-no", near: [])) {
      try inserted("12-a", after: "09-no")
    }
  }

  @Test("Everything else in Package.swift stays as it is")
  func rest() throws {
    var list = LessonList(manifest)
    try list.insert(try #require(LessonName("05-units")), after: nil)
    try list.keep([try #require(LessonName("04-csv")), try #require(LessonName("06-missing"))])
    #expect(list.text == manifest.replacing("\"06-missing\"", with: "\"06-missing\","))
  }

  // MARK: New lessons

  private let order = ["04-csv", "06-missing", "065-rates"].compactMap(LessonName.init)

  @Test("A number that is taken is refused with one that sorts right after it")
  func takenNumber() throws {
    let missing = try #require(LessonName("06-missing"))
    #expect(throws: AuthoringError.numberTaken(by: missing, free: "066-tables")) {
      try NewLesson(name: "06-tables", exercises: ["A"], order: order)
    }
    let free = try #require(LessonName("066-tables"))
    #expect(missing < free)
    let next = try #require(LessonName("07-next"))
    #expect(free < next)
  }

  @Test("A lesson that is there already is said to be so, before its number is")
  func taken() throws {
    #expect(throws: AuthoringError.lessonExists(LessonName("06-missing")!)) {
      try NewLesson(name: "06-missing", exercises: ["A"], order: order)
    }
    // Another number would not help: the slug is what is taken.
    #expect(throws: AuthoringError.slugTaken(by: LessonName("04-csv")!)) {
      try NewLesson(name: "06-csv", exercises: ["A"], order: order)
    }
  }

  @Test("Names that cannot become files or modules are refused")
  func badNames() {
    #expect(throws: AuthoringError.badLessonName("7-a")) {
      try NewLesson(name: "7-a", exercises: ["A"], order: order)
    }
    #expect(throws: AuthoringError.slugTaken(by: LessonName("04-csv")!)) {
      try NewLesson(name: "08-csv", exercises: ["A"], order: order)
    }
    for name in ["mean", "Mean Value", "Demo", "Größe", ""] {
      #expect(throws: AuthoringError.badExerciseName(name)) {
        try NewLesson(name: "08-a", exercises: [name], order: order)
      }
    }
    #expect(throws: AuthoringError.noExercises) {
      try NewLesson(name: "08-a", exercises: [], order: order)
    }
  }

  @Test("A new lesson lacks what has to be written, and nothing else is wrong with it")
  func newLesson() throws {
    let lesson = try NewLesson(name: "12-descent", exercises: ["Gradient", "Step"], order: order)
    let tree = LessonTree(
      name: lesson.name, order: order + [lesson.name], files: lesson.files, exists: { _ in true })
    let findings = Rules.structural.flatMap { $0.findings(in: tree) }
    let expected: Set = ["unwritten", "page-parts", "page-length", "check-count"]
    #expect(Set(findings.map(\.rule)) == expected)
    #expect(LessonVersions(tree)?.exercises.map(\.name) == ["Gradient", "Step"])
  }

  @Test("Nothing is written when one of the files is there already")
  func existing() async throws {
    try await inFolder { root in
      try write(["Package.swift": manifest, "lessons/12-descent.md": "mine\n"], in: root)
      let lesson = try NewLesson(name: "12-descent", exercises: ["A"], order: order)
      #expect(throws: AuthoringError.exists(path: "lessons/12-descent.md")) {
        try LessonStarter(root: root).start(lesson, after: nil)
      }
      #expect(text("\(root)/Package.swift") == manifest)
      #expect(!FileManager.default.fileExists(atPath: "\(root)/solutions"))
    }
  }

  // MARK: Releases

  private func released(
    _ extra: [String: String] = [:], hasSolutions: Bool,
    check: (_ folder: String) throws -> Void
  ) async throws {
    try await inFolder { base in
      let root = base + "/course"
      var files = SampleLesson().files
      files["Package.swift"] = """
        let lessons: [String] = [
          "04-csv",
          "06-mean",
        ]
        let targets = [
            .testTarget(name: "CourseTests", dependencies: ["Course"]),
            .testTarget(
              name: "ClassroomTests", dependencies: ["Classroom"]),
            .testTarget(
              name: module + "Tests"),
        ]

        """
      files.merge(
        [
          "Tests/CourseTests/A.swift": "", "lessons/04-csv.md": "", "lessons/AUTHORING.md": "",
          "lessons/data/a.csv": "a\n", "progress.json": "{}", ".ci/run": "", "README.md": "r\n",
          "exercises/06-mean/.kept/Mean.1.swift": "", ".build/x": "",
          "Sources/learn/Learn.swift": "",
          "lessons/images/06-mean.svg": "<svg/>",
        ]) { $1 }
      files.merge(extra) { $1 }
      try write(files, in: root)
      let release = Release(
        lessons: [try #require(LessonName("06-mean"))], hasSolutions: hasSolutions)
      _ = try ReleaseWriter(root: root).write(release, to: base + "/out")
      try check(base + "/out")
    }
  }

  @Test("A release holds the chosen lessons and the package, and nothing of its authors")
  func release() async throws {
    try await released(hasSolutions: true) { folder in
      let walk = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
      let files = walk.filter { $0.contains(".") && !$0.hasSuffix("/") }.sorted()
      #expect(
        files.filter { text("\(folder)/\($0)") != nil } == [
          "Package.swift", "README.md", "Sources/learn/Learn.swift",
          "Tests/06-mean/MeanTests.swift", "exercises/06-mean/Demo.swift",
          "exercises/06-mean/Mean.swift", "exercises/06-mean/Rows.swift", "lessons/06-mean.md",
          "lessons/data/a.csv", "lessons/images/06-mean.svg", "solutions/06-mean/Demo.swift",
          "solutions/06-mean/Mean.swift", "solutions/06-mean/Rows.swift",
        ])
      let manifest = try #require(text("\(folder)/Package.swift"))
      #expect(try PackageManifest(parsing: manifest).lessons.map(\.text) == ["06-mean"])
      #expect(!manifest.contains("CourseTests") && !manifest.contains("ClassroomTests"))
      #expect(manifest.contains("name: module + \"Tests\""))
    }
  }

  @Test("Links to what is not handed out become words, and the others stay")
  func deadLinks() async throws {
    let readme = "[a](lessons/04-csv.md), [b](lessons/06-mean.md#what), [c](ARCHITECTURE.md)\n"
    try await released(["README.md": readme], hasSolutions: true) { folder in
      #expect(text("\(folder)/README.md") == "a, [b](lessons/06-mean.md#what), c\n")
      let page = try #require(text("\(folder)/\(SampleLesson.page)"))
      #expect(page.contains("See quotes.") && page.contains("(#what-it-is)"))
      #expect(page.contains("(../exercises/06-mean/Mean.swift)"))
    }
  }

  @Test("A lesson that needs another one, which is not handed out, is named")
  func missingNeeds() throws {
    let release = Release(lessons: [try #require(LessonName("06-mean"))], hasSolutions: true)
    let missing = release.missingNeeds([SampleLesson().tree])
    #expect(missing.map(\.need) == ["04-csv"])
    #expect(missing.map(\.lesson.text) == ["06-mean"])
  }

  @Test("Without solutions, what is left of them is the stub, and exercises count as untouched")
  func withoutSolutions() async throws {
    try await released(hasSolutions: false) { folder in
      let solution = try #require(text("\(folder)/\(SampleLesson.solution)"))
      #expect(solution == text("\(folder)/\(SampleLesson.stub)"))
      let source = try ExerciseSource(parsing: solution, path: SampleLesson.solution)
      #expect(!source.hasSolution)
      #expect(source.stub == solution)
    }
  }

  @Test("Marks that excuse mutants are left out, and the line they stand on stays")
  func marks() async throws {
    let marked = SampleLesson().files[SampleLesson.solution]?.replacing(
      "    return values.reduce(0, +) / Double(values.count)\n  #else",
      with: """
            // equivalent: alone on its line
            return values.reduce(0, +) / Double(values.count)  // equivalent: at its end
          #else
        """)
    try await released([SampleLesson.solution: marked ?? ""], hasSolutions: true) { folder in
      #expect(
        text("\(folder)/\(SampleLesson.solution)") == SampleLesson().files[SampleLesson.solution])
    }
  }

  @Test("A folder that holds something, or lies inside the course, is refused")
  func refused() async throws {
    try await inFolder { root in
      try write(["Package.swift": manifest, "a/b": ""], in: root)
      let release = Release(lessons: [], hasSolutions: true)
      #expect(throws: AuthoringError.insideCourse(root + "/out")) {
        try ReleaseWriter(root: root).write(release, to: root + "/out")
      }
      #expect(throws: AuthoringError.folderNotEmpty(root)) {
        try ReleaseWriter(root: root + "/a").write(release, to: root)
      }
    }
  }
}
