import Course
import Foundation
import Grading
import Testing

@testable import Toolchain

extension Tag {
  /// Runs the compiler, which takes seconds.
  @Tag static var spawnsCompiler: Self
}

@Suite("Verdicts remembered and verdicts from nothing") struct EngineDifferenceTests {
  /// Edits one after the other, with the same seed the same ones.
  private struct Edits {
    var state: UInt64

    /// What each file has now, by which of its versions.
    var choices: [String: Int] = [:]

    mutating func number(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }

    static let signatures = [
      "func twice(_ value: Int) -> Int", "func twice(_ value: Int) -> Double",
      "func twice(_ value: Int, times: Int = 2) -> Int", "func double(_ value: Int) -> Int",
    ]
    static let bodies = [
      "2 * value", "value + 2", "helped(value)", "value.doubled", "fatalError()",
    ]
    /// What suites compiled against one of them read wrong in another, without a word of the linker.
    static let pairs = [
      "struct Pair {\n  var once = 1\n  var twice = 2\n}\n",
      "struct Pair {\n  var twice = 2\n  var once = 1\n}\n",
      "struct Pair {\n  var note = 7\n  var once = 1\n  var twice = 2\n}\n",
    ]
    static let helpers = [
      "private func helped(_ value: Int) -> Int { value + value }\n",
      "func helped(_ value: Int) -> Int { value }\n",
      "extension Int { fileprivate var doubled: Int { self * 2 } }\n",
      "struct Note { var text = \"\" }\n",
    ]

    /// Changes one thing, and often only a body, as learners do.
    mutating func next() -> String {
      let what = [
        "signature", "pair", "pair", "helper", "second helper", "body", "body", "body",
      ][number(below: 8)]
      choices[what] = number(below: 6)
      let signature = Self.signatures[min(choices["signature"] ?? 0, 5) % 4]
      let helpers = ["helper", "second helper"].map { key in
        choices[key].flatMap { $0 < 4 ? Self.helpers[$0] : nil } ?? ""
      }
      let body = Self.bodies[(choices["body"] ?? 0) % 5]
      let unique = helpers[0] == helpers[1] ? helpers[0] : helpers.joined()
      let pair = Self.pairs[(choices["pair"] ?? 0) % 3]
      return "\(unique)\n\(pair)\n\(signature) {\n  \(body)\n}\n"
    }
  }

  private static let page = """
    # Sample
    > Try it.

    Chapter: foundations · 20 minutes · Data: none

    Prose.

    ## Exercise: Twice
    [exercises/01-sample/Twice.swift](../exercises/01-sample/Twice.swift)

    Write `twice`.

    ## Exercise: Sum
    [exercises/01-sample/Sum.swift](../exercises/01-sample/Sum.swift)

    Write `sum`.

    """

  private static let files = [
    "solutions/01-sample/Twice.swift": """
    struct Pair {
      var once = 1
      var twice = 2
    }

    func twice(_ value: Int) -> Int {
      #if SOLUTION
        return 2 * value
      #else
        return -1
      #endif
    }

    """,
    "solutions/01-sample/Sum.swift": """
    func sum(_ values: [Int]) -> Int {
      #if SOLUTION
        return values.reduce(0, +)
      #else
        return -1
      #endif
    }

    """,
    "Tests/01-sample/TwiceTests.swift": """
    import LessonTesting
    import Testing

    @testable import SampleLesson

    @Suite("Twice", .exercise("01-sample/Twice")) struct TwiceSuite {
      @Test("Three") func three() { check("twice(3)", Int(twice(3)), is: 6) }
      @Test("Any", arguments: [0, 2]) func any(_ value: Int) {
        check("twice(\\(value))", Int(twice(value)), is: 2 * value)
      }
      @Test("A pair") func pair() {
        check("made().twice", made().twice, is: 2)
      }
    }

    """,
    "Tests/01-sample/SumTests.swift": """
    import LessonTesting
    import Testing

    @testable import SampleLesson

    @Suite("Sum", .exercise("01-sample/Sum")) struct SumSuite {
      @Test("One and two") func two() { check("sum([1, 2])", sum([1, 2]), is: 3) }
    }

    """,
    // Compiled anew with every edit, as suites are not.
    "solutions/01-sample/Given.swift": "func made() -> Pair {\n  Pair()\n}\n",
  ]

  private static var package: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  @Test(
    "Over random edits, the verdict with everything remembered is the verdict from an empty store",
    .tags(.spawnsCompiler), .timeLimit(.minutes(30)), arguments: [20_261_125])
  func difference(seed: UInt64) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("learn-difference-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let name = try #require(LessonName("01-sample"))
    let lesson = Lesson(
      name: name, page: try LessonPage(parsing: Self.page, path: "lessons/01-sample.md"))
    let parts = try LessonParts(lesson, solutions: ["Given.swift", "Twice.swift", "Sum.swift"]) {
      path in
      try #require(Self.files[path])
    }
    let toolchain = try SwiftToolchain.find(environment: ProcessInfo.processInfo.environment)
    func grade(_ work: LessonWork, store: String) async throws -> LessonGrade {
      let engine = LessonEngine(
        root: Self.package.path, toolchain: toolchain, store: BuildStore(root: store))
      return try await engine.grade(.init(parts: parts, work: work)).grade
    }

    var edits = Edits(state: seed)
    for number in 0..<20 {
      let text = edits.next()
      let work = LessonWork(lesson) { $0.name == "Twice" ? text : parts[$0].source.solution }
      // What the course's own modules come to is not the lesson's, and takes a minute.
      let empty = "\(folder)/empty-\(number)"
      for store in ["\(folder)/remembered", empty] {
        try FileManager.default.createDirectory(
          atPath: store, withIntermediateDirectories: true)
        try? FileManager.default.createSymbolicLink(
          atPath: "\(store)/modules",
          withDestinationPath: try Self.modules().path)
      }
      let remembered = try await grade(work, store: "\(folder)/remembered")
      let fresh = try await grade(work, store: empty)
      #expect(remembered == fresh, "edit \(number):\n\(text)")
      try? FileManager.default.removeItem(atPath: empty)
    }
  }

  /// Where the other tests have the course's own modules compiled too.
  private static func modules() throws -> URL {
    let folder = package.appendingPathComponent(".build/learn-tests/modules")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
