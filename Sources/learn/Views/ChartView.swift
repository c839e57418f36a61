import LessonKit
import Terminal

/// Draws a chart in the terminal that there is.
struct ChartView {
  private let chart: Chart
  private let capabilities: TerminalCapabilities

  init(_ chart: Chart, capabilities: TerminalCapabilities) {
    self.chart = chart
    self.capabilities = capabilities
  }

  var lines: [StyledText] { lines(width: capabilities.width) }

  func lines(width: Int) -> [StyledText] {
    var lines = StyledText(
      ansi: chart.terminal(
        width: min(width, 100),
        style: TerminalStyle(
          usesColor: capabilities.color != .none,
          characters: capabilities.hasUnicode ? .unicode : .ascii))
    ).lines
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
