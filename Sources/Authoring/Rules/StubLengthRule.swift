import Course

enum StubLengthRule: StructuralRule {
  static let name = "stub-length"

  static let explanation = """
    A stub is at most 80 lines long, documentation included. The learner should see it whole and \
    find the lines to write at once. Move what is given to LessonKit or to a file of its own, or \
    make two exercises of it.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    lesson.exercises.compactMap { exercise in
      guard let source = lesson.source(exercise) else { return nil }
      let count = source.stubLines.count
      guard count > 80 else { return nil }
      return error(exercise.solutionPath, 1, "the stub has \(count) lines; at most 80 are read")
    }
  }
}
