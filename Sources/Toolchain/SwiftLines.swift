/// Reads Swift line by line, as far as lines can be read by themselves.
enum SwiftLines {
  /// Whether each line of the text can be: nothing in it spans lines.
  static func isPlain(_ text: String) -> Bool {
    !["/*", "*/", "\"\"\"", "#\"", "#/", "\r"].contains { text.utf8.contains($0.utf8) }
  }

  /// The braces of a line outside strings and comments, 1 and -1; `nil` when they cannot be told.
  static func braces(in line: Substring) -> [Int]? {
    let bytes = Array(line.utf8)
    var braces: [Int] = []
    var isString = false
    var index = 0
    while index < bytes.count {
      let next = index + 1 < bytes.count ? bytes[index + 1] : UInt8(ascii: " ")
      switch bytes[index] {
      case UInt8(ascii: "\\"):
        if !isString { return nil }
        index += 1
        if next == UInt8(ascii: "(") {
          guard let end = endOfInterpolation(in: bytes, from: index) else { return nil }
          index = end
        }
      case UInt8(ascii: "\""): isString.toggle()
      case _ where isString: break
      case UInt8(ascii: "/"):
        if next == UInt8(ascii: "/") { return braces }
        // A regular expression may hold anything.
        if next != UInt8(ascii: " "), next != UInt8(ascii: "=") { return nil }
      case UInt8(ascii: "#"), UInt8(ascii: "`"): return nil
      case UInt8(ascii: "{"): braces.append(1)
      case UInt8(ascii: "}"): braces.append(-1)
      default: break
      }
      index += 1
    }
    return isString ? nil : braces
  }

  /// How many lines stand before the one in which so many open braces and all that follow are
  /// closed; `nil` when that cannot be told, or when more braces follow in that line.
  static func end(of lines: ArraySlice<Substring>, open depth: Int) -> Int? {
    var depth = depth
    for (count, line) in lines.enumerated() {
      guard let braces = braces(in: line) else { return nil }
      for (position, step) in braces.enumerated() {
        depth += step
        if depth == 0 { return position == braces.count - 1 ? count : nil }
      }
    }
    return nil
  }

  /// Where the parenthesis closes that opens at `start`; `nil` when a string or a closure may stand
  /// in between, which may hold anything.
  private static func endOfInterpolation(in bytes: [UInt8], from start: Int) -> Int? {
    var depth = 0
    for index in start..<bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return index }
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"),
        UInt8(ascii: "/"), UInt8(ascii: "#"), UInt8(ascii: "`"):
        return nil
      default: break
      }
    }
    return nil
  }
}

extension Collection<UInt8> {
  /// Whether the bytes of `other` occur in a row.
  func contains(_ other: some Collection<UInt8>) -> Bool {
    firstRange(of: other) != nil
  }
}
