import Course
import Grading
import Progress
import Terminal

extension WatchView {
  /// The whole of what the panel shows, in lines of the terminal's width.
  var panelLines: [StyledText] {
    switch model.panel {
    case .verdict: return verdictLines
    case .page: return pageLines
    case .hints: return hintLines
    case .help: return helpLines
    case .courseEnd: return courseEnd
    case .solution(let text): return SwiftHighlighter.highlight(text).lines
    case .list: return []
    case .all(let verdicts): return summary(of: verdicts)
    case .trouble(let report):
      return StyledText(report.message, .failure).wrapped(to: capabilities.width)
        + report.nextSteps.flatMap {
          StyledText($0).wrapped(to: capabilities.width, first: "  ", rest: "  ")
        }
    }
  }

  private var courseEnd: [StyledText] {
    CourseEnd(course: model.course, list: "l").lines(capabilities)
  }

  private var renderer: MarkdownRenderer {
    .course(capabilities, root: model.course.root, wrapsCode: true)
  }

  private var verdictLines: [StyledText] {
    // The first verdict of a lesson takes a while: there is something to read meanwhile.
    guard let verdict = model.verdict else { return renderer.lines(model.exercise.brief) }
    var lines: [StyledText]
    if verdict.grade.trouble == .notAttempted {
      lines = renderer.lines(model.exercise.brief)
      let isFirst = model.progress.exercises.values.allSatisfy { $0.status == .untouched }
      lines +=
        [""]
        + StyledText(
          isFirst
            ? "Read the lesson with r, open the file with o. Every save is checked at once."
            : "Save the file, and it is checked at once.", .dim
        ).wrapped(to: capabilities.width)
    } else if verdict.grade.isPassed {
      lines =
        PassedView(
          verdict: verdict, course: model.course, progress: model.progress,
          capabilities: capabilities
        ).lines
      if model.next == nil { lines += [""] + courseEnd }
      let details = VerdictView(
        verdict: verdict, capabilities: capabilities, root: model.course.root, showsCharts: true,
        hasHeading: false)
      lines += [""] + details.lines
    } else {
      lines =
        VerdictView(
          verdict: verdict, capabilities: capabilities, root: model.course.root,
          verboseCommand: CourseCommands(course: model.course, progress: model.progress)
            .verbose(verdict.exercise), hasHeading: false
        ).lines
    }
    // A text that is being graded has no verdict yet: what is shown is that of the one before.
    if case .grading = model.work { lines = lines.map { $0.styled(.dim) } }
    return lines
  }

  private var pageLines: [StyledText] {
    renderer.lines(model.lesson?.page.markdown ?? "")
  }

  /// The line of the drawn page where the exercise's section begins.
  var sectionStart: Int {
    let lines = model.lesson?.page.markdown.split(separator: "\n", omittingEmptySubsequences: false)
    let before = (lines ?? []).prefix(max(model.exercise.line - 1, 0)).joined(separator: "\n")
    // Between what stands before and its heading is a line of space.
    return renderer.lines(before).count + 1
  }

  private var hintLines: [StyledText] {
    let hints = model.exercise.hints
    let opened = min(model.progress[model.exercise].hintsOpened, hints.count)
    // The newest first: that is the one asked for.
    return hints.prefix(opened).enumerated().reversed().flatMap { index, hint in
      [StyledText("Hint \(index + 1) of \(hints.count): \(hint.title)", .bold), ""]
        + renderer.lines(hint.text) + [""]
    }
  }

  private func summary(of verdicts: [Verdict]) -> [StyledText] {
    let isUnicode = capabilities.hasUnicode
    var lines: [StyledText] = []
    for verdict in verdicts where verdict.grade.trouble != .notAttempted {
      let grade = verdict.grade
      let mark =
        grade.isPassed
        ? StyledText(isUnicode ? "✓ " : "ok ", .success)
        : StyledText(isUnicode ? "✗ " : "x  ", .failure)
      let count =
        grade.state.kind == .graded
        ? "\(grade.passedCount)/\(grade.results.count)" : grade.state.kind.words
      lines.append(mark + StyledText(verdict.exercise.id) + StyledText("  \(count)", .dim))
    }
    let untouched = verdicts.count { $0.grade.trouble == .notAttempted }
    if untouched > 0 {
      lines.append(StyledText("\(isUnicode ? "·" : ".") \(untouched) not begun", .dim))
    }
    // How far it is stands at the top; a sum is one when all are in.
    if case .checkingAll = model.work { return lines.map { $0.truncated(to: capabilities.width) } }
    let passed = verdicts.count(where: \.grade.isPassed)
    lines += ["", StyledText("\(passed) of \(verdicts.count) exercises pass", .bold)]
    return lines.map { $0.truncated(to: capabilities.width) }
  }

  private var helpLines: [StyledText] {
    let keys: [(String, String)] = [
      ("n", "go on to the next exercise, once this one passes"),
      ("h", "open a hint; press again for the next"),
      ("r", "read the lesson"),
      ("s", "show a solution"),
      ("l", "list the exercises, choose or search one"),
      ("c", "check all exercises"),
      ("o", "open the file in your editor"),
      ("x", "reset the file; your version is kept"),
      ("enter", "check again"),
      ("arrows", "scroll; also page keys, space and b"),
      ("esc", "back to the verdict"),
      ("q", "back, and from the verdict: quit"),
    ]
    return ["Every save is checked at once.", ""]
      + keys.flatMap { key, words in
        StyledText(words).wrapped(
          to: capabilities.width, first: StyledText(key.padding(to: 8), .bold),
          rest: StyledText("".padding(to: 8)))
      }
  }
}
