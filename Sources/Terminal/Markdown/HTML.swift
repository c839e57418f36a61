// The little HTML that pages on GitHub use.

/// A tag whose name is known; `<T>` in a sentence is none.
struct HTMLTag {
  let name: String
  let isClosing: Bool
  private let rest: Substring

  init?(_ inner: String) {
    isClosing = inner.hasPrefix("/")
    let text = inner[...].drop { $0 == "/" }
    name = text.prefix { $0.isLetter || $0.isNumber }.lowercased()
    rest = text.dropFirst(name.count)
    if !Self.names.contains(name) { return nil }
    if let next = rest.first, next != " ", next != "/", next != "\n" { return nil }
  }

  private static let names: Set<String> = [
    "a", "b", "br", "center", "code", "details", "div", "em", "h1", "h2", "h3", "i", "img", "kbd",
    "p", "picture", "source", "span", "strong", "sub", "summary", "sup",
  ]

  func attribute(_ name: String) -> String? {
    guard let start = rest.firstRange(of: " \(name)=\"") else { return nil }
    return String(rest[start.upperBound...].prefix { $0 != "\"" })
  }
}

enum HTMLEntity {
  /// The text that `amp`, `#233` or `#xE9` stands for.
  static func decode(_ name: String) -> String? {
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
      guard let value = UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10) else {
        return nil
      }
      return String(Character(Unicode.Scalar(value == 0 ? 0xFFFD : value) ?? "\u{FFFD}"))
    }
    return named[name]
  }

  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    "copy": "©", "reg": "®", "trade": "™", "hellip": "…", "mdash": "—", "ndash": "–",
    "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "laquo": "«", "raquo": "»",
    "bull": "•", "middot": "·", "deg": "°", "plusmn": "±", "times": "×", "divide": "÷",
    "minus": "−", "le": "≤", "ge": "≥", "ne": "≠", "asymp": "≈", "equiv": "≡", "infin": "∞",
    "sum": "∑", "prod": "∏", "radic": "√", "int": "∫", "part": "∂", "isin": "∈", "sup2": "²",
    "sup3": "³", "frac12": "½", "frac14": "¼", "larr": "←", "uarr": "↑", "rarr": "→",
    "darr": "↓", "rArr": "⇒", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ",
    "epsilon": "ε", "lambda": "λ", "mu": "μ", "pi": "π", "sigma": "σ", "theta": "θ",
    "Delta": "Δ", "Sigma": "Σ", "eacute": "é", "egrave": "è", "auml": "ä", "ouml": "ö",
    "uuml": "ü", "szlig": "ß", "euro": "€", "pound": "£", "sect": "§", "para": "¶",
    "check": "✓", "zwj": "\u{200D}", "shy": "\u{AD}",
  ]
}

/// Superscripts and subscripts as Unicode has them, else as `^x` and `_x`.
enum Script {
  static func of(_ text: String, isSuper: Bool) -> String {
    let small = text.map { (isSuper ? raised : lowered)[$0] }
    if small.contains(nil) {
      return (isSuper ? "^" : "_") + (text.count > 1 ? "(\(text))" : text)
    }
    return String(small.compactMap(\.self))
  }

  private static let raised = table(
    "0123456789+-=()nixTab", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱˣᵀᵃᵇ")
  private static let lowered = table(
    "0123456789+-=()aeoxijkmnpt", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓᵢⱼₖₘₙₚₜ")

  private static func table(_ from: String, _ to: String) -> [Character: Character] {
    Dictionary(zip(from, to), uniquingKeysWith: { first, _ in first })
  }
}
