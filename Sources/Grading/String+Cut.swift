extension String {
  /// The most that is kept of what a learner's program says of one failure, in bytes.
  static let mostWords = 4_096

  /// The text, or its beginning where it is longer than anybody reads.
  ///
  /// Counted in bytes: a single character may be made of any number of accents.
  func cut(to limit: Int = mostWords) -> String {
    let count = utf8.count
    guard count > limit else { return self }
    let end = unicodeScalars.index(
      before: unicodeScalars.index(after: utf8.index(startIndex, offsetBy: limit)))
    let kept = self[..<end]
    return "\(kept) … (\(count - kept.utf8.count) bytes more)"
  }
}
