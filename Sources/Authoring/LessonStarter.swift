import Course
import Foundation
import Toolchain

/// Writes a new lesson into a course, or nothing at all when a file of it is there already.
package struct LessonStarter: Sendable {
  let root: String

  package init(root: String) { self.root = root }

  /// - Parameter other: The lesson before it; by default its name decides.
  /// - Returns: The paths of what was written, from the course's root.
  package func start(_ lesson: NewLesson, after other: LessonName?) throws -> [String] {
    let files = lesson.files.sorted { $0.key < $1.key }
    for (path, _) in files where FileManager.default.fileExists(atPath: "\(root)/\(path)") {
      throw AuthoringError.exists(path: path)
    }
    guard let manifest = FileManager.default.contents(atPath: "\(root)/Package.swift") else {
      throw ToolchainError.unreadable(path: "Package.swift")
    }
    var list = LessonList(String(decoding: manifest, as: UTF8.self))
    try list.insert(lesson.name, after: other)
    let writer = CourseWriter(root: root)
    var record = StubRecord.read(root: root)
    for (path, text) in files {
      try writer.write(text, to: path)
      if path.hasPrefix("exercises/") { record.add(text, at: path) }
    }
    record.write(root: root)
    try writer.write(list.text, to: "Package.swift")
    return files.map(\.key) + ["Package.swift"]
  }
}
