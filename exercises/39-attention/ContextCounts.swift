// Given: 38-language-model/ContextCounts, as it is given there.
// Copied by `learn author stubs`.

/// How often each byte came after each context, a run of up to six bytes that stand before it.
///
/// It counts as a dictionary would; in place of one it has a table that is quick in code that is not
/// optimised, as yours is while you write it.
struct ContextCounts {
  /// Contexts, and contexts with the byte that followed, as numbers; 0 is a free place.
  private var keys: [UInt64] = Array(repeating: 0, count: 1024)
  private var counts: [Int] = Array(repeating: 0, count: 1024)
  private var used = 0

  /// Counts that `next` came once more after `context`.
  mutating func add(_ next: UInt8, after context: ArraySlice<UInt8>) {
    if used &* 3 > keys.count { grow() }
    let key = Self.key(context)
    increment(key)
    increment(Self.key(key, next))
  }

  /// How often anything at all came after `context`.
  func count(after context: ArraySlice<UInt8>) -> Int { count(Self.key(context)) }

  /// How often `next` came after `context`.
  func count(of next: UInt8, after context: ArraySlice<UInt8>) -> Int {
    count(Self.key(Self.key(context), next))
  }

  /// How many counts there are of a byte after a context of this length.
  func entries(contextLength length: Int) -> Int {
    // A key's leading one stands before its bytes.
    keys.count { $0 >> 63 == 1 && ($0 & ~(1 << 63)) >> (8 * UInt64(length + 1)) == 1 }
  }

  private static func key(_ context: ArraySlice<UInt8>) -> UInt64 {
    guard context.count < 7 else { fatalError("a context of \(context.count) bytes; at most 6") }
    return context.withUnsafeBufferPointer { bytes in
      var key: UInt64 = 1
      var index = 0
      while index < bytes.count {
        key = key &<< 8 | UInt64(bytes[index])
        index &+= 1
      }
      return key
    }
  }

  private static func key(_ context: UInt64, _ next: UInt8) -> UInt64 {
    context &<< 8 | UInt64(next) | 1 &<< 63
  }

  private mutating func increment(_ key: UInt64) {
    let place = place(of: key)
    if keys[place] == 0 {
      keys[place] = key
      used &+= 1
    }
    counts[place] &+= 1
  }

  private func count(_ key: UInt64) -> Int {
    let place = place(of: key)
    return keys[place] == key ? counts[place] : 0
  }

  /// Where a key stands, or where it would: the first free place at or behind that of its hash.
  private func place(of key: UInt64) -> Int {
    keys.withUnsafeBufferPointer { keys in
      let mask = keys.count &- 1
      var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 32) & mask
      while keys[place] != 0, keys[place] != key { place = (place &+ 1) & mask }
      return place
    }
  }

  private mutating func grow() {
    let (oldKeys, oldCounts) = (keys, counts)
    keys = Array(repeating: 0, count: oldKeys.count * 4)
    counts = Array(repeating: 0, count: keys.count)
    for (key, count) in zip(oldKeys, oldCounts) where key != 0 {
      let place = place(of: key)
      keys[place] = key
      counts[place] = count
    }
  }
}
