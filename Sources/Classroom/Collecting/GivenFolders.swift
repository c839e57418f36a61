/// The folders of students as systems call them that take work in.
struct GivenFolders {
  /// By student, the folders that may be theirs.
  private var folders: [String: [String]] = [:]

  init(_ roster: Roster, in submissions: Submissions) {
    let students = Dictionary(
      roster.students.filter { $0.folder == $0.id }.map { ($0.id.lowercased(), $0) },
      uniquingKeysWith: { first, _ in first })
    for folder in submissions.folders {
      let name = folder.lowercased()
      let student = Self.repository(name, of: students) ?? Self.download(name, of: students)
      if let student { folders[student.id, default: []].append(folder) }
    }
  }

  /// `nil` where there is none, or where nobody could tell which of several.
  func folder(of student: Student) -> String? {
    guard let own = folders[student.id], own.count == 1 else { return nil }
    return own[0]
  }

  /// GitHub Classroom's repositories: `week-1-ada`. A login may be the end of another, so the longest
  /// is meant.
  private static func repository(_ name: String, of students: [String: Student]) -> Student? {
    let hyphens = name.indices.filter { name[$0] == "-" }
    return hyphens.lazy.compactMap { students[String(name[name.index(after: $0)...])] }.first
  }

  /// Moodle's downloads: `Ada Lovelace_7_assignsubmission_file`, of `Participant 7`.
  private static func download(_ name: String, of students: [String: Student]) -> Student? {
    let parts = name.split(separator: "_")
    guard parts.count >= 3, parts[2] == "assignsubmission",
      let student = students["participant \(parts[1])"], student.name.lowercased() == parts[0]
    else { return nil }
    return student
  }
}
