import Foundation
import Testing

@Suite("What the code printed", .tags(.spawnsCompiler)) struct PrintedTests {
  static let counting = """
    func countPositive(_ values: [Int]) -> Int {
      print("counting \\(values.count)")
      return 7
    }

    """

  /// What is said of each exercise, in their order: the text from its heading to the next one's.
  private func parts(_ output: String) throws -> (doubling: String, counting: String) {
    let counting = try #require(output.range(of: "Counting: "))
    return (String(output[..<counting.lowerBound]), String(output[counting.lowerBound...]))
  }

  @Test("Each exercise is shown what its own checks printed") func own() async throws {
    let course = try ScratchCourse()
    try course.write(
      ScratchCourse.doubling("print(\"doubling \\(value)\"); return 0"), to: ScratchCourse.doubling)
    try course.write(Self.counting, to: ScratchCourse.counting)
    let answer = try await course.learn("check", "01")
    let (doubling, counting) = try parts(answer.output)
    #expect(doubling.contains("doubling 3") && doubling.contains("doubling 7"))
    #expect(!doubling.contains("counting "))
    #expect(counting.contains("counting 3") && counting.contains("counting 0"))
    #expect(!counting.contains("doubling "))
    // The marks that tell them apart are nobody's to see.
    #expect(!answer.output.contains("check DoublingTests"))
  }

  @Test("What a check printed before it crashed is kept, and is not another's")
  func crash() async throws {
    let course = try ScratchCourse()
    try course.write(
      ScratchCourse.doubling("print(\"at \\(value)\"); return value == 5 ? [1][value] : 2 * value"),
      to: ScratchCourse.doubling)
    try course.write(Self.counting, to: ScratchCourse.counting)
    let (doubling, counting) = try parts(try await course.learn("check", "01").output)
    #expect(doubling.contains("3 of 4 checks pass"))
    for number in [3, 4, 5, 7] { #expect(doubling.contains("at \(number)\n")) }
    #expect(!counting.contains("at 5"))
    #expect(counting.contains("counting 3"))
  }

  @Test("Of much, what the failed checks printed is shown") func much() async throws {
    let course = try ScratchCourse()
    try course.write(
      ScratchCourse.doubling(
        "for _ in 1...30 { print(\"at \\(value)\") }; return value == 7 ? 0 : 2 * value"),
      to: ScratchCourse.doubling)
    let output = try await course.learn("check", "Doubling").output
    #expect(output.contains("at 7"))
    #expect(!output.contains("at 3"))
  }

  @Test("A printed mark moves nothing but the words of who prints it") func forged() async throws {
    let course = try ScratchCourse()
    let mark = "\\u{1E}check CountingTests.CountingSuite/two()#0\\u{1E}"
    try course.write(
      ScratchCourse.doubling("print(\"\(mark)lent\"); return 0"), to: ScratchCourse.doubling)
    try course.write(Self.counting, to: ScratchCourse.counting)
    let answer = try await course.learn("check", "01")
    let (doubling, counting) = try parts(answer.output)
    #expect(doubling.contains("0 of 4 checks pass"))
    #expect(counting.contains("counting 3") && counting.contains("counting 0"))
  }
}
