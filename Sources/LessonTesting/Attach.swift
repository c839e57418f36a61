import Foundation
import LessonKit
import Testing

/// Attaches a chart to the check, for whoever reads its verdict to see.
///
/// ```swift
/// attach(Chart("ROC", x: "fpr", y: "tpr", series: [.line("model", x: fpr, y: tpr)]), named: "roc")
/// ```
///
/// - Parameters:
///   - chart: What to show.
///   - name: The name of the attachment without its ending; it is recorded as `NAME.chart.json`.
public func attach(
  _ chart: Chart, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let text = chartText(chart) else { return }
  Attachment.record(text, named: "\(name).chart.json", sourceLocation: sourceLocation)
}

/// The chart as JSON, the same chart always as the same text.
///
/// A chart holds nothing that JSON cannot, so `nil` is not to be expected; and a verdict must not
/// fail for want of a picture.
func chartText(_ chart: Chart) -> String? {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys]
  return (try? encoder.encode(chart)).flatMap { String(data: $0, encoding: .utf8) }
}
