import Course

enum LineEndsRule: StructuralRule {
  static let name = "line-ends"

  static let explanation = """
    Every file of the lesson ends its lines with a line feed alone, the last line too. A file \
    with carriage returns shows as wholly changed to the next author, and CR LF is a single \
    Character in Swift. Set your editor to LF, or run `git add --renormalize`.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    lesson.files.sorted { $0.key < $1.key }.compactMap { path, text in
      if text.utf8.contains(UInt8(ascii: "\r")) {
        let line = text.utf8.prefix { $0 != UInt8(ascii: "\r") }.count { $0 == UInt8(ascii: "\n") }
        return error(path, line + 1, "a line ends with a carriage return")
      }
      guard !text.isEmpty, text.utf8.last != UInt8(ascii: "\n") else { return nil }
      return error(path, text.lines.count, "the last line does not end with a line feed")
    }
  }
}
