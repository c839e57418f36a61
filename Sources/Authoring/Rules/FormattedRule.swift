/// Its findings are made by the formatter that comes with the toolchain; see ``AuthorTools``.
enum FormattedRule: Rule {
  static let name = "formatted"

  static let explanation = """
    `swift format lint --strict` has nothing to say about the lesson's Swift files. Learners copy \
    what they see, and a diff should show the change alone. Run `swift format -i` on the file, then \
    `learn author stubs`.
    """
}
