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
      guard let text = change.text else { continue }
      let file = File(change.path, in: root)
      // Of what nothing was known, what is there by now is kept too.
      let kept = change.isStale ? nil : try file.keep()
      try file.write(text)
      record.add(text, at: change.path)
      written.append(Written(change: change, keptAt: kept?.name))
    }
    record.write(root: root)
    return written
  }
}

/// Which texts were written as stubs, by fingerprint: `.build/learn/author/stubs.json`.
struct StubRecord: Codable {
  private var stubs: [String: [String]] = [:]

  private static let path = ".build/learn/author/stubs.json"

  static func read(root: String) -> StubRecord {
    guard let data = try? File(path, in: root).bytes() else { return StubRecord() }
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
    try? File(Self.path, in: root).write(data, isSynced: false)
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
