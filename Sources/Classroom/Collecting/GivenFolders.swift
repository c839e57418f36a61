/// The folders of students as systems call them that take work in.
struct GivenFolders {
  /// By student, the folders that may be theirs.
  private var folders: [String: [String]] = [:]

  init(_ roster: Roster, in submissions: Submissions) {
    for folder in submissions.folders {
      let name = folder.lowercased()
      // A login may be the end of another, so the longest is meant.
      let student = roster.students.filter { student in
        student.folder == student.id && Self.endings(student).contains { name.hasSuffix($0) }
          || Self.beginnings(student).contains { name.hasPrefix($0) }
      }.max { $0.id.utf8.count < $1.id.utf8.count }
      if let student { folders[student.id, default: []].append(folder) }
    }
  }

  /// `nil` where there is none, or where nobody could tell which of several.
  func folder(of student: Student) -> String? {
    guard let own = folders[student.id], own.count == 1 else { return nil }
    return own[0]
  }

  /// GitHub Classroom's repositories: `week-1-ada`.
  private static func endings(_ student: Student) -> [String] { ["-\(student.id.lowercased())"] }

  /// Moodle's downloads: `Ada Lovelace_7_assignsubmission_file`.
  private static func beginnings(_ student: Student) -> [String] {
    let number = student.id.split(separator: " ").last.map(String.init) ?? student.id
    guard student.id.lowercased().hasPrefix("participant ") else { return [] }
    return ["\(student.name.lowercased())_\(number)_assignsubmission"]
  }
}
