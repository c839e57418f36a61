import Course

enum DocumentedRule: StructuralRule {
  static let name = "documented"

  static let explanation = """
    Every function and type at the top of a stub has a documentation comment. It gives shapes, \
    units, the valid range, what happens on empty or missing input, errors, and the source of \
    the method; the page's brief need not repeat it. `private` declarations are excused.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    lesson.exercises.flatMap { exercise -> [Finding] in
      guard let source = lesson.source(exercise) else { return [] }
      let lines = source.stubLines
      return lines.indices.compactMap { index in
        guard let name = declared(lines[index].text) else { return nil }
        let before = lines[..<index].last { !$0.text.hasPrefix("@") }?.text.trimmed ?? ""
        guard !before.hasPrefix("///") else { return nil }
        return error(exercise.solutionPath, lines[index].number, "\(name) is not documented")
      }
    }
  }

  /// The name of what a line at the left margin declares.
  private static func declared(_ line: String) -> String? {
    guard let first = line.first, first.isLetter else { return nil }
    let words = line.split { $0 == " " || $0 == "(" || $0 == "<" || $0 == ":" }.map(String.init)
    guard !words.contains("private"), !words.contains("fileprivate"),
      let word = words.firstIndex(where: { ["func", "struct", "class", "enum"].contains($0) }),
      word + 1 < words.count
    else { return nil }
    return words[word + 1]
  }
}
