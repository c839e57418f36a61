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
        let prefix = path.isEmpty ? "" : path + "/"
        return Set(
          entries.keys.filter { $0.hasPrefix(prefix) }.map {
            String($0.dropFirst(prefix.count).prefix { $0 != "/" })
          }
        ).sorted()
      })
  }

  func collect(_ entries: [String: Entry], original: [String: String] = [:]) throws
    -> Collector.Collected
  {
    let folder = Self.folder(entries)
    return Collector(folder: folder, original: { original[$0] }).collect(
      try Samples.lesson(), stubs: [Self.median: "stub\n", Self.rows: "stub\n"],
      shared: ["MissingRows"]
    ) { HandIn(folder) }
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
        \.reason) == ["it is text in UTF-16; save it as UTF-8", "it is not text"])
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

  @Test("A comment in Latin-1 costs nothing, as it cost the learner nothing")
  func latin1() throws {
    let bytes = Array("// caf".utf8) + [0xE9] + Array("\nlet a = 1\n".utf8)
    #expect(
      try collect([Self.median: .bytes(bytes)]).files == [
        Self.median: "// caf\u{FFFD}\nlet a = 1\n"
      ])
  }

  @Test("UTF-16 is told as that, with a mark and without", arguments: [true, false])
  func utf16(hasMark: Bool) throws {
    let letters: [UInt8] = "let a = 1\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let mark: [UInt8] = hasMark ? [0xFF, 0xFE] : []
    #expect(
      try collect([Self.median: .bytes(mark + letters)]).refused.map(
        \.reason)
        == ["it is text in UTF-16; save it as UTF-8"])
  }

  @Test(
    "Work is found where learners put it, and where is said",
    arguments: [
      "work/exercises/06-missing/MedianImputer.swift", "a/b/c/06-missing/MedianImputer.swift",
      "06-missing/MedianImputer.swift", "MedianImputer.swift", "homework/MedianImputer.swift",
      "Exercises/06-missing/MedianImputer.swift", "exercises/06-Missing/medianimputer.swift",
      "exercises/MedianImputer.swift", "exercises/06-missing/MedianImputer (1).swift",
      "MedianImputer (2).swift", "MedianImputer-1.swift", "MedianImputer copy.swift",
      "MedianImputer - Copy.swift", "MedianImputer.SWIFT",
    ])
  func elsewhere(place: String) throws {
    let collected = try collect([place: .text("mine\n"), "README.md": .text("x")])
    #expect(collected.files == [Self.median: "mine\n"])
    #expect(collected.found == [FoundFile(path: Self.median, place: place)])
    #expect(collected.places == [place])
    #expect(collected.refused.isEmpty && collected.ignored.isEmpty)
  }

  @Test("A file that is still as it was handed out does not hide the work beside it")
  func untouched() throws {
    let copy = "exercises/06-missing/MedianImputer (1).swift"
    let collected = try collect([Self.median: .text("stub\r\n"), copy: .text("mine\n")])
    #expect(collected.files == [Self.median: "mine\n"])
    #expect(collected.found.map(\.place) == [copy])
    // Work in its place is not looked for elsewhere, and a second stub is no work.
    #expect(try collect([Self.median: .text("mine\n"), copy: .text("old\n")]).found.isEmpty)
    #expect(try collect([Self.median: .text("stub\n"), copy: .text("stub\n")]).found.isEmpty)
  }

  @Test("Of several places, the likeliest alone counts; two that differ are refused by name")
  func several() throws {
    let near = "x/06-missing/MedianImputer.swift"
    #expect(
      try collect([near: .text("a"), "MedianImputer.swift": .text("b")]).found.map(\.place) == [
        near
      ])
    #expect(
      try collect(["a/MedianImputer.swift": .text("a"), "b/MedianImputer.swift": .text("a")]).files
        == [Self.median: "a"])
    let differing = try collect([
      "a/MedianImputer.swift": .text("a"), "b/MedianImputer.swift": .text("b"),
    ])
    #expect(differing.files.isEmpty)
    #expect(
      differing.refused == [
        RefusedFile(
          path: Self.median,
          reason:
            "it stands in several places, each other: a/MedianImputer.swift, b/MedianImputer.swift")
      ])
  }

  @Test(
    "Nothing is taken that is another lesson's, the course's own, a system's or a link",
    arguments: [
      "exercises/07-other/MedianImputer.swift", "MissingRows.swift",
      "solutions/06-missing/MedianImputer.swift",
      "__MACOSX/06-missing/MedianImputer.swift", "__MACOSX/._MedianImputer.swift",
      ".Trash/MedianImputer.swift",
    ])
  func others(place: String) throws {
    let collected = try collect([place: .text("mine\n")])
    #expect(collected.files.isEmpty && collected.found.isEmpty)
    #expect(try collect(["x/MedianImputer.swift": .link]).files.isEmpty)
  }

  @Test("An archive is named where something is missing")
  func archives() throws {
    #expect(try collect(["deep/work.zip": .bytes([80, 75])]).archives == ["deep/work.zip"])
    #expect(
      try collect([Self.median: .text("a"), Self.rows: .text("b"), "work.zip": .bytes([80])])
        .archives == [])
  }
}
