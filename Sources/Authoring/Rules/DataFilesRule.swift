import Course

enum DataFilesRule: StructuralRule {
  static let name = "data-files"

  static let explanation = """
    Every data set of the front line is a file in lessons/data, with a row in \
    lessons/data/README.md that names its source and its licence. Real data without a source \
    cannot be checked, and without a licence must not be handed out. Add the file's row to that \
    table.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    guard let page = lesson.lesson?.page else { return [] }
    let table = lesson.dataReadme.lines.filter { $0.hasPrefix("|") }.map(cells)
    let heads = table.first?.map { $0.lowercased() } ?? []
    return page.data.flatMap { name -> [Finding] in
      let file = "\(name).csv"
      guard lesson.dataFiles.contains(file) else {
        return [error(lesson.pagePath, page.frontLine, "lessons/data has no \(file)")]
      }
      let readme = "lessons/data/README.md"
      guard let row = table.first(where: { $0.first?.filter { $0 != "`" } == file }) else {
        return [error(readme, 1, "\(file) has no row")]
      }
      return ["source", "licence"].compactMap { head in
        let column = heads.firstIndex { $0.hasPrefix(head) }
        let isKnown = column.map { row.indices.contains($0) && !row[$0].isEmpty } ?? false
        return isKnown ? nil : error(readme, 1, "the row of \(file) has no \(head)")
      }
    }
  }

  private static func cells(_ row: Substring) -> [String] {
    row.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map(
      \.trimmed)
  }
}
