extension Tokenizer {
  mutating func openLiteral(pounds: Int) {
    let start = index
    index += pounds + 1
    var isLong = bytes[index] == UInt8(ascii: "\"") && bytes[index + 1] == UInt8(ascii: "\"")
    // `#"""#` is a quote in a raw string.
    if isLong, pounds > 0, closesInLine(pounds) { isLong = false }
    if isLong { index += 2 }
    literals.append(Literal(pounds: pounds, isLong: isLong))
    scanLiteral(from: start, line: line)
  }

  /// Whether a raw string on one line that opened before `index` closes there.
  private func closesInLine(_ pounds: Int) -> Bool {
    var offset = index
    while offset < count, classes[Int(bytes[offset])] != .lineEnd {
      if bytes[offset] == UInt8(ascii: "\""), hasPounds(pounds, at: offset + 1) { return true }
      offset += 1
    }
    return false
  }

  private func hasPounds(_ pounds: Int, at offset: Int) -> Bool {
    var found = 0
    while found < pounds {
      if bytes[offset + found] != UInt8(ascii: "#") { return false }
      found += 1
    }
    return true
  }

  /// The text of the last literal, up to its end or to the code in it.
  mutating func scanLiteral(from start: Int, line first: Int) {
    let literal = literals[literals.count - 1]
    let depth = literals.count - 1
    isInLiteral = true
    while index < count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\"), hasPounds(literal.pounds, at: index + 1) {
        let escaped = index + 1 + literal.pounds
        if bytes[escaped] == UInt8(ascii: "(") {
          take(.string, from: start, line: first, depth: depth)
          let escape = index
          index = escaped + 1
          literals[depth].parentheses = 0
          isInLiteral = false
          return take(.interpolationStart, from: escape, line: line, depth: depth)
        }
        index = escaped
        // An escaped line end counts as one.
        if index < count, classes[Int(bytes[index])] != .lineEnd { index += 1 }
      } else if byte == UInt8(ascii: "\""), closes(literal) {
        index += (literal.isLong ? 3 : 1) + literal.pounds
        return close(from: start, line: first)
      } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        if !literal.isLong {
          isCertain = false
          return close(from: start, line: first)
        }
        skipLineEnd()
      } else {
        index += 1
      }
    }
    take(.string, from: start, line: first, depth: depth)
  }

  private func closes(_ literal: Literal) -> Bool {
    guard literal.isLong else { return hasPounds(literal.pounds, at: index + 1) }
    return bytes[index + 1] == UInt8(ascii: "\"") && bytes[index + 2] == UInt8(ascii: "\"")
      && hasPounds(literal.pounds, at: index + 3)
  }

  private mutating func close(from start: Int, line first: Int) {
    literals.removeLast()
    isInLiteral = false
    take(.string, from: start, line: first)
  }
}
