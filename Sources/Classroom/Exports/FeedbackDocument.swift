import Grading

/// A line of feedback on an exercise and the part that it plays.
package struct FeedbackLine: Sendable, Equatable {
  package enum Role: Sendable, Equatable {
    /// What happened: `✗ The median leaves missing values out`.
    case verdict
    case passed
    case detail
    case place
    case advice
  }

  package let role: Role
  package let text: String

  package init(_ role: Role, _ text: String) {
    self.role = role
    self.text = text
  }
}

/// Turns an exercise's grade into the words that the learner sees in the terminal.
package typealias FeedbackWords = @Sendable (ExerciseGrade) -> [FeedbackLine]

/// All that one student is told: by lesson and exercise, with the score.
package struct FeedbackDocument: Sendable {
  package let record: StudentRecord
  package let run: ClassRun
  package let words: FeedbackWords

  package init(record: StudentRecord, run: ClassRun, words: @escaping FeedbackWords) {
    self.record = record
    self.run = run
    self.words = words
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
    }
  }

  private func heading(_ lesson: ClassRun.LessonEntry, _ result: LessonResult?) -> String {
    guard let score = result?.score else { return lesson.title }
    return "\(lesson.title): \(Numbers.short(score)) of \(Numbers.short(lesson.points))"
  }

  private func checksWords(_ exercise: ExerciseResult) -> String {
    switch exercise.state {
    case .graded: "\(exercise.passedCount) of \(exercise.checks.count) checks"
    case .notAttempted: "not attempted"
    case .doesNotCompile: "does not compile"
    case .signatureChanged: "cannot be called"
    }
  }

  private func remarks(_ result: LessonResult) -> [String] {
    [statusWords(result), lateWords(result)].compactMap(\.self)
      + result.submission.refused.map { "\($0.path) was not taken: \($0.reason)." }
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
        let lines = words(exercise.grade)
        if !lines.isEmpty {
          // Fenced: what student and compiler wrote must not act as Markdown.
          let body = lines.map(\.text).joined(separator: "\n")
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

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
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
        body += words(exercise.grade).map(Self.html).joined()
      }
    }
    return HTML.page(title: "Feedback for \(record.student.name)", style: Self.style, body: body)
  }

  private static func html(_ line: FeedbackLine) -> String {
    let text = HTML.escaped(line.text)
    return switch line.role {
    case .verdict: "<p class=\"verdict\">\(text)</p>\n"
    case .passed: "<p class=\"passed\">\(text)</p>\n"
    case .detail: "<p class=\"detail\">\(text)</p>\n"
    case .place: "<p class=\"detail\"><code>\(text)</code></p>\n"
    case .advice: "<p class=\"advice\">\(text)</p>\n"
    }
  }

  private static let style = """
    .total { font-size: 1.2rem; }
    h3 small { font-weight: normal; color: var(--soft); }
    .verdict { margin: .8rem 0 0; font-weight: 600; }
    .passed { margin: .2rem 0; color: var(--soft); }
    .detail { margin: .1rem 0 .1rem 1.4rem; white-space: pre-wrap; }
    .advice { margin: .3rem 0 .8rem 1.4rem; font-style: italic; }
    """
}
