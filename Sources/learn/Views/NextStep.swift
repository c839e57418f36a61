import Course
import Grading
import Progress
import Terminal

/// The one thing to do after a verdict that is not all well.
struct NextStep {
  let verdict: Verdict
  let course: Course
  let progress: LearnerProgress

  var text: StyledText {
    let exercise = verdict.exercise
    let hints = exercise.hints.count
    let opened = min(progress[exercise].hintsOpened, hints)
    let commands = CourseCommands(course: course, progress: progress)
    let words =
      switch verdict.grade.trouble {
      case .doesNotCompile: "Mend the first error, then: \(commands.check(exercise))"
      case .notAttempted: "Write it, then: \(commands.check(exercise))"
      case .wrong, .crashed, .tooSlow, nil:
        opened < hints
          ? "Stuck? \(commands.hint(exercise))  (\(hints - opened) of \(hints) unopened)"
          : "Read again: \(commands.read(exercise))"
      }
    return StyledText(words, .dim)
  }
}

/// Commands about an exercise as a learner types them. Without a name they speak of the current one,
/// so any other is named.
struct CourseCommands {
  let course: Course
  let current: Exercise?

  init(course: Course, progress: LearnerProgress) {
    self.course = course
    current = progress.current(in: course)
  }

  func check(_ exercise: Exercise) -> String {
    exercise == current ? "learn next" : "learn check \(name(exercise))"
  }

  /// What grades the exercise again and tells every failed check in full.
  func verbose(_ exercise: Exercise) -> String {
    exercise == current ? "learn check --verbose" : "learn check \(name(exercise)) --verbose"
  }

  func hint(_ exercise: Exercise) -> String {
    exercise == current ? "learn hint" : "learn hint \(name(exercise))"
  }

  func solution(_ exercise: Exercise) -> String {
    exercise == current ? "learn solution" : "learn solution \(name(exercise))"
  }

  func read(_ exercise: Exercise) -> String {
    exercise.lesson == current?.lesson ? "learn read" : "learn read \(exercise.lesson)"
  }

  /// The exercise's name, where nothing else of the course has it.
  private func name(_ exercise: Exercise) -> String {
    if case .exercise(exercise)? = try? course.find(exercise.name) {
      exercise.name
    } else {
      exercise.id
    }
  }
}
