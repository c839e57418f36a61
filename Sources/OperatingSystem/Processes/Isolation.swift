/// How a command is put behind a wall, such as a sandbox.
package struct Isolation: Sendable {
  /// A name for results: `local`, `sandboxed`.
  package let level: String
  package let wrap: @Sendable (Invocation) -> Invocation

  /// What came of the command inside, told from what came of the command that it was wrapped in;
  /// throws where the wall itself failed.
  package let outcome: @Sendable (Invocation, InvocationResult) throws -> InvocationResult

  package init(
    level: String, wrap: @escaping @Sendable (Invocation) -> Invocation,
    outcome: @escaping @Sendable (Invocation, InvocationResult) throws -> InvocationResult
  ) {
    self.level = level
    self.wrap = wrap
    self.outcome = outcome
  }
}

extension Subprocess {
  /// Runs `command` to its end, behind a wall where there is one.
  package static func run(
    _ command: Invocation, isolation: Isolation?, monitor: Monitor = Monitor()
  ) async throws -> InvocationResult {
    guard let isolation else { return try await run(command, monitor: monitor) }
    let wrapped = isolation.wrap(command)
    return try isolation.outcome(wrapped, try await run(wrapped, monitor: monitor))
  }
}
