import Course

enum UnwrittenRule: StructuralRule {
  static let name = "unwritten"

  static let explanation = """
    Nothing that `learn author new` left to be written is still there. Its files mark each such \
    place with the word WRITE and a colon, so that a new lesson says precisely what is missing. \
    Replace the mark by what it asks for.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    lesson.files.sorted { $0.key < $1.key }.flatMap { path, text -> [Finding] in
      // What stands in exercises/ stands in its source as well.
      guard text.contains("WRITE:"), !path.hasPrefix("exercises/") else { return [] }
      return text.lines.enumerated().compactMap { index, line in
        guard let rest = line.after("WRITE:") else { return nil }
        let what = (rest.before("-->") ?? rest.before("\")") ?? rest).trimmed
        return error(path, index + 1, "still to be written: \(what)")
      }
    }
  }
}
