import Foundation

/// The students of a class, each with the folder that holds the work.
package struct ClassList: Sendable, Equatable {
  /// In the order of the roster; with folders as the disk spells them.
  package private(set) var students: [Student] = []

  /// By student, why the work cannot be graded as it stands.
  package private(set) var troubles: [String: String] = [:]

  /// What belongs to nobody of the class, with what is known of it.
  package private(set) var strays: [RefusedFile]

  /// - Parameter roster: `nil` makes every folder a student.
  package init(_ roster: Roster?, in submissions: Submissions) {
    strays = submissions.strays
    guard let roster else {
      let folders = submissions.folders.map { (name: $0, trouble: String?.none) }
      let unusable = submissions.unusable.map { (name: $0.path, trouble: Optional($0.reason)) }
      for (name, trouble) in (folders + unusable).sorted(by: { $0.name < $1.name }) {
        // One name has one id, however a disk spells it.
        let id = name.precomposedStringWithCanonicalMapping
        students.append(Student(id: id, folder: name))
        troubles[id] = trouble
      }
      return
    }
    var owned: Set<String> = []
    let given = GivenFolders(roster, in: submissions)
    for student in roster.students {
      var place = submissions.place(of: student.folder)
      if place == .missing, let folder = given.folder(of: student) { place = .folder(folder) }
      switch place {
      case .folder(let folder):
        students.append(student.moved(to: folder))
        owned.insert(folder)
      case .missing: students.append(student)
      case .unusable(let reason):
        students.append(student)
        troubles[student.id] = reason
      }
      owned.insert(student.folder)
    }
    strays.removeAll { owned.contains($0.path) }
    // The folder that holds a student's own is no stranger's.
    let parents = Set(owned.compactMap { $0.split(separator: "/").first.map(String.init) })
    let others = submissions.folders.filter { !owned.contains($0) && !parents.contains($0) }
    strays += others.map { RefusedFile(path: $0, reason: "nobody on the roster has this folder") }
    strays += submissions.unusable.filter { !owned.contains($0.path) }
    strays.sort { $0.path < $1.path }
  }
}
