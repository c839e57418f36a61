import Classroom
import ClassroomSamples
import Grading
import Testing

@testable import Reports

@Suite("Annotations") struct AnnotationsTests {
  private func lines(_ words: String, title: String = "Median") -> [String] {
    var result = Samples.result(grades: [Samples.grades[0]])
    result.exercises[0].feedback = [
      Feedback.Line(.failed, title), Feedback.Line(.detail, words),
      Feedback.Line(.place, "exercises/06-missing/MedianImputer.swift:14:5"),
    ]
    return Annotations.lines([result])
  }

  @Test("A failed check stands beside its line") func place() {
    #expect(
      lines("is 1; expected 2") == [
        "::error file=exercises/06-missing/MedianImputer.swift,line=14,col=5,"
          + "title=Median::is 1; expected 2"
      ])
  }

  @Test(
    "No line end of any kind lets a learner's words begin a command",
    arguments: ["\n", "\r", "\r\n", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}"])
  func commands(_ end: String) {
    let all = lines("is 1\(end)::set-env name=PATH::/tmp", title: "Median\(end)::stop-commands::x")
    #expect(all.count == 1)
    #expect(all[0].split(whereSeparator: \.isNewline).count == 1)
    for scalar in end.unicodeScalars { #expect(!all[0].unicodeScalars.contains(scalar)) }
  }

  @Test("Control characters reach no terminal") func control() {
    #expect(lines("a\u{1B}[2J\u{7}b")[0].hasSuffix("a\u{FFFD}[2J\u{FFFD}b"))
  }
}
