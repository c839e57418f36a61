import Foundation
import Testing

@testable import Classroom

#if canImport(Glibc)
  import Glibc
#endif

@Suite("Submissions") struct SubmissionsTests {
  static let composed = "Jos\u{E9}"
  static let decomposed = "Jose\u{301}"

  /// A folder of submissions on disk that ends with the test.
  struct Scratch: ~Copyable {
    let root = FileManager.default.temporaryDirectory.appending(path: "submissions-\(UUID())").path

    init(_ folders: String...) throws {
      for name in folders { try makeFolder(name) }
    }

    func makeFolder(_ name: String) throws {
      // By its bytes: Foundation may write a name in another form.
      try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
      try #require(mkdir("\(root)/\(name)", 0o755) == 0)
    }

    func list(_ roster: String? = nil) throws -> ClassList {
      ClassList(try roster.map { try Roster(parsing: $0) }, in: try Submissions(root: root))
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }
  }

  @Test("Links, pipes, files, archives and foreign bytes are that entry's trouble alone")
  func odd() throws {
    let scratch = try Scratch("ada", "__MACOSX", ".git")
    try #require(symlink("/tmp", "\(scratch.root)/eve") == 0)
    try #require(mkfifo("\(scratch.root)/pipe", 0o644) == 0)
    for name in ["bob.zip", "notes.txt"] {
      try Data().write(to: URL(fileURLWithPath: "\(scratch.root)/\(name)"))
    }
    try #require(
      "\(scratch.root)/".withCString { root in
        mkdir(Array(UnsafeBufferPointer(start: root, count: strlen(root))) + [-1, 0], 0o755)
      } == 0)
    let list = try scratch.list()
    #expect(list.students.map(\.id) == ["ada", "eve"])
    #expect(list.troubles == ["eve": "it is a link"])
    #expect(
      list.strays.map { "\($0.path): \($0.reason)" } == [
        "__MACOSX: it is what macOS packs beside a folder",
        "bob.zip: it is an archive that was not unpacked", "notes.txt: it is not a folder",
        "pipe: it is not a folder", "\u{FFFD}: its name is not text in UTF-8",
      ])
  }

  @Test("A folder that cannot be read is its student's trouble", .enabled(if: geteuid() != 0))
  func closed() throws {
    let scratch = try Scratch("ada", "bob")
    try #require(chmod("\(scratch.root)/bob", 0) == 0)
    defer { chmod("\(scratch.root)/bob", 0o755) }
    #expect(try scratch.list().troubles == ["bob": "it cannot be read: Permission denied"])
    #expect(try scratch.list("id\nada\nbob\n").troubles.keys.sorted() == ["bob"])
  }

  @Test("A name is found in whatever composition and case the disk has it")
  func composition() throws {
    let scratch = try Scratch(Self.decomposed, "Ada")
    let list = try scratch.list("id\n\(Self.composed)\nada\n")
    #expect(
      list.students.map { Array($0.folder.utf8) } == [
        Array(Self.decomposed.utf8), Array("Ada".utf8),
      ])
    #expect(list.troubles.isEmpty && list.strays.isEmpty)
    // Without a roster, the id is the same on every disk.
    let own = try #require(try scratch.list().students.last)
    #expect(Array(own.id.utf8) == Array(Self.composed.utf8))
    #expect(Array(own.folder.utf8) == Array(Self.decomposed.utf8))
  }

  @Test("Two folders that differ in composition alone are one student, who is not graded")
  func twins() throws {
    let scratch = try Scratch(Self.composed, Self.decomposed, "ada")
    try #require(try Submissions(root: scratch.root).folders == ["ada"])
    for list in [try scratch.list(), try scratch.list("id\nada\n\(Self.composed)\n")] {
      #expect(Set(list.students.map(\.id)) == ["ada", Self.composed])
      #expect(
        list.troubles == [
          Self.composed: "two folders have this name, each written in other bytes"
        ])
    }
  }

  @Test("A student's folder may be called whatever a disk takes, and a roster ask for more")
  func long() throws {
    let name = String(repeating: "é", count: 127)
    let scratch = try Scratch(name)
    #expect(try scratch.list().students.map(\.id) == [name])
    let asked = String(repeating: "x", count: 4_000)
    let list = try scratch.list("id\n\(name)\n\(asked)\n")
    #expect(list.students.count == 2 && list.troubles.isEmpty)
  }

  @Test("A link on the way to a student's folder is no way")
  func links() throws {
    let scratch = try Scratch("teams", "teams/one")
    try #require(symlink("\(scratch.root)/teams", "\(scratch.root)/linked") == 0)
    let list = try scratch.list("id,folder\nada,teams/one\nbob,linked/one\ncleo,linked\n")
    #expect(list.students.map(\.folder) == ["teams/one", "linked/one", "linked"])
    #expect(list.troubles == ["bob": "linked is a link", "cleo": "it is a link"])
  }

  @Test("Folders that nobody on the roster has are named")
  func strays() throws {
    let scratch = try Scratch("one", "two", "three", "ada")
    let list = try scratch.list("id,folder\nada,one\nbob,two\n")
    #expect(list.strays.map(\.path) == ["ada", "three"])
    #expect(list.strays.allSatisfy { $0.reason == "nobody on the roster has this folder" })
  }

  @Test("Folders are found by the names that GitHub Classroom and Moodle give them")
  func given() throws {
    let scratch = try Scratch(
      "week-1-ada", "week-1-john-doe", "Grace Hopper_7_assignsubmission_file", "x-eve", "y-eve")
    let list = try scratch.list(
      """
      id,name
      ada,
      doe,
      john-doe,
      eve,
      Participant 7,Grace Hopper
      """)
    #expect(
      list.students.map(\.folder) == [
        "week-1-ada", "doe", "week-1-john-doe", "eve", "Grace Hopper_7_assignsubmission_file",
      ])
    #expect(list.strays.map(\.path) == ["x-eve", "y-eve"])
  }
}
