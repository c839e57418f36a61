import Course

enum PageLengthRule: StructuralRule {
  static let name = "page-length"

  static let explanation = """
    A page has 900 to 1,800 words of prose and briefs; code, hints, pictures and the front line \
    are not counted. Shorter pages leave the reader guessing, longer ones are not read. Cut what \
    the stubs' documentation says already, or split the lesson.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    guard let page = lesson.lesson?.page else { return [] }
    let count = PageText(page.markdown).wordCount
    guard !(900...1800).contains(count) else { return [] }
    return [error(lesson.pagePath, 1, "\(count) words; a page has 900 to 1800")]
  }
}
