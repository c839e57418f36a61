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

  /// The chart's lines, each with its end.
  var text: String {
    let text = chart.terminal(
      width: min(capabilities.width, 100),
      style: TerminalStyle(
        usesColor: capabilities.color != .none,
        characters: capabilities.hasUnicode ? .unicode : .ascii))
    return text.hasSuffix("\n") ? text : text + "\n"
  }
}
