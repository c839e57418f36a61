import Testing

@testable import Comparison
@testable import LessonTesting

@Suite("Steps of a case")
struct StepsTests {
  @Test("A closure behind the label is called, and what it gives or throws is noted")
  func calls() {
    struct Refused: Error {}
    var steps = Steps()
    steps.note("sum") { 1.0 + 1 }
    let isRefused = false
    steps.note("fit") { if isRefused { throw Refused() } }
    steps.note("refused") { throw Refused() }
    steps.note("value", 3.0)
    guard case .entries(let entries) = steps.answer else {
      Issue.record("not a list of steps")
      return
    }
    #expect(entries.map(\.key) == ["sum", "fit", "refused", "value"])
    #expect(entries[0].value.isAccepted(for: .number(2), within: .exact))
    #expect(entries[1].value.text == "done")
    #expect(entries[2].value.isThrown)
    #expect(entries[3].value.isAccepted(for: .number(3), within: .exact))
  }
}
