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
    let name = Scratch(maker: Machine.processIdentifier, table: Self.processTable).newName()
    let path = "\(root)/work/\(name)"
    try createFolder(path)
    return path
  }

  package func remove(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Removes what processes that no longer live have left behind, and what has grown old. Several
  /// machines may build in one folder, and none of them sees whether another's processes live: what
  /// they made is left alone until it is a week old.
  ///
  /// Whoever names a folder to build in may name one that holds other things, the home folder say, with
  /// a `work` of its own. So nothing is removed whose name is not one that is given here.
  package func tidy() {
    let manager = FileManager.default
    for name in (try? manager.contentsOfDirectory(atPath: "\(root)/work")) ?? [] {
      guard let scratch = Scratch(name: name) else { continue }
      let isOver =
        scratch.table == Self.processTable
        ? !Machine.isAlive(scratch.maker) : age("\(root)/work/\(name)") > Self.week
      if isOver { remove("\(root)/work/\(name)") }
    }
    for (kind, most) in [("modules", 400), ("suites", 400), ("references", 100), ("notes", 4_000)] {
      let folder = "\(root)/\(kind)"
      let names = ((try? manager.contentsOfDirectory(atPath: folder)) ?? [])
        .filter(Self.holdsFingerprint)
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

  private static let week = 7.0 * 24 * 3600

  /// ``Machine/processTable`` in short.
  private static let processTable = Fingerprint(Data(Machine.processTable.utf8)).number

  /// Seconds since a folder was last written to.
  private func age(_ path: String) -> Double {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.modificationDate] as? Date).map { -$0.timeIntervalSinceNow } ?? 0
  }

  /// Who made a scratch folder, as its name tells.
  private struct Scratch {
    let maker: Int32
    let table: UInt64

    init(maker: Int32, table: UInt64) {
      self.maker = maker
      self.table = table
    }

    /// `nil` where ``BuildStore/scratchFolder()`` makes no such name.
    init?(name: String) {
      let parts = name.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 3, let maker = Int32(parts[0]), maker > 0,
        let table = UInt64(parts[1], radix: 16), UInt64(parts[2]) != nil
      else { return nil }
      self.init(maker: maker, table: table)
    }

    func newName() -> String {
      "\(maker)-\(String(table, radix: 16))-\(UInt64.random(in: 0...(.max)))"
    }
  }

  /// Whether a name has a fingerprint in it, as all have that are kept by their inputs.
  private static func holdsFingerprint(_ name: String) -> Bool {
    var digits = 0
    for character in name.utf8 {
      let isDigit = (48...57).contains(character) || (97...102).contains(character)
      digits = isDigit ? digits + 1 : 0
      if digits == 32 { return true }
    }
    return false
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
