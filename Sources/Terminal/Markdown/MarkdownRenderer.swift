/// Draws Markdown for a terminal, in the width that it has.
package struct MarkdownRenderer: Sendable {
  package let capabilities: TerminalCapabilities
  package var options: Options

  package struct Options: Sendable {
    /// Where the page lies, from the course's root: relative links start there.
    package var directory: String

    /// The course's root as an absolute path, so that links to files can be opened.
    package var root: String?

    package var details: Details

    /// What to say behind a folded part, by its summary: how to see it, say.
    package var foldedWords: [String: String]

    /// Lines longer than this are hard to read, however wide the window is.
    package var maximumWidth: Int

    /// Whether long lines of code are broken, as a screen of fixed width needs it; what is printed
    /// can be copied only when they are not.
    package var wrapsCode: Bool

    /// Draws the picture at a path (from the course's root) in a width, where it can be drawn.
    package var picture: @Sendable (_ path: String, _ width: Int) -> [StyledText]?

    package init(
      directory: String = "", root: String? = nil, details: Details = .closed,
      foldedWords: [String: String] = [:], maximumWidth: Int = 100, wrapsCode: Bool = true,
      picture: @escaping @Sendable (_ path: String, _ width: Int) -> [StyledText]? = { _, _ in nil }
    ) {
      self.directory = directory
      self.root = root
      self.details = details
      self.foldedWords = foldedWords
      self.maximumWidth = maximumWidth
      self.wrapsCode = wrapsCode
      self.picture = picture
    }
  }

  /// Which `<details>` of the page are unfolded.
  package enum Details: Hashable, Sendable {
    case closed
    case open

    /// Counted from 0.
    case only(Set<Int>)

    /// Those with this summary.
    case titled(String)

    func isOpen(_ number: Int, _ summary: String) -> Bool {
      switch self {
      case .closed: false
      case .open: true
      case .only(let numbers): numbers.contains(number)
      case .titled(let title): summary == title
      }
    }
  }

  package init(_ capabilities: TerminalCapabilities, _ options: Options = Options()) {
    self.capabilities = capabilities
    self.options = options
  }

  /// The page as the terminal is to receive it; every line ends with a line feed.
  package func render(_ markdown: String) -> String {
    lines(markdown).rendered(capabilities)
  }

  package func lines(_ markdown: String) -> [StyledText] {
    draw(BlockParser.parse(markdown), width: min(capabilities.width, options.maximumWidth))
  }

  var glyphs: Glyphs { capabilities.hasUnicode ? .unicode : .ascii }

  /// Whether a style can be told from none: where it cannot, marks stand for it.
  var showsStyles: Bool { capabilities.hasAttributes || capabilities.color > .none }
}

/// What is drawn around words.
struct Glyphs: Sendable {
  let bullets: [String]
  let bar: String
  let line: String
  let double: String
  let cross: String
  let closed: String
  let open: String
  let continued: String
  let boxes: (empty: String, checked: String)

  static let unicode = Glyphs(
    bullets: ["•", "◦", "▪"], bar: "│", line: "─", double: "━", cross: "┼", closed: "▸",
    open: "▾", continued: "↪ ", boxes: ("☐", "☑"))
  static let ascii = Glyphs(
    bullets: ["-", "*", "+"], bar: "|", line: "-", double: "=", cross: "+", closed: ">",
    open: "v", continued: "\\ ", boxes: ("[ ]", "[x]"))
}
