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
    let width = course.exercises.map { $0.name.count }.max() ?? 0
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
          lines.append(line(exercise, width: width, isCurrent: exercise == current))
        }
      }
    }
    let all = course.exercises
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

  private func line(_ exercise: Exercise, width: Int, isCurrent: Bool) -> StyledText {
    let record = progress[exercise]
    let mark: StyledText =
      switch record.status {
      case .passed: StyledText(isUnicode ? "✓" : "x", .success)
      case .begun: StyledText(isUnicode ? "◐" : "~", .warning)
      case .untouched: StyledText(isUnicode ? "·" : ".", .dim)
      }
    let arrow = isCurrent ? (isUnicode ? "→ " : "> ") : "  "
    let isBegun = record.status != .untouched && record.checksTotal > 0
    let checks = isBegun ? "\(record.checksPassed)/\(record.checksTotal)" : ""
    let points =
      record.status == .untouched ? "" : Points([exercise], progress: progress).earnedText
    return "  " + StyledText(arrow) + mark + " " + StyledText(exercise.name.padding(to: width))
      + StyledText(checks, record.status == .begun ? .warning : .dim).padded(to: 7, .trailing)
      + StyledText(points).padded(to: 6, .trailing) + StyledText("  \(exercise.title)", .dim)
  }
}
