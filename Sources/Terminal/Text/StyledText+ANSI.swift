extension StyledText {
  /// Reads text that a program has coloured for a terminal (SGR sequences, ECMA-48 section 8.3.117).
  ///
  /// Any other escape sequence vanishes, as in ``Swift/StringProtocol/harmless(keepingColors:)``.
  package init(ansi text: some StringProtocol) {
    self.init()
    var style = Style.plain
    let clean = text.harmless(keepingColors: true)
    for (index, piece) in clean.split(separator: "\u{1B}[", omittingEmptySubsequences: false)
      .enumerated()
    {
      // Only SGR sequences are left, so whatever follows the first piece begins with parameters.
      guard index > 0, let end = piece.firstIndex(of: "m") else {
        append(piece, style)
        continue
      }
      style.apply(piece[..<end].split(omittingEmptySubsequences: false) { $0 == ";" || $0 == ":" })
      append(piece[piece.index(after: end)...], style)
    }
  }
}

extension Style {
  fileprivate mutating func apply(_ parameters: [Substring]) {
    var codes = parameters.map { Int($0) ?? 0 }[...]
    while let code = codes.popFirst() {
      switch code {
      case 0: self = .plain
      case 1: attributes.insert(.bold)
      case 2: attributes.insert(.dim)
      case 3: attributes.insert(.italic)
      case 4: attributes.insert(.underline)
      case 7: attributes.insert(.reverse)
      case 9: attributes.insert(.strikethrough)
      case 22: attributes.subtract([.bold, .dim])
      case 23: attributes.remove(.italic)
      case 24: attributes.remove(.underline)
      case 27: attributes.remove(.reverse)
      case 29: attributes.remove(.strikethrough)
      case 30...37: foreground = Color(basic: code - 30)
      case 38: foreground = Color(extended: &codes)
      case 39: foreground = nil
      case 40...47: background = Color(basic: code - 40)
      case 48: background = Color(extended: &codes)
      case 49: background = nil
      case 90...97: foreground = .palette(UInt8(code - 82))
      case 100...107: background = .palette(UInt8(code - 92))
      default: break
      }
    }
  }
}

extension Color {
  fileprivate init(basic index: Int) {
    self = [.black, .red, .green, .yellow, .blue, .magenta, .cyan, .white][index]
  }

  /// `5;n` or `2;r;g;b`, taken off the codes.
  fileprivate init?(extended codes: inout ArraySlice<Int>) {
    switch codes.popFirst() {
    case 5:
      guard let index = codes.popFirst() else { return nil }
      self = .palette(UInt8(clamping: index))
    case 2:
      let parts = codes.prefix(3).map { UInt8(clamping: $0) }
      codes = codes.dropFirst(3)
      guard parts.count == 3 else { return nil }
      self = .rgb(parts[0], parts[1], parts[2])
    default: return nil
    }
  }
}
