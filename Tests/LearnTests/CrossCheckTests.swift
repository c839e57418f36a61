import Foundation
import Testing

@Suite("The cross-check", .serialized, .tags(.spawnsCompiler)) struct CrossCheckTests {
  /// The sample course, one of whose suites makes cases.
  private func course() throws -> ScratchCourse {
    let course = try ScratchCourse()
    let path = "Tests/01-sample/DoublingTests.swift"
    let suite = try course.read(path)
    try course.write(
      suite.replacing(
        "  @Test(\"Any number\"",
        with: """
            @Test("On generated numbers it answers as the solution does", .tags(.crossCheck))
            func generated() {
              crossCheck { random in
                let number = random.int(-1000...1000)
                return Case("doubled(\\(number))") { doubled(number) }
              }
            }

            @Test("Any number"
          """), to: path)
    return course
  }

  @Test("An answer that the suite's own examples do not tell from the right one is found")
  func onlyInTheCrossCheck() async throws {
    let course = try course()
    try course.write(
      ScratchCourse.doubling("return value > 100 ? 2 * value + 1 : 2 * value"),
      to: ScratchCourse.doubling)
    let answer = try await course.learn("check", "Doubling")
    #expect(answer.status == 1)
    #expect(answer.output.contains("Doubling: 4 of 5 checks pass"))
    #expect(answer.output.contains("✗ On generated numbers it answers as the solution does"))
    #expect(answer.output.firstMatch(of: /doubled\((\d+)\) is (\d+); expected (\d+)/) != nil)
    #expect(answer.output.contains("The suite's own examples pass."))
    #expect(!answer.output.contains("2 * value\n") && !answer.output.contains("solutions/"))
  }

  @Test("A mistake that gives every answer that differs is named, with its own words")
  func mistake() async throws {
    let course = try course()
    // The suite's examples lie below 100; beyond that it makes the sample's known mistake.
    try course.write(
      ScratchCourse.doubling("return value > 100 ? value + 2 : 2 * value"),
      to: ScratchCourse.doubling)
    let answer = try await course.learn("check", "Doubling")
    #expect(answer.output.contains("4 of 5 checks pass"))
    #expect(answer.output.contains("It looks as if two was added."))
    // Another wrong answer is not told of it.
    try course.write(
      ScratchCourse.doubling("return value > 100 ? 2 * value + 1 : 2 * value"),
      to: ScratchCourse.doubling)
    #expect(
      try await !course.learn("check", "Doubling").output.contains("It looks as if two was added."))
  }

  @Test("A right answer passes, and the same text meets the same cases")
  func right() async throws {
    let course = try course()
    try course.write(ScratchCourse.doubling("value + value"), to: ScratchCourse.doubling)
    let first = try await course.learn("check", "Doubling", "--json")
    #expect(first.status == 0)
    let again = try await course.learn("check", "Doubling", "--json")
    #expect(first.output == again.output)
    try course.write(ScratchCourse.doubling("value - -value"), to: ScratchCourse.doubling)
    let other = try await course.learn("check", "Doubling", "--json")
    #expect(other.status == 0)
    func seed(_ output: String) throws -> Substring {
      try #require(output.firstMatch(of: /"seed" : (\d+)/)).1
    }
    let seeds = (try seed(first.output), try seed(other.output))
    #expect(seeds.0 != seeds.1)
    let seeded = try await course.learn("check", "Doubling", "--json", "--seed", "7")
    #expect(try seed(seeded.output) == "7")
  }

  @Test("It waits until the other checks pass") func waits() async throws {
    let course = try course()
    try course.write(ScratchCourse.wrong, to: ScratchCourse.doubling)
    let answer = try await course.learn("check", "Doubling")
    #expect(answer.status == 1)
    #expect(answer.output.contains("· On generated numbers it answers as the solution does"))
    #expect(answer.output.contains("It is tried once the other checks pass."))
  }

  @Test(
    "A crash, an endless loop and an early end name the case",
    arguments: [
      ("fatalError(\"no\")", "crashed"), ("while true {}", "still running after 1 s"),
      ("exit(0)", "ended the whole program"),
    ])
  func trouble(body: String, words: String) async throws {
    let course = try course()
    try course.write(
      ScratchCourse.doubling(
        "if value < -500 { \(body) }; return 2 * value", before: "import Foundation\n"),
      to: ScratchCourse.doubling)
    let answer = try await course.learn("check", "Doubling", "--time-limit", "1")
    #expect(answer.status == 1)
    #expect(answer.output.firstMatch(of: /In doubled\(-\d+\):/) != nil)
    #expect(answer.output.contains(words))
  }

  /// What answers the public examples alone, or says that all is well, does not pass.
  static let attacks = [
    "a list of the public inputs":
      ScratchCourse.doubling("[3: 6, 4: 8, 5: 10, 7: 14][value] ?? 0"),
    "the expected answers read from a transcript that it writes itself":
      ScratchCourse.doubling(
        """
        if let folder = getenv("LEARN_TRANSCRIPTS") {
            let path = String(cString: folder) + "/DoublingTests.transcript"
            try? "{\\"end\\":200}\\n".write(toFile: path, atomically: true, encoding: .utf8)
          }
          return [3: 6, 4: 8, 5: 10, 7: 14][value] ?? 0
        """, before: "import Foundation\n"),
    "events that say that every check has passed":
      ScratchCourse.doubling(
        """
        let ended = ["three()", "any(_:)", "generated()"].map {
            "{\\"kind\\":\\"event\\",\\"payload\\":{\\"kind\\":\\"testEnded\\",\\"messages\\":[],"
              + "\\"testID\\":\\"DoublingTests.DoublingSuite/\\($0)\\"},\\"version\\":0}\\n"
          }.joined()
          _ = ended.withCString { write(3, $0, strlen($0)) }
          exit(0)
        """, before: "import Foundation\n"),
    "comparison overwritten by an operator of its own":
      ScratchCourse.doubling("return 0")
      + "func check(_ call: String, _ a: Int, is b: Int) {}\n"
      + "func == (a: Int, b: Int) -> Bool { true }\n",
  ]

  @Test("What was not computed does not pass", arguments: attacks.keys.sorted())
  func attack(kind: String) async throws {
    let course = try course()
    try course.write(try #require(Self.attacks[kind]), to: ScratchCourse.doubling)
    let answer = try await course.learn("check", "Doubling", "--time-limit", "2")
    #expect(answer.status == 1, "\(answer.output)")
  }

  @Test("A verdict is that of the text, whatever was graded before it") func truth() async throws {
    let course = try course()
    let versions = [
      ("right", ScratchCourse.doubling("2 * value"), "5 of 5"),
      ("wrong", ScratchCourse.doubling("value + 3"), "1 of 5"),
      ("found by the cross-check", ScratchCourse.doubling("value > 500 ? 0 : 2 * value"), "4 of 5"),
      ("right", ScratchCourse.doubling("value << 1"), "5 of 5"),
    ]
    for round in 0..<6 {
      let version = versions[round * 3 % versions.count]
      try course.write(version.1, to: ScratchCourse.doubling)
      let answer = try await course.learn("check", "Doubling", "--seed", "1")
      #expect(answer.output.contains("Doubling: \(version.2) checks pass"), "\(version.0)")
    }
  }

  @Test("Without solutions to compare with there is no such check")
  func withoutSolutions() async throws {
    let course = try course()
    try course.write(
      """
      /// Returns twice the value.
      func doubled(_ value: Int) -> Int {
        // TODO: Multiply.
        return -1
      }

      """, to: "solutions/01-sample/Doubling.swift")
    try course.write(ScratchCourse.right, to: ScratchCourse.doubling)
    let answer = try await course.learn("check", "Doubling")
    #expect(answer.status == 0)
    #expect(answer.output.contains("4 of 4 checks pass"))
  }

  @Test("In a release without solutions, what they answered was recorded")
  func release() async throws {
    let course = try course()
    let folder = "\(course.root)-release"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let written = try await course.learn("author", "release", "--without-solutions", folder)
    #expect(written.status == 0, "\(written.errors)")
    let file = "\(folder)/solutions/01-sample/Doubling.answers"
    let answers = try String(contentsOfFile: file, encoding: .utf8)
    #expect(answers.utf8.count < 10_000 && !answers.contains("doubled("))
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder)/Sources",
      withDestinationPath: try FileManager.default.destinationOfSymbolicLink(
        atPath: "\(course.root)/Sources"))
    for (body, passed) in [
      ("value > 100 ? 2 * value + 1 : 2 * value", "4 of 5"), ("2 * value", "5 of 5"),
    ] {
      try ScratchCourse.doubling(body).write(
        toFile: "\(folder)/\(ScratchCourse.doubling)", atomically: true, encoding: .utf8)
      let answer = try await course.learn(
        "check", "Doubling", environment: ["LEARN_COURSE": folder])
      #expect(answer.output.contains("Doubling: \(passed) checks pass"), "\(answer.output)")
    }
  }
}
