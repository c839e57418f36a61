import Course

enum InPythonRule: StructuralRule {
  static let name = "in-python"

  static let explanation = """
    Before "Going deeper" a page has a section `## In Python`: a block marked `python`, of 3 to 12 \
    lines, that computes a number of this lesson with the tools of the field, and a block marked \
    `text` with what it prints. The learner takes the idea to work. Both are at most 80 columns \
    wide. The lines run in the course's folder and read `lessons/data/…`; `.ci/python_boxes.py` \
    compares what they print.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    guard let page = lesson.lesson?.page else { return [] }
    let path = lesson.pagePath
    let lines = PageText(page.markdown).lines
    guard let start = lines.firstIndex(where: { !$0.isCode && $0.text == "## In Python" }) else {
      return [error(path, 1, "the page has no '## In Python'")]
    }
    let heading = lines[start].number
    let section = lines[(start + 1)...].prefix { $0.isCode || !$0.text.hasPrefix("## ") }
    if lines[..<start].contains(where: { !$0.isCode && $0.text.hasPrefix("## Going deeper") }) {
      return [error(path, heading, "'## In Python' stands before '## Going deeper'")]
    }
    let fences = section.filter { $0.isCode && $0.text.hasPrefix("```") }
    guard fences.count == 4, fences[0].text == "```python",
      ["```text", "```"].contains(fences[2].text)
    else {
      return [error(path, heading, "the section needs one ```python block, then one ```text block")]
    }
    let wide = section.filter { $0.isCode && $0.text.count > 80 }.map {
      error(path, $0.number, "\($0.text.count) columns; the box has at most 80")
    }
    let count = fences[1].number - fences[0].number - 1
    guard !(3...12).contains(count) else { return wide }
    return wide + [error(path, fences[0].number, "\(count) lines of Python; the box has 3 to 12")]
  }
}
