import Foundation
import Progress
import Testing

@Suite("Learning with learn", .serialized, .tags(.spawnsCompiler)) struct LearningTests {
  @Test("A learner goes from a new course to its end") func journey() async throws {
    let course = try ScratchCourse()
    var answer = try await course.learn()
    #expect(answer.status == 0)
    #expect(answer.output.contains("Welcome to machine-learning engineering in Swift."))
    #expect(!answer.output.contains("exercises done"))
    #expect(answer.output.contains("exercises/01-sample/Doubling.swift"))

    answer = try await course.learn("next")
    #expect(answer.status == 0)
    #expect(answer.output.contains("Welcome"))
    #expect(answer.output.contains("Write `doubled`."))
    #expect(answer.output.contains("exercises/01-sample/Doubling.swift:3"))

    try course.write(ScratchCourse.wrong, to: ScratchCourse.doubling)
    answer = try await course.learn("next")
    #expect(answer.status == 1)
    #expect(answer.output.contains("doubled(3) is 5; expected 6"))
    #expect(answer.output.contains("It looks as if two was added."))
    #expect(answer.output.contains("exercises/01-sample/Doubling.swift:1"))

    try course.write(ScratchCourse.right, to: ScratchCourse.doubling)
    answer = try await course.learn("next")
    #expect(answer.status == 0)
    #expect(answer.output.contains("4 of 4 checks pass"))
    #expect(answer.output.contains("Write `countPositive`."))

    try course.write(
      "func countPositive(_ values: [Int]) -> Int {\n  values.count { $0 > 0 }\n}\n",
      to: ScratchCourse.counting)
    answer = try await course.learn("next")
    #expect(answer.status == 0)
    #expect(answer.output.contains("Lesson done: Sample"))
    #expect(answer.output.contains("You have finished the course"))
    answer = try await course.learn("next")
    #expect(answer.status == 0)
    #expect(answer.output.contains("You have finished the course"))

    let record = try ProgressStore(path: course.root + "/progress.json").load()
      .exercises["01-sample/Doubling"]
    #expect(record?.attempts == 2)
    #expect(record?.checksPassed == 4)
  }

  @Test("Verdicts are never those of an earlier text") func truth() async throws {
    let course = try ScratchCourse()
    for round in 0..<10 {
      let isRight = round.isMultiple(of: 2)
      try course.write(
        isRight ? ScratchCourse.right : ScratchCourse.wrong, to: ScratchCourse.doubling)
      let answer = try await course.learn("check", "Doubling")
      #expect(answer.status == (isRight ? 0 : 1))
    }
  }

  @Test("A change of a function's body calls the compiler once") func oneCall() async throws {
    let course = try ScratchCourse()
    let environment = try course.compiler(countingIn: "calls")
    try course.write(ScratchCourse.right, to: ScratchCourse.doubling)
    #expect(try await course.learn("check", "Doubling", environment: environment).status == 0)

    for body in ["return value + value", "return 3 * value", "let two = 2\n  return two * value"] {
      try course.write("", to: "calls")
      try course.write(ScratchCourse.doubling(body), to: ScratchCourse.doubling)
      _ = try await course.learn("check", "Doubling", environment: environment)
      #expect(try course.read("calls") == "call\n")
    }

    // So does a function of the learner's own; this one was never seen before.
    let name = "twice\(UInt64.random(in: 0...(.max)))"
    let helper = "func \(name)(_ number: Int) -> Int { 2 * number }\n"
    for body in ["return \(name)(value)", "return \(name)(value) + 1"] {
      try course.write("", to: "calls")
      try course.write(ScratchCourse.doubling(body) + helper, to: ScratchCourse.doubling)
      _ = try await course.learn("check", "Doubling", environment: environment)
      #expect(try course.read("calls") == "call\n")
    }
    // A type is more than that: what suites see is asked for, and they are compiled again.
    try course.write("", to: "calls")
    try course.write(ScratchCourse.right + "struct Pair {}\n", to: ScratchCourse.doubling)
    _ = try await course.learn("check", "Doubling", environment: environment)
    let calls = try course.read("calls").count { $0 == "\n" }
    #expect(calls > 1)
  }

  @Test("Hints open one at a time and are remembered") func hints() async throws {
    let course = try ScratchCourse()
    var answer = try await course.learn("hint")
    #expect(answer.output.contains("Hint 1 of 2: where to look"))
    #expect(!answer.output.contains("sum of two"))
    answer = try await course.learn("hint", "doubling")
    #expect(answer.output.contains("sum of two equal parts"))
    answer = try await course.learn("hint")
    #expect(answer.output.contains("These are all."))
    #expect(answer.output.contains("body"))
    let progress = try ProgressStore(path: course.root + "/progress.json").load()
    #expect(progress.exercises["01-sample/Doubling"]?.hintsOpened == 2)
  }

  @Test(
    "After days away it says where the learner was",
    arguments: [(1, nil), (9, "after 9 days"), (150, "after 5 months")] as [(Int, String?)])
  func absence(days: Int, words: String?) async throws {
    let course = try ScratchCourse()
    let then = Date(timeIntervalSinceNow: Double(-days) * 86_400 - 60)
    try course.write(
      """
      {"schema": 1, "lastActive": "\(then.ISO8601Format())", "exercises": {
        "01-sample/Doubling": {"status": "begun", "checksPassed": 3, "checksTotal": 4}}}
      """, to: "progress.json")
    let answer = try await course.learn()
    #expect(answer.output.contains("0 of 2 exercises done, 7.5 of 20 points"))
    #expect(answer.output.contains("3 of 4 checks pass"))
    #expect(answer.output.contains("Welcome back") == (words != nil))
    if let words { #expect(answer.output.contains(words)) }
  }

  @Test("Checking the whole course counts what is not begun") func checkAll() async throws {
    let course = try ScratchCourse()
    var answer = try await course.learn("check", "--all")
    #expect(answer.status == 1)
    #expect(answer.output == "0 of 2 exercises pass, 2 not begun\n")
    try course.write(ScratchCourse.right, to: ScratchCourse.doubling)
    answer = try await course.learn("check", "--all")
    #expect(answer.output.contains("✓ Doubling: 4 of 4 checks pass"))
    #expect(!answer.output.contains("Counting"))
    #expect(answer.output.hasSuffix("\n\n1 of 2 exercises pass, 1 not begun\n"))
  }

  @Test("The list shows chapters, checks and points, in text and as JSON") func points()
    async throws
  {
    let course = try ScratchCourse()
    try course.write(
      """
      {"schema": 1, "exercises": {
        "01-sample/Doubling": {"status": "begun", "checksPassed": 3, "checksTotal": 4},
        "01-sample/Counting": {"status": "passed", "checksPassed": 2, "checksTotal": 2}}}
      """, to: "progress.json")
    var answer = try await course.learn("list")
    #expect(
      answer.output == """
        foundations  1/2 done, 17.5 of 20 points
          01-sample  Sample  20 min
          → ◐ Doubling  3/4  7.5  Doubling
            ✓ Counting  2/2   10  Counting

        1 of 2 exercises done, 17.5 of 20 points

        """)
    answer = try await course.learn("list", "--json")
    struct Entry: Decodable {
      let points: Double
      let mostPoints: Double
    }
    let entries = try JSONDecoder().decode([Entry].self, from: Data(answer.output.utf8))
    #expect(entries.map(\.points) == [7.5, 10])
    #expect(entries.map(\.mostPoints) == [10, 10])
  }

  @Test("The solution stays closed until it is earned or asked for twice") func solution()
    async throws
  {
    let course = try ScratchCourse()
    var answer = try await course.learn("solution", "Doubling")
    #expect(answer.status == 1)
    #expect(!answer.output.contains("2 * value"))
    answer = try await course.learn("solution", "Doubling", "--yes")
    #expect(answer.status == 0)
    #expect(answer.output.contains("return 2 * value"))
    #expect(!answer.output.contains("#if"))
    let progress = try ProgressStore(path: course.root + "/progress.json").load()
    #expect(progress.exercises["01-sample/Doubling"]?.solutionShown == true)
  }

  @Test("Reset brings the stub back and keeps the learner's version beside it") func reset()
    async throws
  {
    let course = try ScratchCourse()
    let stub = try course.read(ScratchCourse.doubling)
    try course.write(ScratchCourse.wrong, to: ScratchCourse.doubling)
    var answer = try await course.learn("reset", "Doubling")
    #expect(answer.status == 0)
    #expect(try course.read(ScratchCourse.doubling) == stub)
    let kept = "exercises/01-sample/.kept/Doubling.1.swift"
    #expect(answer.output.contains(kept))
    #expect(try course.read(kept) == ScratchCourse.wrong)

    try course.write(ScratchCourse.right, to: ScratchCourse.doubling)
    answer = try await course.learn("reset", "--all")
    #expect(try course.read("exercises/01-sample/.kept/Doubling.2.swift") == ScratchCourse.right)
    #expect(try course.read(kept) == ScratchCourse.wrong)
    answer = try await course.learn("reset")
    #expect(answer.status == 2)
  }

  @Test("The demo runs on the learner's own code") func demo() async throws {
    let course = try ScratchCourse()
    try course.write(ScratchCourse.right, to: ScratchCourse.doubling)
    var answer = try await course.learn("run")
    #expect(answer.status == 0)
    #expect(answer.output == "doubled(21) is 42\n")
    try course.write(ScratchCourse.doubling("fatalError(\"no\")"), to: ScratchCourse.doubling)
    answer = try await course.learn("run", "01")
    #expect(answer.status == 1)
    #expect(answer.errors.contains("exercises/01-sample/Doubling.swift:2"))
  }

  @Test("Everything that reports has JSON") func json() async throws {
    let course = try ScratchCourse()
    try course.write(ScratchCourse.wrong, to: ScratchCourse.doubling)
    struct Verdict: Decodable {
      let exercise: String
      let status: String
      let checksPassed: Int
      let checks: [Check]
      struct Check: Decodable {
        let title: String
        let outcome: String
        let issues: [Issue]
      }
      struct Issue: Decodable { let mistake: String? }
    }
    var answer = try await course.learn("check", "--json", "01")
    let verdicts = try JSONDecoder().decode([Verdict].self, from: Data(answer.output.utf8))
    #expect(verdicts.map(\.exercise) == ["01-sample/Doubling", "01-sample/Counting"])
    #expect(verdicts.map(\.status) == ["wrong", "notAttempted"])
    #expect(verdicts[0].checks[0].issues[0].mistake == "ADDS_TWO")
    #expect(verdicts[0].checks.map(\.outcome) == ["failed", "failed", "failed", "failed"])

    for command in [["list", "--json"], ["next", "--json"], ["--json"], ["doctor", "--json"]] {
      answer = try await course.run(command)
      #expect(throws: Never.self) {
        try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
      }
    }
  }

  @Test("Piped output has no escape sequences") func plain() async throws {
    let course = try ScratchCourse()
    try course.write(ScratchCourse.wrong, to: ScratchCourse.doubling)
    for command in [["next"], ["list"], ["read"], ["help"], ["doctor"], ["solution", "--yes"]] {
      let answer = try await course.run(command)
      #expect(!answer.output.contains("\u{1B}"))
      #expect(!answer.output.isEmpty)
    }
  }

  @Test("It works from any folder inside the course, and says so elsewhere") func folders()
    async throws
  {
    let course = try ScratchCourse()
    var answer = try await course.learn("list", in: "exercises/01-sample")
    #expect(answer.status == 0)
    answer = try await course.learn("list", in: "..")
    #expect(answer.status == 3)
    #expect(answer.errors.contains("There is no course in"))
  }

  @Test(
    "A wrong command line says what was meant, with status 2",
    arguments: [
      (["nxet"], "Did you mean next"),
      (["check", "Doublng"], "Did you mean 01-sample/Doubling?"),
      (["check", "--jsn"], "Did you mean --json?"),
      (["check", "--all", "Doubling"], "not both"),
      (["check", "--time-limit", "soon"], "takes a whole number"),
      (["next", "extra"], "one argument too many"),
      (["help", "nope"], "There is no command"),
    ])
  func usage(_ words: [String], expected: String) async throws {
    let course = try ScratchCourse()
    let answer = try await course.run(words)
    #expect(answer.status == 2)
    #expect(answer.errors.contains(expected))
  }
}

extension ScratchCourse {
  func run(_ words: [String]) async throws -> Answer {
    switch words.count {
    case 1: try await learn(words[0])
    case 2: try await learn(words[0], words[1])
    default: try await learn(words[0], words[1], words[2])
    }
  }
}
