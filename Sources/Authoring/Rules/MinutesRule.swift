import Course

enum MinutesRule: StructuralRule {
  static let name = "minutes"

  static let explanation = """
    A lesson takes 20 to 45 minutes, as its front line says. Less is not worth opening an editor \
    for; more is two lessons. Time yourself from page to last pass and write that.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    guard let page = lesson.lesson?.page, !(20...45).contains(page.minutes) else { return [] }
    return [
      error(lesson.pagePath, page.frontLine, "\(page.minutes) minutes; a lesson takes 20 to 45")
    ]
  }
}
