/// Takes a paragraph's text apart: emphasis, code, links, images, entities, escapes.
package struct InlineParser {
  private let text: [Character]
  private let references: [String: String]
  private var index = 0
  private var nodes: [Node] = []
  private var pending = ""

  enum Node {
    case inline(Inline)
    case delimiter(Delimiter)
  }

  package static func parse(_ text: String, references: [String: String] = [:]) -> [Inline] {
    var parser = InlineParser(text: Array(text), references: references)
    return parser.run()
  }

  private init(text: [Character], references: [String: String]) {
    self.text = text
    self.references = references
  }

  private mutating func run() -> [Inline] {
    while index < text.count { step() }
    flush()
    return EmphasisResolver.resolve(nodes)
  }

  private mutating func step() {
    let character = text[index]
    switch character {
    case "\\": escape()
    case "`": code()
    case "*", "_", "~": delimiters(character)
    case "[": bracket(at: index, isImage: false)
    case "!" where peek(1) == "[": bracket(at: index + 1, isImage: true)
    case "<": angle()
    case "&": entity()
    case "\n": lineEnd()
    case "h" where isWordStart: bareAddress()
    default:
      pending.append(character)
      index += 1
    }
  }

  private func peek(_ offset: Int) -> Character? {
    text.indices.contains(index + offset) ? text[index + offset] : nil
  }

  private var isWordStart: Bool {
    index == 0 || !(text[index - 1].isLetter || text[index - 1].isNumber)
  }

  private mutating func flush() {
    if !pending.isEmpty { nodes.append(.inline(.text(pending))) }
    pending = ""
  }

  private mutating func add(_ inline: Inline) {
    flush()
    nodes.append(.inline(inline))
  }

  private mutating func escape() {
    if let next = peek(1), next.isASCII, next.isPunctuation || next.isSymbol {
      pending.append(next)
      index += 2
    } else if peek(1) == "\n" {
      add(.lineBreak)
      index += 2
    } else {
      pending.append("\\")
      index += 1
    }
  }

  private mutating func lineEnd() {
    if pending.hasSuffix("  ") {
      while pending.hasSuffix(" ") { pending.removeLast() }
      add(.lineBreak)
    } else {
      while pending.hasSuffix(" ") { pending.removeLast() }
      pending.append(" ")
    }
    index += 1
  }

  private mutating func code() {
    let length = text[index...].prefix { $0 == "`" }.count
    guard let end = Self.codeEnd(text, from: index, length: length) else {
      pending += String(repeating: "`", count: length)
      index += length
      return
    }
    var inner = text[(index + length)..<end].map { $0 == "\n" ? " " : $0 }[...]
    if inner.count > 2, inner.first == " ", inner.last == " ", inner.contains(where: { $0 != " " })
    {
      inner = inner.dropFirst().dropLast()
    }
    add(.code(String(inner)))
    index = end + length
  }

  /// Where the backticks begin that close those at `start`.
  private static func codeEnd(_ text: [Character], from start: Int, length: Int) -> Int? {
    var position = start + length
    while position < text.count {
      if text[position] != "`" {
        position += 1
        continue
      }
      let run = text[position...].prefix { $0 == "`" }.count
      if run == length { return position }
      position += run
    }
    return nil
  }

  private mutating func delimiters(_ mark: Character) {
    let count = text[index...].prefix { $0 == mark }.count
    let before = index > 0 ? text[index - 1] : " "
    let after = index + count < text.count ? text[index + count] : " "
    flush()
    if mark == "~", count > 2 {
      pending += String(repeating: mark, count: count)
    } else {
      nodes.append(.delimiter(Delimiter(mark: mark, count: count, before: before, after: after)))
    }
    index += count
  }

  private mutating func entity() {
    let name = text[(index + 1)...].prefix(12).prefix { $0 != ";" }
    if index + 1 + name.count < text.count, text[index + 1 + name.count] == ";",
      let value = HTMLEntity.decode(String(name))
    {
      pending += value
      index += name.count + 2
    } else {
      pending.append("&")
      index += 1
    }
  }

  // MARK: Links

  private mutating func bracket(at open: Int, isImage: Bool) {
    guard let close = closingBracket(open) else {
      pending += isImage ? "![" : "["
      index = open + 1
      return
    }
    let label = String(text[(open + 1)..<close])
    if close + 1 < text.count, text[close + 1] == "(",
      let (address, end) = destination(from: close + 2)
    {
      addLink(label, address, isImage)
      index = end
      return
    }
    var end = close + 1
    var name = label
    if end < text.count, text[end] == "[", let second = closingBracket(end) {
      if second > end + 1 { name = String(text[(end + 1)..<second]) }
      end = second + 1
    }
    if let address = references[name.lowercased()] {
      addLink(label, address, isImage)
      index = end
    } else {
      pending += isImage ? "![" : "["
      index = open + 1
    }
  }

  private mutating func addLink(_ label: String, _ address: String, _ isImage: Bool) {
    let inner = Self.parse(label, references: references)
    if isImage {
      add(.image(alt: inner.map(\.plain).joined(), path: address))
    } else {
      add(.link(inner, destination: address))
    }
  }

  private func closingBracket(_ open: Int) -> Int? {
    var depth = 0
    var position = open
    while position < text.count {
      switch text[position] {
      case "\\": position += 1
      case "`":
        let length = text[position...].prefix { $0 == "`" }.count
        position = (Self.codeEnd(text, from: position, length: length) ?? position) + length - 1
      case "[": depth += 1
      case "]":
        depth -= 1
        if depth == 0 { return position }
      default: break
      }
      position += 1
    }
    return nil
  }

  /// `address "title")` from `start`; the title is left out, for nothing shows it.
  private func destination(from start: Int) -> (address: String, end: Int)? {
    var position = start
    var address = ""
    if position < text.count, text[position] == "<" {
      guard let close = text[position...].firstIndex(of: ">") else { return nil }
      address = String(text[(position + 1)..<close])
      position = close + 1
    } else {
      var depth = 0
      while position < text.count, !text[position].isWhitespace {
        if text[position] == "(" { depth += 1 }
        if text[position] == ")" {
          if depth == 0 { break }
          depth -= 1
        }
        address.append(text[position])
        position += 1
      }
    }
    while position < text.count, text[position].isWhitespace { position += 1 }
    if position < text.count, let quote = text[position...].first, "\"'".contains(quote) {
      guard let close = text[(position + 1)...].firstIndex(of: quote) else { return nil }
      position = close + 1
      while position < text.count, text[position].isWhitespace { position += 1 }
    }
    guard position < text.count, text[position] == ")" else { return nil }
    return (address, position + 1)
  }

  private mutating func bareAddress() {
    let rest = text[index...]
    guard rest.starts(with: "https://") || rest.starts(with: "http://") else {
      pending.append(text[index])
      index += 1
      return
    }
    var address = Array(rest.prefix { !$0.isWhitespace && $0 != "<" && $0 != "|" })
    while let last = address.last,
      ".,:;!?\"'*_".contains(last) || last == ")" && !address.contains("(")
    {
      address.removeLast()
    }
    add(.link([.text(String(address))], destination: String(address)))
    index += address.count
  }

  // MARK: HTML

  private mutating func angle() {
    guard let close = text[index...].firstIndex(of: ">") else {
      pending.append("<")
      index += 1
      return
    }
    let inner = String(text[(index + 1)..<close])
    if inner.hasPrefix("http://") || inner.hasPrefix("https://") || inner.hasPrefix("mailto:") {
      add(.link([.text(inner)], destination: inner))
      index = close + 1
    } else if inner.hasPrefix("!--") {
      index = close + 1
    } else if let tag = HTMLTag(inner) {
      element(tag, close)
    } else {
      pending.append("<")
      index += 1
    }
  }

  private mutating func element(_ tag: HTMLTag, _ close: Int) {
    index = close + 1
    switch tag.name {
    case "br": add(.lineBreak)
    case "img":
      add(.image(alt: tag.attribute("alt") ?? "", path: tag.attribute("src") ?? ""))
    case "sup", "sub", "kbd", "code", "b", "strong", "i", "em":
      guard !tag.isClosing, let end = text[index...].firstRange(of: Array("</\(tag.name)>")) else {
        return
      }
      let inner = String(text[index..<end.lowerBound])
      index = end.upperBound
      let parts = Self.parse(inner, references: references)
      switch tag.name {
      case "sup", "sub":
        pending += Script.of(parts.map(\.plain).joined(), isSuper: tag.name == "sup")
      case "b", "strong": add(.strong(parts))
      case "i", "em": add(.emphasis(parts))
      default: add(.code(parts.map(\.plain).joined()))
      }
    default: break
    }
  }
}
