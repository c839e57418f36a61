/// A run of text with one style and, possibly, one link.
package struct Span: Hashable, Sendable {
  /// Harmless (``Swift/StringProtocol/harmless(keepingColors:)``), whatever it was made of.
  package let text: String
  package var style: Style
  package var link: String?

  package init(_ text: some StringProtocol, _ style: Style = .plain, link: String? = nil) {
    self.text = text.harmless()
    self.style = style
    self.link = link
  }

  /// A span of text that is harmless already.
  fileprivate init(harmless text: String, like span: Span) {
    self.text = text
    style = span.style
    link = span.link
  }
}

/// Text with styles, drawn only when it is known what the terminal can show.
package struct StyledText: Hashable, Sendable, ExpressibleByStringInterpolation {
  package private(set) var spans: [Span] = []

  package init() {}

  package init(_ text: some StringProtocol, _ style: Style = .plain, link: String? = nil) {
    append(Span(text, style, link: link))
  }

  package init(stringLiteral text: String) { self.init(text) }

  package init(_ spans: [Span]) {
    for span in spans { append(span) }
  }

  package var isEmpty: Bool { spans.isEmpty }

  package var plain: String { spans.map(\.text).joined() }

  package var displayWidth: Int { plain.displayWidth() }

  package mutating func append(_ span: Span) {
    if span.text.isEmpty { return }
    if let last = spans.last, last.style == span.style, last.link == span.link {
      spans[spans.count - 1] = Span(harmless: last.text + span.text, like: last)
    } else {
      spans.append(span)
    }
  }

  package mutating func append(
    _ text: some StringProtocol, _ style: Style = .plain, link: String? = nil
  ) {
    append(Span(text, style, link: link))
  }

  package mutating func append(_ other: StyledText) {
    for span in other.spans { append(span) }
  }

  package static func + (a: StyledText, b: StyledText) -> StyledText {
    var sum = a
    sum.append(b)
    return sum
  }

  package static func += (a: inout StyledText, b: StyledText) { a.append(b) }

  /// The text with `style` under the styles it has.
  package func styled(_ style: Style) -> StyledText {
    StyledText(
      spans.map { span in
        var copy = span
        copy.style = span.style.over(style)
        return copy
      })
  }

  /// Adds text that is known to be harmless, in the look of `span`.
  mutating func append(harmless text: String, like span: Span) {
    append(Span(harmless: text, like: span))
  }
}

extension StyledText {
  /// The text as the terminal is to receive it; every line ends as it began, in no style.
  package func rendered(_ capabilities: TerminalCapabilities) -> String {
    var output = ""
    for span in spans {
      let parameters = span.style.parameters(capabilities)
      let address = capabilities.hasLinks ? span.link.flatMap(Self.safeAddress) : nil
      if parameters.isEmpty, address == nil {
        output += span.text
        continue
      }
      // Pagers and terminals scrolled back both forget styles at a line's end.
      var isFirst = true
      for line in span.text.split(separator: "\n", omittingEmptySubsequences: false) {
        if !isFirst { output += "\n" }
        isFirst = false
        if line.isEmpty { continue }
        if let address { output += "\u{1B}]8;;\(address)\u{1B}\\" }
        if !parameters.isEmpty { output += "\u{1B}[\(parameters)m" }
        output += line
        if !parameters.isEmpty { output += resetSequence }
        if address != nil { output += "\u{1B}]8;;\u{1B}\\" }
      }
    }
    return output
  }

  /// The address as OSC 8 wants it: of a kind that only shows something, every byte printable.
  private static func safeAddress(_ link: String) -> String? {
    guard ["https://", "http://", "file://", "mailto:"].contains(where: link.hasPrefix) else {
      return nil
    }
    let digits = Array("0123456789ABCDEF")
    var address = ""
    for byte in link.utf8 {
      if byte > 0x20, byte < 0x7F {
        address.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        address += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return address
  }
}

extension [StyledText] {
  /// The lines as the terminal is to receive them, each ended by a line feed.
  package func rendered(_ capabilities: TerminalCapabilities) -> String {
    map { $0.rendered(capabilities) + "\n" }.joined()
  }
}
