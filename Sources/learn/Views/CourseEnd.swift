import Course
import Terminal

/// What is said when nothing is left to do.
struct CourseEnd {
  let course: Course

  /// What shows the list of exercises.
  var list = "learn list"

  func lines(_ capabilities: TerminalCapabilities) -> [StyledText] {
    let count = "\(course.exercises.count) exercises in \(course.lessons.count) lessons."
    return (StyledText("You have finished the course: ", .success) + StyledText(count))
      .wrapped(to: capabilities.width)
      + [StyledText("Look back at any of them: \(list)", .dim)]
  }
}

extension Console {
  func print(_ end: CourseEnd) {
    for line in end.lines(capabilities) { print(line) }
  }
}
