import Course

enum RightCountRule: StructuralRule {
  static let name = "right-count"

  static let explanation = """
    Every exercise has at least one other right answer: a `RIGHT_` branch in other arithmetic or \
    with another algorithm, as a learner might write it. It finds checks and tolerances that only \
    the solution satisfies. Think of the formula in another textbook, sums in another order, a \
    loop for a recursion.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    lesson.exercises.compactMap { exercise in
      guard let source = lesson.source(exercise), source.hasSolution, source.rights.isEmpty
      else { return nil }
      return error(
        exercise.solutionPath, 1,
        "it has no RIGHT_ branch; an exercise has at least one other right answer")
    }
  }
}
