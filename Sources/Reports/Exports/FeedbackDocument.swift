import Classroom
import Grading

extension Export {
  static let feedback = Export(
    name: "feedback", occasion: .always, path: "feedback/",
    content: .files { record, context in
      let document = FeedbackDocument(record: record, run: context.run)
      let name = record.student.fileName
      return ["\(name).md": document.markdown, "\(name).html": document.html]
    })
}

/// All that one student is told: by lesson and exercise, with the score.
package struct FeedbackDocument: Sendable {
  package let record: StudentRecord
  package let run: ClassRun

  package init(record: StudentRecord, run: ClassRun) {
    self.record = record
    self.run = run
  }

  private var total: String {
    guard let score = record.score(in: run) else {
      return "Not everything could be graded yet."
    }
    return "\(Numbers.short(score)) of \(Numbers.short(run.points)) points"
  }

  private func lateWords(_ result: LessonResult) -> String? {
    guard let late = result.lateness, late.days > 0, let raw = result.rawScore else { return nil }
    let days = late.days == 1 ? "1 day" : "\(late.days) days"
    return "Handed in \(days) late: \(Numbers.short(late.factor * 100)) % of"
      + " \(Numbers.short(raw)) points count."
  }

  private func statusWords(_ result: LessonResult) -> String? {
    switch result.status {
    case .graded: nil
    case .noSubmission: "Nothing was handed in."
    case .infrastructureError:
      "This lesson could not be graded; that is no fault of yours, and it will be tried again."
    case .notGraded:
      "This lesson was not graded, since your folder cannot be used: \(result.fault ?? "unknown")."
    }
  }

  private func heading(_ lesson: ClassRun.LessonEntry, _ result: LessonResult?) -> String {
    guard let score = result?.score else { return lesson.title }
    return "\(lesson.title): \(Numbers.short(score)) of \(Numbers.short(lesson.points))"
  }

  private func checksWords(_ exercise: ExerciseResult) -> String {
    exercise.absence?.words ?? (exercise.state == .graded ? exercise.shares : exercise.state.words)
  }

  /// Why the mark is lower than the checks alone would have it.
  private func freshWords(_ exercise: ExerciseResult) -> String? {
    guard let fresh = exercise.freshCases, exercise.checkCount > 0,
      fresh.share < Double(exercise.passedCount) / Double(exercise.checkCount)
    else { return nil }
    return "The mark is the share of fresh cases that are answered as the solution does:"
      + " \(fresh.agreeing) of \(fresh.cases)."
  }

  /// The lines without the heading, which the document words itself.
  private func told(_ exercise: ExerciseResult) -> [Feedback.Line] {
    (exercise.feedback ?? []).filter { $0.role != .heading }
  }

  private static func plain(_ line: Feedback.Line) -> String {
    switch line.role {
    case .heading, .next: line.text
    case .passed: "✓ \(line.text)"
    case .failed: "✗ \(line.text)"
    case .waiting: "· \(line.text)"
    case .detail, .explanation, .place, .code: "    \(line.text)"
    }
  }

  private func remarks(_ result: LessonResult) -> [String] {
    [statusWords(result), lateWords(result)].compactMap(\.self)
      + result.submission.refused.map { "\($0.path) was not taken: \($0.reason)." }
      + (result.submission.found ?? []).map { "\($0.path) was found as \($0.place)." }
  }

  package var markdown: String {
    var text = "# \(Self.escaped(record.student.name))\n\n\(total)\n"
    for lesson in run.lessons {
      let result = record.result(of: lesson.name)
      text += "\n## \(Self.escaped(heading(lesson, result)))\n"
      guard let result else { continue }
      for remark in remarks(result) { text += "\n\(Self.escaped(remark))\n" }
      for exercise in result.exercises {
        text += "\n### \(Self.escaped(exercise.title)) (\(checksWords(exercise)))\n"
        if let words = freshWords(exercise) { text += "\n\(Self.escaped(words))\n" }
        let lines = told(exercise)
        if !lines.isEmpty {
          // Fenced: what student and compiler wrote must not act as Markdown.
          let body = Self.withoutCommands(lines.map(Self.plain).joined(separator: "\n"))
          let fence = Self.fence(for: body)
          text += "\n\(fence)text\n\(body)\n\(fence)\n"
        }
      }
    }
    return text
  }

  /// A fence longer than any in the text.
  private static func fence(for text: String) -> String {
    var longest = 2
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return String(repeating: "`", count: longest + 1)
  }

  /// The text without what a terminal obeys that shows the file.
  private static func withoutCommands(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isObeyed ? "\u{FFFD}" : $0 }))
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in withoutCommands(text) {
      if "\\`*_[]<>#|".contains(character) { result.append("\\") }
      result.append(character.isNewline ? " " : character)
    }
    return result
  }

  package var html: String {
    var body = "<p class=\"total\">\(HTML.escaped(total))</p>\n"
    for lesson in run.lessons {
      let result = record.result(of: lesson.name)
      body += "<h2>\(HTML.escaped(heading(lesson, result)))</h2>\n"
      guard let result else { continue }
      for remark in remarks(result) { body += "<p>\(HTML.escaped(remark))</p>\n" }
      for exercise in result.exercises {
        body +=
          "<h3>\(HTML.escaped(exercise.title)) <small>\(HTML.escaped(checksWords(exercise)))"
          + "</small></h3>\n"
        if let words = freshWords(exercise) { body += "<p>\(HTML.escaped(words))</p>\n" }
        body += told(exercise).map(Self.html).joined()
      }
    }
    return HTML.page(title: "Feedback for \(record.student.name)", style: Self.style, body: body)
  }

  private static func html(_ line: Feedback.Line) -> String {
    let text = HTML.escaped(line.text)
    return switch line.role {
    case .heading: "<p>\(text)</p>\n"
    case .passed: "<p class=\"passed\">✓ \(text)</p>\n"
    case .failed: "<p class=\"failed\">✗ \(text)</p>\n"
    case .waiting: "<p>· \(text)</p>\n"
    case .detail, .explanation: "<p class=\"detail\">\(text)</p>\n"
    case .place, .code: "<p class=\"detail\"><code>\(text)</code></p>\n"
    case .next: "<p class=\"next\">\(text)</p>\n"
    }
  }

  private static let style = """
    .total { font-size: 1.2rem; }
    h3 small { font-weight: normal; color: var(--soft); }
    .failed { margin: .8rem 0 0; font-weight: 600; }
    .passed { margin: .2rem 0; color: var(--soft); }
    .detail { margin: .1rem 0 .1rem 1.4rem; white-space: pre-wrap; }
    .next { margin: .3rem 0 .8rem 1.4rem; font-style: italic; }
    """
}
