import Authoring

extension ErrorReport {
  init(authoring error: AuthoringError) {
    self =
      switch error {
      case .badLessonName(let name):
        Self(
          "'\(name)' is not a lesson's name.",
          "A name is a number of two or more digits and words in lower case, such as 12-descent.",
          status: .usage)
      case .badExerciseName(let name):
        Self(
          "'\(name)' cannot name an exercise.",
          "It becomes a file and a module: a capital, then letters and digits, each name once.",
          status: .usage)
      case .noExercises:
        Self(
          "A lesson has at least one exercise.",
          "For example: learn author new 12-descent --exercises Gradient,Descent", status: .usage)
      case .lessonExists(let name):
        Self(
          "There is a lesson \(name) already.", "What it lacks: learn author check \(name)",
          status: .usage)
      case .numberTaken(let other, let free):
        Self(
          "The number \(other.number) belongs to \(other).",
          "Nothing is renumbered. Right after \(other) comes: learn author new \(free) --exercises …",
          status: .usage)
      case .slugTaken(let other):
        Self(
          "\(other) has the same slug, and so the same module.",
          "Choose other words: a slug means one lesson.", status: .usage)
      case .unknownLesson(let name, let near):
        Self(
          "No lesson is called '\(name)'.",
          near.isEmpty
            ? "See them all: learn list"
            : "Did you mean \(near.map(\.text).joined(separator: ", or "))?",
          status: .usage)
      case .exists(let path):
        Self(
          "\(path) is there already; nothing was written.", "Move it away, or take another name.",
          status: .workFails)
      case .listNotFound:
        Self(
          "Package.swift has no list of lessons that could be changed.",
          "It reads: let lessons: [String] = [, one name a line, and ].", status: .machine)
      case .folderNotEmpty(let path):
        Self("\(path) is not empty.", "Name a folder that is empty or not there.", status: .usage)
      case .insideCourse(let path):
        Self("\(path) lies inside the course.", "Name a folder outside of it.", status: .usage)
      case .unknownRule(let name):
        Self(
          "There is no rule '\(name)'.",
          Self.suggestion(name, in: Rules.all.map { $0.name })
            ?? "The rules: \(Rules.all.map { $0.name }.joined(separator: ", "))", status: .usage)
      }
  }
}
