import Foundation
import Testing

@testable import OperatingSystem

@Suite("Files") struct FileTests {
  @Test("What is absent, what cannot be read and what is empty are three answers") func answers()
    throws
  {
    let folder = try TemporaryFolder()
    #expect(folder.file("no").contents == .absent)
    #expect(folder.file("no/below").contents == .absent)
    try folder.file("empty").write("")
    #expect(folder.file("empty").contents == .bytes(Data()))
    #expect(folder.file("empty/below").contents == .absent)
    try folder.file("folder").makeFolder()
    #expect(folder.file("folder").contents == .unreadable(reason: "it is a folder"))
    try folder.link("loop", to: "loop")
    guard case .unreadable = folder.file("loop").contents else {
      Issue.record("\(folder.file("loop").contents)")
      return
    }
    #expect(try folder.file("no").text() == nil)
    #expect(throws: SystemError.unreadable(path: "folder", reason: "it is a folder")) {
      try folder.file("folder").text()
    }
  }

  @Test("A file without permissions is there", .disabled(if: Machine.isSuperuser))
  func permissions() throws {
    let folder = try TemporaryFolder()
    try folder.file("closed").write("mine")
    try #require(chmod(folder.file("closed").path, 0) == 0)
    guard case .unreadable = folder.file("closed").contents else {
      Issue.record("\(folder.file("closed").contents)")
      return
    }
  }

  @Test("A link to a disk that is not there is no absence; one to a file yet to be made is")
  func dangling() throws {
    let folder = try TemporaryFolder()
    try folder.link("away", to: "/no/such/disk/file")
    guard case .unreadable(let reason) = folder.file("away").contents else {
      Issue.record("\(folder.file("away").contents)")
      return
    }
    #expect(reason.contains("/no/such/disk/file"))
    try folder.link("soon", to: "target")
    #expect(folder.file("soon").contents == .absent)
    try folder.file("soon").write("now")
    #expect(try folder.file("target").text() == "now")
  }

  @Test("Files in /proc, which say that they are empty, are read whole")
  func proc() throws {
    guard let text = try File("/proc/self/status").text() else { return }
    #expect(text.contains("Pid:"))
  }

  @Test(
    "A text in UTF-16 is told, with a mark or without",
    arguments: [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian])
  func utf16(encoding: String.Encoding) throws {
    let folder = try TemporaryFolder()
    try folder.file("A.swift").write(try #require("let a = 1\n".data(using: encoding)))
    #expect(throws: SystemError.encoded(path: "A.swift", as: "UTF-16")) {
      try folder.file("A.swift").text()
    }
  }

  @Test(
    "Other texts are not taken for UTF-16",
    arguments: [
      Data(), Data("a".utf8), Data("let é = \"漢字 🐦\"\n".utf8), Data([0xE9, 0x0A]),
      Data("a\0b\0 text with two zeros, on either side\n".utf8), Data(repeating: 0, count: 64),
    ])
  func notUTF16(bytes: Data) throws {
    #expect(!bytes.isUTF16)
  }

  @Test("A written file is there whole, and nothing else is") func writing() throws {
    let folder = try TemporaryFolder()
    try folder.file("a/b/C.swift").write("one")
    try folder.file("a/b/C.swift").write("two")
    #expect(try folder.file("a/b/C.swift").text() == "two")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/a/b") == ["C.swift"])
  }

  @Test("A link stays when it is written to, and its target keeps its permissions")
  func throughLinks() throws {
    let folder = try TemporaryFolder()
    try folder.file("elsewhere/target").write("one")
    try #require(chmod(folder.file("elsewhere/target").path, 0o640) == 0)
    try folder.link("first", to: "elsewhere/second")
    try folder.link("elsewhere/second", to: "target")
    try folder.file("first").write("two")
    #expect(folder.file("first").kind == .link)
    #expect(folder.file("elsewhere/second").kind == .link)
    #expect(try folder.file("elsewhere/target").text() == "two")
    let mode =
      try FileManager.default.attributesOfItem(atPath: folder.file("elsewhere/target").path)[
        .posixPermissions] as? Int
    #expect(mode == 0o640)
  }

  @Test("What cannot be written leaves what was there, and no other file") func unwritable() throws
  {
    let folder = try TemporaryFolder()
    try folder.file("folder/inside").write("one")
    #expect(throws: SystemError.unwritable(path: "folder", code: EISDIR)) {
      try folder.file("folder").write("two")
    }
    #expect(throws: SystemError.unwritable(path: "folder/inside/C", code: ENOTDIR)) {
      try folder.file("folder/inside/C").write("two")
    }
    #expect(folder.names == ["folder"])
    #expect(try folder.file("folder/inside").text() == "one")
  }

  @Test("A folder's files are found, below as well; one that cannot be looked into is no empty one")
  func folders() throws {
    let folder = try TemporaryFolder()
    for name in ["a/B.swift", "a/b/A.swift", "a/C.txt"] { try folder.file(name).write("") }
    #expect(try folder.file("a").names() == ["B.swift", "C.txt", "b"])
    #expect(
      try folder.file("a").files(ending: ".swift").map(\.name) == ["a/B.swift", "a/b/A.swift"])
    #expect(try folder.file("no").names() == [])
    try folder.link("loop", to: "loop")
    #expect(throws: SystemError.self) { try folder.file("loop").names() }
  }

  @Test("A lock that is held is not had twice") func lock() throws {
    let folder = try TemporaryFolder()
    let lock = try #require(try FileLock(of: folder.file("lock")))
    #expect(try FileLock(of: folder.file("lock")) == nil)
    lock.release()
    #expect(try FileLock(of: folder.file("lock")) != nil)
    #expect(throws: SystemError.unwritable(path: "no/lock", code: ENOENT)) {
      _ = try FileLock(of: folder.file("no/lock"))
    }
  }
}
