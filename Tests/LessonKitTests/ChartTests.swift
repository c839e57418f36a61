import Foundation
import LessonKit
import Testing

@Suite("Chart")
struct ChartTests {
  @Test("A chart in the terminal looks as recorded", arguments: Samples.names)
  func terminalGolden(name: String) throws {
    let chart = try Samples.chart(name)
    let views = [24, 40, 60, 100].map { chart.terminal(width: $0) }
    try expectGolden(views.joined(separator: "\n\n") + "\n", "\(name).txt")
    try expectGolden(chart.terminal(width: 60, style: .ascii) + "\n", "\(name).ascii.txt")
  }

  @Test("A chart as a picture looks as recorded", arguments: Samples.names)
  func svgGolden(name: String) throws {
    try expectGolden(Samples.chart(name).svg(theme: .auto), "\(name).svg")
  }

  @Test("Colour changes no character", arguments: Samples.names)
  func color(name: String) throws {
    let chart = try Samples.chart(name)
    let colored = chart.terminal(width: 60, style: .color)
    #expect(colored.contains("\u{1B}["))
    #expect(colored.replacing(/\u{1B}\[[0-9]*m/, with: "") == chart.terminal(width: 60))
  }

  @Test("No line is wider than the terminal", arguments: Samples.names)
  func width(name: String) throws {
    let chart = try Samples.chart(name)
    for width in [24, 25, 31, 40, 57, 60, 80, 120] {
      for style in [TerminalStyle.plain, .ascii] {
        let lines = chart.terminal(width: width, style: style).split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= width }, "\(width) columns")
      }
    }
  }

  @Test("The height that is asked for is kept")
  func height() throws {
    for name in ["ages", "co2", "roc"] {
      let lines = try Samples.chart(name).terminal(width: 60, height: 17).split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count == 17, "\(name)")
    }
  }

  @Test("A picture is well-formed XML with a name and a description", arguments: Samples.names)
  func wellFormed(name: String) throws {
    let chart = try Samples.chart(name)
    for theme in SVGTheme.allCases {
      let svg = chart.svg(theme: theme)
      #expect(isBalanced(svg))
      #expect(svg.contains("role=\"img\""))
      #expect(svg.contains("<desc id="))
      #expect(svg.contains("prefers-color-scheme") == (theme == .auto))
      #expect(!svg.contains("nan") && !svg.contains("inf\""))
    }
  }

  @Test("Text is escaped wherever it stands")
  func escaping() {
    let nasty = "</title><script>&\"'\u{7}"
    let chart = Chart(
      nasty, x: Axis(nasty), y: Axis(nasty),
      series: [.points(nasty, x: [1, 2], y: [1, 2]), .line(nasty, x: [1], y: [1])],
      guides: [.vertical(1, nasty)])
    let svg = chart.svg()
    #expect(!svg.contains("<script>"))
    #expect(!svg.contains("\u{7}"))
    #expect(svg.contains("&lt;/title&gt;&lt;script&gt;&amp;&quot;&#39;"))
  }

  @Test("A chart comes back from JSON as it was, with its gaps", arguments: Samples.names)
  func coding(name: String) throws {
    let chart = try Samples.chart(name)
    let data = try JSONEncoder().encode(chart)
    #expect(try JSONDecoder().decode(Chart.self, from: data) == chart)
  }

  @Test(
    "Charts of nothing, of one point and of one value are drawn",
    arguments: [
      Chart("", x: "", y: "", series: []),
      Chart("", x: "", y: "", series: [.line("", x: [], y: [])]),
      Chart("", x: "", y: "", series: [.points("", x: [3], y: [7])]),
      Chart("", x: "", y: "", series: [.line("", x: [1, 2], y: [0, 0])]),
      Chart("", x: "", y: "", series: [.line("", x: [1e300, -1e300], y: [1e-300, 0])]),
      Chart("", x: Axis("", kind: .date), y: "", series: [.line("", x: [1, 1], y: [1, 2])]),
      Chart("", categories: [], bars: []), Chart("", categories: ["a"], bars: [Bars("", [nil])]),
      Chart("", categories: ["a", "b"], bars: [Bars("", [0])]),
      Chart("", x: "", histogram: Histogram(of: [])),
      Chart("", x: "", histogram: Histogram(of: [5, 5, 5])),
      Chart("", x: "", histograms: []),
      Chart("", heatMap: HeatMap([])), Chart("", heatMap: HeatMap([[nil, 0], [1]])),
    ])
  func degenerate(chart: Chart) {
    for width in [1, 24, 60] { #expect(!chart.terminal(width: width).contains("nan")) }
    #expect(isBalanced(chart.svg()))
  }

  /// Whether every element that opens is closed by its own name.
  private func isBalanced(_ svg: String) -> Bool {
    var open: [Substring] = []
    for tag in svg.matches(of: /<(\/?)([a-z]+)[^<>]*?(\/?)>/) {
      if tag.output.3 == "/" { continue }
      if tag.output.1 == "/" {
        guard open.popLast() == tag.output.2 else { return false }
      } else {
        open.append(tag.output.2)
      }
    }
    return open.isEmpty && svg.hasPrefix("<svg ")
  }
}
