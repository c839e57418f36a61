import Course
import Foundation

/// The students of a class, in the order in which the instructor lists them.
package struct Roster: Sendable, Equatable {
  package let students: [Student]

  package enum Problem: Error, Equatable {
    case unclosedQuote(line: Int)
    case empty
    case noIdentifier(columns: [String])
    case blankIdentifier(line: Int)
    case duplicate(id: String, line: Int)
    case badTime(String, line: Int)

    /// A time that names no zone, where the policy names none either.
    case noZone(String, line: Int)
  }

  /// Reads a roster: a header, then a student a line.
  ///
  /// Only a column that identifies the student is needed: `id` (or `login`, `username`, …). Names,
  /// folders, addresses and times are taken where they stand; other columns are left alone. Lines
  /// that hold no student, such as Canvas's "Points Possible", are passed over.
  ///
  /// - Parameter zone: That of times which name none.
  package init(parsing text: String, zone: TimeZone? = nil) throws(Problem) {
    let records: [CSV.Record]
    do { records = try ExportedTable.records(of: text) } catch {
      throw .unclosedQuote(line: error.line)
    }
    guard let header = records.first else { throw .empty }
    let columns = RosterColumns(header.fields)
    guard columns.identifies else { throw .noIdentifier(columns: header.fields) }
    var seen: Set<String> = []
    var students: [Student] = []
    for record in records.dropFirst() where !columns.isSetting(record.fields) {
      guard let id = columns.id(in: record.fields) else {
        throw .blankIdentifier(line: record.line)
      }
      // A file system may not tell two ids apart that differ in case alone.
      guard seen.insert(id.lowercased()).inserted else {
        throw .duplicate(id: id, line: record.line)
      }
      students.append(
        Student(
          id: id, name: columns.name(in: record.fields), folder: columns.folder(in: record.fields),
          email: columns.email(in: record.fields),
          submitted: try Self.time(columns.time(in: record.fields), zone, line: record.line)))
    }
    guard !students.isEmpty else { throw .empty }
    self.students = students
  }

  private static func time(
    _ text: String?, _ zone: TimeZone?, line: Int
  ) throws(Problem) -> String? {
    guard let text else { return nil }
    do {
      return Timestamp.text(try Timestamp.parse(text, zone: zone))
    } catch {
      throw error == .noZone ? .noZone(text, line: line) : .badTime(text, line: line)
    }
  }
}
