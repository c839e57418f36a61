extension CaseGenerator {
  /// A text made of pieces that break readers of text: quotes, commas, line ends of all three kinds,
  /// blanks, letters with combining marks, letters beyond ASCII.
  ///
  /// - Parameter pieces: What it is made of, in place of those.
  public mutating func text(of pieces: [String]? = nil, count: Int) -> String {
    let awkward = [
      "a", "b", "1", "2.5", "NA", " ", ",", ",", "\"", "\"\"", "\n", "\r\n", "\r", "-", "é",
      "e\u{301}", "\u{301}", "\u{200D}", "größe", "日", "👩‍🔬", ";", "\t",
    ]
    return (0..<count).map { _ in pick(pieces ?? awkward) }.joined()
  }

  /// A word of small letters.
  public mutating func word(letters: ClosedRange<Int> = 1...5) -> String {
    String((0..<int(letters)).map { _ in pick(Array("abcde")) })
  }

  /// Words with single blanks between them, some of them often.
  public mutating func sentence(words count: Int) -> String {
    let vocabulary = (0..<max(1, count / 2 + 1)).map { _ in word() }
    return (0..<count).map { _ in pick(vocabulary) }.joined(separator: " ")
  }

  /// A table of text: names of its columns, then rows of fields, some of them missing.
  ///
  /// - Parameter missing: The share of fields that are `nil`.
  public mutating func rows(
    count: Int, columns: Int, missing share: Double = 0.15
  ) -> [[String?]] {
    (0..<count).map { _ in
      (0..<columns).map { _ in
        if chance(share) { return nil }
        return chance(0.5) ? "\(int(-9...99))" : pick(["a", "b", "x y", "2.5", "-0.0", "1e3", "é"])
      }
    }
  }
}
