import Course
import Progress
import Terminal

/// Draws the course with the learner's progress, where a list can only be printed.
struct ListView {
  let course: Course
  let progress: LearnerProgress
  let capabilities: TerminalCapabilities

  private var isUnicode: Bool { capabilities.hasUnicode }

  var lines: [StyledText] {
    let current = progress.current(in: course)
    let all = course.exercises
    let widths = Widths(
      name: all.map { $0.name.count }.max() ?? 0, checks: column(all.map(checks)),
      points: column(all.map(points)))
    var lines: [StyledText] = []
    for chapter in course.chapters {
      if !lines.isEmpty { lines.append("") }
      lines.append(
        StyledText(chapter.name, .heading)
          + StyledText("  " + standing(chapter.lessons.flatMap(\.exercises)), .dim))
      for lesson in chapter.lessons {
        lines.append(
          "  " + StyledText(lesson.id, .bold) + StyledText("  \(lesson.title)")
            + StyledText("  \(lesson.page.minutes) min", .dim))
        for exercise in lesson.exercises {
          lines.append(line(exercise, widths: widths, isCurrent: exercise.id == current?.id))
        }
      }
    }
    let done = all.count(where: progress.isPassed)
    let points = Points(all, progress: progress).text
    lines += ["", StyledText("\(done) of \(all.count) exercises done, \(points)", .bold)]
    return lines.map { $0.truncated(to: capabilities.width, ellipsis: isUnicode ? "…" : ".") }
  }

  private func standing(_ exercises: [Exercise]) -> String {
    let done = exercises.count(where: progress.isPassed)
    let points = Points(exercises, progress: progress).text
    return "\(done)/\(exercises.count) done, \(points)"
  }

  /// The checks that pass, of an exercise that has been begun: "5/8".
  private func checks(_ exercise: Exercise) -> String {
    let record = progress[exercise]
    guard record.status != .untouched, record.checksTotal > 0 else { return "" }
    return "\(record.checksPassed)/\(record.checksTotal)"
  }

  private func points(_ exercise: Exercise) -> String {
    progress[exercise].status == .untouched
      ? "" : Points([exercise], progress: progress).earnedText
  }

  /// The widths of the columns, which are the same in every line.
  private struct Widths {
    let name: Int
    let checks: Int
    let points: Int
  }

  /// The width of a column whose texts are aligned at its right; none when all are empty.
  private func column(_ texts: [String]) -> Int {
    let widest = texts.map(\.count).max() ?? 0
    return widest == 0 ? 0 : widest + 2
  }

  private func line(_ exercise: Exercise, widths: Widths, isCurrent: Bool) -> StyledText {
    let record = progress[exercise]
    let mark: StyledText =
      switch record.status {
      case .passed: StyledText(isUnicode ? "✓" : "x", .success)
      case .begun: StyledText(isUnicode ? "◐" : "~", .warning)
      case .untouched: StyledText(isUnicode ? "·" : ".", .dim)
      }
    let arrow = isCurrent ? (isUnicode ? "→ " : "> ") : "  "
    let style: Style = record.status == .begun ? .warning : .dim
    return "  " + StyledText(arrow) + mark + " "
      + StyledText(exercise.name.padding(to: widths.name))
      + StyledText(checks(exercise), style).padded(to: widths.checks, .trailing)
      + StyledText(points(exercise)).padded(to: widths.points, .trailing)
      + StyledText("  \(exercise.title)", .dim)
  }
}
