extension Answer {
  /// Longer lists and texts are shown in part.
  private static let longest = 60

  /// The value in one line, long ones from their beginning.
  package var text: String {
    switch self {
    case .missing: "nil"
    case .number(let number): Numerals.text(of: number)
    case .list(let elements): Self.listTexts(of: elements, elements, around: 0).0
    case .table(let size, _): "a matrix of \(size.rows) by \(size.columns)"
    case .entries(let entries): Self.text(of: entries, around: 0)
    case .other(_, let text), .opaque(let text): Self.cut(text, around: 0)
    case .near(let number, _): Numerals.text(of: number)
    case .thrown(_, _, let text): text
    case .anything: "anything"
    }
  }

  /// A dictionary, a long one around one of its entries.
  private static func text(of entries: [(key: String, value: Answer)], around index: Int) -> String
  {
    if entries.isEmpty { return "[:]" }
    let (shown, begin, end) = part(of: entries.map { "\($0.key): \($0.value.text)" }, around: index)
    return "[\((begin + shown + end).joined(separator: ", "))]"
  }

  /// Six of a dictionary's texts around one of them, and what stands for those left out.
  package static func part(
    of texts: [String], around index: Int, most: Int = 6
  ) -> (shown: [String], begin: [String], end: [String]) {
    let start = max(0, min(index - most / 2, texts.count - most))
    let shown = Array(texts.dropFirst(start).prefix(most))
    return (shown, start > 0 ? ["…"] : [], start + shown.count < texts.count ? ["…"] : [])
  }

  /// Two values that differ, written so that one sees where. Numbers within them that are accepted
  /// are written as short as ever.
  package static func texts(
    of actual: Answer, _ expected: Answer, within tolerance: Tolerance = .exact
  ) -> (String, String) {
    switch (actual, expected) {
    case (.number(let number), .number(let other))
    where tolerance.accepts(number, for: other):
      return (Numerals.text(of: number), Numerals.text(of: other))
    case (.number(let actual), .number(let expected)),
      (.near(let actual, _), .near(let expected, _)):
      return Numerals.texts(of: actual, expected)
    case (.other(let value, let text), .other(let other, let expected)):
      if text == expected {
        return (text, areEqual(value, other) ? text : "another value that is written the same way")
      }
      let common = zip(text, expected).prefix { $0 == $1 }.count
      return (cut(text, around: common), cut(expected, around: common))
    case (.list(let actual), .list(let expected)):
      let first = zip(actual, expected).enumerated().first {
        !$0.element.0.isAccepted(for: $0.element.1, within: tolerance)
      }
      // Where one is the beginning of the other, they differ behind it.
      return listTexts(
        of: actual, expected, around: first?.offset ?? min(actual.count, expected.count),
        within: tolerance)
    case (.entries(let actual), .entries(let expected)):
      let first = zip(actual, expected).enumerated().first {
        $0.element.0.key != $0.element.1.key
          || !$0.element.0.value.isAccepted(for: $0.element.1.value, within: tolerance)
      }
      let index = first?.offset ?? min(actual.count, expected.count)
      return (text(of: actual, around: index), text(of: expected, around: index))
    default:
      return (actual.text, expected.text)
    }
  }

  /// Two lists, whole when short and else around one index, their elements written pairwise.
  package static func listTexts(
    of actual: [Answer], _ expected: [Answer], around index: Int,
    within tolerance: Tolerance = .exact
  ) -> (String, String) {
    let ends = index < 16 ? 24 : 0
    let near = max(0, index - 24)..<(index + 24 + ends)
    let pairs = near.map { index -> (String?, String?) in
      switch (actual.element(at: index), expected.element(at: index)) {
      case (let actual?, let expected?):
        let texts = Self.texts(of: actual, expected, within: tolerance)
        return (texts.0, texts.1)
      case (let actual, let expected): return (actual?.text, expected?.text)
      }
    }
    let texts = (pairs.compactMap(\.0), pairs.compactMap(\.1))
    return (
      join(texts.0, from: near.lowerBound, of: actual.count, around: index),
      join(texts.1, from: near.lowerBound, of: expected.count, around: index)
    )
  }

  /// `[1.0, nil, 3.0]`, or `[…, 3.0, 4.0, 5.0, …]`.
  private static func join(
    _ texts: [String], from start: Int, of count: Int, around index: Int
  ) -> String {
    let whole = "[\(texts.joined(separator: ", "))]"
    if texts.count == count, whole.count <= longest { return whole }
    let window = max(start, index - 2)..<max(start, min(start + texts.count, index + 3))
    let shown = texts[(window.lowerBound - start)..<(window.upperBound - start)]
    let parts =
      (window.lowerBound > 0 ? ["…"] : []) + shown + (window.upperBound < count ? ["…"] : [])
    return "[\(parts.joined(separator: ", "))]"
  }

  /// Part of a long text, around one of its characters.
  private static func cut(_ text: String, around index: Int) -> String {
    guard text.count > longest else { return text }
    let start = max(0, min(index - longest / 2, text.count - longest))
    return (start > 0 ? "…" : "") + text.dropFirst(start).prefix(longest)
      + (start + longest < text.count ? "…" : "")
  }
}

extension Array {
  fileprivate func element(at index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
