import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import PackageLesson

private let startsAtZero = Mistake(
  "STARTS_AT_ZERO",
  "It looks as if the remainder starts at zero. Then zero bytes at the front of a file leave no "
    + "trace: that is why it starts with all bits set.")
private let shiftsLeft = Mistake(
  "SHIFTS_LEFT",
  "It looks as if the bits go in from the other end. There is such a checksum, but ZIP and PNG "
    + "take the lowest bit of each byte first and shift right.")
private let forgetsToInvert = Mistake(
  "FORGETS_TO_INVERT",
  "It looks as if only the last step is missing: every bit of this is the opposite of the right one."
)
private let looksAfterTheShift = Mistake(
  "LOOKS_AFTER_THE_SHIFT",
  "It looks as if the lowest bit was read after the shift. The one that counts has fallen out by then."
)
private let mixesBeforeTheShift = Mistake(
  "MIXES_BEFORE_THE_SHIFT",
  "It looks as if the constant went in before the shift, which then shifts it as well.")
private let takesBytesWithASign = Mistake(
  "TAKES_BYTES_WITH_A_SIGN",
  "It looks as if bytes from 0x80 on count as numbers below 0. Then ones fill all the bits above "
    + "them; a byte is 0 ... 255.")
private let multipliesFirst = Mistake(
  "MULTIPLIES_FIRST",
  "It looks as if the order of the two steps is the other way round: that is FNV-1, the older one.")

@Suite("Checksum", .exercise("31-package/Checksum"))
struct ChecksumSuite {
  @Test("The CRC-32 of nothing is 0")
  func nothing() {
    // A wrong start and a missing last step give the same here: neither is named.
    check("crc32([])", hex(crc32([])), is: "00000000")
  }

  @Test("The CRC-32 of the digits 1 to 9 is CBF43926")
  func digits() {
    // The check value that every catalogue of CRCs prints for CRC-32.
    check(
      #"crc32(Array("123456789".utf8))"#, hex(crc32(Array("123456789".utf8))), is: "cbf43926",
      mistakes: [
        startsAtZero.gives("d202d277"), shiftsLeft.gives("fc891918"),
        forgetsToInvert.gives("340bc6d9"), looksAfterTheShift.gives("4202a9aa"),
        mixesBeforeTheShift.gives("99dfae1b"),
      ])
  }

  @Test("How many zero bytes there are makes a difference")
  func zeros() {
    // Python: zlib.crc32(bytes(1)) and zlib.crc32(bytes(3)).
    check(
      "crc32([0])", hex(crc32([0])), is: "d202ef8d",
      mistakes: [
        startsAtZero.gives("ffffffff"), shiftsLeft.gives("b1f7404b"),
        forgetsToInvert.gives("2dfd1072"), looksAfterTheShift.gives("e96ccf45"),
        mixesBeforeTheShift.gives("f43667a2"),
      ])
    check(
      "crc32([0, 0, 0])", hex(crc32([0, 0, 0])), is: "ff41d912",
      mistakes: [
        startsAtZero.gives("ffffffff"), forgetsToInvert.gives("00be26ed"),
        looksAfterTheShift.gives("ff4a39a3"), mixesBeforeTheShift.gives("ffa51c51"),
      ])
  }

  @Test("A byte of ones leaves ones in the upper bytes")
  func ones() {
    // Python: zlib.crc32(b"\xff").
    check(
      "crc32([255])", hex(crc32([255])), is: "ff000000",
      mistakes: [forgetsToInvert.gives("00ffffff"), looksAfterTheShift.gives("12b88320")])
  }

  @Test("Every change of a single bit gives another CRC-32")
  func singleBits() {
    let bytes = Array("learn".utf8)
    check(
      "crc32, called for each change of one bit in 'learn': different checksums",
      Set(
        (0..<40).map { bit in
          var changed = bytes
          changed[bit / 8] ^= 1 << UInt8(bit % 8)
          return crc32(changed)
        } + [crc32(bytes)]
      ).count,
      is: 41)
  }

  @Test("The hash of nothing is where FNV-1a starts")
  func hashOfNothing() {
    check("fnv1a64([])", hex(fnv1a64([])), is: "cbf29ce484222325")
  }

  @Test("The FNV-1a of a is AF63DC4C8601EC8C, that of foobar 85944171F73967E8")
  func foobar() {
    // Published test vectors of FNV-1a, 64 bits (draft-eastlake-fnv).
    check(
      #"fnv1a64(Array("a".utf8))"#, hex(fnv1a64(Array("a".utf8))), is: "af63dc4c8601ec8c",
      mistakes: [multipliesFirst.gives("af63bd4c8601b7be")])
    check(
      #"fnv1a64(Array("foobar".utf8))"#, hex(fnv1a64(Array("foobar".utf8))), is: "85944171f73967e8",
      mistakes: [multipliesFirst.gives("340d8765a4dda9c2")])
  }

  @Test("The same features in another order have another FNV-1a")
  func featureNames() {
    let names = ["mean_radius", "mean_texture"]
    // Python, by the definition: h = ((h ^ byte) * 0x100000001b3) % 2**64.
    check(
      "fnv1a64(mean_radius, line feed, mean_texture)",
      hex(fnv1a64(Array(names.joined(separator: "\n").utf8))), is: "ec217bc8da770086",
      mistakes: [multipliesFirst.gives("3d79881d8dc09078")])
    check(
      "fnv1a64(mean_texture, line feed, mean_radius)",
      hex(fnv1a64(Array(names.reversed().joined(separator: "\n").utf8))), is: "523da92396262a0a",
      mistakes: [multipliesFirst.gives("cb643f8a688edebc")])
  }

  @Test("Every byte counts: none above 127 is below 0, and 0 is not nothing")
  func highBytes() {
    // Python, by the definition, as above.
    check(
      "fnv1a64([255])", hex(fnv1a64([255])), is: "af64724c8602eb6e",
      mistakes: [
        takesBytesWithASign.gives("509c41b379fe466e"), multipliesFirst.gives("af63bd4c8601b720"),
      ])
    // A byte 0 is mixed in as well, and so is what follows the 64th.
    check("fnv1a64([0])", hex(fnv1a64([0])), is: "af63bd4c8601b7df")
    check(
      "fnv1a64(100 bytes of 1)", hex(fnv1a64(Array(repeating: 1, count: 100))),
      is: "55d53d2a6c2c3e79")
    check(
      #"fnv1a64(Array("größe".utf8))"#, hex(fnv1a64(Array("größe".utf8))), is: "b7450e1ef58140da",
      mistakes: [
        takesBytesWithASign.gives("970d2d7545afa4da"), multipliesFirst.gives("8dcce5a8ab305198"),
      ])
  }

  @Test("On generated bytes they answer as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck(within: .exact) { random in
      let count = random.chance(0.3) ? random.int(0...40) : random.count(0...12)
      let bytes: [UInt8] =
        switch random.int(0...4) {
        case 0: Array(random.text(count: count).utf8)
        case 1: (0..<count).map { _ in random.pick([0, 0, 1, 0x80, 0xFF]) }
        case 2: Array(repeating: random.pick([0, 0xFF]), count: count)
        default: (0..<count).map { _ in UInt8(random.int(0...255)) }
        }
      return random.chance(0.5)
        ? Case("crc32(\(literal(bytes)))") { hex(crc32(bytes)) }
        : Case("fnv1a64(\(literal(bytes)))") { hex(fnv1a64(bytes)) }
    }
  }

  @Test("The flights of Newark have the CRC-32 67D3CB11, as their data sheet says")
  func flights() throws {
    // lessons/data/README.md and Python's zlib.crc32; iris first, which is quicker to try.
    guard
      check(
        "crc32(bytes of iris.csv)", hex(crc32(try bytes(of: "iris"))), is: "edcb964b",
        mistakes: [
          startsAtZero.gives("1c8efc61"), shiftsLeft.gives("9c8aaa46"),
          forgetsToInvert.gives("123469b4"), looksAfterTheShift.gives("83af93a5"),
          mixesBeforeTheShift.gives("afb0e600"),
        ])
    else { return }
    check(
      "crc32(bytes of flights_ewr.csv)", hex(crc32(try bytes(of: "flights_ewr"))), is: "67d3cb11")
  }

  private func bytes(of name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: CourseFolder.dataFile(named: name))))
  }

  private func hex<Number: FixedWidthInteger>(_ number: Number) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: Number.bitWidth / 4 - digits.count) + digits
  }
}
