import Course

enum CheckCountRule: StructuralRule {
  static let name = "check-count"

  static let explanation = """
    A suite has 5 to 12 checks, counted as `@Test` functions; the cases of a parameterised one \
    count once. Fewer leave holes, more bury the one that matters. In this order: the smallest \
    example by hand, a property, the edge cases, the named mistakes, the real data.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    lesson.exercises.compactMap { exercise in
      guard let text = lesson.files[exercise.suitePath] else { return nil }
      let count = SuiteText(text).checkCount
      guard !(5...12).contains(count) else { return nil }
      return error(
        exercise.suitePath, 1, "\(count) \(count == 1 ? "check" : "checks"); a suite has 5 to 12")
    }
  }
}
