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
    let tables = tables(in: lesson.dataReadme)
    return page.data.flatMap { name -> [Finding] in
      guard let file = Self.files(of: name).first(where: lesson.dataFiles.contains) else {
        return [error(lesson.pagePath, page.frontLine, "lessons/data has no \(name).csv")]
      }
      let readme = "lessons/data/README.md"
      guard let table = tables.first(where: { $0.row(of: file) != nil }),
        let row = table.row(of: file)
      else { return [error(readme, 1, "\(file) has no row with source and licence")] }
      return ["source", "licence"].compactMap { head in
        let column = table.heads.firstIndex { $0.hasPrefix(head) }
        let isKnown = column.map { row.indices.contains($0) && !row[$0].isEmpty } ?? false
        return isKnown ? nil : error(readme, 1, "the row of \(file) has no \(head)")
      }
    }
  }

  /// What the file of a data set may be called: a table, or a text that is none.
  static func files(of name: String) -> [String] { ["\(name).csv", "\(name).txt"] }

  /// A Markdown table that has columns for source and licence.
  private struct Table {
    let heads: [String]
    var rows: [[String]] = []

    /// The row whose first cell names the file, be it as a link or as code.
    func row(of file: String) -> [String]? {
      rows.first { row in
        let name = row.first ?? ""
        return (name.between("[", "]") ?? name.filter { $0 != "`" }) == file
      }
    }
  }

  private static func tables(in text: String) -> [Table] {
    var tables: [Table] = []
    var isInside = false
    for line in text.lines {
      guard line.hasPrefix("|") else {
        isInside = false
        continue
      }
      if isInside {
        tables[tables.count - 1].rows.append(cells(line))
      } else {
        tables.append(Table(heads: cells(line).map { $0.lowercased() }))
        isInside = true
      }
    }
    return tables.filter { table in
      ["source", "licence"].allSatisfy { head in table.heads.contains { $0.hasPrefix(head) } }
    }
  }

  private static func cells(_ row: Substring) -> [String] {
    row.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map(
      \.trimmed)
  }
}
