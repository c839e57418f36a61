/// What the place where text appears can show.
///
/// A value, so that everything drawn from it can be tested; ``live(noColor:environment:)`` reads
/// the real terminal.
package struct TerminalCapabilities: Hashable, Sendable {
  /// How many colours there are, in rising order.
  package enum ColorDepth: Int, Comparable, Sendable {
    case none
    case ansi16
    case ansi256
    case truecolor

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  package var isTTY: Bool
  package var color: ColorDepth

  /// Whether bold, dim, italic and underlined text may be used; `NO_COLOR` leaves them.
  package var hasAttributes: Bool

  /// Whether text may carry a link (OSC 8) in place of a URL written out.
  package var hasLinks: Bool

  /// Whether boxes, bullets and ellipses may be drawn outside ASCII.
  package var hasUnicode: Bool

  /// Columns, at least ``minimumWidth``.
  package var width: Int

  /// Rows, at least 2.
  package var height: Int

  package static let minimumWidth = 20

  /// Whether whole screens can be drawn and single keys be read.
  package var isInteractive: Bool { isTTY && hasAttributes }

  package init(
    isTTY: Bool, color: ColorDepth, hasAttributes: Bool, hasLinks: Bool, hasUnicode: Bool,
    width: Int, height: Int
  ) {
    self.isTTY = isTTY
    self.color = color
    self.hasAttributes = hasAttributes
    self.hasLinks = hasLinks
    self.hasUnicode = hasUnicode
    self.width = max(width, Self.minimumWidth)
    self.height = max(height, 2)
  }

  /// No escape sequence at all, in `width` columns.
  package static func plain(width: Int = 80, hasUnicode: Bool = true) -> Self {
    Self(
      isTTY: false, color: .none, hasAttributes: false, hasLinks: false, hasUnicode: hasUnicode,
      width: width, height: 24)
  }
}

/// The size of a terminal's window in character cells.
package struct WindowSize: Hashable, Sendable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

extension TerminalCapabilities {
  /// Decides from what is known of the output and the environment.
  ///
  /// - Parameters:
  ///   - isTTY: Whether the output is a terminal; when it is not, nothing but text is written.
  ///   - environment: `NO_COLOR` (no-color.org: set and not empty), `TERM`, `COLORTERM`,
  ///     `COLUMNS` and `LINES` (which go before the window's size, as POSIX has it),
  ///     `FORCE_HYPERLINK`, the locale, and the names by which terminals make themselves known.
  ///   - window: The window's size, where the system tells it.
  ///   - noColor: The option `--no-color`.
  package init(
    isTTY: Bool, environment: [String: String], window: WindowSize?, noColor: Bool = false
  ) {
    let term = environment["TERM"] ?? ""
    let isStyled = isTTY && term != "dumb" && !term.isEmpty
    let isColored = isStyled && !noColor && (environment["NO_COLOR"] ?? "").isEmpty
    self.init(
      isTTY: isTTY,
      color: isColored ? Self.colorDepth(term: term, environment: environment) : .none,
      hasAttributes: isStyled,
      hasLinks: isStyled && Self.showsLinks(term: term, environment: environment),
      hasUnicode: Self.isUnicode(environment),
      width: Self.positive(environment["COLUMNS"]) ?? window.flatMap { Self.known($0.columns) }
        ?? 80,
      height: Self.positive(environment["LINES"]) ?? window.flatMap { Self.known($0.rows) } ?? 24)
  }

  private static func positive(_ text: String?) -> Int? { text.flatMap { Int($0) }.flatMap(known) }

  /// A size of 0 means that nobody told the terminal its size.
  private static func known(_ size: Int) -> Int? { size > 0 ? size : nil }

  private static func colorDepth(term: String, environment: [String: String]) -> ColorDepth {
    switch environment["COLORTERM"] {
    case "truecolor", "24bit": return .truecolor
    default: break
    }
    if term.hasSuffix("-direct") || truecolorTerms.contains(term) { return .truecolor }
    return term.contains("256color") ? .ansi256 : .ansi16
  }

  private static let truecolorTerms: Set<String> = [
    "xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm", "contour",
  ]

  /// OSC 8 is asked for by name: a terminal that swallows it would lose the URL.
  private static func showsLinks(term: String, environment: [String: String]) -> Bool {
    if let forced = environment["FORCE_HYPERLINK"] { return forced != "0" && forced != "false" }
    // Inside tmux and screen the outer terminal cannot be known.
    if environment["TMUX"] != nil || term.hasPrefix("screen") || term.hasPrefix("tmux") {
      return false
    }
    let programs: Set<String> = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio"]
    if programs.contains(environment["TERM_PROGRAM"] ?? "") { return true }
    if truecolorTerms.contains(term) { return true }
    if let version = environment["VTE_VERSION"].flatMap({ Int($0) }), version >= 5000 {
      return true
    }
    return ["WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION"].contains {
      environment[$0] != nil
    }
  }

  /// A container without any locale is taken for UTF-8, as its terminal nearly always is.
  private static func isUnicode(_ environment: [String: String]) -> Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    guard let locale = locale?.lowercased() else { return true }
    if locale == "c" || locale == "posix" { return false }
    guard let dot = locale.firstIndex(of: ".") else { return true }
    return locale[dot...].hasPrefix(".utf-8") || locale[dot...].hasPrefix(".utf8")
  }
}
