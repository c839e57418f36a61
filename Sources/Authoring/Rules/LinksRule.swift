import Course

enum LinksRule: StructuralRule {
  static let name = "links"

  static let explanation = """
    Every link and picture with a relative target leads to a file of the course, and every \
    anchor to a heading. A dead link costs a reader's trust at the moment they wanted more. \
    Addresses on the web are not fetched. Targets are relative to lessons/; an anchor is the \
    heading in lower case with hyphens for spaces.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    guard let page = lesson.lesson?.page else { return [] }
    return PageText(page.markdown).links.compactMap { target, line in
      guard !target.isEmpty else { return error(lesson.pagePath, line, "a link has no target") }
      guard !target.contains("://"), !target.hasPrefix("mailto:") else { return nil }
      let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      var path = lesson.pagePath
      if !parts[0].isEmpty {
        guard let resolved = resolve(String(parts[0])) else {
          return error(lesson.pagePath, line, "the link leaves the course: \(target)")
        }
        path = resolved
        // Whether an exercise's own files are there is for another rule to say.
        if isExerciseFile(path, of: lesson) { return nil }
        guard lesson.exists(path) else {
          return error(lesson.pagePath, line, "the link leads nowhere: \(target)")
        }
      }
      guard parts.count == 2,
        let text = path == lesson.pagePath ? page.markdown : lesson.pages[path]
      else { return nil }
      let anchors = PageText(text).headings.map { PageText.anchor(of: $0.text) }
      guard !anchors.contains(String(parts[1])) else { return nil }
      return error(lesson.pagePath, line, "no heading answers to the anchor #\(parts[1])")
    }
  }

  /// The path from the course's root that a target relative to a folder means; `nil` when it leads
  /// out of the course.
  static func resolve(_ target: String, from folder: [String] = ["lessons"]) -> String? {
    var parts = folder
    for part in target.split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  private static func isExerciseFile(_ path: String, of lesson: LessonTree) -> Bool {
    lesson.exercises.contains { [$0.path, $0.solutionPath, $0.suitePath].contains(path) }
  }
}
