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

  /// What Canvas finds a student by; an export has those that its school uses, and a first and a last
  /// name in place of both together where it was asked to.
  private static let columns = [
    "Student", "LastName", "FirstName", "ID", "SIS User ID", "SIS Login ID", "Integration ID",
    "Root Account", "Section",
  ]

  /// Of those, the ones that a student of the class may be called by, the first first.
  private static let identifiers = ["SIS Login ID", "SIS User ID", "Integration ID", "ID"]

  struct Row: Sendable, Equatable {
    var fields: [String]

    /// What stands in the cell of each lesson's assignment.
    var cells: [String]

    /// Whether Canvas has somebody excused from it, or does not ask it of them.
    func isSettled(_ index: Int) -> Bool {
      ["EX", "N/A"].contains(cells[index].trimmed.uppercased())
    }
  }

  /// Those of ``columns`` that the export has, in its order.
  private let kept: [String]

  /// One a lesson: `06-missing (4711)` where the export has the assignment, else its name.
  let headings: [String]
  let rows: [Row]

  /// Students of the class whom the exported gradebook does not name.
  package let unmatched: [Student]

  private let matches: [Int: String]

  /// - Parameter exported: The gradebook as Canvas exports it.
  package init(exported: String, run: ClassRun) throws(Problem) {
    let records: [CSV.Record]
    do { records = try ExportedTable.records(of: exported) } catch {
      throw .unclosedQuote(line: error.line)
    }
    let header = records.first?.fields.map(\.trimmed) ?? []
    if !header.contains("Student"), !header.contains("LastName") { throw .columnMissing("Student") }
    for column in ["ID", "Section"] where !header.contains(column) { throw .columnMissing(column) }
    let kept = header.filter(Self.columns.contains)
    self.kept = kept
    let positions = kept.compactMap(header.firstIndex(of:))
    let headings = run.lessons.map { lesson in
      header.first { Self.assignmentName(of: $0) == lesson.name }
        ?? header.first { Self.assignmentName(of: $0) == lesson.title } ?? lesson.name
    }
    self.headings = headings
    let places = headings.map(header.firstIndex(of:))
    // The rows before the first with an ID hold points and settings, and Canvas writes a test
    // student with no login.
    let all = records.dropFirst().map { record in
      func field(_ index: Int) -> String { index < record.fields.count ? record.fields[index] : "" }
      return Row(
        fields: positions.map(field), cells: places.map { $0.map(field) ?? "" })
    }
    let number = kept.firstIndex(of: "ID") ?? 0
    let rows = all.filter { !$0.fields[number].trimmed.isEmpty }

    var matches: [Int: String] = [:]
    var unmatched: [Student] = []
    for student in run.students {
      let names = [student.id, student.email].compactMap(\.self)
      // Login, then SIS number, then Canvas's own: an id may be any of them.
      let found = Self.identifiers.lazy.compactMap(kept.firstIndex(of:)).compactMap { column in
        rows.firstIndex { names.contains($0.fields[column].trimmed) }
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
    CSV.line(kept + headings)
      + CSV.line(
        ["    Points Possible"] + kept.dropFirst().map { _ in "" }
          + run.lessons.map { Numbers.short($0.points) })
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
      for column in fields.indices where kept[column] != "ID" {
        fields[column] = CSV.neutralized(fields[column])
      }
      text += CSV.line(
        fields
          + run.lessons.enumerated().map { index, lesson in
            row.isSettled(index)
              ? row.cells[index].trimmed
              : GradebookExport.cell(results?.result(of: lesson.name)?.score)
          })
    }
    return text
  }
}
