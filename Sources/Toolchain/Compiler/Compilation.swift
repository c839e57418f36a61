import Foundation
import Grading
import OperatingSystem

/// What one call of the compiler came to.
struct Compilation: Sendable {
  let isSuccess: Bool

  /// Whether it failed without a word on any code: it was killed, crashed, or could not write. Then
  /// the machine is at fault, and most likely not the next time.
  let isFault: Bool

  /// Whether it used up the processor time that it may take; another try would do so again.
  let isOverLimit: Bool

  /// All that was said.
  let output: String
  let diagnostics: [Diagnostic]

  /// - Throws: ``OperatingSystem/SystemError/unwritable(path:code:)`` when the disk is full, for which
  ///   no code is at fault.
  ///
  /// - Parameter limits: What it might use.
  init(_ result: InvocationResult, in directory: String, limits: Limits = Limits()) throws {
    try self.init(result, in: directory, limits: limits, freeSpace: File(directory).freeSpace)
  }

  /// - Parameter freeSpace: How many bytes the folder's disk still takes.
  init(
    _ result: InvocationResult, in directory: String, limits: Limits = Limits(),
    freeSpace: @autoclosure () -> Int?
  ) throws {
    isSuccess = result.ending == .exited(0)
    // The shell tells a signal by 128 and its number. Others kill as well, but not so late.
    let isKilled = [SIGXCPU, SIGKILL].contains {
      [.signaled($0), .exited(128 + $0)].contains(result.ending)
    }
    isOverLimit = isKilled && limits.processorTime.map { result.duration >= Double($0) } ?? false
    output = result.output.text + result.errors.text
    let linker = isSuccess ? [] : LinkerOutput.diagnostics(in: output)
    let compiler = CompilerOutput.diagnostics(in: output)
    diagnostics = isOverLimit ? [Self.overLimit] : compiler + linker
    isFault =
      !isSuccess && !isOverLimit && linker.isEmpty
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

  private init(
    isSuccess: Bool, isFault: Bool, isOverLimit: Bool = false, output: String,
    diagnostics: [Diagnostic]
  ) {
    self.isSuccess = isSuccess
    self.isFault = isFault
    self.isOverLimit = isOverLimit
    self.output = output
    self.diagnostics = diagnostics
  }

  /// What is said of code that the compiler does not come to an end with.
  static let overLimit = Diagnostic(
    severity: .error,
    message: "The compiler did not come to an end with it in the time that it has.", location: nil)

  /// This call with the code that made the compiler itself fail.
  func blaming(_ crash: Diagnostic) -> Compilation {
    Compilation(
      isSuccess: false, isFault: false, output: output, diagnostics: diagnostics + [crash])
  }

  /// This call and one that went on with what it made.
  func then(_ next: Compilation) -> Compilation {
    Compilation(
      isSuccess: isSuccess && next.isSuccess, isFault: isFault || next.isFault,
      isOverLimit: isOverLimit || next.isOverLimit,
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
    let compilation = try Compilation(result, in: directory, limits: limits)
    guard compilation.isFault else { return compilation }
    // What took five minutes once takes them again.
    guard !isRetry, result.ending != .timedOut else {
      // Code that makes it crash twice is at fault, wherever it stands; a compiler that was killed, or
      // could not write, does not say so.
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
    var command = command
    command.limits = limits
    return try await launcher.run(command, isolation, .init(total: 300, onOutput: onOutput))
  }
}

extension ExerciseGrade {
  /// Whether the compiler did not come to an end with the file.
  package var isOverCompilerLimit: Bool {
    guard case .doesNotCompile(let diagnostics) = state else { return false }
    return diagnostics.contains {
      [Compilation.overLimit.message, CompilerOutput.crashWords].contains($0.message)
    }
  }
}
