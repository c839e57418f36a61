import Foundation
import LessonKit
import Terminal

/// Draws a verdict: feedback, the charts that the checks attached, and what the code printed.
struct VerdictView {
  let verdict: Verdict
  let capabilities: TerminalCapabilities

  /// The course's root, for links that open the file.
  let root: String
  var detailed = 3

  /// Whether the line that says how the exercise stands comes first.
  var hasHeading = true

  var lines: [StyledText] {
    var lines = FeedbackView(
      feedback: verdict.feedback(detailed: detailed), capabilities: capabilities, root: root,
      hasHeading: hasHeading
    ).lines
    for attachment in verdict.grade.attachments where attachment.name.hasSuffix(".chart.json") {
      guard let chart = try? JSONDecoder().decode(Chart.self, from: Data(attachment.text.utf8))
      else {
        continue
      }
      lines.append("")
      lines += ChartView(chart, capabilities: capabilities).lines
    }
    if !verdict.grade.isPassed, !verdict.grade.output.isEmpty {
      lines += ["", StyledText("Your code printed:", .dim)]
      lines += verdict.grade.output.harmless().split(separator: "\n").prefix(20).map {
        "  " + StyledText(String($0))
      }
    }
    return lines
  }
}
