import Foundation

/// A 128-bit digest of a build's inputs, used as the name of its folder.
///
/// Two multiply-and-fold lanes over eight bytes at a time, after wyhash (Wang Yi, 2019): fast
/// without optimisation, and far beyond accident. It is no defence against someone who wants two
/// inputs to collide, who could only deceive himself.
package struct Fingerprint: Hashable, Sendable, LosslessStringConvertible {
  private var first: UInt64 = 0xa076_1d64_78bd_642f
  private var second: UInt64 = 0xe703_7ed1_a0b4_28db

  package init() {}

  package init(_ bytes: Data) {
    combine(bytes)
  }

  /// Half of it, for what takes a number.
  var number: UInt64 { first }

  /// Reads what ``description`` wrote.
  package init?(_ text: String) {
    guard text.utf8.count == 32, let first = UInt64(text.prefix(16), radix: 16),
      let second = UInt64(text.suffix(16), radix: 16)
    else { return nil }
    self.first = first
    self.second = second
  }

  package mutating func combine(_ text: String) {
    combine(Data(text.utf8))
  }

  package mutating func combine(_ other: Fingerprint) {
    mix(other.first)
    mix(other.second)
  }

  /// Takes the length in as well, so that parts cannot flow into each other.
  package mutating func combine(_ bytes: Data) {
    mix(UInt64(bytes.count))
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset + 8 <= buffer.count {
        mix(buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        offset += 8
      }
      var last: UInt64 = 0
      while offset < buffer.count {
        last = last << 8 | UInt64(buffer[offset])
        offset += 1
      }
      mix(last)
    }
  }

  private mutating func mix(_ word: UInt64) {
    let low = (first ^ word).multipliedFullWidth(by: 0x8ebc_6af0_9c88_c6e3)
    first = low.high ^ low.low ^ second
    let high = (second &+ word).multipliedFullWidth(by: 0x5899_65cc_7537_4cc3)
    second = high.high ^ high.low ^ (word &<< 1 | 1)
  }

  /// 32 hexadecimal digits.
  package var description: String {
    [first, second].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
