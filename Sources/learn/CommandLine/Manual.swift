/// The manual page, in roff, from the same specs as help.
enum Manual {
  static var text: String {
    var lines = [
      ".TH LEARN 1", ".SH NAME",
      "learn \\- a course in machine\\-learning engineering, and its exercise runner",
      ".SH SYNOPSIS", ".B learn", "[\\fIcommand\\fR] [\\fIarguments\\fR]", ".SH DESCRIPTION",
      "Without a command it shows where you are and the one thing to do next.",
    ]
    for (title, audience) in [("LEARNING", CommandSpec.Audience.learning), ("TEACHING", .teaching)]
    {
      let specs = CommandTable.all.map { $0.spec }.filter { $0.audience == audience }
      guard !specs.isEmpty else { continue }
      lines.append(".SH \(title)")
      for spec in specs {
        lines += [
          ".TP", ".B learn \(escaped(spec.name)) \(escaped(spec.arguments))", escaped(spec.summary),
        ]
        if !spec.discussion.isEmpty { lines += discussion(spec.discussion) }
        for option in spec.options {
          let value = option.value.map { " \\fI\(escaped($0))\\fR" } ?? ""
          lines += [
            ".RS", ".TP", "\\fB\(escaped(option.name))\\fR\(value)", escaped(option.help), ".RE",
          ]
        }
      }
    }
    lines += [
      ".SH EXIT STATUS", ".TP", "0", "All is well.", ".TP", "1", "The work does not pass.", ".TP",
      "2", "The command line is wrong.", ".TP", "3", "The machine or the course lacks something.",
      ".SH ENVIRONMENT", ".TP", ".B LEARN_COURSE",
      "The root of the course, where it is not a folder above.",
      ".TP", ".B LEARN_BUILD", "Where lessons are built.", ".TP", ".B LEARN_SWIFTC",
      "The compiler, where it is not the first in PATH.", ".TP", ".B LEARN_PREPARE",
      "0 keeps the next lesson from being compiled in the background.", ".TP", ".B VISUAL, EDITOR",
      "What opens an exercise.", ".TP", ".B NO_COLOR", "Print without colour.",
      ".SH FILES", ".TP", ".I progress.json", "What you have done.", ".TP", ".I exercises/",
      "Where you write.",
    ]
    return lines.joined(separator: "\n")
  }

  /// A paragraph, or line by line what is set in columns.
  private static func discussion(_ text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? ".sp" : escaped(String($0)) }
    return text.contains("  ") ? [".RS", ".nf"] + lines + [".fi", ".RE"] : lines
  }

  /// The text with nothing in it that roff would take as its own.
  private static func escaped(_ text: String) -> String {
    let isRequest = text.hasPrefix(".") || text.hasPrefix("'")
    return (isRequest ? "\\&" : "")
      + String(text.flatMap { $0 == "-" ? Array("\\-") : $0 == "\\" ? Array("\\e") : [$0] })
  }
}
