import Course
import Grading
import Terminal

/// Draws feedback for the terminal.
///
/// What passed takes little room, and every failure that is told in full stands by itself, so that
/// the eye falls on the first.
struct FeedbackView {
  let feedback: Feedback
  let capabilities: TerminalCapabilities

  /// The course's root, for links that open the file.
  let root: String
  var hasHeading = true

  /// More checks of one kind than this, in a row and without details, are counted instead.
  private static let mostListed = 4

  private var allPass: Bool {
    let roles = feedback.lines.map(\.role)
    return roles.contains(.passed) && !roles.contains(.failed)
  }

  var lines: [StyledText] {
    var lines: [StyledText] = []
    func gap() { if let last = lines.last, !last.isEmpty { lines.append("") } }
    var rest = feedback.lines[...]
    var wasPlace = false
    while let line = rest.first {
      let isPlace = line.role == .place || line.role == .code
      defer { wasPlace = isPlace }
      switch line.role {
      case .heading:
        let mark = allPass ? StyledText(capabilities.hasUnicode ? "✓ " : "ok ", .success) : ""
        if hasHeading { lines += wrapped(mark + StyledText(line.text, .bold), indent: "") }
        rest.removeFirst()
      case .passed, .failed:
        let run = rest.prefix { $0.role == line.role }
        // The last of a run of failures is the one that the details belong to.
        let hasDetails =
          line.role == .failed && run.endIndex < rest.endIndex && rest[run.endIndex].role == .detail
        let bare = hasDetails ? run.dropLast() : run
        // Where all pass, the heading has said how many.
        let isSaid = allPass && bare.count > Self.mostListed
        if !bare.isEmpty, !isSaid {
          gap()
          lines += checks(bare.map(\.text), line.role)
        }
        if hasDetails, let last = run.last {
          gap()
          lines += checks([last.text], .failed)
        }
        rest = rest[run.endIndex...]
      case .waiting:
        gap()
        let mark = StyledText(capabilities.hasUnicode ? "· " : "-  ", .dim)
        lines += StyledText(line.text, .dim).wrapped(
          to: capabilities.width, first: mark, rest: "  ")
        rest.removeFirst()
      case .detail:
        if wasPlace || lines.isEmpty == false && lines.count == 1 && hasHeading { gap() }
        lines += wrapped(StyledText(line.text))
        rest.removeFirst()
      case .explanation:
        lines += line.text.split(separator: "\n").flatMap {
          wrapped(StyledText(String($0), .italic))
        }
        rest.removeFirst()
      case .place:
        lines.append(place(line.text))
        rest.removeFirst()
      case .code:
        lines.append("      " + SwiftHighlighter.highlight(line.text))
        rest.removeFirst()
      case .next:
        lines.append(StyledText(line.text, .dim))
        rest.removeFirst()
      }
    }
    return lines
  }

  /// Checks of one kind that need no more words.
  private func checks(_ titles: [String], _ role: Feedback.Role) -> [StyledText] {
    let isPassed = role == .passed
    let mark = capabilities.hasUnicode ? (isPassed ? "✓ " : "✗ ") : isPassed ? "ok " : "x  "
    let style: Style = isPassed ? .success : .failure
    if titles.count > Self.mostListed {
      let words = isPassed ? "\(titles.count) checks pass" : "\(titles.count) more checks fail"
      return [StyledText(mark, style) + StyledText(words, isPassed ? .dim : .failure)]
    }
    let rest = StyledText(String(repeating: " ", count: mark.count))
    return titles.flatMap {
      StyledText($0, isPassed ? .plain : Style(.red, on: nil, .bold))
        .wrapped(to: capabilities.width, first: StyledText(mark, style), rest: rest)
    }
  }

  private func wrapped(_ text: StyledText, indent: StyledText = "    ") -> [StyledText] {
    text.wrapped(to: capabilities.width, first: indent, rest: indent)
  }

  /// A place whose line number is always to be seen: what has no room is left out at the front.
  private func place(_ text: String) -> StyledText {
    let indent = String(repeating: " ", count: max(min(4, capabilities.width - text.count), 0))
    let shown =
      text.count <= capabilities.width ? text : String(text.split(separator: "/").last ?? "")
    return StyledText(indent) + StyledText(shown, .link, link: link(to: text))
  }

  private func link(to place: String) -> String {
    "file://\(root)/\(place.prefix { $0 != ":" })"
  }
}
