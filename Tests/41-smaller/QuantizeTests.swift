import LessonKit
import LessonTesting
import Testing

@testable import SmallerLesson

private let forgetsFloats = Mistake(
  "FORGETS_THE_FLOATS",
  "It looks as if only the codes were counted. Without their scales and biases they are of no use.")
private let aByteEach = Mistake(
  "A_BYTE_EACH",
  "It looks as if every code takes a byte of its own. Two codes of four bits share one.")
private let losesLastByte = Mistake(
  "LOSES_THE_LAST_BYTE",
  "The last byte counts as well when only a part of it is used.")
private let bitsLast = Mistake(
  "CHECKS_BITS_LAST",
  "Where both are wrong, the number of bits first: no weights can make up for it.")
private let minus128 = Mistake(
  "USES_MINUS_128",
  "It looks as if 128 was the limit. There is one more code below 0 than above: at 128 the largest "
    + "weight has no code, and 1 and -1 no longer mirror each other.")
private let allCodes = Mistake(
  "COUNTS_ALL_CODES",
  "It looks as if all codes lie above 0. Only about half of the codes of so many bits do.")
private let takesLargest = Mistake(
  "TAKES_THE_LARGEST",
  "It looks as if the scale is that of the largest weight. The largest magnitude may be a negative "
    + "weight's, and it would be cut off.")
private let zeroScale = Mistake(
  "ZEROS_HAVE_NO_SCALE",
  "A scale of 0 is divided by sooner or later. Where all weights are 0, any scale will do but that "
    + "one; by agreement it is 1.")
private let truncates = Mistake(
  "TRUNCATES",
  "It looks as if what is behind the point was cut off. That doubles the error, and pulls every "
    + "weight towards 0.")
private let halvesUp = Mistake(
  "ROUNDS_HALVES_UP",
  "It looks as if halves always go up. Here they go away from 0, so that w and -w have opposite "
    + "codes.")
private let halvesToEven = Mistake(
  "ROUNDS_HALVES_TO_EVEN",
  "It looks as if halves went to even numbers, as NumPy's `round` takes them. Here they go away from 0."
)

@Suite("Quantize", .exercise("41-smaller/Quantize"))
struct QuantizeSuite {
  private func codes(_ weights: [Double], _ bits: Int) throws -> [Int] {
    try quantize(weights, bits: bits).codes.map { Int($0) }
  }

  @Test("Codes lie without gaps, and Floats take four bytes each: of ten codes, or seven billion")
  func bytes() {
    check(
      "byteCount(codes: 10, bits: 4, floats: 3)", byteCount(codes: 10, bits: 4, floats: 3), is: 17,
      mistakes: [forgetsFloats.gives(5), aByteEach.gives(22)])
    check(
      "byteCount(codes: 3, bits: 3, floats: 0)", byteCount(codes: 3, bits: 3, floats: 0), is: 2,
      mistakes: [aByteEach.gives(3), losesLastByte.gives(1)])
    check(
      "byteCount(codes: 0, bits: 8, floats: 2)", byteCount(codes: 0, bits: 8, floats: 2), is: 8,
      mistakes: [forgetsFloats.gives(0)])
    check(
      "byteCount(codes: 7_000_000_001, bits: 4, floats: 1)",
      byteCount(codes: 7_000_000_001, bits: 4, floats: 1), is: 3_500_000_005,
      mistakes: [
        forgetsFloats.gives(3_500_000_001), aByteEach.gives(7_000_000_005),
        losesLastByte.gives(3_500_000_004),
      ])
    check(
      "byteCount(codes: 3, bits: 12, floats: 0)", byteCount(codes: 3, bits: 12, floats: 0), is: 5,
      mistakes: [aByteEach.gives(3), losesLastByte.gives(4)])
  }

  @Test(
    "The digits' network: 2,544 bytes at eight bits, 2,704 with a scale a column, 1,520 at four")
  func networkBytes() {
    check(
      "byteCount of 2,368 codes: bits 8 and floats 44, bits 8 and floats 84, bits 4 and floats 84",
      [
        byteCount(codes: 2368, bits: 8, floats: 44), byteCount(codes: 2368, bits: 8, floats: 84),
        byteCount(codes: 2368, bits: 4, floats: 84),
      ], is: [2544, 2704, 1520],
      mistakes: [
        forgetsFloats.gives([2368, 2368, 1184]), aByteEach.gives([2544, 2704, 2704]),
      ])
  }

  @Test("Eight bits: the largest magnitude has the code 127 or -127, and 0 stays 0")
  func eight() {
    check(
      "quantize([-1, -0.5, 0, 0.3, 1], bits: 8).codes", try codes([-1, -0.5, 0, 0.3, 1], 8),
      is: [-127, -64, 0, 38, 127],
      mistakes: [
        minus128.gives([-128, -64, 0, 38, 127]), truncates.gives([-127, -63, 0, 38, 127]),
        halvesUp.gives([-127, -63, 0, 38, 127]),
      ])
    check(
      "quantize([-1, -0.5, 0, 0.3, 1], bits: 8).scale",
      try quantize([-1, -0.5, 0, 0.3, 1], bits: 8).scale, is: 1.0 / 127, within: .relative(1e-12),
      mistakes: [minus128.gives(1.0 / 128)])
  }

  @Test("The magnitude counts, not the largest weight")
  func magnitude() {
    check(
      "quantize([0.5, -1.27, 0.1], bits: 8).codes", try codes([0.5, -1.27, 0.1], 8),
      is: [50, -127, 10],
      mistakes: [takesLargest.gives([127, -127, 25]), minus128.gives([50, -128, 10])])
    check(
      "quantize([-4, -2, -3], bits: 8).scale", try quantize([-4, -2, -3], bits: 8).scale,
      is: 4.0 / 127, within: .relative(1e-12),
      mistakes: [takesLargest.gives(1), minus128.gives(4.0 / 128)])
  }

  @Test("Small weights are weights: of trillionths the scale is a trillionth of what it would be")
  func tiny() {
    check(
      "quantize([1e-12, -3e-13, 0], bits: 8).codes", try codes([1e-12, -3e-13, 0], 8),
      is: [127, -38, 0])
  }

  @Test("Of b bits the limit is 2^(b - 1) - 1: 7 for four, 1 for two")
  func fewer() {
    check(
      "quantize([7, -3, 1, 2.6], bits: 4).codes", try codes([7, -3, 1, 2.6], 4), is: [7, -3, 1, 3],
      mistakes: [
        allCodes.gives([15, -6, 2, 6]), minus128.gives([7, -3, 1, 3]),
        truncates.gives([7, -3, 1, 2]),
      ])
    check(
      "quantize([5, -5, 1, 3, -2], bits: 2).codes", try codes([5, -5, 1, 3, -2], 2),
      is: [1, -1, 0, 1, 0],
      mistakes: [allCodes.gives([3, -3, 1, 2, -1]), truncates.gives([1, -1, 0, 0, 0])])
  }

  @Test("Halves go away from 0, so the codes of opposite weights are opposite")
  func halves() {
    check(
      "quantize([127, 0.5, 1.5, 2.5, -0.5, -1.5, -2.5], bits: 8).codes",
      try codes([127, 0.5, 1.5, 2.5, -0.5, -1.5, -2.5], 8), is: [127, 1, 2, 3, -1, -2, -3],
      mistakes: [
        truncates.gives([127, 0, 1, 2, 0, -1, -2]), halvesUp.gives([127, 1, 2, 3, 0, -1, -2]),
        halvesToEven.gives([127, 0, 2, 2, 0, -2, -2]),
      ])
  }

  @Test("Of zeros, or of nothing, the scale is 1")
  func zeros() {
    check(
      "quantize([0, 0], bits: 8).scale, and that of []",
      try [quantize([0, 0], bits: 8).scale, quantize([], bits: 4).scale], is: [1, 1],
      mistakes: [zeroScale.gives([0, 0])])
    check("quantize([0, 0, 0], bits: 8).codes", try codes([0, 0, 0], 8), is: [0, 0, 0])
    check("quantize([], bits: 4).codes", try codes([], 4), is: [])
  }

  @Test("Bits other than 2 to 8 are refused, then weights that are not finite")
  func refusals() {
    check("quantize([1], bits: 1)", try codes([1], 1), throws: QuantizeError.bits(1))
    check("quantize([1], bits: 9)", try codes([1], 9), throws: QuantizeError.bits(9))
    check("quantize([1, .nan], bits: 8)", try codes([1, .nan], 8), throws: QuantizeError.notFinite)
    check(
      "quantize([-.infinity, 2], bits: 8)", try codes([-.infinity, 2], 8),
      throws: QuantizeError.notFinite)
    check(
      "quantize([.infinity], bits: 0)", try codes([.infinity], 0), throws: QuantizeError.bits(0),
      mistakes: [bitsLast.throwing(QuantizeError.notFinite)])
    check(
      "quantize([], bits: 12)", try codes([], 12), throws: QuantizeError.bits(12))
  }

  @Test("On generated weights it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case bits, notFinite }
    crossCheck { random in
      if random.index % 7 == 6 {
        let (codes, bits, floats) = (random.int(0...40), random.int(1...16), random.int(0...9))
        return Case("byteCount(codes: \(codes), bits: \(bits), floats: \(floats))") {
          byteCount(codes: codes, bits: bits, floats: floats)
        }
      }
      var bits = random.int(2...8)
      var weights = random.column(count: random.count(0...12))
      if random.chance(0.3) {
        // A scale of 1, and halves that are exact.
        let limit = 1 << (bits - 1) - 1
        weights = random.ints(count: weights.count, -(2 * limit)...(2 * limit)).map {
          Double($0) / 2
        }
        weights.append(Double(random.pick([limit, -limit])))
      }
      if random.chance(0.3) { weights = weights.map { -abs($0) } }
      let factor = random.pick([1, 1, 1, 0x1p-60, 0x1p-800, 0x1p800])
      weights = weights.map { $0 * factor }
      let faults = random.faults([Fault.bits, .notFinite], pairs: [(.bits, .notFinite)])
      if faults.contains(.bits) { bits = random.pick([1, 9, 0, -1, 16]) }
      if faults.contains(.notFinite) { weights = random.spoiled(weights + [1]) }
      let (all, count) = (weights, bits)
      return Case("quantize(\(literal(all)), bits: \(count))") { try quantize(all, bits: count) }
    }
  }

  @Test("The digits' first layer at eight bits: scale, codes, and an error of half a step at most")
  func real() throws {
    // torch 2.13: quantize_per_tensor(w, scale, 0, torch.qint8), and NumPy in 64 bits.
    let weights = try DigitNetwork().w1
    check(
      "quantize(w1, bits: 8).scale", try quantize(weights.elements, bits: 8).scale,
      is: 0.011297637795275591, within: .relative(1e-12),
      mistakes: [takesLargest.gives(0.010728346456692914), minus128.gives(0.011209375)])
    check(
      "quantize(w1, bits: 8).codes: the first five of row 10",
      try Array(codes(weights.elements, 8).dropFirst(320).prefix(5)), is: [-30, 33, -36, 40, -18])
    let errors = (try? quantize(weights.elements, bits: 8).restored).map { restored in
      zip(restored, weights.elements).map { $0 - $1 }
    }
    check(
      "quantize(w1, bits: 8).restored less w1: the root of the mean square",
      errors.map { ($0.reduce(0) { $0 + $1 * $1 } / Double(max(1, $0.count))).squareRoot() },
      is: 0.003066255264621214, within: .relative(1e-9),
      mistakes: [
        truncates.gives(0.0060545795027333255), takesLargest.gives(0.0033187942197650073),
        minus128.gives(0.0030540856613893758),
      ])
    check(
      "quantize(w1, bits: 8).restored less w1: the largest",
      errors.map { $0.reduce(0) { max($0, abs($1)) } },
      is: 0.005648031496062994, within: .relative(1e-9))
  }

  @Test("Right digits at eight and at four bits, and the transformer's bits a character at four")
  func models() throws {
    // NumPy 2, in 64 bits: 324 and 321 of 359 digits.
    let network = try DigitNetwork()
    let digits = try Digits.read().test
    func small(_ matrix: Matrix, _ bits: Int) throws -> Matrix {
      let restored = try quantize(matrix.elements, bits: bits).restored
      guard restored.count == matrix.elements.count else {
        return Matrix(rowCount: 0, columnCount: 0)
      }
      return Matrix(
        rowCount: matrix.rowCount, columnCount: matrix.columnCount, elements: restored)
    }
    check(
      "the share of right digits with w1 and w2 at 8 and at 4 bits",
      try [8, 4].map { bits in
        try network.with(w1: small(network.w1, bits), w2: small(network.w2, bits))?.accuracy(digits)
      }, is: [0.9025069637883009, 0.8941504178272981], within: .relative(1e-9),
      mistakes: [
        allCodes.gives([0.9025069637883009, 0.9080779944289693]),
        truncates.gives([0.9025069637883009, 0.8746518105849582]),
      ])
    // Its weights are whole numbers over 1024, so codes fall on halves now and then, and the order of
    // the arithmetic decides: w · (1 / scale) gives 6.139 in place of 6.120.
    let model = try CharacterModel()
    check(
      "the transformer's bits a character with its matrices at 4 bits",
      try model.changing { try small($0, 4) }?.bits(), is: 6.119915253697768,
      within: .relative(0.005),
      mistakes: [truncates.gives(5.484805305085471), allCodes.gives(3.7488566080579644)])
  }
}
