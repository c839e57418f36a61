import Foundation
import Grading
import OperatingSystem

/// What one call of the compiler came to.
struct Compilation: Sendable {
  let isSuccess: Bool

  /// Whether it failed without a word on any code: it was killed, crashed, or could not write. Then
  /// the machine is at fault, and most likely not the next time.
  let isFault: Bool

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
    let linker = isSuccess ? [] : LinkerOutput.diagnostics(in: output)
    let compiler = CompilerOutput.diagnostics(in: output)
    diagnostics = compiler + linker
    isFault =
      !isSuccess && linker.isEmpty
      && !compiler.contains { $0.severity == .error && $0.location != nil }
    if !isSuccess, saysDiskIsFull(freeSpace: freeSpace) {
      throw SystemError.unwritable(path: directory, code: ENOSPC)
    }
  }

  /// A linker that maps its output into memory does not find out, and crashes; so where no line is
  /// found fault with, the disk is looked at.
  private func saysDiskIsFull(freeSpace: () -> Int?) -> Bool {
    if output.contains(SystemError.words(ENOSPC)) { return true }
    // What the linker leaves it removes, and no program of a lesson is larger.
    return isFault && (freeSpace() ?? .max) < 32 << 20
  }

  private init(isSuccess: Bool, isFault: Bool, output: String, diagnostics: [Diagnostic]) {
    self.isSuccess = isSuccess
    self.isFault = isFault
    self.output = output
    self.diagnostics = diagnostics
  }

  /// This call with the code that made the compiler itself fail.
  func blaming(_ crash: Diagnostic) -> Compilation {
    Compilation(
      isSuccess: false, isFault: false, output: output, diagnostics: diagnostics + [crash])
  }

  /// This call and one that went on with what it made.
  func then(_ next: Compilation) -> Compilation {
    Compilation(
      isSuccess: isSuccess && next.isSuccess, isFault: isFault || next.isFault,
      output: output + next.output, diagnostics: diagnostics + next.diagnostics)
  }
}

extension LessonBuilder {
  /// Calls `swiftc` in `directory`, and once more where it fails without a word on any code.
  ///
  /// - Parameters:
  ///   - isolation: A wall, where it reads a learner's code.
  ///   - isRetry: Whether this is the second try already.
  /// - Throws: ``ToolchainError/compilerFailed(output:)``.
  func compile(
    _ arguments: [String], in directory: String, isolation: Isolation? = nil, isRetry: Bool = false
  ) async throws -> Compilation {
    let result = try await run(toolchain.command(arguments, in: directory), isolation: isolation)
    let compilation = try Compilation(result, in: directory)
    guard compilation.isFault else { return compilation }
    // What took five minutes once takes them again.
    guard !isRetry, result.ending != .timedOut else {
      guard let crash = CompilerOutput.crash(in: compilation.output) else {
        throw ToolchainError.compilerFailed(output: compilation.output)
      }
      return compilation.blaming(crash)
    }
    return try await compile(arguments, in: directory, isolation: isolation, isRetry: true)
  }

  /// Runs what compiles, for five minutes at most.
  func run(
    _ command: Invocation, isolation: Isolation?, onOutput: (@Sendable (Data) -> Void)? = nil
  ) async throws -> InvocationResult {
    try await launcher.run(command, isolation, .init(total: 300, onOutput: onOutput))
  }
}
