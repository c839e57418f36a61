import Course

enum MistakeCountRule: StructuralRule {
  static let name = "mistake-count"

  static let explanation = """
    Every exercise has at least two named mistakes: `MISTAKE_` branches with code that a \
    reasonable person would write. They are what feedback can name; a suite that knows no \
    mistake can only say "wrong". Think of what working engineers really do.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    lesson.exercises.compactMap { exercise in
      guard let source = lesson.source(exercise), source.hasSolution, source.mistakes.count < 2
      else { return nil }
      let has = source.mistakes.isEmpty ? "none has" : "one has"
      return error(
        exercise.solutionPath, 1, "\(has) a branch; an exercise names at least two mistakes")
    }
  }
}
