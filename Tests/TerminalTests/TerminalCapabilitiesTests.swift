import Terminal
import Testing

@Suite("What a terminal can show")
struct TerminalCapabilitiesTests {
  private func read(
    _ environment: [String: String], isTTY: Bool = true, window: WindowSize? = nil,
    noColor: Bool = false
  ) -> TerminalCapabilities {
    TerminalCapabilities(
      isTTY: isTTY, environment: environment, window: window, noColor: noColor)
  }

  @Test("A pipe gets text alone")
  func pipe() {
    let pipe = read(
      ["TERM": "xterm-kitty", "COLORTERM": "truecolor", "FORCE_HYPERLINK": "1"], isTTY: false)
    #expect(pipe == .plain(width: 80))
  }

  @Test(
    "The number of colours follows TERM and COLORTERM",
    arguments: [
      (["TERM": "xterm"], TerminalCapabilities.ColorDepth.ansi16),
      (["TERM": "xterm-256color"], .ansi256),
      (["TERM": "xterm-256color", "COLORTERM": "truecolor"], .truecolor),
      (["TERM": "alacritty"], .truecolor), (["TERM": "dumb"], .none), ([:], .none),
      (["TERM": "xterm", "NO_COLOR": "1"], .none), (["TERM": "xterm", "NO_COLOR": ""], .ansi16),
    ])
  func color(environment: [String: String], expected: TerminalCapabilities.ColorDepth) {
    #expect(read(environment).color == expected)
  }

  @Test("--no-color and NO_COLOR take the colours and leave bold")
  func noColor() {
    let terminal = read(["TERM": "xterm-256color"], noColor: true)
    #expect(terminal.color == .none)
    #expect(terminal.hasAttributes)
    #expect(!read(["TERM": "dumb"]).hasAttributes)
  }

  @Test("The size is COLUMNS, else the window's, else 80 by 24, and never under 20")
  func size() {
    let window = WindowSize(columns: 132, rows: 50)
    #expect(read(["COLUMNS": "60"], window: window).width == 60)
    #expect(read([:], window: window).width == 132)
    #expect(read([:], window: window).height == 50)
    #expect(read(["COLUMNS": "x"], window: .init(columns: 0, rows: 0)).width == 80)
    #expect(read([:], window: .init(columns: 9, rows: 1)).width == 20)
  }

  @Test(
    "Links are used where the terminal is known to show them",
    arguments: [
      (["TERM_PROGRAM": "vscode"], true), (["VTE_VERSION": "7006"], true),
      (["VTE_VERSION": "4000"], false), (["TERM_PROGRAM": "Apple_Terminal"], false),
      (["VTE_VERSION": "7006", "TMUX": "/tmp/tmux"], false), (["FORCE_HYPERLINK": "1"], true),
      (["FORCE_HYPERLINK": "0", "TERM_PROGRAM": "vscode"], false), ([:], false),
    ])
  func links(environment: [String: String], expected: Bool) {
    let terminal = read(environment.merging(["TERM": "xterm-256color"]) { own, _ in own })
    #expect(terminal.hasLinks == expected)
  }

  @Test(
    "The locale says whether there is Unicode",
    arguments: [
      (["LANG": "en_US.UTF-8"], true), (["LANG": "C"], false), (["LC_ALL": "C.utf8"], true),
      (["LC_ALL": "POSIX", "LANG": "en_US.UTF-8"], false), (["LANG": "de_DE.ISO-8859-1"], false),
      ([:], true),
    ])
  func unicode(environment: [String: String], expected: Bool) {
    #expect(read(environment).hasUnicode == expected)
  }
}
