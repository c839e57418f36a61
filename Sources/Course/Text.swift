// Small cuts of text, on `Substring`, so that pages are taken apart without copying them.

extension StringProtocol {
  /// The text without the white space around it.
  package var trimmed: String {
    var slice = self[...]
    while let first = slice.first, first.isWhitespace { slice = slice.dropFirst() }
    while let last = slice.last, last.isWhitespace { slice = slice.dropLast() }
    return String(slice)
  }

  /// The text without the blank lines before and after it; inner indentation stays.
  package var trimmedLines: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let first = lines.first, first.allSatisfy(\.isWhitespace) { lines.removeFirst() }
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// What follows the first `mark`.
  package func after(_ mark: String) -> SubSequence? {
    firstRange(ofText: mark).map { self[$0.upperBound...] }
  }

  /// What stands before the first `mark`.
  package func before(_ mark: String) -> SubSequence? {
    firstRange(ofText: mark).map { self[..<$0.lowerBound] }
  }

  /// What stands between the first `open` and the next `close`.
  package func between(_ open: String, _ close: String) -> String? {
    after(open)?.before(close).map { String($0) }
  }

  private func firstRange(ofText mark: String) -> Range<Index>? {
    let mark = Array(mark.utf8)
    guard let first = mark.first else { return nil }
    var start = utf8.startIndex
    while let begin = utf8[start...].firstIndex(of: first) {
      if utf8[begin...].starts(with: mark) {
        return begin..<utf8.index(begin, offsetBy: mark.count)
      }
      start = utf8.index(after: begin)
    }
    return nil
  }
}

extension Substring {
  /// The first `count` lines and, as if it were another, the rest.
  func lines(cutting count: Int) -> [Substring] {
    utf8.split(separator: UInt8(ascii: "\n"), maxSplits: count, omittingEmptySubsequences: false)
      .map { Substring($0) }
  }
}

extension String {
  /// Whether lines end as on Windows or an old Mac.
  var hasCarriageReturns: Bool {
    var text = self
    return text.withUTF8 { $0.place(of: "\r") != nil }
  }

  /// The text with CR LF and CR turned into LF.
  package func replacingLineEnds() -> String {
    // Most texts have neither, and looking at each character takes long.
    guard hasCarriageReturns else { return self }
    return String(map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
  }
}
