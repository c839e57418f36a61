extension Tokenizer {
  mutating func skipWord() {
    while index < count {
      switch classes[Int(bytes[index])] {
      case .letter, .digit: index += 1
      case .beyondASCII:
        let (scalar, length) = scalar(at: index)
        guard let scalar, scalar.isInName, !scalar.beginsOperator else { return }
        index += length
      default: return
      }
    }
  }

  /// The character at an offset; `nil` and one byte where the bytes are no UTF-8.
  func scalar(at offset: Int) -> (value: Unicode.Scalar?, length: Int) {
    var iterator = bytes[offset..<min(offset + 4, count)].makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return (nil, 1) }
    return (scalar, UTF8.width(scalar))
  }

  /// `` `in` ``, and since Swift 6.2 any other text of one line.
  mutating func scanBackticks() {
    let start = index
    var end = index + 1
    while end < count, bytes[end] != UInt8(ascii: "`") {
      if classes[Int(bytes[end])] == .lineEnd { return skipUnknown(1) }
      end += 1
    }
    guard end < count, end > start + 1 else { return skipUnknown(1) }
    index = end + 1
    take(.word, from: start, line: line)
  }

  /// `1_000`, `0x1F`, `1.5e-3`, `0x1.8p3`; in `1...3`, `1.description` and `x.0.1` a number ends
  /// before the point.
  mutating func scanNumber() {
    let start = index
    let isHexadecimal = bytes[index] == UInt8(ascii: "0") && bytes[index + 1] | 0x20 == 0x78
    let isMember = tokens.last.map { $0.range.count == 1 && bytes[$0.range.lowerBound] == 0x2E }
    skipDigits(isHexadecimal)
    if isMember != true, bytes[index] == UInt8(ascii: "."),
      classes[Int(bytes[index + 1])] == .digit
    {
      index += 1
      skipDigits(isHexadecimal)
    }
    take(.number, from: start, line: line)
  }

  /// Digits and letters, and the sign of an exponent.
  private mutating func skipDigits(_ isHexadecimal: Bool) {
    while index < count {
      let byte = bytes[index]
      switch classes[Int(byte)] {
      case .letter, .digit: index += 1
      default: return
      }
      let sign = bytes[index]
      let isExponent =
        byte | 0x20 == (isHexadecimal ? UInt8(ascii: "p") : UInt8(ascii: "e"))
        && (sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+"))
      if isExponent, classes[Int(bytes[index + 1])] == .digit { index += 1 }
    }
  }

  /// `#if`, `#"raw"#`, `#/regex/#`, or a lone sign.
  mutating func scanPound() {
    let start = index
    var pounds = 1
    while bytes[index + pounds] == UInt8(ascii: "#") { pounds += 1 }
    switch bytes[index + pounds] {
    case UInt8(ascii: "\""): openLiteral(pounds: pounds)
    case UInt8(ascii: "/"): scanRegex(pounds: pounds)
    default:
      index += 1
      skipWord()
      if index == start + 1 {
        index = start
        return skipUnknown(1)
      }
      take(.directive, from: start, line: line)
    }
  }
}
