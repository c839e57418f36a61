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

  /// The command that tells every failed check in full, for when some are not.
  var verboseCommand: String?

  /// Whether the charts are drawn that the checks attached.
  var showsCharts = false

  /// Whether the line that says how the exercise stands comes first.
  var hasHeading = true

  var lines: [StyledText] {
    var lines = FeedbackView(
      feedback: verdict.feedback(detailed: detailed), capabilities: capabilities, root: root,
      hasHeading: hasHeading
    ).lines
    if let untold {
      lines += [""] + StyledText(untold, .dim).wrapped(to: capabilities.width)
    }
    for attachment in showsCharts ? verdict.charts : [] {
      guard let chart = try? JSONDecoder().decode(Chart.self, from: Data(attachment.text.utf8))
      else { continue }
      lines.append("")
      lines += ChartView(chart, capabilities: capabilities).lines
    }
    let printed = printed
    if !printed.isEmpty {
      lines += ["", StyledText("Your code printed:", .dim)]
      lines += printed.prefix(Self.mostPrinted).map { "  " + StyledText(String($0)) }
    }
    return lines
  }

  /// How many failed checks are named alone, and how to be told of them.
  private var untold: String? {
    let count = verdict.grade.results.count { !$0.outcome.isPassed && !$0.isWaiting } - detailed
    guard count > 0, let verboseCommand else { return nil }
    return
      "\(count) more \(count == 1 ? "failed check" : "failed checks") in full: \(verboseCommand)"
  }

  /// More lines of what the code printed than this are not shown.
  private static let mostPrinted = 20

  /// What the code printed, where something fails; of much, what the checks printed that fail.
  private var printed: [Substring] {
    let grade = verdict.grade
    guard !grade.isPassed else { return [] }
    let all = Self.lines(grade.output)
    let failed = Set(grade.results.filter { !$0.outcome.isPassed }.map(\.check.id))
    let ofFailed = Self.lines(
      grade.printed.filter { failed.contains($0.check) }.map(\.text).joined())
    return all.count > Self.mostPrinted && !ofFailed.isEmpty ? ofFailed : all
  }

  private static func lines(_ text: String) -> [Substring] {
    text.harmless().split(separator: "\n")
  }
}
