import Course
import Progress
import Terminal

/// Draws an exercise's brief: what to write, where, and how to go on.
struct BriefView {
  let exercise: Exercise
  let record: ExerciseRecord
  let capabilities: TerminalCapabilities
  let root: String

  /// - Parameter then: What to do when it is written.
  func text(firstTODO line: Int?, then: String = "learn next") -> [StyledText] {
    let renderer = MarkdownRenderer.course(capabilities, root: root)
    let place = "\(exercise.path):\(line ?? 1)"
    var lines = (StyledText(exercise.title, .heading) + StyledText("  \(exercise.id)", .dim))
      .wrapped(to: capabilities.width)
    lines.append("")
    lines += renderer.lines(exercise.brief)
    lines += [
      "",
      StyledText("Open   ", .dim)
        + StyledText(place, .link, link: "file://\(root)/\(exercise.path)"),
    ]
    if !exercise.hints.isEmpty {
      let left = exercise.hints.count - min(record.hintsOpened, exercise.hints.count)
      lines.append(
        StyledText("Stuck  ", .dim) + StyledText("learn hint")
          + StyledText("  (\(left) of \(exercise.hints.count) unopened)", .dim))
    }
    lines.append(StyledText("Then   ", .dim) + StyledText(then))
    return lines
  }
}
