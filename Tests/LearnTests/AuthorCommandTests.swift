import Testing

@Suite("learn author", .serialized, .tags(.spawnsCompiler)) struct AuthorCommandTests {
  private static let solution = "solutions/01-sample/Doubling.swift"

  @Test("Without a second word it lists what there is", arguments: [[], ["nwe"]])
  func words(_ words: [String]) async throws {
    let course = try ScratchCourse()
    let answer =
      try await words.isEmpty ? course.learn("author") : course.learn("author", words[0])
    #expect(answer.status == 2)
    #expect(
      answer.errors.contains("learn author new") && answer.errors.contains("learn author check"))
  }

  @Test("A source that cannot be taken apart is placed, and no stub is written")
  func brokenSource() async throws {
    let course = try ScratchCourse()
    let text = try course.read(Self.solution)
    try course.write(
      text.replacing("#elseif SOLUTION", with: "#elseif SOLUTIONS"), to: Self.solution)
    let answer = try await course.learn("author", "stubs")
    #expect(answer.status == 1)
    #expect(answer.output.hasPrefix("\(Self.solution):6: error: "))
    #expect(answer.output.contains("[source]"))
    #expect(try course.read(ScratchCourse.doubling).contains("// TODO: Multiply."))
  }

  @Test("A stub that was edited is placed at the line that differs")
  func staleStub() async throws {
    let course = try ScratchCourse()
    try course.write(
      try course.read(ScratchCourse.doubling).replacing("-1", with: "-2"),
      to: ScratchCourse.doubling)
    let answer = try await course.learn("author", "stubs", "--check")
    #expect(answer.status == 1)
    #expect(answer.output.contains("\(ScratchCourse.doubling):4: error: "))
    #expect(try course.read(ScratchCourse.doubling).contains("-2"))
  }

  @Test("The demo is drawn on the solutions, and the exercises stay as they are")
  func draw() async throws {
    let course = try ScratchCourse()
    try course.write(
      """
      import Foundation
      func demo() throws {
        print("doubled(21) is \\(doubled(21))")
        print(ProcessInfo.processInfo.environment["LEARN_IMAGES"] ?? "nowhere")
      }

      """, to: "solutions/01-sample/Demo.swift")
    let answer = try await course.learn("author", "draw", "sample")
    #expect(answer.status == 0)
    #expect(answer.output.contains("doubled(21) is 42"))
    #expect(answer.output.contains("/lessons/images"))
    #expect(try course.read(ScratchCourse.doubling).contains("return -1"))
  }

  @Test("A release says which folder to go to, as a shell reads it")
  func release() async throws {
    let course = try ScratchCourse()
    let answer = try await course.learn("author", "release", "../for you")
    #expect(answer.status == 0)
    #expect(answer.output.contains("/for you' && swift run learn"))
  }
}
