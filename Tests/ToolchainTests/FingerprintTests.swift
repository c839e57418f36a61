import Foundation
import Testing

@testable import Toolchain

@Suite("Fingerprints") struct FingerprintTests {
  @Test("Equal inputs agree and unequal ones differ") func distinct() {
    var seen: Set<Fingerprint> = []
    for length in 0..<300 {
      for byte in UInt8(0)..<4 {
        seen.insert(Fingerprint(Data(repeating: byte, count: length)))
      }
    }
    // The empty input is the same four times.
    #expect(seen.count == 300 * 4 - 3)
    #expect(Fingerprint(Data("a".utf8)) == Fingerprint(Data("a".utf8)))
  }

  @Test("Parts do not flow into each other") func parts() {
    var left = Fingerprint()
    left.combine("ab")
    left.combine("c")
    var right = Fingerprint()
    right.combine("a")
    right.combine("bc")
    #expect(left != right)
    #expect(left.description.count == 32)
  }
}
