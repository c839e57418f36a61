import ClassroomSamples
import Course
import Testing

@testable import Classroom

@Suite("Collector")
struct CollectorTests {
  enum Entry {
    case text(String)
    case bytes([UInt8])
    case link
    case other
    case folder
    case closed
  }

  static let median = "exercises/06-missing/MedianImputer.swift"
  static let rows = "exercises/06-missing/MissingRows.swift"

  /// A folder in memory; parents of its files are folders unless given.
  static func folder(_ entries: [String: Entry]) -> SubmissionFolder {
    @Sendable func entry(_ path: String) -> Entry? {
      entries[path] ?? (entries.keys.contains { $0.hasPrefix(path + "/") } ? .folder : nil)
    }
    return SubmissionFolder(
      kind: { path in
        switch entry(path) {
        case nil: nil
        case .text(let text): .file(size: text.utf8.count)
        case .bytes(let bytes): .file(size: bytes.count)
        case .link: .link
        case .other: .other
        case .folder: .folder
        case .closed: .unreadable(reason: "Permission denied")
        }
      },
      read: { path, limit in
        switch entry(path) {
        case .text(let text): Array(text.utf8.prefix(limit))
        case .bytes(let bytes): Array(bytes.prefix(limit))
        default: nil
        }
      },
      list: { path in
        entries.keys.filter { $0.hasPrefix(path + "/") }.map {
          String($0.dropFirst(path.count + 1).prefix { $0 != "/" })
        }
      })
  }

  func collect(_ entries: [String: Entry], original: [String: String] = [:]) throws
    -> Collector.Collected
  {
    Collector(folder: Self.folder(entries), original: { original[$0] }).collect(
      try Samples.lesson())
  }

  @Test("Only the listed files are taken; line ends become line feeds")
  func listed() throws {
    let collected = try collect([
      Self.median: .text("a\r\nb\n"), "exercises/06-missing/Extra.swift": .text("x"),
    ])
    #expect(collected.files == [Self.median: "a\nb\n"])
    #expect(collected.refused.isEmpty)
    #expect(collected.ignored == ["exercises/06-missing/Extra.swift"])
  }

  @Test("A link is refused wherever it stands on the way to the file")
  func links() throws {
    #expect(
      try collect([Self.median: .link]).refused == [
        RefusedFile(path: Self.median, reason: "it is a link")
      ])
    let folderLink = try collect(["exercises/06-missing": .link])
    #expect(folderLink.refused.map(\.reason) == ["06-missing is a link", "06-missing is a link"])
    #expect(folderLink.files.isEmpty)
    #expect(try collect(["exercises": .link]).refused.count == 2)
  }

  @Test("Devices, folders, binary and huge files are refused with the reason")
  func refused() throws {
    #expect(
      try collect([Self.median: .other, Self.rows: .folder]).refused.map(\.reason) == [
        "it is not an ordinary file", "it is a folder",
      ])
    #expect(
      try collect([Self.median: .bytes([0xFF, 0xFE]), Self.rows: .bytes([65, 0])]).refused.map(
        \.reason) == ["it is not text in UTF-8", "it is not text in UTF-8"])
    let huge = String(repeating: "x", count: Collector.sizeLimit + 1)
    #expect(try collect([Self.median: .text(huge)]).refused.map(\.path) == [Self.median])
  }

  @Test("What cannot be looked at is refused, and not taken for missing")
  func closed() throws {
    #expect(
      try collect([Self.median: .closed]).refused == [
        RefusedFile(path: Self.median, reason: "it cannot be read: Permission denied")
      ])
    #expect(
      try collect(["exercises/06-missing": .closed]).refused.map(\.reason)
        == Array(repeating: "06-missing cannot be read: Permission denied", count: 2))
    // No name is that long, so nobody knows what is there.
    let name = String(repeating: "x", count: 300)
    guard case .unreadable? = SubmissionFolder.live(root: "/tmp").kind(name) else {
      Issue.record("a name that is too long is no absence")
      return
    }
  }

  @Test("Changed suites, solutions and manifests are named and not taken")
  func changed() throws {
    let suite = "Tests/06-missing/MedianImputerTests.swift"
    let collected = try collect(
      [
        suite: .text("changed"), "Package.swift": .text("same"),
        "solutions/06-missing/MedianImputer.swift": .text("mine"),
      ],
      original: [suite: "original", "Package.swift": "same"])
    #expect(collected.ignored == [suite, "solutions/06-missing/MedianImputer.swift"])
    #expect(collected.files.isEmpty)
  }
}
