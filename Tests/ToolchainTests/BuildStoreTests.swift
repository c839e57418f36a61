import Foundation
import Testing

@testable import Toolchain

@Suite("Build store")
struct BuildStoreTests {
  /// A folder that holds somebody's things beside what the store has made there.
  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("store-\(UInt64.random(in: 0...(.max)))")
    for name in ["work", "modules", "notes"] {
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    return folder
  }

  private func names(_ folder: URL) -> Set<String> {
    Set((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
  }

  @Test(
    "Only scratch folders of processes that have ended are removed, and nothing that is another's")
  func scratch() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let work = folder.appendingPathComponent("work")
    let store = BuildStore(root: folder.path)
    let own = try #require(try store.scratchFolder().split(separator: "/").last.map(String.init))
    let table = own.split(separator: "-")[1]
    let ended = "2147480000-\(table)-18446744073709551615"
    let others = [
      "main", "thesis", "2024-11-25", "-5", "12", "0-7", "2147480000-x", "3-4-5-6",
      "0-\(table)-7", "2147480000-\(table)-x",
    ]
    for name in others + [ended] {
      try FileManager.default.createDirectory(
        at: work.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    store.tidy()
    #expect(names(work) == Set(others + [own]))
  }

  @Test("What another machine makes in the same folder is left alone until it is a week old")
  func otherMachines() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let work = folder.appendingPathComponent("work")
    for (name, days) in [("2147480000-abc-1", 6.5), ("2147480000-abc-2", 7.5)] {
      try FileManager.default.createDirectory(
        at: work.appendingPathComponent(name), withIntermediateDirectories: true)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -days * 24 * 3600)],
        ofItemAtPath: work.appendingPathComponent(name).path)
    }
    BuildStore(root: folder.path).tidy()
    #expect(names(work) == ["2147480000-abc-1"])
  }

  @Test("Of what is kept by its inputs the oldest goes, and of other names none")
  func kept() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let modules = folder.appendingPathComponent("modules")
    let own = (0..<410).map { String(repeating: "0", count: 29) + "\(100 + $0)" }
    let others = (0..<410).map { "letter \($0)" }
    for name in own + others {
      try Data().write(to: modules.appendingPathComponent(name))
    }
    BuildStore(root: folder.path).tidy()
    #expect(names(modules).intersection(others).count == 410)
    #expect(names(modules).intersection(own).count == 400)
  }
}
