extension Tokenizer {
  /// The longest operator; one without a leading point holds none, and a comment ends it.
  mutating func scanOperator() {
    let start = index
    // `x!` and `x?` stand alone, whatever follows.
    if isPostfix, bytes[index] == UInt8(ascii: "!") || bytes[index] == UInt8(ascii: "?") {
      index += 1
      return take(.operator, from: start, line: line)
    }
    let hasPoint = bytes[index] == UInt8(ascii: ".")
    var hasSlash = false
    scan: while index < count {
      switch classes[Int(bytes[index])] {
      case .operator: index += 1
      case .point where hasPoint: index += 1
      case .slash:
        let next = bytes[index + 1]
        if next == UInt8(ascii: "/") || next == UInt8(ascii: "*") { break scan }
        hasSlash = true
        index += 1
      case .beyondASCII:
        let (scalar, length) = scalar(at: index)
        let isPart = index == start ? scalar?.beginsOperator : scalar?.continuesOperator
        guard isPart == true else { break scan }
        index += length
      default: break scan
      }
    }
    // A regular expression may have begun in it.
    if hasSlash { isCertain = false }
    take(.operator, from: start, line: line)
  }

  /// Whether what begins at `index` follows an operand without a space.
  private var isPostfix: Bool {
    guard let last = tokens.last else { return false }
    switch last.kind {
    case .space, .comment, .interpolationStart: return false
    case .punctuation:
      switch classes[Int(bytes[last.range.lowerBound])] {
      case .open, .mark: return false
      default: return true
      }
    default: return true
    }
  }

  /// A slash that begins no comment: an operator, or a regular expression.
  mutating func scanSlash() {
    let start = index
    let isAfterSpace = !isPostfix
    let previous = tokens.last { $0.kind != .space && $0.kind != .comment }
    let isAfterOperand = previous.map(isOperand) ?? false
    var end = index + 1
    while classes[Int(bytes[end])] == .operator || classes[Int(bytes[end])] == .slash { end += 1 }
    // No regular expression begins with a space.
    let divides = end == start + 1 && isBlank(end)
    if divides || isAfterOperand && (!isAfterSpace || isBlank(end)) {
      guard end == start + 1 || end == start + 2 && bytes[start + 1] == UInt8(ascii: "=") else {
        return scanOperator()
      }
      index = end
      return take(.operator, from: start, line: line)
    }
    if let end = endOfRegex() {
      isCertain = false
      index = end
      return take(.regex, from: start, line: line)
    }
    let wasCertain = isCertain
    scanOperator()
    // `reduce(1, /)`
    let isArgument =
      index == start + 1
      && (bytes[index] == UInt8(ascii: ")") || bytes[index] == UInt8(ascii: ","))
    if wasCertain, isArgument, !isAfterOperand { isCertain = true }
  }

  private func isBlank(_ offset: Int) -> Bool {
    offset >= count || classes[Int(bytes[offset])] == .space
      || classes[Int(bytes[offset])] == .lineEnd
  }

  /// Whether an operator after the token has it as its left side.
  private func isOperand(_ token: SwiftToken) -> Bool {
    switch token.kind {
    case .number, .string, .regex: true
    case .word:
      !Self.wordsBeforeValues.contains(String(decoding: bytes[token.range], as: UTF8.self))
    case .punctuation:
      bytes[token.range.lowerBound] == UInt8(ascii: ")")
        || bytes[token.range.lowerBound] == UInt8(ascii: "]")
    case .operator:
      // `x!` and `x?`
      token.range.count == 1
        && (bytes[token.range.lowerBound] == UInt8(ascii: "!")
          || bytes[token.range.lowerBound] == UInt8(ascii: "?"))
    default: false
    }
  }

  private static let wordsBeforeValues: Set<String> = [
    "as", "await", "borrow", "case", "catch", "consume", "copy", "default", "defer", "discard",
    "do", "each", "else", "for", "guard", "if", "in", "is", "repeat", "return", "switch", "then",
    "throw", "try", "unsafe", "where", "while", "yield",
  ]

  /// Where a bare regular expression that opens at `index` ends: in its line, with neither end blank
  /// and no parenthesis closed that is not open, as in `zip(/, /)`.
  private mutating func endOfRegex() -> Int? {
    guard !isBlank(index + 1), line != lineWithoutRegex else { return nil }
    var offset = index + 1
    var parentheses = 0
    var isInSet = false
    while offset < count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "/") {
        return isBlank(offset - 1) && bytes[offset - 2] != UInt8(ascii: "\\") ? nil : offset + 1
      }
      if classes[Int(byte)] == .lineEnd { break }
      switch byte {
      case UInt8(ascii: "\\"):
        if classes[Int(bytes[offset + 1])] != .lineEnd { offset += 1 }
      case UInt8(ascii: "["): isInSet = true
      case UInt8(ascii: "]"): isInSet = false
      case UInt8(ascii: "(") where !isInSet: parentheses += 1
      case UInt8(ascii: ")") where !isInSet:
        parentheses -= 1
        if parentheses < 0 { return nil }
      default: break
      }
      offset += 1
    }
    lineWithoutRegex = line
    return nil
  }

  /// `#/…/#`, which goes over lines where nothing else stands behind its opening.
  mutating func scanRegex(pounds: Int) {
    let start = index
    let first = line
    var offset = index + pounds + 1
    while offset < count, classes[Int(bytes[offset])] == .space { offset += 1 }
    let isLong = offset < count && classes[Int(bytes[offset])] == .lineEnd
    if isLong, pounds >= poundsWithoutEnd { return skipUnknown(1) }
    offset = index + pounds + 1
    while offset < count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "/") {
        var found = 0
        while found < pounds, bytes[offset + 1 + found] == UInt8(ascii: "#") { found += 1 }
        if found == pounds {
          line += isLong ? lineEnds(in: index..<offset) : 0
          index = offset + 1 + pounds
          return take(.regex, from: start, line: first)
        }
      }
      if !isLong, classes[Int(byte)] == .lineEnd { return skipUnknown(1) }
      offset += byte == UInt8(ascii: "\\") && classes[Int(bytes[offset + 1])] != .lineEnd ? 2 : 1
    }
    if isLong { poundsWithoutEnd = pounds }
    skipUnknown(1)
  }

  private func lineEnds(in range: Range<Int>) -> Int {
    range.count {
      bytes[$0] == UInt8(ascii: "\n")
        || bytes[$0] == UInt8(ascii: "\r") && bytes[$0 + 1] != UInt8(ascii: "\n")
    }
  }
}
