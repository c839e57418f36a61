import SwiftText

/// Swaps neighbouring arguments of a call that look alike: `fold(from, to)`, `line(x: a, y: b)`.
///
/// Labels stay where they are. Whether both have the same type is the compiler's to say: a mutant
/// that does not compile does not count.
enum ArgumentMutations {
  /// Functions that give the same whichever way round they are called.
  private static let commutative: Set<String> = ["min", "max", "print", "swap", "swapAt"]

  static func edits(_ outline: SwiftOutline) -> [Edit] {
    let tokens = outline.tokens
    return tokens.indices.dropFirst().filter { index in
      tokens[index].text == "(" && outline.runs(index)
        && tokens[index - 1].kind == .word && !commutative.contains(tokens[index - 1].text)
        && !["return", "in", "if", "while", "let", "var", "case"].contains(tokens[index - 1].text)
        && tokens[index - 1].range.upperBound == tokens[index].range.lowerBound
    }.flatMap { open -> [Edit] in
      guard let close = outline.partner[open] else { return [] }
      let values = arguments((open + 1)..<close, outline)
      return zip(values, values.dropFirst()).compactMap { left, right in
        swap(left, right, outline)
      }
    }
  }

  /// The tokens of each argument's value, without its label.
  private static func arguments(_ range: Range<Int>, _ outline: SwiftOutline) -> [Range<Int>] {
    let tokens = outline.tokens
    var values: [Range<Int>] = []
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      if "([{".contains(tokens[index].text), let end = outline.partner[index] {
        index = end
      } else if tokens[index].text == "," {
        values.append(start..<index)
        start = index + 1
      }
      index += 1
    }
    values.append(start..<range.upperBound)
    return values.map { value in
      let isLabelled = value.count > 2 && tokens[value.lowerBound + 1].text == ":"
      return isLabelled ? (value.lowerBound + 2)..<value.upperBound : value
    }
  }

  private static func swap(
    _ left: Range<Int>, _ right: Range<Int>, _ outline: SwiftOutline
  ) -> Edit? {
    let tokens = outline.tokens
    guard isSimple(left, tokens), isSimple(right, tokens) else { return nil }
    func bytes(_ range: Range<Int>) -> Range<Int> {
      tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound
    }
    let first = bytes(left)
    let second = bytes(right)
    guard outline.source(first) != outline.source(second) else { return nil }
    let between = outline.source(first.upperBound..<second.lowerBound)
    return Edit(
      kind: .arguments, range: first.lowerBound..<second.upperBound,
      replacement: outline.source(second) + between + outline.source(first))
  }

  /// A name, a number or a member of a name.
  private static func isSimple(_ range: Range<Int>, _ tokens: [SwiftWord]) -> Bool {
    guard !range.isEmpty, range.count <= 3 else { return false }
    return range.allSatisfy {
      tokens[$0].kind == .word || tokens[$0].kind == .number || tokens[$0].text == "."
    } && !["let", "var", "inout", "_"].contains(tokens[range.lowerBound].text)
  }
}
