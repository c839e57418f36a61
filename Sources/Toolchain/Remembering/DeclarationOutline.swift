import SwiftText

/// A file's text without what stands in the bodies of its functions.
///
/// The declarations of two files are the same where their outlines are, so what the compiler said of
/// one is known of the other. The reverse does not hold: a body may stay in the outline.
enum DeclarationOutline {
  /// - Returns: `nil` when bodies cannot be told from declarations, or may have a part in these.
  static func text(of text: String) -> String? {
    let source = SwiftSource(text)
    guard !source.tokens.contains(where: { source.showsBodies($0) }),
      source.isPlain(0..<source.bytes.count), let declarations = source.declarations
    else { return nil }
    var outline: [UInt8] = []
    var start = 0
    for declaration in declarations {
      guard declaration.kind.isCallable, let body = declaration.body, body.lowerBound >= start
      else { continue }
      let end = body.upperBound - 1
      // A brace with more in its line is a strange one.
      let isLong = source.bytes[body].contains(UInt8(ascii: "\n"))
      guard !isLong || source.fillsLines(end..<body.upperBound) else { return nil }
      source.append(start..<(body.lowerBound + 1), to: &outline)
      start = end
    }
    source.append(start..<source.bytes.count, to: &outline)
    return String(decoding: outline, as: UTF8.self)
  }
}

extension SwiftSource {
  /// Whether a token is an attribute that may make a body part of its declaration.
  fileprivate func showsBodies(_ token: SwiftToken) -> Bool {
    guard token.kind == .attribute else { return false }
    let attribute = text(token)
    return attribute == "@" || attribute.hasPrefix("@_") || attribute.hasPrefix("@inlin")
  }

  /// Adds the code of a range, without comments, blank lines and spaces at the ends of lines.
  fileprivate func append(_ range: Range<Int>, to text: inout [UInt8]) {
    var start = range.lowerBound
    let tokens = tokens(in: range)
    for index in tokens.indices {
      let token = tokens[index]
      guard token.kind == .comment || token.kind == .space && spansLines(index) else { continue }
      text += bytes[start..<token.range.lowerBound]
      start = token.range.upperBound
      guard token.kind == .space else { continue }
      while let last = text.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\n") {
        text.removeLast()
      }
      var lineEnd = token.range.upperBound - 1
      while bytes[lineEnd] != UInt8(ascii: "\n") { lineEnd -= 1 }
      start = lineEnd
    }
    text += bytes[start..<range.upperBound]
  }
}
