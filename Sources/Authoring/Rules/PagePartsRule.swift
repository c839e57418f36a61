import Course

enum PagePartsRule: StructuralRule {
  static let name = "page-parts"

  static let explanation = """
    A page has its parts in order: title, one quoted sentence, the front line, opening prose, at \
    least one picture, exercises, and "Going deeper". The runner reads title, sentence and front \
    line from here; a reader needs the question before the tool, a look at the data, and where \
    to read on. The message names the part that is missing.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    let path = lesson.pagePath
    let page: LessonPage
    switch lesson.page {
    case .success(let known): page = known.page
    case .failure(let problem):
      let (line, words) = problem.place
      return [error(path, line, words)]
    }
    let text = PageText(page.markdown)
    var found: [Finding] = []
    if page.title.isEmpty { found.append(error(path, 1, "the title is empty")) }
    if page.summary.isEmpty { found.append(error(path, 2, "the quoted sentence is empty")) }
    let front = page.frontLine
    let heading = text.headings.first { $0.number > front }?.number ?? Int.max
    let opening = text.lines.filter { $0.number > front && $0.number < heading && !$0.isCode }
    if !opening.contains(where: { $0.text.contains { $0.isLetter } && !$0.text.hasPrefix("!") }) {
      found.append(error(path, front + 1, "no opening prose stands under the front line"))
    }
    if !text.lines.contains(where: { !$0.isCode && $0.text.contains("![") }) {
      found.append(error(path, 1, "the page shows no picture of its data"))
    }
    if !text.headings.contains(where: { $0.text.hasPrefix("## Going deeper") }) {
      found.append(error(path, text.lines.count, "the page has no '## Going deeper'"))
    }
    return found
  }
}
