import Foundation
import OperatingSystem

/// The folder that a run writes: one file a student and lesson, and the exports made from them.
///
/// ```
/// run.json                                  what was graded
/// results/<student>/<lesson>.<hash>.json    one result each
/// ```
package struct ResultStore: Sendable {
  package let root: String

  package init(root: String) {
    self.root = root
  }

  package var runPath: String { "\(root)/run.json" }

  private func folder(of student: Student) -> String { "\(root)/results/\(student.fileName)" }

  package func path(of student: Student, lesson: String, key: String) -> String {
    "\(folder(of: student))/\(lesson).\(key.prefix(16)).json"
  }

  package func createFolder(_ path: String) throws {
    try Self.writing { () throws(SystemError) in try File(path).makeFolder() }
  }

  /// Does what writes a file of the run, which can be gone on with when that fails.
  static func writing(_ body: () throws(SystemError) -> Void) throws {
    do {
      try body()
    } catch .unwritable(let path, let code) {
      throw ClassroomError.unwritable(path: path, reason: SystemError.words(code))
    }
  }

  /// Writes a text below the root, whole or not at all; a file that holds it is left alone.
  package func write(_ text: String, to path: String) throws {
    let file = File("\(root)/\(path)")
    if file.contents == .bytes(Data(text.utf8)) { return }
    try Self.writing { () throws(SystemError) in try file.write(text, isSynced: false) }
  }

  package func setRun(_ run: ClassRun) throws {
    try write(ResultCoding.encode(run) + "\n", to: "run.json")
  }

  package func run() throws -> ClassRun {
    guard let data = try File(runPath).bytes() else {
      throw ClassroomError.noResults(path: root)
    }
    return try decode(ClassRun.self, data, path: runPath, schema: ClassRun.currentSchema)
  }

  // MARK: Results

  /// The files of a student by lesson; a lesson has more than one only when a run was killed
  /// between writing a new one and removing the old.
  package func files(of student: Student) -> [String: [String]] {
    let folder = folder(of: student)
    let names = (try? File(folder).names()) ?? []
    var files: [String: [String]] = [:]
    for name in names.sorted() where name.hasSuffix(".json") && !name.hasPrefix(".") {
      let parts = name.split(separator: ".")
      guard parts.count == 3 else { continue }
      files[String(parts[0]), default: []].append("\(folder)/\(name)")
    }
    return files
  }

  package func read(_ path: String) throws -> LessonResult {
    guard let data = try File(path).bytes() else { throw ClassroomError.missing(path: path) }
    return try decode(LessonResult.self, data, path: path, schema: LessonResult.currentSchema)
  }

  /// Writes a result in the place of every earlier one, so that it outlives a power cut.
  package func replace(_ result: LessonResult, student: Student, old: [String]) throws {
    let path = path(of: student, lesson: result.lesson, key: result.inputs.key)
    let text = try ResultCoding.encode(result) + "\n"
    try Self.writing { () throws(SystemError) in try File(path).write(text) }
    for other in old where other != path { File(other).remove() }
  }

  /// Takes the file of a result that another folder keeps.
  package func copy(
    _ file: String, student: Student, lesson: String, key: String, old: [String]
  ) throws {
    guard let data = try File(file).bytes() else { throw ClassroomError.missing(path: file) }
    let path = path(of: student, lesson: lesson, key: key)
    if file != path {
      try Self.writing { () throws(SystemError) in try File(path).write(data, isSynced: false) }
    }
    for other in old where other != path { File(other).remove() }
  }

  /// The results of a student on the lessons of the run, the newest of each.
  package func record(of student: Student, in run: ClassRun) throws -> StudentRecord {
    let files = files(of: student)
    let results = try run.lessons.compactMap { lesson in
      try files[lesson.name]?.map(read).max { $0.gradedAt < $1.gradedAt }
    }
    return StudentRecord(student: student, results: results)
  }

  private struct Schema: Decodable { let schema: Int }

  private func decode<Value: Decodable>(
    _ type: Value.Type, _ data: Data, path: String, schema: Int
  ) throws -> Value {
    let text = String(decoding: data, as: UTF8.self)
    let found: Int
    do {
      found = try ResultCoding.decode(Schema.self, from: text).schema
    } catch {
      throw ClassroomError.badResult(path: path, reason: "\(error)")
    }
    guard found == schema else { throw ClassroomError.otherSchema(path: path, schema: found) }
    do {
      return try ResultCoding.decode(type, from: text)
    } catch {
      throw ClassroomError.badResult(path: path, reason: "\(error)")
    }
  }
}
