extension MarkdownRenderer {
  func styled(_ inlines: [Inline], _ width: Int) -> StyledText {
    inlines.reduce(into: StyledText()) { $0 += styled($1, width) }
  }

  private func styled(_ inline: Inline, _ width: Int) -> StyledText {
    switch inline {
    case .text(let text): return StyledText(text)
    case .code(let code):
      // Without colour, code is told by its backticks, as in the source.
      return StyledText(capabilities.color == .none ? "`\(code)`" : code, .code)
    case .emphasis(let inner): return marked(styled(inner, width), .italic, "*")
    case .strong(let inner): return marked(styled(inner, width), .bold, "**")
    case .strikethrough(let inner):
      return marked(styled(inner, width), Style(nil, on: nil, .strikethrough), "~~")
    case .lineBreak: return "\n"
    case .image(let alt, let path):
      let place = resolved(path)
      return StyledText("[picture: \(alt)] ", .dim)
        + StyledText(place, .link, link: address(of: path))
    case .link(let inner, let destination): return link(styled(inner, width), destination)
    }
  }

  private func marked(_ text: StyledText, _ style: Style, _ mark: String) -> StyledText {
    showsStyles ? text.styled(style) : StyledText(mark) + text + StyledText(mark)
  }

  /// The link's words, and where it leads unless the terminal can carry that along.
  private func link(_ text: StyledText, _ destination: String) -> StyledText {
    let place = isAbsolute(destination) ? destination : resolved(destination)
    let address = address(of: destination)
    // A place on the page itself cannot be jumped to.
    if destination.hasPrefix("#") || place.isEmpty { return text }
    let isOwnName = text.plain == place || place == "mailto:" + text.plain
    let linked = StyledText(
      text.spans.map { span in
        Span(span.text, Style.link.over(span.style), link: address)
      })
    if isOwnName || capabilities.hasLinks && address != nil { return linked }
    return text + StyledText(" (") + StyledText(place, .link) + StyledText(")")
  }

  private func isAbsolute(_ destination: String) -> Bool {
    ["https:", "http:", "mailto:", "file:"].contains(where: destination.hasPrefix)
  }

  private func address(of destination: String) -> String? {
    isAbsolute(destination) ? destination : address(ofFile: resolved(destination))
  }

  func address(ofFile path: String) -> String? {
    options.root.map { "file://" + ($0.hasSuffix("/") ? $0 : $0 + "/") + path }
  }

  /// The path from the course's root of what a page's relative link names.
  func resolved(_ link: String) -> String {
    if isAbsolute(link) { return link }
    var parts = link.hasPrefix("/") ? [] : options.directory.split(separator: "/")
    let path = link.prefix { $0 != "#" && $0 != "?" }
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": parts = Array(parts.dropLast())
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}
