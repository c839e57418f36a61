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
      let meant = lesson.order.first { [$0.text, "\($0.number)", "\($0.slug)"].contains(need) }
      let words =
        switch meant {
        case nil: "no lesson"
        case let name? where name.text == need: "not taught before it"
        case let name?: "not a full name; write \(name)"
        }
      return error(lesson.pagePath, page.frontLine, "it needs \(need), which is \(words)")
    }
  }
}
