/// How text looks: colours and attributes, before it is known what the terminal can show.
package struct Style: Hashable, Sendable {
  package var foreground: Color?
  package var background: Color?
  package var attributes: Attributes

  package init(
    _ foreground: Color? = nil, on background: Color? = nil, _ attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  package struct Attributes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let bold = Self(rawValue: 1)
    package static let dim = Self(rawValue: 2)
    package static let italic = Self(rawValue: 4)
    package static let underline = Self(rawValue: 8)
    package static let reverse = Self(rawValue: 16)
    package static let strikethrough = Self(rawValue: 32)
  }

  /// This style over `base`: its colours where it has any, and the attributes of both.
  package func over(_ base: Style) -> Style {
    Style(
      foreground ?? base.foreground, on: background ?? base.background,
      attributes.union(base.attributes))
  }

  package static let plain = Style()
  package static let bold = Style(nil, .bold)
  package static let dim = Style(nil, .dim)
  package static let italic = Style(nil, .italic)
  package static let reverse = Style(nil, .reverse)

  // The sixteen named colours are the ones that the reader's own theme keeps legible, on light
  // and on dark.
  package static let heading = Style(.magenta, .bold)
  package static let code = Style(.cyan)
  package static let link = Style(.blue, .underline)
  package static let success = Style(.green)
  package static let failure = Style(.red)
  package static let warning = Style(.yellow)

  init(_ foreground: Color?, _ attributes: Attributes) {
    self.init(foreground, on: nil, attributes)
  }
}

/// A colour: one of the theme's sixteen, one of the palette's 256, or any.
package enum Color: Hashable, Sendable {
  case black
  case red
  case green
  case yellow
  case blue
  case magenta
  case cyan
  case white
  case gray
  case palette(UInt8)
  case rgb(UInt8, UInt8, UInt8)
}

extension Style {
  /// The parameters of the SGR sequence, as far as the terminal can show them.
  func parameters(_ capabilities: TerminalCapabilities) -> String {
    var codes: [String] = []
    if capabilities.hasAttributes {
      let table: [(Attributes, String)] = [
        (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
        (.strikethrough, "9"),
      ]
      codes += table.filter { attributes.contains($0.0) }.map(\.1)
    }
    if let code = foreground?.code(capabilities.color, isBackground: false) { codes.append(code) }
    if let code = background?.code(capabilities.color, isBackground: true) { codes.append(code) }
    return codes.joined(separator: ";")
  }
}

extension Color {
  fileprivate func code(_ depth: TerminalCapabilities.ColorDepth, isBackground: Bool) -> String? {
    if depth == .none { return nil }
    let prefix = isBackground ? "48" : "38"
    switch self {
    case .palette(let index):
      if index < 16 {
        let base = index < 8 ? 30 + Int(index) : 82 + Int(index)
        return String(base + (isBackground ? 10 : 0))
      }
      if depth >= .ansi256 { return "\(prefix);5;\(index)" }
      let (red, green, blue) = Self.components(ofPalette: index)
      return Self.nearestBasic(red, green, blue, isBackground: isBackground)
    case .rgb(let red, let green, let blue):
      switch depth {
      case .truecolor: return "\(prefix);2;\(red);\(green);\(blue)"
      case .ansi256: return "\(prefix);5;\(Self.nearestPalette(red, green, blue))"
      case .ansi16, .none:
        return Self.nearestBasic(Int(red), Int(green), Int(blue), isBackground: isBackground)
      }
    default:
      return String(basicIndex + (isBackground ? 10 : 0))
    }
  }

  private var basicIndex: Int {
    switch self {
    case .black: 30
    case .red: 31
    case .green: 32
    case .yellow: 33
    case .blue: 34
    case .magenta: 35
    case .cyan: 36
    case .white: 37
    case .gray: 90
    case .palette, .rgb: 39
    }
  }

  /// The nearest of the 6 × 6 × 6 cube and the 24 greys.
  private static func nearestPalette(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int {
    let (r, g, b) = (Int(red), Int(green), Int(blue))
    return (16...255).min {
      distance(components(ofPalette: UInt8($0)), r, g, b)
        < distance(components(ofPalette: UInt8($1)), r, g, b)
    } ?? 16
  }

  /// Of the cube and the greys; the first sixteen are the theme's and known to it alone.
  private static func components(ofPalette index: UInt8) -> (Int, Int, Int) {
    switch Int(index) {
    case 232...255:
      let gray = 8 + 10 * (Int(index) - 232)
      return (gray, gray, gray)
    default:
      func level(_ step: Int) -> Int { step == 0 ? 0 : 55 + 40 * step }
      let offset = max(Int(index) - 16, 0)
      return (level(offset / 36), level(offset / 6 % 6), level(offset % 6))
    }
  }

  private static func nearestBasic(
    _ red: Int, _ green: Int, _ blue: Int, isBackground: Bool
  ) -> String {
    // By which channels stand out: themes redefine the sixteen, so distance would mean nothing.
    let most = max(red, green, blue)
    let least = min(red, green, blue)
    var index = 0
    if most - least < 32 {
      index = most > 190 ? 7 : most > 64 ? 60 : 0
    } else {
      let middle = (most + least) / 2
      index = (red > middle ? 1 : 0) + (green > middle ? 2 : 0) + (blue > middle ? 4 : 0)
    }
    return String(30 + index + (isBackground ? 10 : 0))
  }

  private static func distance(_ a: (Int, Int, Int), _ red: Int, _ green: Int, _ blue: Int) -> Int {
    (a.0 - red) * (a.0 - red) + (a.1 - green) * (a.1 - green) + (a.2 - blue) * (a.2 - blue)
  }
}
