import Course
import Progress
import SwiftText
import Terminal

/// Draws what is said when an exercise passes: what was learnt, and how far one has come.
struct PassedView {
  let verdict: Verdict
  let course: Course

  /// With this verdict in it.
  let progress: LearnerProgress
  let capabilities: TerminalCapabilities

  var lines: [StyledText] {
    let exercise = verdict.exercise
    var lines: [StyledText] = []
    if let learnt = Learnt(exercise: exercise, text: verdict.stub).sentence {
      lines += wrapped(
        StyledText("Your ") + StyledText(learnt.name, .code) + StyledText(learnt.words))
    }
    guard let lesson = course.lesson(of: exercise) else { return lines }
    if lesson.exercises.allSatisfy(progress.isPassed) {
      lines += wrapped(
        StyledText("Lesson done: ", .success) + StyledText(lesson.title, .bold)
          + StyledText(". \(lesson.page.summary)"))
      let chapter = course.lessons.filter { $0.page.chapter == lesson.page.chapter }
      if chapter.count > 1, chapter.flatMap(\.exercises).allSatisfy(progress.isPassed) {
        lines += wrapped(
          StyledText("Chapter done: ", .success) + StyledText(lesson.page.chapter, .bold)
            + StyledText(", \(chapter.count) lessons.\(nextChapter(after: lesson))"))
      }
    }
    lines += wrapped(bar(lesson))
    return lines
  }

  /// " Next comes regression.", where another chapter is next.
  private func nextChapter(after lesson: Lesson) -> String {
    guard let next = progress.current(in: course).flatMap({ course.lesson(of: $0) }),
      next.page.chapter != lesson.page.chapter
    else { return "" }
    return " Next comes \(next.page.chapter)."
  }

  private func bar(_ lesson: Lesson) -> StyledText {
    let done = lesson.exercises.count(where: progress.isPassed)
    let all = course.exercises.count(where: progress.isPassed)
    let isUnicode = capabilities.hasUnicode
    let cells = min(lesson.exercises.count, 20)
    let filled = lesson.exercises.isEmpty ? 0 : done * cells / lesson.exercises.count
    return StyledText(String(repeating: isUnicode ? "●" : "#", count: filled), .success)
      + StyledText(String(repeating: isUnicode ? "○" : "-", count: cells - filled), .dim)
      + StyledText(
        "  \(done) of \(lesson.exercises.count) in this lesson, \(all) of \(course.exercises.count) in all",
        .dim)
  }

  private func wrapped(_ text: StyledText) -> [StyledText] {
    text.wrapped(to: min(capabilities.width, 100))
  }
}

/// What an exercise teaches, in the words of its own documentation.
struct Learnt {
  let exercise: Exercise

  /// The stub, whose comments say what each declaration is for.
  let text: String

  /// The summary of the type or function that the exercise is named after, or else of the first
  /// function.
  var sentence: (name: String, words: String)? {
    let source = SwiftSource(text)
    let documented = source.likelyDeclarations.compactMap { declaration in
      let summary = source.documentation(of: declaration).prefix { !$0.isEmpty }
      return summary.isEmpty ? nil : (declaration, summary)
    }
    let found =
      documented.first { declaration, _ in
        (declaration.kind == .function || declaration.kind.isType)
          && declaration.name.lowercased() == exercise.name.lowercased()
      } ?? documented.first { $0.0.kind == .function }
    return found.map { ($0.0.name, joined($0.1)) }
  }

  /// The summary as it goes on after the name: " fills missing values.", or ": A tree."
  ///
  /// Summaries of what does something begin with a verb ("Returns"); those of what is something
  /// do not.
  private func joined(_ summary: ArraySlice<String>) -> String {
    let text = summary.joined(separator: " ").filter { $0 != "`" }
    let verb = text.prefix { $0.isLetter }
    // What something is may also begin with a plural: "Steps that are applied as one".
    let next = text.dropFirst(verb.count + 1).prefix { $0.isLetter }
    let isNoun = ["that", "which", "of", "with", "from", "for", "in", "and"].contains(next)
    guard verb.hasSuffix("s"), !verb.hasSuffix("ss"), verb != "This", !isNoun else {
      return ": \(text)"
    }
    return " " + text.prefix(1).lowercased() + text.dropFirst()
  }
}
