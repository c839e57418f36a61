import Foundation

/// Joins the folders of several machines on disk.
package enum ClassMerger {
  /// - Parameters:
  ///   - folders: The folders that `learn grade --shard` wrote.
  ///   - output: The folder that takes the whole class; it may be new.
  /// - Returns: The joined run, and the works that no machine could grade.
  package static func merge(
    _ folders: [String], into output: String
  ) throws -> (run: ClassRun, faults: [Merge.Place]) {
    let parts = try folders.map(part)
    let joined: Merge.Joined
    do { joined = try Merge.join(parts) } catch { throw ClassroomError.merge(error) }
    let store = ResultStore(root: output)
    let students = Dictionary(
      joined.run.students.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for (place, entry) in joined.results {
      guard let student = students[place.student] else { continue }
      let old = store.files(of: student)[place.lesson] ?? []
      try store.copy(entry.file, student: student, lesson: place.lesson, key: entry.key, old: old)
    }
    try store.setRun(joined.run)
    return (joined.run, joined.faults)
  }

  /// What the machines had to say together, but of times: the deadlines are not known here.
  package static func remarks(on run: ClassRun, in folder: String) throws -> ClassRemarks {
    let store = ResultStore(root: folder)
    var remarks = ClassRemarks()
    for student in run.students {
      for result in try store.record(of: student, in: run).results {
        remarks.take(result, hasDeadline: false)
      }
    }
    return remarks
  }

  private static func part(_ folder: String) throws -> Merge.Part {
    let store = ResultStore(root: folder)
    let run = try store.run()
    var results: [Merge.Place: Merge.Entry] = [:]
    for student in run.students {
      for (lesson, files) in store.files(of: student) {
        let known = try files.map { ($0, try store.read($0)) }
        guard let (file, result) = known.max(by: { $0.1.gradedAt < $1.1.gradedAt }) else {
          continue
        }
        results[Merge.Place(student: student.id, lesson: lesson)] = Merge.Entry(
          key: result.inputs.key, file: file, status: result.status, score: result.score)
      }
    }
    return Merge.Part(name: folder, run: run, results: results)
  }
}
