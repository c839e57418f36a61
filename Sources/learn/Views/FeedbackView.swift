import Course
import Grading
import Terminal

/// Draws feedback for the terminal.
struct FeedbackView {
  let feedback: Feedback
  let capabilities: TerminalCapabilities

  /// The course's root, for links that open the file.
  let root: String

  var lines: [StyledText] {
    var lines: [StyledText] = []
    for line in feedback.lines {
      switch line.role {
      case .heading:
        lines.append(StyledText(line.text, .bold))
        lines.append("")
      case .passed:
        lines.append(
          StyledText(capabilities.hasUnicode ? "✓ " : "ok ", .success) + StyledText(line.text))
      case .failed:
        lines.append(StyledText((capabilities.hasUnicode ? "✗ " : "x ") + line.text, .failure))
      case .detail: lines += wrapped(StyledText(line.text))
      case .explanation:
        lines += line.text.split(separator: "\n").flatMap { wrapped(StyledText(String($0))) }
      case .place: lines.append("    " + StyledText(line.text, .link, link: link(to: line.text)))
      case .code: lines.append("      " + SwiftHighlighter.highlight(line.text))
      case .next: lines.append(StyledText(line.text, .dim))
      }
    }
    return lines
  }

  private func wrapped(_ text: StyledText) -> [StyledText] {
    text.wrapped(to: capabilities.width, first: "    ", rest: "    ")
  }

  private func link(to place: String) -> String {
    "file://\(root)/\(place.prefix { $0 != ":" })"
  }
}
