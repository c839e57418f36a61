import Course

enum SourceRule: StructuralRule {
  static let name = "source"

  static let explanation = """
    Every file of solutions/ can be taken apart: `#if MISTAKE_…`, `#elseif RIGHT_…`, \
    `#elseif SOLUTION`, `#else`, `#endif`, in that order, not nested, each choice with its \
    SOLUTION. Stub, solution and mistakes all come from this one file, so a branch that is not \
    understood is a wrong stub in a learner's hands. An exercise's file has at least one such \
    choice.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    var found: [Finding] = []
    for (base, source) in lesson.sources.sorted(by: { $0.key < $1.key }) {
      guard case .failure(let problem) = source else { continue }
      let (line, words) = problem.place
      found.append(error("solutions/\(lesson.name)/\(base).swift", line, words))
    }
    for exercise in lesson.exercises {
      guard let source = lesson.source(exercise), !source.hasSolution else { continue }
      found.append(error(exercise.solutionPath, 1, "the file has no SOLUTION branch"))
    }
    return found
  }
}
