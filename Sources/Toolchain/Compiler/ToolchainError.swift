/// What the machine, rather than the learner's code, can be at fault for.
package enum ToolchainError: Error, Equatable, Sendable {
  /// No Swift compiler was found; the places that were looked in.
  case compilerMissing(searched: [String])
  case programMissing(String)

  /// A file of the course that must be there is not.
  case missing(path: String)

  /// A part that the course provides does not compile: its name, and what the compiler said.
  case brokenPart(String, output: String)

  /// The compiler failed twice without a word on any code: it was killed, say, or crashed.
  case compilerFailed(output: String)

  /// The suite has no checks.
  case emptySuite(path: String)
}
