import Course

enum NeedsRule: StructuralRule {
  static let name = "needs"

  static let explanation = """
    What a lesson needs are lessons taught before it, by their full names. A learner is sent \
    back to them, so they must exist and come earlier. Correct the name in the front line, or \
    move the lesson in Package.swift.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    guard let page = lesson.lesson?.page else { return [] }
    let earlier = lesson.order.prefix { $0 != lesson.name }.map(\.text)
    return page.needs.filter { !earlier.contains($0) }.map { need in
      let isKnown = lesson.order.contains { $0.text == need }
      return error(
        lesson.pagePath, page.frontLine,
        "it needs \(need), which is \(isKnown ? "not taught before it" : "no lesson")")
    }
  }
}
