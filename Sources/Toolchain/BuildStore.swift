import Foundation
import OperatingSystem

/// What has been built, each thing in a folder named by the fingerprint of its inputs.
///
/// A folder is written under another name and renamed when it is whole, so that a killed build
/// leaves nothing behind that looks finished, and two builds at once do not meet.
package struct BuildStore: Sendable {
  /// `.build/learn` at the course's root, as an absolute path.
  package let root: String

  package init(root: String) {
    self.root = root
  }

  /// The folder of `key`, made by `make` in a folder of its own when there is none yet.
  func folder(
    _ kind: String, _ key: Fingerprint, make: (_ folder: String) async throws -> Void
  ) async throws -> String {
    let final = "\(root)/\(kind)/\(key)"
    if FileManager.default.fileExists(atPath: final) { return final }
    let scratch = try scratchFolder()
    do {
      try await make(scratch)
    } catch {
      remove(scratch)
      throw error
    }
    try createFolder("\(root)/\(kind)")
    do {
      try File(scratch).move(to: File(final))
    } catch {
      remove(scratch)
      // Another process may have been there first.
      guard File(final).exists else { throw error }
    }
    return final
  }

  /// An empty folder for one build or run; whoever takes it removes it.
  package func scratchFolder() throws -> String {
    let name = "\(Machine.processIdentifier)-\(UInt64.random(in: 0...(.max)))"
    let path = "\(root)/work/\(name)"
    try createFolder(path)
    return path
  }

  package func remove(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Removes what processes that no longer live have left behind, and what has grown old.
  package func tidy() {
    let manager = FileManager.default
    for name in (try? manager.contentsOfDirectory(atPath: "\(root)/work")) ?? [] {
      let pid = Int32(name.prefix { $0 != "-" }) ?? 0
      if pid == 0 || !Machine.isAlive(pid) { remove("\(root)/work/\(name)") }
    }
    for (kind, most) in [("modules", 400), ("suites", 400), ("references", 100), ("notes", 4_000)] {
      let folder = "\(root)/\(kind)"
      let names = (try? manager.contentsOfDirectory(atPath: folder)) ?? []
      guard names.count > most else { continue }
      let dated = names.map { name in
        let attributes = try? manager.attributesOfItem(atPath: "\(folder)/\(name)")
        return (name, attributes?[.modificationDate] as? Date ?? .distantPast)
      }
      for (name, _) in dated.sorted(by: { $0.1 < $1.1 }).dropLast(most) {
        remove("\(folder)/\(name)")
      }
    }
  }

  // Notes are small facts worth remembering (``Note``).

  func text(ofNote name: String) -> String? {
    try? File("\(root)/notes/\(name)").text()
  }

  func setNote(_ name: String, to text: String) {
    try? File("\(root)/notes/\(name)").write(text, isSynced: false)
  }

  func write(_ text: String, to path: String) throws {
    try File(path).write(text, isSynced: false)
  }

  func createFolder(_ path: String) throws {
    try File(path).makeFolder()
  }
}
