import LessonKit
import LessonTesting
import Testing

@testable import SmallerLesson

private let wraps = Mistake(
  "WRAPS_AROUND",
  "It looks as if a code that is too large wraps around to the other end: a strong signal becomes a "
    + "strong one against it. Let it saturate.")
private let anew = Mistake(
  "MEASURES_ANEW",
  "It looks as if the largest value at hand sets the scale. Use the scale that is known beforehand: "
    + "the layer multiplies by it afterwards.")
private let minus128 = Mistake(
  "GOES_TO_MINUS_128",
  "The ends are the same on both sides, -127 and 127, as those of the weights are.")
private let ignoresShapes = Mistake(
  "IGNORES_SHAPES",
  "Inputs, weights and biases that do not belong together give numbers that look like an answer. "
    + "Refuse them.")
private let sixteen = Mistake(
  "ADDS_IN_SIXTEEN_BITS",
  "It looks as if the sum has sixteen bits. Three products of 127 · 127 are more than it holds.")
private let forgetsScale = Mistake(
  "FORGETS_THE_INPUTS_SCALE",
  "It looks as if the scale of the inputs is missing. A product of two codes is worth both scales.")
private let biasFirst = Mistake(
  "ADDS_THE_BIAS_FIRST",
  "It looks as if the bias was added to the sum of codes. It is no code: it comes after the scale.")
private let firstScale = Mistake(
  "TAKES_THE_FIRST_SCALE",
  "It looks as if the first column's scale was used for all. Each column has a scale of its own.")

@Suite("An integer layer", .exercise("41-smaller/IntegerLayer"))
struct IntegerLayerSuite {
  private let weights = QuantizedMatrix(
    rowCount: 2, columnCount: 2, codes: [3, 1, 5, -2], scales: [0.1, 2])

  private func codes(_ values: [Double], _ scale: Double) -> [Int] {
    encode(values, scale: scale).map { Int($0) }
  }

  @Test("A value is divided by the scale and rounded, halves away from 0")
  func encodes() {
    check(
      "encode([3, -4, 0, 10.4], scale: 2)", codes([3, -4, 0, 10.4], 2), is: [2, -2, 0, 5],
      mistakes: [anew.gives([37, -49, 0, 127])])
    check(
      "encode([0.5, -0.5, 1.5, 2.5], scale: 1)", codes([0.5, -0.5, 1.5, 2.5], 1),
      is: [1, -1, 2, 3],
      mistakes: [anew.gives([25, -25, 76, 127])])
  }

  @Test("What lies beyond the ends saturates at -127 and 127")
  func saturates() {
    check(
      "encode([150, -150, 250, -1000, 127, -127.4, 127.4], scale: 1)",
      codes([150, -150, 250, -1000, 127, -127.4, 127.4], 1),
      is: [127, -127, 127, -127, 127, -127, 127],
      mistakes: [
        wraps.gives([-106, 106, -6, 24, 127, -127, 127]),
        minus128.gives([127, -128, 127, -128, 127, -127, 127]),
        anew.gives([19, -19, 32, -127, 16, -16, 16]),
      ])
    check(
      "encode([9, -9], scale: 0.01)", codes([9, -9], 0.01), is: [127, -127],
      mistakes: [wraps.gives([-124, 124]), minus128.gives([127, -128])])
  }

  @Test("However far beyond, it saturates: not every whole Double is an Int")
  func far() {
    check("encode([1e300, -1e300], scale: 1e-9)", codes([1e300, -1e300], 1e-9), is: [127, -127])
  }

  @Test("Nothing, and zeros, can be encoded: of no values there are no codes")
  func zeros() {
    check(
      "encode([0, 0, 0.4], scale: 1), and encode([], scale: 1)",
      [codes([0, 0, 0.4], 1), codes([], 1)], is: [[0, 0, 0], []],
      mistakes: [anew.gives([[0, 0, 127], []])])
  }

  @Test("Codes are added up as whole numbers, then scaled by both scales, then the bias comes")
  func layer() {
    check(
      "integerLayer([4, -2], scale: 0.5, weights: [[3, 1], [5, -2]] with scales [0.1, 2], bias: [1, -1])",
      try integerLayer([4, -2], scale: 0.5, weights: weights, bias: [1, -1]), is: [1.1, 7],
      within: .relative(1e-12),
      mistakes: [
        forgetsScale.gives([1.2, 15]), biasFirst.gives([0.15, 7]), firstScale.gives([1.1, -0.6]),
      ])
  }

  @Test("The weights may have other shapes: three inputs to one unit, one input to three units")
  func shapes() {
    check(
      "integerLayer([1, 2, 3], scale: 1, weights: [[4], [5], [-6]] with scale 2, bias: [0.5])",
      try integerLayer(
        [1, 2, 3], scale: 1,
        weights: QuantizedMatrix(rowCount: 3, columnCount: 1, codes: [4, 5, -6], scales: [2]),
        bias: [0.5]), is: [-7.5], within: .relative(1e-12), mistakes: [biasFirst.gives([-7])])
    check(
      "integerLayer([3], scale: 0.5, weights: [[4, 5, -6]] with scales [1, 2, 4], bias: [0, 1, 2])",
      try integerLayer(
        [3], scale: 0.5,
        weights: QuantizedMatrix(
          rowCount: 1, columnCount: 3, codes: [4, 5, -6], scales: [1, 2, 4]),
        bias: [0, 1, 2]), is: [6, 16, -34], within: .relative(1e-12),
      mistakes: [
        forgetsScale.gives([12, 31, -70]), biasFirst.gives([6, 16, -32]),
        firstScale.gives([6, 8.5, -7]),
      ])
  }

  @Test("A sum of many large codes does not overflow: 64 times 127 · 127 is 1,032,256")
  func large() {
    let all = Array(repeating: Int8(127), count: 64)
    check(
      "integerLayer(64 times 127, scale: 1, weights: 64 times 127 with scale 1, bias: [0])",
      try integerLayer(
        all, scale: 1,
        weights: QuantizedMatrix(rowCount: 64, columnCount: 1, codes: all, scales: [1]), bias: [0]),
      is: [1_032_256], within: .relative(1e-12), mistakes: [sixteen.gives([-16_320])])
  }

  @Test("A sum is exact: 2,001 times 127 · 127 is odd, and codes that cancel leave the bias alone")
  func exact() {
    let all = Array(repeating: Int8(127), count: 2001)
    check(
      "integerLayer(2,001 times 127, scale: 1, weights: 2,001 times 127 with scale 1, bias: [0])",
      try integerLayer(
        all, scale: 1,
        weights: QuantizedMatrix(rowCount: 2001, columnCount: 1, codes: all, scales: [1]),
        bias: [0]),
      is: [32_274_129], within: .relative(1e-12))
    check(
      "integerLayer([1, 2, -3], scale: 0.1, weights: [[1], [1], [1]] with scale 1, bias: [0])",
      try integerLayer(
        [1, 2, -3], scale: 0.1,
        weights: QuantizedMatrix(rowCount: 3, columnCount: 1, codes: [1, 1, 1], scales: [1]),
        bias: [0]), is: [0])
  }

  @Test("Without inputs a unit has nothing but its bias")
  func noInputs() {
    check(
      "integerLayer([], scale: 1, weights: 0 x 2, bias: [0.5, -3])",
      try integerLayer(
        [], scale: 1,
        weights: QuantizedMatrix(rowCount: 0, columnCount: 2, codes: [], scales: [1, 1]),
        bias: [0.5, -3]), is: [0.5, -3])
  }

  @Test("Inputs or biases that do not belong to the weights are refused")
  func refusals() {
    let weights = QuantizedMatrix(
      rowCount: 2, columnCount: 2, codes: [3, 1, 5, -2], scales: [0.5, 2])
    for inputs in [[4], [4, -2, 1]] as [[Int8]] {
      check(
        "integerLayer(\(inputs), scale: 1, weights: 2 x 2, bias: [0, 0])",
        try integerLayer(inputs, scale: 1, weights: weights, bias: [0, 0]),
        throws: QuantizeError.shapes,
        mistakes: [ignoresShapes.gives(inputs.count == 1 ? [6, 8] : [1, 16])])
    }
    check(
      "integerLayer([4, -2], scale: 1, weights: 2 x 2, bias: [0])",
      try integerLayer([4, -2], scale: 1, weights: weights, bias: [0]),
      throws: QuantizeError.shapes, mistakes: [ignoresShapes.gives([1])])
    check(
      "integerLayer([4, -2], scale: 1, weights: 2 x 2, bias: [0, 0, 0])",
      try integerLayer([4, -2], scale: 1, weights: weights, bias: [0, 0, 0]),
      throws: QuantizeError.shapes, mistakes: [ignoresShapes.gives([1, 16])])
  }

  @Test("On generated layers it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case inputs, bias }
    crossCheck { random in
      if random.index % 5 == 4 {
        let values = random.spread(count: random.count(0...8)) + random.column(count: 2)
        let scale = random.pick([0.01, 0.02, 0.5, 1, 1.0 / 127, 1e7, 1e-9])
        return Case("encode(\(literal(values)), scale: \(scale))") { encode(values, scale: scale) }
      }
      let (rows, columns) = (random.count(0...12), random.count(1...4))
      let isLarge = random.chance(0.3)
      func codes(_ count: Int) -> [Int8] {
        (0..<count).map { _ in
          Int8(isLarge ? random.pick([127, -127, 120]) : random.int(-127...127))
        }
      }
      let inputs = codes(
        rows
          + (random.faults([Fault.inputs, .bias]) == [.inputs]
            ? random.pick([rows > 0 ? -1 : 1, 1]) : 0)
      )
      let weights = QuantizedMatrix(
        rowCount: rows, columnCount: columns, codes: codes(rows * columns),
        scales: (0..<columns).map { _ in random.pick([0.01, 0.5, 1, 3]) })
      let bias = random.spread(
        count: columns
          + (random.faults([Fault.inputs, .bias]) == [.bias] ? random.pick([-1, 1]) : 0))
      let scale = random.pick([0.01, 0.5, 1, 1.0 / 127])
      // A sum that cancels its bias is as exact as they are.
      return Case(
        "integerLayer(\(literal(inputs)), scale: \(scale), weights: \(literal(weights)), "
          + "bias: \(literal(bias)))", slack: 1e-8
      ) { try integerLayer(inputs, scale: scale, weights: weights, bias: bias) }
    }
  }

  @Test(
    "A whole network in whole numbers: the ten numbers of row 1438, and 109 of 120 digits right")
  func real() throws {
    // NumPy 2 with 64-bit whole numbers; the largest hidden unit is that of the training rows.
    let network = try DigitNetwork()
    let digits = try Digits.read()
    func one(_ matrix: Matrix) -> QuantizedMatrix {
      // Given codes, one scale for all, so that this check needs no other exercise.
      let scale = matrix.elements.reduce(0) { max($0, abs($1)) } / 127
      return QuantizedMatrix(
        rowCount: matrix.rowCount, columnCount: matrix.columnCount,
        codes: matrix.elements.map { Int8(($0 / scale).rounded()) },
        scales: Array(repeating: scale, count: matrix.columnCount))
    }
    let (w1, w2) = (one(network.w1), one(network.w2))
    let most = try network.hidden(digits.training.pixels).elements.max() ?? 0
    func logits(_ row: Int) throws -> [Double] {
      try integerLogits(
        network, w1: w1, w2: w2, largest: most, pixels: digits.test.pixels.row(row))
    }
    guard
      check(
        "integerLogits(row 1438)", try logits(0),
        is: [
          -7.361852482165664, -3.1145556753797505, 1.0479155741397481, 13.989020867394133,
          -12.836219271709341, 4.100432120971542, -6.751340722388244, -1.3016626933442865,
          1.2160132649792297, 1.2780245723417445,
        ], within: .relative(1e-9))
    else { return }
    check(
      "integerLogits of the rows 1438 ..< 1558: how many digits are right",
      try (0..<120).count { largest(try logits($0)) == digits.test.labels[$0] }, is: 109)
  }
}
