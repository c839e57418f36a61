/// One of several machines that share a class: `2/8` grades the second eighth.
package struct Shard: Sendable, Hashable, Codable, CustomStringConvertible {
  /// Counted from 1.
  package let index: Int
  package let count: Int

  package static let whole = Shard(only: 1)

  private init(only: Int) {
    index = 1
    count = only
  }

  /// Reads `i/n` with 1 ≤ i ≤ n.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]),
      count >= 1, (1...count).contains(index)
    else { return nil }
    self.index = index
    self.count = count
  }

  /// Whether this machine grades the student.
  ///
  /// Decided by the id alone, so that a student who joins or leaves moves nobody else.
  package func contains(student id: String) -> Bool {
    FNV1a.hash(id) % UInt64(count) == UInt64(index - 1)
  }

  package var description: String { "\(index)/\(count)" }
}

/// The 64-bit FNV-1a hash: the same number on every machine and in every run.
///
/// Fowler, Noll, Vo, Eastlake, *The FNV Non-Cryptographic Hash Algorithm*, RFC 9923. It spreads ids
/// over shards; it proves nothing about contents.
package enum FNV1a {
  package static func hash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 {
      hash ^= UInt64(byte)
      hash = hash &* 0x100_0000_01b3
    }
    return hash
  }
}
