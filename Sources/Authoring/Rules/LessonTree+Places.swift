import Course
import Grading

extension LessonTree {
  func suitePath(_ exercise: String) -> String { "Tests/\(name)/\(exercise)Tests.swift" }

  /// The line of a suite where a check's title stands; 1 when it is not found.
  func line(ofCheck check: Check, in path: String) -> Int {
    let lines = (files[path] ?? "").lines
    return (lines.firstIndex { $0.contains("\"\(check.title)\"") } ?? 0) + 1
  }
}

extension LessonPage {
  /// The line of the page that begins with `Chapter:`.
  var frontLine: Int { (markdown.lines.firstIndex { $0.hasPrefix("Chapter:") } ?? 0) + 1 }
}

extension ExerciseSource {
  /// The lines of each `SOLUTION` branch.
  var solutionBranches: [[Line]] {
    parts.flatMap { part -> [[Line]] in
      guard case .choice(let branches) = part else { return [] }
      return branches.filter { $0.kind == .solution }.map(\.lines)
    }
  }

  /// The lines of the stub, each with its number in the file as written.
  var stubLines: [Line] {
    parts.flatMap { part -> [Line] in
      switch part {
      case .shared(let lines): return lines
      case .choice(let branches): return branches.first { $0.kind == .stub }?.lines ?? []
      }
    }
  }
}
