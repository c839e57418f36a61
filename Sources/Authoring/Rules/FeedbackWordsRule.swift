import Course

enum FeedbackWordsRule: StructuralRule {
  static let name = "feedback-words"

  static let explanation = """
    Every mistake says which words its feedback must contain, in a `// Feedback:` line at the \
    top of its branch. The words are the promise that the suite is held to: a learner who makes \
    this mistake reads them.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    lesson.exercises.flatMap { exercise in
      (lesson.source(exercise)?.mistakes ?? [])
        .filter { $0.words.allSatisfy(\.isEmpty) }
        .map { error(exercise.solutionPath, $0.line, "\($0.define) has no '// Feedback:' line") }
    }
  }
}
