import Foundation
import LessonKit
import OperatingSystem
import Terminal

extension MarkdownRenderer {
  /// Draws pages, briefs and hints of the course at `root`.
  ///
  /// - Parameter wrapsCode: Whether lines of code are broken, which then cannot be copied.
  static func course(
    _ capabilities: TerminalCapabilities, root: String, details: Details = .closed,
    foldedWords: [String: String] = [:], wrapsCode: Bool = false
  ) -> MarkdownRenderer {
    MarkdownRenderer(
      capabilities,
      .init(
        directory: "lessons", root: root, details: details, foldedWords: foldedWords,
        maximumWidth: 100, wrapsCode: wrapsCode,
        picture: { path, width in picture(path, width: width, capabilities, root: root) }))
  }

  /// Draws the chart that lies beside a picture of the page: `images/name.chart.json` beside
  /// `images/name.svg`.
  private static func picture(
    _ path: String, width: Int, _ capabilities: TerminalCapabilities, root: String
  ) -> [StyledText]? {
    guard path.hasSuffix(".svg"),
      let data = try? File("\(path.dropLast(4)).chart.json", in: root).bytes(),
      let chart = try? JSONDecoder().decode(Chart.self, from: data)
    else { return nil }
    return ChartView(chart, capabilities: capabilities).lines(width: width)
  }
}
