import Course

enum UniqueIDsRule: StructuralRule {
  static let name = "unique-ids"

  static let explanation = """
    No two lessons share a number or a slug, and no two exercises of a lesson share a name. \
    Learners type a number, a slug or a name and mean one thing; modules are named after slugs, \
    so two of one name do not even build. Choose another name.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    var found: [Finding] = []
    for other in lesson.order where other != lesson.name {
      if other.number == lesson.name.number {
        found.append(
          error(lesson.pagePath, 1, "the number \(other.number) belongs to \(other) too"))
      }
      if other.moduleName == lesson.name.moduleName {
        found.append(
          error(lesson.pagePath, 1, "\(other) has the same slug: both would be \(other.moduleName)")
        )
      }
    }
    var seen: Set<String> = []
    for exercise in lesson.exercises where !seen.insert(exercise.name.lowercased()).inserted {
      found.append(
        error(lesson.pagePath, exercise.line, "a second exercise is called \(exercise.name)"))
    }
    return found
  }
}
