import Course
import Foundation
import OperatingSystem
import Toolchain

/// Writes stubs, and never over work that nothing else holds.
///
/// A file may be replaced silently when it is a stub that was written here before, or when git has
/// it as it is. Everything else is kept first, where `learn reset` keeps its versions too.
package struct StubWriter: Sendable {
  let root: String

  /// Whether git's last commit holds this text at this path.
  private let isCommitted: @Sendable (_ path: String, _ text: String) async -> Bool

  package init(
    root: String, isCommitted: @escaping @Sendable (_ path: String, _ text: String) async -> Bool
  ) {
    self.root = root
    self.isCommitted = isCommitted
  }

  /// A change as it was made: where the version before it went, if it was kept.
  package struct Written: Sendable, Equatable {
    package let change: StubChange
    package let keptAt: String?
  }

  /// What there is to do for a lesson; nothing is written.
  package func plan(_ lesson: LessonTree) async throws -> [StubChange] {
    let record = StubRecord.read(root: root)
    var known: Set<String> = []
    let copies = lesson.usedCopies
    for (path, text) in lesson.files where path.hasPrefix("exercises/") || copies[path] != nil {
      if record.holds(text, at: path) {
        known.insert(path)
      } else if await isCommitted(path, text) {
        known.insert(path)
      }
    }
    return try StubPlan.changes(lesson) { path, _ in known.contains(path) }
  }

  package func write(_ changes: [StubChange]) throws -> [Written] {
    var record = StubRecord.read(root: root)
    var written: [Written] = []
    for change in changes {
      switch change {
      case .current: break
      case .new(let path, let text), .stale(let path, let text):
        try CourseWriter(root: root).write(text, to: path)
        record.add(text, at: path)
        written.append(Written(change: change, keptAt: nil))
      case .worked(let path, let text, let kept):
        let place = try keep(kept, of: path)
        try CourseWriter(root: root).write(text, to: path)
        record.add(text, at: path)
        written.append(Written(change: change, keptAt: place))
      }
    }
    record.write(root: root)
    return written
  }

  /// Writes a text under the next free number in the folder `.kept` beside its file.
  private func keep(_ text: String, of path: String) throws -> String {
    let parts = path.split(separator: "/")
    let folder = parts.dropLast().joined(separator: "/") + "/.kept"
    let name = path.swiftBaseName ?? ""
    var number = 1
    while FileManager.default.fileExists(atPath: "\(root)/\(folder)/\(name).\(number).swift") {
      number += 1
    }
    let place = "\(folder)/\(name).\(number).swift"
    try CourseWriter(root: root).write(text, to: place)
    return place
  }
}

/// Which texts were written as stubs, by fingerprint: `.build/learn/author/stubs.json`.
struct StubRecord: Codable {
  private var stubs: [String: [String]] = [:]

  private static let path = ".build/learn/author/stubs.json"

  static func read(root: String) -> StubRecord {
    guard let data = FileManager.default.contents(atPath: "\(root)/\(path)") else {
      return StubRecord()
    }
    return (try? JSONDecoder().decode(StubRecord.self, from: data)) ?? StubRecord()
  }

  func holds(_ text: String, at path: String) -> Bool {
    stubs[path]?.contains(Fingerprint(Data(text.utf8)).description) ?? false
  }

  mutating func add(_ text: String, at path: String) {
    let fingerprint = Fingerprint(Data(text.utf8)).description
    stubs[path] = (stubs[path] ?? []).filter { $0 != fingerprint }.suffix(9) + [fingerprint]
  }

  /// What cannot be recorded is kept too often, and never too rarely.
  func write(root: String) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let data = try? encoder.encode(self) else { return }
    try? CourseWriter(root: root).write(String(decoding: data, as: UTF8.self), to: Self.path)
  }
}

/// Writes files of a course, whole or not at all.
struct CourseWriter {
  let root: String

  func write(_ text: String, to path: String) throws {
    try write(Data(text.utf8), to: path)
  }

  func write(_ bytes: Data, to path: String) throws {
    let url = URL(fileURLWithPath: "\(root)/\(path)")
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try bytes.write(to: url, options: .atomic)
    } catch {
      throw ToolchainError.unwritable(path: path, reason: error.localizedDescription)
    }
  }
}

/// Asks git, where there is one, about the files of a course.
package struct CourseHistory: Sendable {
  let root: String
  let environment: [String: String]

  package init(root: String, environment: [String: String]) {
    self.root = root
    self.environment = environment
  }

  /// Whether the last commit holds `text` at `path`; `false` without git or commit.
  package func holds(_ text: String, at path: String) async -> Bool {
    let result = try? await Subprocess.run(
      Invocation(
        executable: "git", arguments: ["cat-file", "blob", "HEAD:./\(path)"],
        environment: environment, directory: root), monitor: .init(total: 10))
    guard let result, result.ending == .exited(0) else { return false }
    return result.output.text == text
  }
}
