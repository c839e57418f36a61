/// Where a roster's table has what, whichever system exported it.
struct RosterColumns {
  private let titles: [String]

  /// Whether it is Canvas's gradebook, whose column ID is a number of its own.
  private let isCanvas: Bool

  /// What may identify a student, the first first: a row without one is asked for the next.
  static let identifiers = [
    "id", "login", "username", "github username", "github", "student id", "sid", "id number",
    "identifier", "roster identifier", "student", "email", "email address",
  ]
  private static let canvasIdentifiers = ["sis login id", "sis user id"]

  init(_ header: [String]) {
    let titles = header.map { field in
      String(field.trimmed.lowercased().map { $0 == "_" || $0 == "-" ? " " : $0 })
    }
    self.titles = titles
    isCanvas = Self.canvasIdentifiers.contains(where: titles.contains)
  }

  private var identifiers: [String] { isCanvas ? Self.canvasIdentifiers : Self.identifiers }

  var identifies: Bool { identifiers.contains(where: titles.contains) }

  func id(in fields: [String]) -> String? { value(identifiers, fields) }

  func name(in fields: [String]) -> String? {
    if let name = value(["name", "full name", "student name", "display name"], fields) {
      return name
    }
    let parts = [
      value(["first name", "firstname", "given name"], fields),
      value(["last name", "lastname", "surname", "family name"], fields),
    ].compactMap(\.self)
    if !parts.isEmpty { return parts.joined(separator: " ") }
    let name = value(["student"], fields)
    return name == id(in: fields) ? nil : name
  }

  func folder(in fields: [String]) -> String? {
    value(
      ["folder", "submission", "repository", "student repository name", "repository name"], fields)
  }

  func email(in fields: [String]) -> String? {
    value(["email", "e mail", "email address"], fields)
  }

  /// Moodle writes a dash where nothing was handed in.
  func time(in fields: [String]) -> String? {
    let time = value(
      [
        "submitted", "submitted at", "submission time", "submission timestamp",
        "last modified (submission)",
      ], fields)
    return time == "-" ? nil : time
  }

  /// Whether the row is no student's: points and settings that Canvas writes, and its test student.
  func isSetting(_ fields: [String]) -> Bool {
    guard isCanvas else { return value(["student", "name"], fields) == "Points Possible" }
    let name = value(["student"], fields)
    return name == "Points Possible" || name == "Student, Test"
      || titles.contains("id") && value(["id"], fields) == nil
  }

  private func value(_ names: [String], _ fields: [String]) -> String? {
    for name in names {
      guard let index = titles.firstIndex(of: name), index < fields.count else { continue }
      let text = fields[index].trimmed
      if !text.isEmpty { return text }
    }
    return nil
  }
}
