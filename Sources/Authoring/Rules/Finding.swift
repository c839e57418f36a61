/// One thing that a rule found, at its place.
package struct Finding: Sendable, Hashable, Codable, CustomStringConvertible {
  package enum Severity: String, Sendable, Codable {
    /// The lesson is not sound.
    case error

    /// Worth a look; the lesson is sound all the same.
    case warning
  }

  package let severity: Severity

  /// From the course's root.
  package let path: String

  /// Counted from 1.
  package let line: Int
  package let message: String

  /// The name of the rule: `page-parts`.
  package let rule: String

  /// `lessons/06-missing.md:12: error: the link leads nowhere [links]`
  package var description: String {
    "\(path):\(line): \(severity.rawValue): \(message) [\(rule)]"
  }
}

extension Sequence<Finding> {
  /// By file, line and words, each once: the same findings always print in the same order.
  package func inOrder() -> [Finding] {
    Set(self).sorted {
      ($0.path, $0.line, $0.rule, $0.message) < ($1.path, $1.line, $1.rule, $1.message)
    }
  }
}
