import Foundation
import Testing

@Suite("Commands that are suggested", .tags(.spawnsCompiler)) struct SuggestionTests {
  @Test("An exercise that is not the current one is named in them") func named() async throws {
    let course = try ScratchCourse()
    try course.write(
      #"{"schema": 1, "chosen": "01-sample/Counting", "exercises": {}}"#, to: "progress.json")
    try course.write(ScratchCourse.wrong, to: ScratchCourse.doubling)
    var answer = try await course.learn("check", "Doubling")
    #expect(answer.output.contains("Stuck? learn hint Doubling  (2 of 2 unopened)"))

    try course.write(ScratchCourse.doubling("return"), to: ScratchCourse.doubling)
    answer = try await course.learn("check", "Doubling")
    #expect(answer.output.contains("Mend the first error, then: learn check Doubling"))

    for _ in 0..<2 { _ = try await course.learn("hint", "Doubling") }
    answer = try await course.learn("hint", "Doubling")
    #expect(answer.output.contains("opens when the exercise passes: learn solution Doubling"))
  }

  @Test("The current exercise needs no name") func current() async throws {
    let course = try ScratchCourse()
    try course.write(ScratchCourse.wrong, to: ScratchCourse.doubling)
    let answer = try await course.learn("check", "Doubling")
    #expect(answer.output.contains("Stuck? learn hint  (2 of 2 unopened)"))
  }
}
