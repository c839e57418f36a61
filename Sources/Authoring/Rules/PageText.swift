import Course

/// A page's lines told apart: prose, code, hints.
struct PageText {
  struct Line: Equatable {
    let text: String

    /// Counted from 1.
    let number: Int
    var isCode = false

    /// The hint that it stands in.
    var hint = Hint.none
  }

  enum Hint { case none, early, nearlyTheCode }

  let lines: [Line]

  init(_ markdown: String) {
    var isFenced = false
    var hint = Hint.none
    lines = markdown.lines.enumerated().map { index, text in
      var line = Line(text: String(text), number: index + 1)
      if text.hasPrefix("<details>") {
        hint = text.lowercased().contains("nearly the code") ? .nearlyTheCode : .early
      }
      line.hint = hint
      if text.hasPrefix("```") {
        isFenced.toggle()
        line.isCode = true
      } else {
        line.isCode = isFenced
      }
      if text.contains("</details>") { hint = .none }
      return line
    }
  }

  /// The words of prose and briefs: code, hints, pictures and comments are not counted.
  var wordCount: Int {
    lines.filter { line in
      !line.isCode && line.hint == .none && !line.text.hasPrefix("![")
        && !line.text.hasPrefix("<!--")
        && !line.text.hasPrefix("Chapter:")
    }.reduce(0) { count, line in
      count
        + line.text.split(separator: " ").count { word in
          word.contains { $0.isLetter || $0.isNumber }
        }
    }
  }

  /// The headings with their lines, as written, outside of code.
  var headings: [Line] {
    lines.filter { !$0.isCode && $0.text.hasPrefix("#") && $0.text.contains(" ") }
  }

  /// The targets of links and pictures outside of code, each with its line.
  var links: [(target: String, line: Int)] {
    lines.filter { !$0.isCode }.flatMap { line -> [(target: String, line: Int)] in
      var rest = line.text.withoutCodeSpans[...]
      var links: [(target: String, line: Int)] = []
      while let after = rest.after("]("), let target = after.before(")") {
        links.append((String(target.split(separator: " ").first ?? ""), line.number))
        rest = after[target.endIndex...]
      }
      return links
    }
  }

  /// What GitHub makes of a heading: `## Going deeper!` is `#going-deeper`.
  static func anchor(of heading: String) -> String {
    let text = heading.drop { $0 == "#" }.trimmed.lowercased()
    return String(
      text.compactMap { character -> Character? in
        if character.isLetter || character.isNumber || character == "-" || character == "_" {
          return character
        }
        return character == " " ? "-" : nil
      })
  }
}

extension String {
  /// The text with what stands between back-ticks blanked out.
  fileprivate var withoutCodeSpans: String {
    var isCode = false
    return String(
      map { character in
        if character == "`" { isCode.toggle() }
        return isCode ? " " : character
      })
  }
}
