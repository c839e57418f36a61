/// A token with its text, white space left out: for those who compare by words and are in no hurry.
package struct SwiftWord: Sendable, Equatable {
  package let kind: SwiftToken.Kind
  package let text: String

  /// Its place, as offsets into the text's UTF-8.
  package let range: Range<Int>

  /// The line where it begins, counted from 1.
  package let line: Int

  /// Whether white space, or an end of the text, stands on both sides; Swift reads an operator as
  /// binary by this alone.
  package let isSpaced: Bool

  package init(
    _ kind: SwiftToken.Kind, _ text: String, range: Range<Int>, line: Int, isSpaced: Bool = false
  ) {
    self.kind = kind
    self.text = text
    self.range = range
    self.line = line
    self.isSpaced = isSpaced
  }
}

extension SwiftSource {
  /// The words in order, each string literal and all that is interpolated in it as one.
  package var words: [SwiftWord] {
    var words: [SwiftWord] = []
    var index = 0
    while index < tokens.count {
      let first = index
      if tokens[index].kind == .string { index = lastPiece(ofLiteralAt: index) }
      if tokens[first].kind != .space { words.append(word(first...index)) }
      index += 1
    }
    return words
  }

  /// The last token of the literal whose first is at `index`.
  private func lastPiece(ofLiteralAt index: Int) -> Int {
    let depth = tokens[index].depth
    var last = index
    while last + 1 < tokens.count {
      let next = tokens[last + 1]
      let isPiece = next.kind == .string && tokens[last].kind == .interpolationEnd
      let isInterpolation = next.kind == .interpolationStart || next.kind == .interpolationEnd
      guard next.depth > depth || isPiece || isInterpolation else { break }
      last += 1
    }
    return last
  }

  private func word(_ indices: ClosedRange<Int>) -> SwiftWord {
    let first = tokens[indices.lowerBound]
    let range = first.range.lowerBound..<tokens[indices.upperBound].range.upperBound
    func isSpace(_ index: Int) -> Bool {
      !tokens.indices.contains(index) || tokens[index].kind == .space
    }
    return SwiftWord(
      first.kind, text(range), range: range, line: first.line,
      isSpaced: isSpace(indices.lowerBound - 1) && isSpace(indices.upperBound + 1))
  }
}
