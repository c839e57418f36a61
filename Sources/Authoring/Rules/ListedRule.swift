import Course

enum ListedRule: StructuralRule {
  static let name = "listed"

  static let explanation = """
    The lesson stands in the list of lessons in Package.swift. That list is the course's order \
    and all that the package knows of a lesson: one that is not in it is neither built nor \
    taught. `learn author new` writes the line; by hand, add the lesson's name where it should \
    be taught.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    guard !lesson.order.contains(lesson.name) else { return [] }
    return [error("Package.swift", 1, "\"\(lesson.name)\" is not in the list of lessons")]
  }
}
