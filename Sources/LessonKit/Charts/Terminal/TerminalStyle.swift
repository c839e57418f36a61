/// What a terminal can show.
public struct TerminalStyle: Sendable, Equatable {
  /// Whether ANSI colours are written; a chart is legible without.
  public var usesColor: Bool
  /// Which characters are written.
  public var characters: Characters

  /// Which characters a terminal can show.
  public enum Characters: Sendable, Equatable {
    /// Braille, block and line characters.
    case unicode
    /// Nothing beyond ASCII in what the course draws; the chart's own texts stay as they are.
    case ascii
  }

  public init(usesColor: Bool = false, characters: Characters = .unicode) {
    self.usesColor = usesColor
    self.characters = characters
  }

  /// Unicode without colour.
  public static let plain = TerminalStyle()
  /// Unicode with colour.
  public static let color = TerminalStyle(usesColor: true)
  /// ASCII without colour.
  public static let ascii = TerminalStyle(characters: .ascii)
}

/// How a cell of the terminal is painted.
enum Paint: Equatable {
  case plain
  case strong
  case faint
  case series(Int)

  var code: String {
    switch self {
    case .plain: ""
    case .strong: "1"
    case .faint: "2"
    // Colours that are legible on black and on white, and differ for colour-blind readers in
    // brightness as well.
    case .series(let index): ["34", "33", "35", "36", "31", "32"][index % 6]
    }
  }
}

/// The characters that charts are drawn with.
struct Glyphs {
  let vertical: Character
  let horizontal: Character
  let corner: Character
  let tickLeft: Character
  let tickBelow: Character
  /// Of the first guide, and of others in the same direction.
  let guideVertical: [Character]
  let guideHorizontal: [Character]
  let guideDiagonal: Character
  let markers: [Character]
  let fills: [Character]
  /// Eighths of a cell filled from below.
  let columns: [Character]
  /// Eighths of a cell filled from the left.
  let bars: [Character]
  let shades: [Character]
  let ellipsis: String

  static let unicode = Glyphs(
    vertical: "│", horizontal: "─", corner: "└", tickLeft: "┤", tickBelow: "┬",
    guideVertical: ["┊", "╏"], guideHorizontal: ["┄", "╍"], guideDiagonal: "·",
    markers: ["●", "○", "▲", "□", "◆", "+", "×", "▽"], fills: ["█", "░", "▓", "▒"],
    columns: [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    bars: [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"], shades: [" ", "░", "▒", "▓", "█"],
    ellipsis: "…")

  static let ascii = Glyphs(
    vertical: "|", horizontal: "-", corner: "+", tickLeft: "+", tickBelow: "+",
    guideVertical: [":", "!"], guideHorizontal: ["-", "="], guideDiagonal: ".",
    markers: ["o", "x", "*", "#", "@", "+", "%", "&"], fills: ["#", "-", "=", "+"],
    columns: [" ", " ", " ", " ", "#", "#", "#", "#", "#"],
    bars: [" ", " ", " ", " ", "#", "#", "#", "#", "#"], shades: [" ", ".", ":", "+", "#"],
    ellipsis: "~")
}
