import SwiftText

/// A file's text without what stands in the bodies of its functions.
///
/// The declarations of two files are the same where their outlines are, so what the compiler said of
/// one is known of the other. The reverse does not hold: a body may stay in the outline.
enum DeclarationOutline {
  /// - Returns: `nil` when bodies cannot be told from declarations, or may have a part in these.
  static func text(of text: String) -> String? {
    let source = SwiftSource(text)
    guard !source.bytes.contains("inlin".utf8), !source.bytes.contains("@_".utf8),
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
  /// Adds the tokens of a range, without comments, blank lines and spaces at the ends of lines.
  fileprivate func append(_ range: Range<Int>, to text: inout [UInt8]) {
    for token in tokens(in: range) {
      switch token.kind {
      case .comment: continue
      case .space:
        guard let lineEnd = bytes[token.range].lastIndex(of: UInt8(ascii: "\n")) else {
          fallthrough
        }
        while let last = text.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\n") {
          text.removeLast()
        }
        text += bytes[lineEnd..<token.range.upperBound]
      default: text += bytes[token.range]
      }
    }
  }
}

extension Collection<UInt8> {
  /// Whether the bytes of `other` occur in a row.
  func contains(_ other: some Collection<UInt8>) -> Bool {
    firstRange(of: other) != nil
  }
}
