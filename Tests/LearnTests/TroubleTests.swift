import Foundation
import OperatingSystem
import Progress
import Testing
import Toolchain

@Suite("learn in trouble", .serialized, .tags(.spawnsCompiler)) struct TroubleTests {
  /// An answer to the first exercise, what feedback must say of it, and how many checks still pass.
  struct Trouble: CustomTestStringConvertible {
    let testDescription: String
    let source: String
    let words: [String]
    let passed: Int
  }

  static let troubles = [
    Trouble(
      testDescription: "an index out of range",
      source: ScratchCourse.doubling(
        "let a = [1, 2, 3, 4, 5, 6, 7, 8, 9]; return value == 5 ? a[value * 2] : 2 * value"),
      words: ["It crashed: Index out of range.", "exercises/01-sample/Doubling.swift:2"], passed: 3),
    Trouble(
      testDescription: "a forced nil",
      source: ScratchCourse.doubling(
        "let a: Int? = value == 5 ? nil : value; return 2 * a!"),
      words: ["It crashed", "exercises/01-sample/Doubling.swift:2"], passed: 3),
    Trouble(
      testDescription: "recursion without end",
      source: ScratchCourse.doubling("value == 5 ? doubled(value) + 1 : 2 * value"),
      words: ["stack overflow", "exercises/01-sample/Doubling.swift:2"], passed: 3),
    Trouble(
      testDescription: "a loop without end",
      source: ScratchCourse.doubling("while value == 5 {}; return 2 * value"),
      words: ["still running after 2 s"], passed: 3),
    Trouble(
      testDescription: "memory without end",
      source: ScratchCourse.doubling(
        "var a: [Int] = []; if value == 5 { a.reserveCapacity(1 << 30) }; return 2 * value + a.count"
      ),
      words: ["ran out of memory"], passed: 3),
    Trouble(
      testDescription: "exit(0)",
      source: ScratchCourse.doubling(
        "if value == 5 { exit(0) }; return 2 * value", before: "import Foundation\n"),
      words: ["ended the whole program"], passed: 3),
    Trouble(
      testDescription: "a flood of output",
      source: ScratchCourse.doubling(
        "for i in 0..<50_000 where value == 5 { print(\"line\", i) }; return 2 * value + 1"),
      words: ["doubled(3) is 7; expected 6", "Your code printed:", "line 0"], passed: 0),
  ]

  @Test("When what was planned for the compiler is gone, the compiler is asked again")
  func stalePlan() async throws {
    let course = try ScratchCourse()
    let build = ["LEARN_BUILD": "\(course.root)/build"]
    try course.write(ScratchCourse.right, to: ScratchCourse.doubling)
    let first = try await course.learn("check", "Doubling", environment: build)
    #expect(first.status == 0)
    let notes = try FileManager.default.contentsOfDirectory(atPath: "\(course.root)/build/notes")
      .filter { $0.hasSuffix(".jobs") }.map { "build/notes/\($0)" }
    #expect(!notes.isEmpty)
    for note in notes {
      // JSON writes a slash as `\/`.
      let plan = try course.read(note)
      try course.write(plan.replacing("\\/swift-frontend", with: "\\/no-frontend"), to: note)
      #expect(try course.read(note) != plan)
    }
    try course.write(ScratchCourse.wrong, to: ScratchCourse.doubling)
    let second = try await course.learn("check", "Doubling", environment: build)
    #expect(second.status == 1)
    #expect(second.output.contains("0 of 4 checks pass"))
  }

  @Test("Each kind of trouble costs its own check and is called by its name", arguments: troubles)
  func trouble(_ trouble: Trouble) async throws {
    let course = try ScratchCourse()
    try course.write(trouble.source, to: ScratchCourse.doubling)
    let answer = try await course.learn("check", "Doubling", "--time-limit", "2")
    #expect(answer.status == 1)
    #expect(answer.output.contains("\(trouble.passed) of 4 checks pass"))
    for words in trouble.words { #expect(answer.output.contains(words)) }
  }

  @Test("What does not compile is shown once, and its neighbour is graded") func compileError()
    async throws
  {
    let course = try ScratchCourse()
    try course.write(ScratchCourse.doubling("return 2 * valeu"), to: ScratchCourse.doubling)
    try course.write(
      "func countPositive(_ values: [Int]) -> Int {\n  values.count { $0 > 0 }\n}\n",
      to: ScratchCourse.counting)
    let answer = try await course.learn("check", "01")
    #expect(answer.status == 1)
    #expect(answer.output.contains("Doubling: does not compile yet"))
    #expect(answer.output.contains("exercises/01-sample/Doubling.swift:2:14"))
    #expect(answer.output.split(separator: "cannot find 'valeu' in scope").count == 2)
    #expect(!answer.output.contains("swiftc"))
    #expect(answer.output.contains("Counting: 2 of 2 checks pass"))
  }

  @Test("A changed signature says which one is needed, and its neighbour is graded")
  func signature() async throws {
    let course = try ScratchCourse()
    try course.write("func doubled(value: Int) -> Int { 2 * value }\n", to: ScratchCourse.doubling)
    try course.write(
      "func countPositive(_ values: [Int]) -> Int {\n  values.count { $0 > 0 }\n}\n",
      to: ScratchCourse.counting)
    let answer = try await course.learn("check", "01")
    #expect(answer.output.contains("the checks can no longer call it"))
    #expect(answer.output.contains("func doubled(_ value: Int) -> Int"))
    #expect(answer.output.contains("Counting: 2 of 2 checks pass"))
  }

  @Test("A compiler that fails without a word of any line is not put down to the learner")
  func compilerFails() async throws {
    let course = try ScratchCourse()
    try course.write(ScratchCourse.right, to: ScratchCourse.doubling)
    #expect(try await course.learn("check", "Doubling").status == 0)
    // A name never seen before makes an interface that no suite is compiled against yet.
    let helper = "Helper\(UInt64.random(in: 0...(.max)))"
    let environment = try course.compiler(
      after: "case \"$*\" in *DoublingTests.swift*) echo 'error: disk full' >&2; exit 1;; esac")
    try course.write(
      ScratchCourse.right + "struct \(helper) {}\n", to: ScratchCourse.doubling)
    let answer = try await course.learn("check", "Doubling", environment: environment)
    #expect(answer.status == 3)
    #expect(answer.errors.contains("disk full"))
    #expect(!answer.output.contains("can no longer call"))
  }

  @Test("A helper added by the learner is no trouble") func helper() async throws {
    let course = try ScratchCourse()
    try course.write(
      "struct Twice { var n: Int }\n"
        + ScratchCourse.doubling("helper(Twice(n: value))")
        + "func helper(_ t: Twice) -> Int { t.n + t.n }\n", to: ScratchCourse.doubling)
    #expect(try await course.learn("check", "Doubling").status == 0)
  }

  @Test(
    "A half-written and an empty file do not compile, and nothing worse happens",
    arguments: [
      "", "func doubled(", "\u{0}\u{1}", "func doubled(_ value: Int) -> Int { /* ",
    ])
  func halfWritten(_ text: String) async throws {
    let course = try ScratchCourse()
    try course.write(text, to: ScratchCourse.doubling)
    let answer = try await course.learn("check", "Doubling")
    #expect(answer.status == 1)
    #expect(answer.output.hasPrefix("Doubling: "))
    #expect(answer.errors.isEmpty)
  }

  @Test("Files with Windows line ends are read, graded and known as untouched") func lineEnds()
    async throws
  {
    let course = try ScratchCourse()
    func windows(_ text: String) -> String {
      text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    }
    try course.write(windows(course.read(ScratchCourse.doubling)), to: ScratchCourse.doubling)
    #expect(try await course.learn("check").output.contains("not begun yet"))
    try course.write(windows(ScratchCourse.right), to: ScratchCourse.doubling)
    #expect(try await course.learn("check", "Doubling").status == 0)
  }

  @Test("A course in a folder with spaces and emoji works, also after it was moved")
  func folderNames() async throws {
    let course = try ScratchCourse(named: "my course 🐧 ü")
    try course.write(ScratchCourse.right, to: ScratchCourse.doubling)
    #expect(try await course.learn("check", "Doubling").status == 0)
    let moved = course.root + " moved"
    try FileManager.default.moveItem(atPath: course.root, toPath: moved)
    let result = try await Subprocess.run(
      Invocation(
        executable: ScratchCourse.program, arguments: ["check", "Doubling"],
        environment: course.invocation([]).environment, directory: moved))
    #expect(result.ending == .exited(0))
    try FileManager.default.moveItem(atPath: moved, toPath: course.root)
  }

  @Test("A missing exercise file says how to bring it back") func missingFile() async throws {
    let course = try ScratchCourse()
    try FileManager.default.removeItem(atPath: "\(course.root)/\(ScratchCourse.doubling)")
    var answer = try await course.learn("next")
    #expect(answer.status == 3)
    #expect(answer.errors.contains("learn reset"))
    answer = try await course.learn("reset", "Doubling")
    #expect(answer.status == 0)
    #expect(try await course.learn("next").status == 0)
  }

  @Test("A missing compiler is said with what to do, status 3") func missingCompiler() async throws
  {
    let course = try ScratchCourse()
    try course.write(ScratchCourse.right, to: ScratchCourse.doubling)
    let answer = try await course.learn("next", environment: ["PATH": "/nowhere"])
    #expect(answer.status == 3)
    #expect(answer.errors.contains("The Swift compiler was not found."))
    #expect(answer.errors.contains("swift.org/install"))
    #expect(try await course.learn("list", environment: ["PATH": "/nowhere"]).status == 0)
  }

  @Test("A build folder that cannot be written is said with what to do, status 3")
  func unwritable() async throws {
    let course = try ScratchCourse()
    try course.write(ScratchCourse.right, to: ScratchCourse.doubling)
    try course.write("a file where a folder belongs", to: "blocked")
    let answer = try await course.learn(
      "next", environment: ["LEARN_BUILD": course.root + "/blocked/learn"])
    #expect(answer.status == 3)
    #expect(answer.errors.contains("cannot be written"))
  }

  @Test(
    "Corrupt and newer progress is refused, and stays as it is",
    arguments: [
      ("{\"schema\": 1, oops}", "progress.json:1 cannot be read"),
      ("{\"schema\": 9}", "newer version"),
    ])
  func progress(_ text: String, words: String) async throws {
    let course = try ScratchCourse()
    try course.write(ScratchCourse.right, to: ScratchCourse.doubling)
    try course.write(text, to: "progress.json")
    for command in ["next", "list", "check"] {
      let answer = try await course.learn(command)
      #expect(answer.status == 3)
      #expect(answer.errors.contains(words))
    }
    #expect(try course.read("progress.json") == text)
  }

  @Test("Several learns at once do not lose each other's progress") func concurrent() async throws {
    let course = try ScratchCourse()
    try course.write(ScratchCourse.right, to: ScratchCourse.doubling)
    try course.write(
      "func countPositive(_ values: [Int]) -> Int {\n  values.count { $0 > 0 }\n}\n",
      to: ScratchCourse.counting)
    let calls = ["Doubling", "Counting", "Doubling", "Counting"].map {
      course.invocation(["check", $0])
    }
    try await withThrowingTaskGroup(of: InvocationResult.Ending.self) { group in
      for call in calls { group.addTask { try await Subprocess.run(call).ending } }
      for try await ending in group { #expect(ending == .exited(0)) }
    }
    let progress = try ProgressStore(path: course.root + "/progress.json").load()
    #expect(progress.exercises.values.map(\.status) == [.passed, .passed])
  }

  @Test("A learn that is killed at any moment leaves progress whole") func killed() async throws {
    let course = try ScratchCourse()
    try course.write(ScratchCourse.right, to: ScratchCourse.doubling)
    #expect(try await course.learn("check", "Doubling").status == 0)
    for round in 0..<12 {
      try course.write(
        round.isMultiple(of: 2) ? ScratchCourse.wrong : ScratchCourse.right,
        to: ScratchCourse.doubling)
      let call = course.invocation(["check", "Doubling"])
      // From before its first step to about its last.
      let limit = 0.02 + Double(round) * 0.04
      _ = try await Subprocess.run(call, monitor: .init(total: limit))
      let progress = try ProgressStore(path: course.root + "/progress.json").load()
      #expect(progress.exercises["01-sample/Doubling"] != nil)
    }
    try course.write(ScratchCourse.right, to: ScratchCourse.doubling)
    #expect(try await course.learn("check", "Doubling").status == 0)
  }
}
