import Course

enum OrderRule: StructuralRule {
  static let name = "order"

  static let explanation = """
    The lesson's number agrees with its place in the list in Package.swift. The list decides the \
    order, and numbers are only names, so nothing is ever renumbered; but a learner who sees 07 \
    before 06 wonders. Numbers read like decimals: a lesson between 06 and 07 is called 065-…, \
    which sorts there.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    guard let place = lesson.order.firstIndex(of: lesson.name), place > 0 else { return [] }
    let previous = lesson.order[place - 1]
    guard lesson.name < previous else { return [] }
    return [warning("Package.swift", 1, "\(lesson.name) is taught after \(previous)")]
  }
}
