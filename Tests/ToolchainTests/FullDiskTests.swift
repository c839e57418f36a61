import Foundation
import OperatingSystem
import Testing

@testable import Toolchain

@Suite("A full disk") struct FullDiskTests {
  private func compilation(_ words: String, ending: InvocationResult.Ending, freeSpace: Int) throws
    -> Bool
  {
    var errors = BoundedText()
    errors.append(Data(words.utf8))
    let result = InvocationResult(
      ending: ending, output: BoundedText(), errors: errors, duration: 1)
    return try Compilation(result, in: "/tmp", freeSpace: freeSpace).isSuccess
  }

  @Test("It is told by the compiler's words, or by the disk where a linker only crashes")
  func told() {
    let full = SystemError.unwritable(path: "/tmp", code: ENOSPC)
    #expect(throws: full) {
      try compilation(
        "LLVM ERROR: IO failure on output stream: No space left on device", ending: .exited(1),
        freeSpace: 1 << 40)
    }
    #expect(throws: full) {
      try compilation("PLEASE submit a bug report\nStack dump:", ending: .exited(1), freeSpace: 0)
    }
  }

  @Test("An error in a line is that, however full the disk; and a crash with room is a crash")
  func other() throws {
    #expect(
      try !compilation(
        "exercises/01-a/B.swift:1:1: error: expected expression", ending: .exited(1), freeSpace: 0))
    #expect(try !compilation("Stack dump:", ending: .exited(1), freeSpace: 1 << 40))
    #expect(try compilation("", ending: .exited(0), freeSpace: 0))
  }

  @Test("The room on a disk is known") func room() {
    #expect(File("/tmp").freeSpace != nil)
    #expect(File("/no/such/folder").freeSpace == nil)
  }
}
