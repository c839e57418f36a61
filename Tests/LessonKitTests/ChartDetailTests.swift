import Testing

@testable import LessonKit

@Suite("What charts leave out and make even")
struct ChartDetailTests {
  @Test(
    "The values of bars have the same digits after the point, as many as the greatest needs",
    arguments: [
      ([0.716, 0.00486, 0.033], Axis.Kind.percent, ["71.6%", "0.5%", "3.3%"]),
      ([1, 0.5, 0], .percent, ["100%", "50%", "0%"]),
      ([0.24, 0.298], .percent, ["24.0%", "29.8%"]),
      ([7.9934, 0.33772, 0], .number, ["7.993", "0.338", "0"]),
      ([13.93, 8.457, 12.1], .number, ["13.93", "8.46", "12.10"]),
      ([30, 12_000, nil], .number, ["30", "12,000", "-"]),
      ([90, 0.0034], .number, ["90", "0.003"]),
      ([-22.86, 5.6], .number, ["-22.86", "5.60"]),
    ] as [([Double?], Axis.Kind, [String])])
  func barLabels(values: [Double?], kind: Axis.Kind, expected: [String]) {
    let labels = BarLabels([Bars("", values)], kind: kind)
    #expect(values.map { $0.map(labels.text) ?? "-" } == expected)
  }

  @Test("A few points are drawn as markers, and many as dots")
  func fewPoints() {
    func chart(_ count: Int) -> String {
      let x = (0..<count).map(Double.init)
      return Chart("", x: "", y: "", series: [.points("", x: x, y: x.map { $0 })]).terminal()
    }
    #expect(chart(16).contains("●"))
    #expect(!chart(200).contains("●"))
  }

  @Test("Two guides in one direction are drawn differently, and so says the legend")
  func guides() {
    let chart = Chart(
      "", x: "", y: "", series: [.line("", x: [0, 1], y: [0, 10])],
      guides: [.horizontal(2, "low"), .horizontal(8, "high"), .vertical(0.5, "middle")])
    let text = chart.terminal(width: 60)
    for sample in ["┄┄┄┄ low", "╍╍╍╍ high", "┊ middle"] { #expect(text.contains(sample)) }
    #expect(text.split(separator: "\n").count { $0.contains("╍╍") } == 2)
  }

  @Test("A long line is kept for the terminal with fewer points, and drawn the same")
  func thinning() throws {
    // A curve that climbs in steps, with a peak that a plain choice of every tenth would miss.
    let x = (0..<6000).map { Double($0) / 6000 }
    let y = x.indices.map { $0 == 3333 ? 2.0 : (x[$0] * 60).rounded(.down) / 60 }
    let chart = Chart("", x: "", y: "", series: [.line("", x: x, y: y), .steps("", x: x, y: y)])
    let thinned = chart.thinned
    guard case .series(let series) = thinned.content, series.count == 2 else {
      Issue.record("The chart has become \(thinned.content)")
      return
    }
    for one in series {
      #expect(one.x.count < 600)
      #expect(one.y.contains(2))
      #expect(one.x.first == x.first && one.x.last == x.last)
    }
    for width in [40, 60, 100] {
      #expect(thinned.terminal(width: width) == chart.terminal(width: width))
    }
  }

  @Test("What is short, not in order, or has gaps there loses no point")
  func notThinned() {
    let short = Series.line("", x: [0, 1, 2], y: [1, 1, 1])
    let back = Series.line("", x: (0..<900).map { Double(-$0) }, y: Array(repeating: 1, count: 900))
    let gaps = Series.line(
      "", x: (0..<900).map(Double.init), y: (0..<900).map { $0 % 2 == 0 ? 1 : nil })
    for series in [short, back, gaps] {
      let chart = Chart("", x: "", y: "", series: [series])
      #expect(chart.thinned == chart)
    }
  }
}
