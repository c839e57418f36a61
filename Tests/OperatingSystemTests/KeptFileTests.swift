import Foundation
import OperatingSystem
import Testing

@Suite("Kept versions") struct KeptFileTests {
  @Test("Each version is kept byte for byte, under a number of its own") func bytes() throws {
    let folder = try TemporaryFolder()
    let latin = Data([0x63, 0x61, 0x66, 0xE9, 0x0D, 0x0A])
    let file = folder.file("exercises/06/A.swift")
    try file.write(latin)
    #expect(try file.keep()?.name == "exercises/06/.kept/A.1.swift")
    try file.write("two")
    #expect(try file.keep()?.name == "exercises/06/.kept/A.2.swift")
    try file.write("three")
    #expect(folder.file("exercises/06/.kept/A.1.swift").contents == .bytes(latin))
    #expect(try folder.file("exercises/06/.kept/A.2.swift").text() == "two")
    #expect(try file.text() == "three")
  }

  @Test("Nothing is kept of what is absent") func absent() throws {
    let folder = try TemporaryFolder()
    #expect(try folder.file("A.swift").keep() == nil)
    #expect(folder.names.isEmpty)
  }

  @Test("A file is in its place until it is written over") func untilWritten() throws {
    let folder = try TemporaryFolder()
    try folder.file("A.swift").write("one")
    _ = try folder.file("A.swift").keep()
    #expect(try folder.file("A.swift").text() == "one")
  }

  @Test("A folder in the file's place is kept with all that is in it") func folder() throws {
    let folder = try TemporaryFolder()
    try folder.file("A.swift/inside").write("mine")
    #expect(try folder.file("A.swift").keep()?.name == ".kept/A.1.swift")
    try folder.file("A.swift").write("stub")
    #expect(try folder.file(".kept/A.1.swift/inside").text() == "mine")
  }

  @Test("What cannot be read is kept, and what takes its place can be") func unreadable() throws {
    let folder = try TemporaryFolder()
    try folder.file("A.swift").write("mine")
    try #require(chmod(folder.file("A.swift").path, 0) == 0)
    let kept = try #require(try folder.file("A.swift").keep())
    try folder.file("A.swift").write("stub")
    #expect(try folder.file("A.swift").text() == "stub")
    try #require(chmod(folder.file("A.swift").path, 0o600) == 0)
    try #require(chmod(kept.path, 0o600) == 0)
    #expect(try kept.text() == "mine")
  }

  @Test("Of a link the file that it leads to is kept, and of one that leads nowhere the link")
  func links() throws {
    let folder = try TemporaryFolder()
    try folder.file("elsewhere/Mine.swift").write("mine")
    try folder.link("A.swift", to: "elsewhere/Mine.swift")
    let kept = try #require(try folder.file("A.swift").keep())
    try folder.file("A.swift").write("stub")
    #expect(try kept.text() == "mine")
    #expect(folder.file("A.swift").kind == .link)
    #expect(try folder.file("elsewhere/Mine.swift").text() == "stub")

    try folder.link("B.swift", to: "/no/such/disk/B.swift")
    #expect(try folder.file("B.swift").keep()?.kind == .link)
  }

  @Test("Versions that are kept at once do not take each other's place") func atOnce() async throws
  {
    let folder = try TemporaryFolder()
    try folder.file("A.swift").write("mine")
    let kept = try await Array(0..<50).concurrentMap(atMost: 8) { _ in
      try folder.file("A.swift").keep()?.name
    }
    #expect(Set(kept.compactMap(\.self)).count == 50)
  }
}
