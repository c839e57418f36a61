import Course

enum ChapterRule: StructuralRule {
  static let name = "chapter"

  static let explanation = """
    The front line names a chapter of the course: foundations, cleaning, regression, trees, \
    evaluation, patterns, deployment, language or capstone. `learn list` groups lessons by it, and \
    a misspelt one would open a chapter of its own.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    guard let page = lesson.lesson?.page, !chapters.contains(page.chapter) else { return [] }
    let words = page.chapter.isEmpty ? "no chapter" : "the chapter '\(page.chapter)'"
    return [
      error(
        lesson.pagePath, page.frontLine,
        "the front line names \(words); known are \(chapters.joined(separator: ", "))")
    ]
  }

  static let chapters = [
    "foundations", "cleaning", "regression", "trees", "evaluation", "patterns", "deployment",
    "language", "capstone",
  ]
}
