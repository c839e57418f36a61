/// A Swift text as its tokens: the one reader of Swift in this project.
package struct SwiftSource: Sendable {
  /// The text's UTF-8, into which all ranges are offsets.
  package let bytes: [UInt8]

  /// All of it, white space and comments too.
  package let tokens: [SwiftToken]

  /// Whether the compiler is sure to read the same tokens. It may not where something has no end, or
  /// where only a parser could tell whether a slash divides or begins a regular expression.
  package let isCertain: Bool

  package init(_ text: String) {
    self.init(bytes: Array(text.utf8))
  }

  /// Any bytes are read to their end, whatever they are.
  package init(bytes: [UInt8]) {
    var tokenizer = Tokenizer(bytes)
    tokenizer.run()
    self.bytes = bytes
    tokens = tokenizer.tokens
    isCertain = tokenizer.isCertain
  }

  package func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  package func text(_ token: SwiftToken) -> String { text(token.range) }

  /// The tokens that begin in a range.
  package func tokens(in range: Range<Int>) -> ArraySlice<SwiftToken> {
    let first = firstToken(from: range.lowerBound)
    return tokens[first..<max(first, firstToken(from: range.upperBound))]
  }

  /// The index of the first token that begins at an offset or behind it.
  private func firstToken(from offset: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
