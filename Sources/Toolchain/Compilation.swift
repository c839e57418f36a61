import Foundation
import Grading
import OperatingSystem

/// What one call of the compiler came to.
struct Compilation: Sendable {
  let isSuccess: Bool

  /// All that was said.
  let output: String
  let diagnostics: [Diagnostic]

  /// - Throws: ``OperatingSystem/SystemError/unwritable(path:code:)`` when the disk is full, for which
  ///   no code is at fault.
  init(_ result: InvocationResult, in directory: String) throws {
    try self.init(result, in: directory, freeSpace: File(directory).freeSpace)
  }

  /// - Parameter freeSpace: How many bytes the folder's disk still takes.
  init(
    _ result: InvocationResult, in directory: String, freeSpace: @autoclosure () -> Int?
  ) throws {
    isSuccess = result.ending == .exited(0)
    output = result.output.text + result.errors.text
    diagnostics = CompilerOutput.diagnostics(in: output)
    if !isSuccess, saysDiskIsFull(freeSpace: freeSpace) {
      throw SystemError.unwritable(path: directory, code: ENOSPC)
    }
  }

  /// A linker that maps its output into memory does not find out, and crashes; so where no line is
  /// found fault with, the disk is looked at.
  private func saysDiskIsFull(freeSpace: () -> Int?) -> Bool {
    if output.contains(SystemError.words(ENOSPC)) { return true }
    let isPlaced = diagnostics.contains { $0.severity == .error && $0.location != nil }
    // What the linker leaves it removes, and no program of a lesson is larger.
    return !isPlaced && (freeSpace() ?? .max) < 32 << 20
  }

  private init(isSuccess: Bool, output: String, diagnostics: [Diagnostic]) {
    self.isSuccess = isSuccess
    self.output = output
    self.diagnostics = diagnostics
  }

  /// This call and one that went on with what it made.
  func then(_ next: Compilation) -> Compilation {
    Compilation(
      isSuccess: isSuccess && next.isSuccess, output: output + next.output,
      diagnostics: diagnostics + next.diagnostics)
  }
}

extension LessonBuilder {
  /// Calls `swiftc` in `directory`.
  ///
  /// - Parameter isolation: A wall, where it reads a learner's code.
  func compile(
    _ arguments: [String], in directory: String, isolation: Isolation? = nil
  ) async throws -> Compilation {
    try Compilation(
      await run(toolchain.command(arguments, in: directory), isolation: isolation), in: directory)
  }

  /// Runs what compiles, for five minutes at most.
  func run(
    _ command: Invocation, isolation: Isolation?, onOutput: (@Sendable (Data) -> Void)? = nil
  ) async throws -> InvocationResult {
    try await launcher.run(command, isolation, .init(total: 300, onOutput: onOutput))
  }
}
