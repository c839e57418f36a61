import Course
import Foundation
import OperatingSystem
import Testing
import Toolchain

@testable import Classroom

/// Submissions that try to get marks, or to do harm, in ways that CLASSROOM.md names.
///
/// Each folder of `Attacks` is a student. The first lines of its file say how many of ten points its
/// code honestly earns and which flags it must raise. `Passes: any` marks those that make checks pass,
/// which one process cannot be kept from; the mark is what the code earns all the same.
///
/// Attacks run in a sandbox or not at all. What does no harm is graded without one, too.
@Suite("Attacks", .serialized) struct AttackTests {
  @Test("Every folder holds an attack that says what it earns and which flags it raises")
  func corpus() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: "\(Corpus.folder)/Attacks")
    #expect(Corpus.attacks.map(\.name) == folders.sorted())
    #expect(Corpus.attacks.count >= 100)
    for attack in Corpus.attacks {
      let text = try attack.text
      let earns = try #require(text.between("// Earns: ", "\n"), "\(attack.name)")
      #expect(Int(earns) == attack.earns, "\(attack.name)")
      let flags = try #require(text.between("// Flags: ", "\n"), "\(attack.name)")
      let words = flags.split(separator: " ").map(String.init)
      let known = Set(attack.flags.map(\.rawValue))
      #expect(words == ["none"] || Set(words) == known, "\(attack.name)")
    }
  }

  @Test(
    "A sandbox works where one is required",
    .enabled(if: ProcessInfo.processInfo.environment["LEARN_REQUIRE"] == "1"))
  func sandbox() async {
    #expect(await Corpus.hasSandbox(), "bubblewrap is missing, or may not make namespaces here")
  }

  @Test(
    "Earns no more than its code does, and is flagged", .inSandbox, arguments: Corpus.attacks)
  func attack(_ attack: Corpus.Attack) async throws {
    let result = try #require(try await Corpus.results()[attack.name])
    // Whether a machine under load gives up on a program is not what is tested here.
    try #require(result.status == .graded, "\(result.fault ?? "")")
    #expect(result.isolation == .sandboxed)
    let median = try #require(result.exercises.first { $0.exercise == "01-median/Median" })
    #expect(median.score <= Double(attack.earns))
    // Compiling has 16 s of processor time here, and running 18 s on the clock; the machine has two
    // such works at a time, and others beside.
    #expect(result.seconds < 90)
    if attack.isForger { #expect(median.passedCount > 0) } else { #expect(median.passedCount == 0) }
    // Whatever passes is held against fresh cases.
    if median.passedCount > 0 {
      let fresh = try #require(median.freshCases)
      #expect(median.confirmation == .fresh)
      #expect(median.score <= 10 * fresh.share)
      #expect(fresh.seed == Corpus.seed)
    }
    let raised = Set(result.integrity.map(\.rule))
    #expect(raised.isSuperset(of: attack.flags))
    #expect(!median.grade.output.contains("SOLUTION"))
    #expect(!median.grade.output.contains("reached"))
    #expect(!median.grade.output.contains("found"))
  }

  @Test("Sixty-nine kinds of honest work, each of a name of its own") func kinds() {
    #expect(Set(HonestWork.all.map(\.name)).count == HonestWork.all.count)
    #expect(HonestWork.all.count >= 69)
  }

  @Test(
    "Honest work of every kind is graded as what it is, without a flag", .inSandbox,
    arguments: HonestWork.all)
  func honestWork(_ work: HonestWork) async throws {
    let result = try #require(try await Corpus.results()["honest-\(work.name)"])
    try #require(result.status == .graded, "\(result.fault ?? "")")
    #expect(result.integrity == [])
    let median = try #require(result.exercises.first)
    #expect(median.state == work.state)
    #expect(median.score == work.points, "\(median.shares)")
    // Whatever it is costs nobody else's exercise anything.
    #expect(result.exercises.last?.score == 10)
  }

  @Test("An honest student beside them gets what the work earns, without a flag")
  func honest() async throws {
    let result = try #require(try await Corpus.results()["honest"])
    #expect(result.score == 20)
    #expect(result.integrity.isEmpty)
    let median = try #require(result.exercises.first)
    let fresh = try #require(median.freshCases)
    #expect(fresh.cases > 150 && fresh.agreeing == fresh.cases)
    #expect(median.confirmation == .fresh)
    #expect(result.exercises.last?.confirmation == Confirmation.none)
  }

  @Test("Work that dies of one case in nine keeps what the other cases earn", .inSandbox)
  func crashing() async throws {
    let result = try #require(try await Corpus.results()["dies-of-four"])
    let median = try #require(result.exercises.first)
    #expect(median.passedCount == median.checkCount)
    let fresh = try #require(median.freshCases)
    #expect((0.8..<0.97).contains(fresh.share), "\(fresh)")
    #expect(median.score == 10 * fresh.share)
    let generated = try #require(median.checks.first { $0.isCrossCheck == true })
    #expect(generated.outcome == .crashed)
    #expect(generated.call?.hasPrefix("median([") == true)
  }

  @Test("Links, devices in the place of files and huge files are refused and flagged")
  func refused() async throws {
    let results = try await Corpus.results()
    for name in ["link-to-a-file", "link-to-a-folder", "too-large"] {
      let result = try #require(results[name])
      #expect(result.score == 0)
      #expect(result.integrity.contains { $0.rule == .collection })
      #expect(!result.submission.refused.isEmpty)
    }
  }

  @Test("Suites, solutions and manifests that were handed in are named and not used")
  func ignored() async throws {
    let result = try #require(try await Corpus.results()["edited-suites"])
    #expect(
      result.submission.ignored == [
        "Tests/01-median/MedianTests.swift", "solutions/01-median/Median.swift", "Package.swift",
      ])
  }

  @Test("Nothing that they started is left, and the course is as it was", .inSandbox)
  func harmless() async throws {
    _ = try await Corpus.results()
    #expect(Corpus.processes(with: "31337").isEmpty)
    // One that is there is found.
    let mark = "86400.\(ProcessInfo.processInfo.processIdentifier)"
    let stray = Task {
      try await Subprocess.run(
        Invocation(executable: "/bin/sleep", arguments: [mark], environment: [:], directory: "/"))
    }
    for _ in 0..<200 where Corpus.processes(with: mark).isEmpty {
      try await Task.sleep(for: .milliseconds(50))
    }
    #expect(Corpus.processes(with: mark).count == 1)
    stray.cancel()
    _ = try? await stray.value
    let course = try Corpus.courseText()
    #expect(course == Corpus.originalCourse)
  }
}

/// The corpus, graded once for all tests.
enum Corpus {
  struct Attack: Sendable, CustomTestStringConvertible {
    let name: String

    /// The most points of ten.
    let earns: Int

    /// Whether it makes checks pass.
    let isForger: Bool
    let flags: Set<IntegrityRule>

    var testDescription: String { name }

    var text: String {
      get throws {
        try String(
          contentsOfFile: "\(folder)/Attacks/\(name)/exercises/01-median/Median.swift",
          encoding: .utf8)
      }
    }
  }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
  static let package = URL(fileURLWithPath: folder).deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// Students whose code does no harm wherever it runs.
  private static let harmless = [
    "honest", "edited-suites", "link-to-a-file", "link-to-a-folder", "too-large",
  ]

  /// Whether the sandbox works, found out as the product does.
  static func hasSandbox() async -> Bool { (try? await probe.value) ?? false }

  private static let probe = Task {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "learn-probe-\(ProcessInfo.processInfo.processIdentifier)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: "\(folder)/lessons", withIntermediateDirectories: true)
    let environment = ProcessInfo.processInfo.environment
    let engine = LessonEngine(
      root: folder, toolchain: try .find(environment: environment),
      store: BuildStore(root: "\(folder)/.build/learn"))
    let found = await SandboxProbe.probe(root: folder, engine: engine, environment: environment)
    return if case .works = found { true } else { false }
  }

  static let attacks: [Attack] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/Attacks")) ?? []
    return names.sorted().compactMap { name in
      let path = "\(folder)/Attacks/\(name)/exercises/01-median/Median.swift"
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
      let flags = text.between("// Flags: ", "\n") ?? ""
      return Attack(
        name: name, earns: text.between("// Earns: ", "\n").flatMap { Int($0) } ?? -1,
        isForger: text.contains("// Passes: any\n"),
        flags: Set(flags.split(separator: " ").compactMap { IntegrityRule(rawValue: String($0)) }))
    }
  }()

  static let seed: UInt64 = 4711

  private static let run = Task { try await gradeAll() }

  static func results() async throws -> [String: LessonResult] { try await run.value }

  static func courseText() throws -> [String: String] {
    try ["lessons/01-median.md", "solutions/01-median/Median.swift"].reduce(into: [:]) {
      $0[$1] = try String(contentsOfFile: "\(root)/\($1)", encoding: .utf8)
    }
  }

  static let originalCourse: [String: String] = [
    "lessons/01-median.md", "solutions/01-median/Median.swift",
  ].reduce(into: [:]) {
    $0[$1] = try? String(contentsOfFile: "\(folder)/Fixture/\($1)", encoding: .utf8)
  }

  /// The command lines of processes that say `mark`, as those do that attacks try to leave behind.
  static func processes(with mark: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.filter { Int($0) != nil }.compactMap { name in
      FileManager.default.contents(atPath: "/proc/\(name)/cmdline").map {
        String(decoding: $0, as: UTF8.self)
      }
    }.filter { $0.contains(mark) && !$0.contains("--setenv") }
  }

  /// A folder of its own in the place for temporary files, open to `nobody`.
  private static let root = FileManager.default.temporaryDirectory
    .appending(path: "learn-attacks-\(ProcessInfo.processInfo.processIdentifier)").path

  private static func gradeAll() async throws -> [String: LessonResult] {
    let manager = FileManager.default
    // All tests look at the one run, so its folder goes when they have ended.
    atexit { try? FileManager.default.removeItem(atPath: Corpus.root) }
    try manager.createDirectory(atPath: root, withIntermediateDirectories: true)
    for name in ["lessons", "solutions", "Tests"] {
      try manager.copyItem(atPath: "\(folder)/Fixture/\(name)", toPath: "\(root)/\(name)")
    }
    try manager.createDirectory(atPath: "\(root)/Sources", withIntermediateDirectories: true)
    for name in KitModule.all.map(\.name) {
      try manager.copyItem(atPath: "\(package)/Sources/\(name)", toPath: "\(root)/Sources/\(name)")
    }
    let submissions = "\(root)/submissions"
    try manager.copyItem(atPath: "\(folder)/Attacks", toPath: submissions)
    try addOddFolders(to: submissions)
    let hasSandbox = await hasSandbox()
    if !hasSandbox {
      for name in try manager.contentsOfDirectory(atPath: submissions)
      where !harmless.contains(name) {
        try manager.removeItem(atPath: "\(submissions)/\(name)")
      }
    }

    let name = try #require(LessonName("01-median"))
    let page = try String(contentsOfFile: "\(root)/lessons/01-median.md", encoding: .utf8)
    let lesson = Lesson(name: name, page: try LessonPage(parsing: page, path: "01-median.md"))
    let environment = ProcessInfo.processInfo.environment
    let engine = LessonEngine(
      root: root, toolchain: try .find(environment: environment),
      store: BuildStore(root: "\(root)/.build/learn"))
    var setup = ClassSetup(
      submissions: submissions, output: "\(root)/out", lessons: [lesson], jobs: 2)
    setup.timeLimit = 2
    setup.seed = seed
    setup.requiresSandbox = hasSandbox
    let prepared = try await setup.prepare(engine: engine, environment: environment) { Date() }
    _ = try await prepared.grader.grade(prepared.materials) { _ in }
    let run = prepared.grader.run
    return try run.students.reduce(into: [:]) { results, student in
      results[student.id] = try prepared.grader.store.record(of: student, in: run).results.first
    }
  }

  /// What cannot be kept in a repository: links, and a file that is too large.
  private static func addOddFolders(to submissions: String) throws {
    let manager = FileManager.default
    func make(_ student: String, _ folder: String) throws -> String {
      let path = "\(submissions)/\(student)/\(folder)"
      try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
      return path
    }
    let solution = try ExerciseSource(
      parsing: String(
        contentsOfFile: "\(root)/solutions/01-median/Median.swift", encoding: .utf8),
      path: "Median.swift"
    ).solution
    let span = try ExerciseSource(
      parsing: String(contentsOfFile: "\(root)/solutions/01-median/Span.swift", encoding: .utf8),
      path: "Span.swift"
    ).solution
    let honest = try make("honest", "exercises/01-median")
    try solution.write(toFile: "\(honest)/Median.swift", atomically: true, encoding: .utf8)
    try span.write(toFile: "\(honest)/Span.swift", atomically: true, encoding: .utf8)

    for work in HonestWork.all {
      let folder = try make("honest-\(work.name)", "exercises/01-median")
      try Data(work.text(of: solution).utf8).write(
        to: URL(fileURLWithPath: "\(folder)/Median.swift"))
      try span.write(toFile: "\(folder)/Span.swift", atomically: true, encoding: .utf8)
    }
    let dying = try make("dies-of-four", "exercises/01-median")
    try solution.replacing(
      "let middle", with: "precondition(values.count != 4)\n  let middle"
    )
    .write(toFile: "\(dying)/Median.swift", atomically: true, encoding: .utf8)

    let linked = try make("link-to-a-file", "exercises/01-median")
    for name in ["Median.swift", "Span.swift"] {
      try manager.createSymbolicLink(
        atPath: "\(linked)/\(name)", withDestinationPath: "\(honest)/\(name)")
    }
    let parent = try make("link-to-a-folder", "exercises")
    try manager.createSymbolicLink(
      atPath: "\(parent)/01-median", withDestinationPath: honest)
    let large = try make("too-large", "exercises/01-median")
    let padding = String(repeating: "// more\n", count: Collector.sizeLimit / 8 + 1)
    try (solution + padding).write(
      toFile: "\(large)/Median.swift", atomically: true, encoding: .utf8)
  }
}

extension Trait where Self == ConditionTrait {
  /// Only where a sandbox works: what the test runs would harm the machine.
  static var inSandbox: Self {
    .enabled("no sandbox works here; 'learn grade' says why") { await Corpus.hasSandbox() }
  }
}
