import Course
import Progress
import Terminal

/// `learn list` on a terminal: a list to move in, search, and choose from.
struct ListScreen {
  let session: Session
  let course: Course
  let keyboard: Keyboard

  func run() async throws -> ExitStatus {
    let store = try session.progressStore()
    var progress = try store.load()
    var picker = Picker(
      items: ExerciseItems(course: course, progress: progress).items,
      current: progress.current(in: course)?.id)
    let screen = Screen(session.console.capabilities)
    screen.enter()
    defer {
      screen.leave()
      keyboard.close()
    }
    screen.draw(picker.lines(screen.capabilities))
    for await event in keyboard.events {
      switch event {
      case .ended: return .success
      case .resized(let size): screen.resize(to: size)
      case .resumed: screen.invalidate()
      case .key(let key):
        switch picker.handle(key, page: Picker.listHeight(screen.capabilities)) {
        case .quit: return .success
        case .choose(let id):
          guard let exercise = course.exercise(id: id) else { break }
          try store.update { $0.chosen = id }
          screen.leave()
          say(exercise, isPassed: progress.isPassed(exercise))
          return .success
        case .reset(let id):
          guard let exercise = course.exercise(id: id) else { break }
          _ = try session.reset(exercise)
          progress = try store.load()
          picker.items = ExerciseItems(course: course, progress: progress).items
        case nil: break
        }
      }
      screen.draw(picker.lines(screen.capabilities))
    }
    return .success
  }

  private func say(_ exercise: Exercise, isPassed: Bool) {
    session.console.print(
      StyledText(exercise.title, .bold)
        + StyledText("  \(exercise.path)", .link, link: "file://\(course.root)/\(exercise.path)"))
    session.console.print(
      StyledText(
        isPassed
          ? "It has passed. Check it again: learn check \(exercise.id)"
          : "Next: learn next, or learn watch", .dim))
  }
}
