/// The page that lists every rule for authors: generated, so that it never says anything else than
/// `learn author check --explain`.
package enum RulePage {
  /// Where it stands in the course.
  package static let path = "lessons/RULES.md"

  package static var text: String {
    """
    # The rules of `learn author check`

    Generated from the rules themselves; `learn author check --explain RULE` prints the same words.
    How to write a lesson that satisfies them: [Add a lesson in an hour](AUTHORING.md).

    ## Read off the files

    \(list(Rules.structural + [FormattedRule.self]))
    ## Found out by building and running

    \(list(Rules.trial + Rules.demo))
    """
  }

  private static func list(_ rules: [any Rule.Type]) -> String {
    rules.map { "### \($0.name)\n\n\($0.explanation)\n" }.joined(separator: "\n")
  }
}
