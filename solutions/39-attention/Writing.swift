// Given: 38-language-model/Writing, as it is given there.
// Copied by `learn author stubs`.

import LessonKit

extension NGram {
  /// Goes on writing: what comes after `start`, one byte after the other.
  ///
  /// - Parameters:
  ///   - start: What is written already.
  ///   - count: How many bytes to write.
  ///   - show: Called with each byte as soon as it is known.
  /// - Returns: The bytes that were written, without the start.
  func writing(
    after start: String, count: Int, temperature: Double, topK: Int? = nil, seed: UInt64,
    show: (UInt8) -> Void = { _ in }
  ) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    var text = Array(start.utf8)
    for _ in 0..<count {
      let context = text.suffix(max(0, order - 1))
      let likely = (0...255).map { probability(of: UInt8($0), after: context) }
      let drawn = sample(
        tempered(likely, temperature: temperature, topK: topK), using: &random)
      guard let next = UInt8(exactly: drawn) else { break }
      text.append(next)
      show(next)
    }
    return Array(text.suffix(text.count - start.utf8.count))
  }
}

/// The plays: the first nine tenths to learn from, the rest, from another play, to be judged on.
enum Shakespeare {
  static let text = (try? CourseFolder.bytes(ofText: "shakespeare")) ?? []
  static let training = Array(text.prefix(text.count * 9 / 10))
  static let heldOut = Array(text.dropFirst(text.count * 9 / 10))
}
