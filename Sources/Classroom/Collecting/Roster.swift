import Course

/// One learner of a class.
package struct Student: Sendable, Equatable, Codable {
  /// What the instructor calls the student everywhere: a login, a number.
  package let id: String
  package let name: String

  /// The student's folder in the folder of submissions.
  package let folder: String

  package let email: String?

  /// When the work was handed in, where the roster knows it; ISO 8601.
  package let submitted: String?

  package init(
    id: String, name: String? = nil, folder: String? = nil, email: String? = nil,
    submitted: String? = nil
  ) {
    self.id = id
    self.name = name ?? id
    self.folder = folder ?? id
    self.email = email
    self.submitted = submitted
  }

  func moved(to folder: String) -> Student {
    Student(id: id, name: name, folder: folder, email: email, submitted: submitted)
  }

  /// Longer names than these 255 bytes no disk takes, and endings are still to come.
  private static let longestName = 160

  /// The student's id as the name of a file: letters, digits, `-`, `_` and inner dots stay, every
  /// other byte becomes `%` and two digits, so that no id leaves its folder. A long name ends in the
  /// hash of the whole.
  package var fileName: String {
    let name = encodedName
    guard name.utf8.count > Self.longestName else { return name }
    return "\(name.prefix(Self.longestName - 17))-\(ContentHash.hex(id).prefix(16))"
  }

  private var encodedName: String {
    var name = ""
    for byte in id.utf8 {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F
        || (byte == 0x2E && !name.isEmpty)
      if isPlain {
        name.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        name += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return name
  }
}

/// The students of a class, in the order in which the instructor lists them.
package struct Roster: Sendable, Equatable {
  package let students: [Student]

  package enum Problem: Error, Equatable {
    case unclosedQuote(line: Int)
    case empty
    case noIdentifier(columns: [String])
    case blankIdentifier(line: Int)
    case duplicate(id: String, line: Int)
  }

  /// What each column may be called, in lower case; the first name that the file has is taken.
  private static let names: [(field: String, columns: [String])] = [
    (
      "id",
      ["id", "student id", "student_id", "login", "username", "sis login id", "github", "student"]
    ),
    ("name", ["name", "full name", "student name", "student"]),
    ("folder", ["folder", "submission", "repository"]),
    ("email", ["email", "e-mail"]),
    ("submitted", ["submitted", "submitted at", "submission time"]),
  ]

  /// Reads a roster: a header, then a student a line.
  ///
  /// Only a column that identifies the student is needed: `id` (or `login`, `username`, …). `name`,
  /// `folder`, `email` and `submitted` are taken where they stand; other columns are left alone.
  package init(parsing text: String) throws(Problem) {
    let records: [CSV.Record]
    do { records = try CSV.records(of: text) } catch { throw .unclosedQuote(line: error.line) }
    guard let header = records.first else { throw .empty }
    let titles = header.fields.map { $0.trimmed.lowercased() }
    var columns: [String: Int] = [:]
    for (field, names) in Self.names {
      columns[field] = names.lazy.compactMap { titles.firstIndex(of: $0) }.first
    }
    guard let idColumn = columns["id"] else { throw .noIdentifier(columns: header.fields) }
    if columns["name"] == idColumn { columns["name"] = nil }

    var seen: Set<String> = []
    var students: [Student] = []
    for record in records.dropFirst() {
      func value(_ column: String) -> String? {
        guard let index = columns[column], index < record.fields.count else { return nil }
        let text = record.fields[index].trimmed
        return text.isEmpty ? nil : text
      }
      guard idColumn < record.fields.count, let id = value("id") else {
        throw .blankIdentifier(line: record.line)
      }
      // A file system may not tell two ids apart that differ in case alone.
      guard seen.insert(id.lowercased()).inserted else {
        throw .duplicate(id: id, line: record.line)
      }
      students.append(
        Student(
          id: id, name: value("name"), folder: value("folder"), email: value("email"),
          submitted: value("submitted")))
    }
    guard !students.isEmpty else { throw .empty }
    self.students = students
  }
}
