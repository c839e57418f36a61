import Course
import Grading
import Progress
import Terminal

extension WatchModel {
  /// Does what a key asks for.
  mutating func press(_ key: Key, page: Int) -> [Effect] {
    if let question {
      answered()
      guard key == .character("y") || key == .character("Y") else { return [] }
      switch question {
      case .solution: return [.openSolution(exercise)]
      case .reset: return [.reset(exercise)]
      }
    }
    if case .list(var picker) = panel {
      let command = picker.handle(key, page: page)
      setPicker(picker)
      return command.map { pick($0) } ?? []
    }
    switch key {
    case .character(let character): return press(character, page: page)
    case .enter:
      if case .verdict = panel { return grade() }
      show(.verdict)
    case .escape, .left: show(.verdict)
    case .up: scroll -= 1
    case .down: scroll += 1
    case .pageUp, .control("b"): scroll -= page
    case .pageDown, .control("f"): scroll += page
    case .home: scroll = 0
    case .end: scroll = .max / 2
    case .control("d"): return [.quit]
    default: break
    }
    scroll = max(scroll, 0)
    return []
  }

  private mutating func press(_ character: Character, page: Int) -> [Effect] {
    switch character {
    case "n": return goOn()
    case "h": return hint()
    case "r":
      read()
      return []
    case "s": return solution()
    case "l": show(.list(picker))
    case "c": return checkAll()
    case "o":
      let line = verdict.flatMap { $0.placeToEdit } ?? 1
      return [.edit(exercise, line: line)]
    case "x": ask(.reset)
    case "?": show(.help)
    case "q":
      // As in a pager: what was opened is closed first.
      switch panel {
      case .verdict, .courseEnd, .trouble: return [.quit]
      default: show(.verdict)
      }
    case "k": scroll -= 1
    case "j": scroll += 1
    case " ": scroll += page
    case "b": scroll -= page
    case "g": scroll = 0
    case "G": scroll = .max / 2
    default: say(StyledText("\(character) does nothing; ? shows the keys."))
    }
    scroll = max(scroll, 0)
    return []
  }

  /// The first press shows the hints that were opened before; the next one opens one more.
  private mutating func hint() -> [Effect] {
    let opened = progress[exercise].hintsOpened
    guard !exercise.hints.isEmpty else {
      say("This exercise has no hints.")
      return []
    }
    if case .hints = panel {
      guard opened < exercise.hints.count else {
        say("These are all.")
        return []
      }
    } else {
      show(.hints)
      if opened > 0 { return [] }
    }
    scroll = 0
    return [.openHint(exercise)]
  }

  private mutating func solution() -> [Effect] {
    if progress.isPassed(exercise) || progress[exercise].solutionShown {
      return [.openSolution(exercise)]
    }
    ask(.solution)
    return []
  }

  private mutating func pick(_ command: Picker.Command) -> [Effect] {
    switch command {
    case .quit:
      show(.verdict)
      return []
    case .reset(let id):
      return course.exercise(id: id).map { [.reset($0)] } ?? []
    case .choose(let id):
      guard let exercise = course.exercise(id: id) else { return [] }
      return go(to: exercise, chosen: true)
    }
  }

  private var picker: Picker {
    Picker(items: ExerciseItems(course: course, progress: progress).items, current: exercise.id)
  }
}

extension Verdict {
  /// The line to go to: of the first error, of what failed first, or of what is to be written.
  var placeToEdit: Int? {
    for line in feedback(detailed: 1).lines where line.role == .place {
      let parts = line.text.split(separator: ":")
      if parts.first.map(String.init) == exercise.path, parts.count > 1 { return Int(parts[1]) }
    }
    return source.line(containing: "TODO")
  }
}
