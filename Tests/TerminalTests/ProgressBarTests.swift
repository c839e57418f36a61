import Terminal
import Testing

@Suite("Progress and paging")
struct ProgressBarTests {
  private func line(
    _ done: Int, _ total: Int, _ elapsed: Double, before: Int = 0, width: Int = 80,
    unicode: Bool = true
  ) -> String {
    ProgressBar(done: done, total: total, elapsed: elapsed, doneBefore: before, unit: "lessons")
      .line(.plain(width: width, hasUnicode: unicode)).plain
  }

  @Test("The line tells the share, the count, the rate and the time left")
  func parts() {
    #expect(
      line(50, 200, 10) == "███████▌░░░░░░░░░░░░░░░░░░░░░░  50/200 lessons  5.0/s  0:30 left")
    #expect(line(0, 200, 0) == "░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  0/200 lessons")
    #expect(line(200, 200, 75) == "██████████████████████████████  200/200 lessons  2.7/s  1:15")
    #expect(line(0, 0, 0).hasSuffix("0/0 lessons  0:00"))
    #expect(line(1, 2, 7200).hasSuffix("1/2 lessons  0.00/s  2:00:00 left"))
  }

  @Test("What an earlier run did says nothing of the pace")
  func resumed() {
    #expect(line(150, 200, 10, before: 100).hasSuffix("5.0/s  0:10 left"))
    #expect(line(100, 200, 1, before: 100).hasSuffix("100/200 lessons"))
  }

  @Test("A narrow terminal gets less, and ASCII gets ASCII")
  func narrow() {
    #expect(line(50, 200, 10, width: 20) == "█░░░  50/200 lessons")
    #expect(line(50, 200, 10, width: 40) == "████▎░░░░░░░░░░░░  50/200 lessons  5.0/s")
    #expect(
      line(50, 200, 10, width: 40, unicode: false) == "[###............]  50/200 lessons  5.0/s")
    for width in 20...90 { #expect(line(50, 200, 10, width: width).displayWidth() <= width) }
  }

  @Test("Only what is longer than a terminal's screen is paged")
  func paging() {
    var terminal = TerminalCapabilities.plain()
    #expect(Pager.forText(lineCount: 100, terminal, environment: [:]) == nil)
    terminal.isTTY = true
    terminal.hasAttributes = true
    #expect(Pager.forText(lineCount: 23, terminal, environment: [:]) == nil)
    let pager = Pager.forText(lineCount: 24, terminal, environment: [:])
    #expect(pager?.command == "less -R")
    #expect(pager?.environment["LESS"] == "FRX")
    let own = Pager.forText(
      lineCount: 24, terminal, environment: ["PAGER": "most -w", "LESS": "R"])
    #expect(own?.command == "most -w")
    #expect(own?.environment["LESS"] == nil)
    #expect(Pager.forText(lineCount: 24, terminal, environment: ["PAGER": ""]) == nil)
    #expect(Pager.forText(lineCount: 24, terminal, environment: ["PAGER": "cat"]) == nil)
  }
}
