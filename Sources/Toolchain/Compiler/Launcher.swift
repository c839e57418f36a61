import OperatingSystem

/// How the compiler, and the programs that it makes, are started; a test stands in for it.
package struct Launcher: Sendable {
  /// Runs a command to its end, behind a wall where there is one.
  package var run:
    @Sendable (Invocation, Isolation?, Subprocess.Monitor) async throws -> InvocationResult

  package init(
    run:
      @escaping @Sendable (Invocation, Isolation?, Subprocess.Monitor) async throws
      -> InvocationResult
  ) {
    self.run = run
  }

  package static let live = Launcher { try await Subprocess.run($0, isolation: $1, monitor: $2) }
}
