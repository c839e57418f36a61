import Testing

@Suite("A lesson that uses an earlier answer", .serialized, .tags(.spawnsCompiler))
struct UsedFilesTests {
  private static let id = "01-sample/Doubling"

  /// A course whose second lesson uses an exercise of the first.
  private func course() async throws -> ScratchCourse {
    let course = try ScratchCourse()
    try course.write(
      "let lessons: [String] = [\n  \"01-sample\",\n  \"02-more\",\n]\n", to: "Package.swift")
    try course.write(
      """
      # More
      > Build on it.

      Chapter: foundations · 20 minutes · Data: none · Needs: 01-sample · Uses: \(Self.id)

      ## Exercise: Halving
      [exercises/02-more/Halving.swift](../exercises/02-more/Halving.swift)

      Write `halved`.

      """, to: "lessons/02-more.md")
    try course.write(
      """
      /// Returns half of the value.
      func halved(_ value: Int) -> Int {
        #if SOLUTION
          return value / 2
        #else
          // TODO: Divide.
          return -1
        #endif
      }

      """, to: "solutions/02-more/Halving.swift")
    try course.write(
      "func demo() throws { print(\"doubled(21) is \\(doubled(21))\") }\n",
      to: "solutions/02-more/Demo.swift")
    try course.write(
      """
      import LessonTesting
      import Testing

      @testable import MoreLesson

      @Suite("Halving", .exercise("02-more/Halving")) struct HalvingSuite {
        @Test("Half of twice") func six() {
          check("halved(doubled(3))", halved(doubled(3)), is: 3)
        }
      }

      """, to: "Tests/02-more/HalvingTests.swift")
    #expect(try await course.learn("author", "stubs").status == 0)
    return course
  }

  @Test("The copy is the earlier solution, in solutions/ and in exercises/") func copies()
    async throws
  {
    let course = try await course()
    let copy = try course.read("solutions/02-more/Doubling.swift")
    #expect(copy.hasPrefix("// Given: \(Self.id)"))
    #expect(copy.hasSuffix("func doubled(_ value: Int) -> Int {\n  return 2 * value\n}\n"))
    #expect(try course.read("exercises/02-more/Doubling.swift") == copy)
  }

  @Test("The demo takes the learner's own answer once it has passed, and as long as it fits")
  func demo() async throws {
    let course = try await course()
    let mine = ScratchCourse.doubling("print(\"mine\")\n  return value + value")
    try course.write(mine, to: ScratchCourse.doubling)
    var answer = try await course.learn("run", "02")
    #expect(answer.output == "doubled(21) is 42\n")
    #expect(answer.errors.contains("With the course's \(Self.id): your own has not passed"))

    #expect(try await course.learn("check", "Doubling").status == 0)
    answer = try await course.learn("run", "02")
    #expect(answer.output == "mine\ndoubled(21) is 42\n")
    #expect(answer.errors.contains("With your own \(Self.id)."))

    try course.write(mine.replacing("mine", with: "other"), to: ScratchCourse.doubling)
    answer = try await course.learn("run", "02")
    #expect(answer.output == "doubled(21) is 42\n")

    // A helper of the same name as one of the later lesson.
    try course.write(mine + "func halved() {}\nfunc demo() throws {}\n", to: ScratchCourse.doubling)
    #expect(try await course.learn("check", "Doubling").status == 0)
    answer = try await course.learn("run", "02")
    #expect(answer.output == "doubled(21) is 42\n")
    #expect(answer.errors.contains("your own does not compile in this lesson"))
  }

  @Test("A grade takes the course's answer, whatever the learner's own or the copy holds")
  func grade() async throws {
    let course = try await course()
    try course.write(ScratchCourse.wrong, to: ScratchCourse.doubling)
    try course.write(ScratchCourse.wrong, to: "exercises/02-more/Doubling.swift")
    try course.write(
      "func halved(_ value: Int) -> Int { value / 2 }\n", to: "exercises/02-more/Halving.swift")
    #expect(try await course.learn("check", "Halving").status == 0)
  }
}
