import Classroom
import ClassroomSamples
import Grading
import Testing

@testable import Reports

@Suite("Feedback for a student")
struct FeedbackDocumentTests {
  func document(_ result: LessonResult = Samples.result()) throws -> FeedbackDocument {
    var result = result
    for index in result.exercises.indices {
      result.exercises[index].feedback =
        result.exercises[index].checks.isEmpty
        ? [Feedback.Line(.heading, "Left out"), Feedback.Line(.detail, "Nothing ran ```")]
        : [
          Feedback.Line(.failed, "The median leaves missing values out"),
          Feedback.Line(.detail, "median([3, nil, 1]) is <1.0> & no more"),
          Feedback.Line(.place, "exercises/06-missing/MedianImputer.swift:14"),
        ]
    }
    return FeedbackDocument(
      record: StudentRecord(
        student: Student(id: "ada", name: "Ada *<b>*"), results: [result]),
      run: try Samples.run())
  }

  @Test("Markdown has the score and the learner's words, and nothing in it acts as markup")
  func markdown() throws {
    let text = try document().markdown
    #expect(text.hasPrefix("# Ada \\*\\<b\\>\\*\n\n2.5 of 20 points\n"))
    #expect(text.contains("## Missing values: 2.5 of 20\n"))
    #expect(text.contains("### Median imputation (1 of 4 checks)\n"))
    #expect(text.contains("\n```text\n✗ The median leaves missing values out\n    median("))
    #expect(text.contains("\n````text\n    Nothing ran ```\n````\n"))
  }

  @Test("Nothing in either is obeyed by a terminal, or turns the direction of text")
  func commands() throws {
    var result = Samples.result()
    let index = try #require(result.exercises.indices.first)
    result.exercises[index].feedback = [
      Feedback.Line(.detail, "a\u{1B}[2Jb\u{9B}2J\u{202E}c\u{2066}\u{7F}\td")
    ]
    let document = FeedbackDocument(
      record: StudentRecord(
        student: Student(id: "ada", name: "A\u{1B}]0;x\u{7}"), results: [result]),
      run: try Samples.run())
    #expect(document.markdown.contains("a\u{FFFD}[2Jb\u{FFFD}2J\u{FFFD}c\u{FFFD}\u{FFFD}\td"))
    for text in [document.markdown, document.html] {
      #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" || $0 == "\u{7F}" })
    }
  }

  @Test("HTML has the same words, escaped")
  func html() throws {
    let text = try document().html
    #expect(text.contains("Ada *&lt;b&gt;*"))
    #expect(text.contains("is &lt;1.0&gt; &amp; no more"))
    #expect(!text.contains("<b>"))
    #expect(!text.contains("http://") && !text.contains("https://"))
  }

  @Test("Lateness, refused files and faults of the machine are said in words")
  func remarks() throws {
    var late = Samples.result(
      lateness: Lateness(deadline: Samples.date, days: 2, factor: 0.8))
    late.submission.refused = [RefusedFile(path: "exercises/a.swift", reason: "it is a link")]
    let text = try document(late).markdown
    #expect(text.contains("Handed in 2 days late: 80 % of 2.5 points count."))
    #expect(text.contains("exercises/a.swift was not taken: it is a link."))
    let fault = try document(Samples.result(status: .infrastructureError)).markdown
    #expect(fault.contains("no fault of yours"))
    #expect(fault.contains("Not everything could be graded yet."))
  }
}
