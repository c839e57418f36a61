import Course
import OperatingSystem
import Toolchain

/// Writes a new lesson into a course, or nothing at all when a file of it is there already.
package struct LessonStarter: Sendable {
  let root: String

  package init(root: String) { self.root = root }

  /// - Parameter other: The lesson before it; by default its name decides.
  /// - Returns: The paths of what was written, from the course's root.
  package func start(_ lesson: NewLesson, after other: LessonName?) throws -> [String] {
    let files = lesson.files.sorted { $0.key < $1.key }
    for (path, _) in files where File(path, in: root).kind != nil {
      throw AuthoringError.exists(path: path)
    }
    let manifest = File("Package.swift", in: root)
    guard let text = try manifest.text() else {
      throw ToolchainError.missing(path: manifest.name)
    }
    var list = LessonList(text)
    try list.insert(lesson.name, after: other)
    var record = StubRecord.read(root: root)
    for (path, text) in files {
      try File(path, in: root).write(text)
      if path.hasPrefix("exercises/") { record.add(text, at: path) }
    }
    record.write(root: root)
    try manifest.write(list.text)
    return files.map(\.key) + ["Package.swift"]
  }
}
