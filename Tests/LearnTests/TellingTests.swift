import Foundation
import Testing

@Suite("What a verdict tells", .tags(.spawnsCompiler)) struct TellingTests {
  /// A suite for `Doubling` of these tests.
  private func suite(_ tests: String) -> String {
    """
    import LessonKit
    import LessonTesting
    import Testing

    @testable import SampleLesson

    private let addsTwo = Mistake("ADDS_TWO", "It looks as if two was added.")

    @Suite("Doubling", .exercise("01-sample/Doubling")) struct DoublingSuite {
    \(tests)
    }

    """
  }

  private func telling(_ course: borrowing ScratchCourse, _ body: String) async throws -> String {
    try course.write(ScratchCourse.doubling(body), to: ScratchCourse.doubling)
    return try await course.learn("check", "Doubling").output
  }

  @Test("A mistake is named only when no other check contradicts it, were it later or passed")
  func mistakes() async throws {
    let course = try ScratchCourse()
    try course.write(
      suite(
        """
          @Test("Three") func three() {
            check("doubled(3)", doubled(3), is: 6, mistakes: [addsTwo.gives(5)])
          }

          @Test("Ten") func ten() {
            check("doubled(10)", doubled(10), is: 20, mistakes: [addsTwo.gives(12)])
          }
        """), to: "Tests/01-sample/DoublingTests.swift")
    let words = "It looks as if two was added."
    #expect(try await telling(course, "return value + 2").contains(words))
    // Right for ten, which the mistake is not.
    let passing = try await telling(course, "return value == 3 ? 5 : 20")
    #expect(passing.contains("doubled(3) is 5; expected 6") && !passing.contains(words))
    let wrong = try await telling(course, "return 5")
    #expect(wrong.contains("doubled(10) is 5; expected 20") && !wrong.contains(words))
    // A crash is no evidence.
    let crash = try await telling(course, "return value == 10 ? [1][value] : value + 2")
    #expect(crash.contains("It crashed") && crash.contains(words))
  }

  @Test("A chart is shown when its exercise first passes or it changes, and when asked for")
  func charts() async throws {
    let course = try ScratchCourse()
    try course.write(
      suite(
        """
          @Test("Three") func three() {
            attach(
              Chart("Doubles", x: "n", y: "doubled", series: [
                .line("doubled", x: [1, 2], y: [1, 2].map { Double(doubled($0)) })]), named: "doubles")
            check("doubled(3)", doubled(3), is: 6)
          }
        """), to: "Tests/01-sample/DoublingTests.swift")
    #expect(try await !telling(course, "return value + 2").contains("Doubles"))
    #expect(try await telling(course, "return 2 * value").contains("Doubles"))
    #expect(try await !telling(course, "return value + value").contains("Doubles"))
    #expect(try await telling(course, "return value == 3 ? 6 : -value").contains("Doubles"))
    let answer = try await course.learn("check", "Doubling", "--verbose")
    #expect(answer.output.contains("Doubles"))
  }

  @Test("Failed checks that are only named say how they are told in full") func untold()
    async throws
  {
    let course = try ScratchCourse()
    let output = try await telling(course, "return 0")
    #expect(output.contains("✗ Any number: 7") || output.contains("x  Any number: 7"))
    #expect(!output.contains("doubled(7) is 0"))
    #expect(output.contains("1 more failed check in full: learn check --verbose"))
    let verbose = try await course.learn("check", "Doubling", "--verbose").output
    #expect(verbose.contains("doubled(7) is 0"))
    #expect(!verbose.contains("more failed check"))
  }
}
