import Course

enum EquivalentMarksRule: StructuralRule {
  static let name = "equivalent-marks"

  static let explanation = """
    A mark that excuses mutants gives a reason, stands in a SOLUTION branch, and names a known \
    kind if it names one: `// equivalent: both ends are the same here` or `// equivalent(bound): \
    …`. An unexplained excuse is a hole in the suite; outside of a SOLUTION branch the mark \
    would reach the learner, and nothing is mutated there.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    lesson.exercises.flatMap { exercise -> [Finding] in
      guard let source = lesson.source(exercise) else { return [] }
      let learners = source.learnersLines
      let path = exercise.solutionPath
      let kinds = Mutant.Kind.allCases.map(\.rawValue)
      return EquivalentMark.marks(in: source.solutionLines).compactMap { mark in
        if mark.reason.isEmpty { return error(path, mark.writtenAt, "the mark gives no reason") }
        if !learners.contains(mark.writtenAt) {
          return error(path, mark.writtenAt, "the mark stands outside of a SOLUTION branch")
        }
        guard let kind = mark.kind, !kinds.contains(kind) else { return nil }
        let known = kinds.joined(separator: ", ")
        return error(path, mark.writtenAt, "no mutant is of the kind '\(kind)'; known are \(known)")
      }
    }
  }
}
