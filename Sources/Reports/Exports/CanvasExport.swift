import Classroom
import Course

extension Export {
  static let canvas = Export(
    name: "canvas", occasion: .canvas, path: "canvas.csv",
    content: .whole { context, record in
      guard let canvas = context.canvas else { return "" }
      return try canvas.header(context.run) + canvas.body(context.run, record: record)
    })
}

/// Scores in the layout of a gradebook exported from Canvas, ready to be imported there.
///
/// Canvas finds students by the columns of its own export, so those are copied from it, and finds
/// an assignment by the number in its heading; a heading without one makes a new assignment.
package struct CanvasExport: Sendable, Equatable {
  package enum Problem: Error, Equatable {
    case unclosedQuote(line: Int)
    case columnMissing(String)
  }

  static let columns = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]

  struct Row: Sendable, Equatable {
    var fields: [String]
  }

  /// One a lesson: `06-missing (4711)` where the export has the assignment, else its name.
  let headings: [String]
  let rows: [Row]

  /// Students of the class whom the exported gradebook does not name.
  package let unmatched: [Student]

  private let matches: [Int: String]

  /// - Parameter exported: The gradebook as Canvas exports it.
  package init(exported: String, run: ClassRun) throws(Problem) {
    let records: [CSV.Record]
    do { records = try CSV.records(of: exported) } catch {
      throw .unclosedQuote(line: error.line)
    }
    let header = records.first?.fields.map(\.trimmed) ?? []
    var positions: [Int] = []
    for column in Self.columns {
      guard let index = header.firstIndex(of: column) else { throw .columnMissing(column) }
      positions.append(index)
    }
    headings = run.lessons.map { lesson in
      header.first { Self.assignmentName(of: $0) == lesson.name }
        ?? header.first { Self.assignmentName(of: $0) == lesson.title } ?? lesson.name
    }
    // The rows before the first with an ID hold points and settings, and Canvas writes a test
    // student with no login.
    let all = records.dropFirst().map { record in
      Row(fields: positions.map { $0 < record.fields.count ? record.fields[$0] : "" })
    }
    let rows = all.filter { !$0.fields[1].trimmed.isEmpty }

    var matches: [Int: String] = [:]
    var unmatched: [Student] = []
    for student in run.students {
      let names = [student.id, student.email].compactMap(\.self)
      // Login, then SIS number, then Canvas's own: an id may be any of them.
      let found = [3, 2, 1].lazy.compactMap { column in
        rows.firstIndex { names.contains($0.fields[column]) }
      }.first
      if let found { matches[found] = student.id } else { unmatched.append(student) }
    }
    self.rows = rows
    self.matches = matches
    self.unmatched = unmatched
  }

  /// `06-missing` from `06-missing (4711)`.
  private static func assignmentName(of heading: String) -> String? {
    guard heading.hasSuffix(")"), let open = heading.lastIndex(of: "(") else { return nil }
    let number = heading[heading.index(after: open)...].dropLast()
    guard !number.isEmpty, number.allSatisfy(\.isNumber) else { return nil }
    return heading[..<open].trimmed
  }

  package func header(_ run: ClassRun) -> String {
    CSV.line(Self.columns + headings)
      + CSV.line(
        ["    Points Possible", "", "", "", ""] + run.lessons.map { Numbers.short($0.points) })
  }

  /// The rows in the order of the export.
  ///
  /// - Parameter record: The results of a student by id; a student without any keeps empty cells,
  ///   which Canvas leaves alone.
  package func body(_ run: ClassRun, record: (String) throws -> StudentRecord?) rethrows -> String {
    var text = ""
    for (index, row) in rows.enumerated() {
      let results = try matches[index].flatMap { try record($0) }
      var fields = row.fields
      for column in [0, 2, 3, 4] { fields[column] = CSV.neutralized(fields[column]) }
      text += CSV.line(
        fields
          + run.lessons.map { GradebookExport.cell(results?.result(of: $0.name)?.score) })
    }
    return text
  }
}
