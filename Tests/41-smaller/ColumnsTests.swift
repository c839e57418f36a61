import LessonKit
import LessonTesting
import Testing

@testable import SmallerLesson

private let oneScale = Mistake(
  "ONE_SCALE_FOR_ALL",
  "It looks as if there is one scale for all columns. The one with the largest weight decides, and the "
    + "weights of small columns all become 0.")
private let otherScale = Mistake(
  "CODES_BY_ONE_SCALE",
  "The scales are those of the columns, but the codes of another scale, that of the whole matrix.")
private let together = Mistake(
  "LEAVES_COLUMNS_TOGETHER",
  "The codes come column by column. In a matrix they lie row by row.")
private let eachRow = Mistake(
  "A_SCALE_FOR_EACH_ROW",
  "It looks as if the rows have scales. A sum goes down a column: only what all its weights share can "
    + "be taken out of it.")

@Suite("A scale for each column", .exercise("41-smaller/Columns"))
struct ColumnsSuite {
  private let small = Matrix(
    rowCount: 3, columnCount: 2, elements: [1.2, 100, -2.54, 50, 0.4, -254])

  private func codes(_ matrix: Matrix, _ bits: Int) throws -> [Int] {
    try quantizeColumns(matrix, bits: bits).codes.map { Int($0) }
  }

  /// The network's share of right digits with both matrices changed.
  private func accuracy(_ network: DigitNetwork, _ digits: Digits, _ bits: Int) throws -> Double? {
    try network.with(
      w1: quantizeColumns(network.w1, bits: bits).restored,
      w2: quantizeColumns(network.w2, bits: bits).restored)?.accuracy(digits)
  }

  @Test("Each column has its own scale, and the codes lie row by row")
  func byHand() {
    guard
      check(
        "quantizeColumns([[1.2, 100], [-2.54, 50], [0.4, -254]], bits: 8).scales",
        try quantizeColumns(small, bits: 8).scales, is: [0.02, 2], within: .relative(1e-12),
        mistakes: [
          oneScale.gives([2, 2]), eachRow.gives([100.0 / 127, 50.0 / 127, 2]),
        ])
    else { return }
    check(
      "quantizeColumns([[1.2, 100], [-2.54, 50], [0.4, -254]], bits: 8).codes",
      try codes(small, 8), is: [60, 50, -127, 25, 20, -127],
      mistakes: [
        otherScale.gives([1, 50, -1, 25, 0, -127]),
        together.gives([60, -127, 20, 50, 25, -127]), eachRow.gives([2, 127, -6, 127, 0, -127]),
      ])
  }

  @Test("Shapes stay as they were: three rows, two columns, six codes")
  func shape() {
    check(
      "quantizeColumns(3 x 2, bits: 4): rows, columns, codes, scales",
      try {
        let codes = try quantizeColumns(small, bits: 4)
        return [codes.rowCount, codes.columnCount, codes.codes.count, codes.scales.count]
      }(), is: [3, 2, 6, 2], mistakes: [eachRow.gives([3, 2, 6, 3])])
  }

  @Test("One column is what quantize makes of it; of one row every code is the limit or 0")
  func thin() {
    check(
      "quantizeColumns([[1], [-2], [7]], bits: 4).codes",
      try codes(Matrix(rowCount: 3, columnCount: 1, elements: [1, -2, 7]), 4), is: [1, -2, 7],
      mistakes: [eachRow.gives([7, -7, 7])])
    let row = Matrix(rowCount: 1, columnCount: 4, elements: [5, -0.1, 0, 3])
    // The largest magnitudes 5, 0.1 and 3, divided by 7; of 0 alone the scale is 1.
    let scales: [Double] = [0.7142857142857143, 0.014285714285714287, 1, 0.42857142857142855]
    let same: [Double] = Array(repeating: 0.7142857142857143, count: 4)
    guard
      check(
        "quantizeColumns([[5, -0.1, 0, 3]], bits: 4).scales",
        try quantizeColumns(row, bits: 4).scales, is: scales, within: .relative(1e-12),
        mistakes: [oneScale.gives(same), eachRow.gives([0.7142857142857143])])
    else { return }
    check(
      "quantizeColumns([[5, -0.1, 0, 3]], bits: 4).codes",
      try codes(row, 4),
      is: [7, -7, 0, 7],
      mistakes: [
        otherScale.gives([7, 0, 0, 4])
      ])
  }

  @Test("A column of zeros has the scale 1, beside any others")
  func zeros() {
    check(
      "quantizeColumns([[0, 2], [0, -1]], bits: 8).scales",
      try quantizeColumns(Matrix(rowCount: 2, columnCount: 2, elements: [0, 2, 0, -1]), bits: 8)
        .scales,
      is: [1, 2.0 / 127], within: .relative(1e-12),
      mistakes: [oneScale.gives([2.0 / 127, 2.0 / 127])])
  }

  @Test("What quantize refuses of a column is refused")
  func refusals() {
    check("quantizeColumns(3 x 2, bits: 9)", try codes(small, 9), throws: QuantizeError.bits(9))
    var bad = small
    bad[2, 1] = .nan
    let spoiled = bad
    check(
      "quantizeColumns([[1.2, 100], [-2.54, 50], [0.4, .nan]], bits: 8)", try codes(spoiled, 8),
      throws: QuantizeError.notFinite)
    check(
      "the same, bits: 1", try codes(spoiled, 1), throws: QuantizeError.bits(1))
  }

  @Test("Columns without any weights have the scale 1, and no codes")
  func noRows() {
    check(
      "quantizeColumns(0 x 2, bits: 8).scales",
      try quantizeColumns(Matrix(rowCount: 0, columnCount: 2), bits: 8).scales, is: [1, 1])
    check(
      "quantizeColumns(0 x 2, bits: 9)", try codes(Matrix(rowCount: 0, columnCount: 2), 9),
      throws: QuantizeError.bits(9))
  }

  @Test("On generated matrices it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case bits, notFinite }
    crossCheck { random in
      let (rows, columns) = (random.count(0...6), random.count(1...5))
      // Few are of small whole numbers, whose codes are halves: there rounding would decide.
      var matrix =
        random.chance(0.3)
        ? random.matrix(rows: rows, columns: columns)
        : random.spreadMatrix(rows: rows, columns: columns)
      if random.chance(0.2) {
        for row in 0..<rows { matrix[row, 0] = 0 }
      }
      var bits = random.int(2...8)
      let faults = random.faults([Fault.bits, .notFinite], pairs: [(.bits, .notFinite)])
      if faults.contains(.bits) { bits = random.pick([1, 9]) }
      if faults.contains(.notFinite), rows > 0 {
        matrix[random.int(0...(rows - 1)), random.int(0...(columns - 1))] =
          random.pick([.nan, .infinity, -.infinity])
      }
      let (weights, count) = (matrix, bits)
      return Case("quantizeColumns(\(literal(weights)), bits: \(count))") {
        try quantizeColumns(weights, bits: count)
      }
    }
  }

  @Test("The digits' first layer: scales from 0.00055 to 0.0113, and half the error of one scale")
  func real() throws {
    // NumPy 2 in 64 bits; torch 2.13: quantize_per_channel.
    let weights = try DigitNetwork().w1
    check(
      "quantizeColumns(w1, bits: 8).scales: the smallest and the largest",
      try {
        let scales = try quantizeColumns(weights, bits: 8).scales
        return [scales.min() ?? .nan, scales.max() ?? .nan]
      }(), is: [0.0005503937007874016, 0.011297637795275591], within: .relative(1e-12),
      mistakes: [oneScale.gives([0.011297637795275591, 0.011297637795275591])])
    check(
      "quantizeColumns(w1, bits: 8).restored less w1: the root of the mean square",
      try { () -> Double? in
        let restored = try quantizeColumns(weights, bits: 8).restored
        guard restored.shape == weights.shape else { return nil }
        let squares = zip(restored.elements, weights.elements).map { ($0 - $1) * ($0 - $1) }
        return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
      }(), is: 0.0016307638308426127, within: .relative(1e-9),
      mistakes: [oneScale.gives(0.003066255264621214)])
  }

  @Test("Right digits at 8, 4, 3 and 2 bits: 324, 325, 306 and 175 of 359")
  func accuracies() throws {
    // NumPy 2 in 64 bits.
    let network = try DigitNetwork()
    let digits = try Digits.read().test
    check(
      "the share of right digits with w1 and w2 at 8, 4, 3 and 2 bits",
      try [8, 4, 3, 2].map { try accuracy(network, digits, $0) },
      is: [0.9025069637883009, 0.9052924791086351, 0.8523676880222841, 0.48746518105849584],
      within: .relative(1e-9),
      mistakes: [
        oneScale.gives([
          0.9025069637883009, 0.8941504178272981, 0.8857938718662952, 0.17827298050139276,
        ])
      ])
  }

  @Test(
    "Units of very different size: nothing is lost with a scale each, 30 digits with one for all")
  func unequal() throws {
    // NumPy 2 in 64 bits; the network of Nagel and others (2019), section 4.1, made worse.
    let network = try DigitNetwork()
    let digits = try Digits.read().test
    var (w1, w2, stretched) = (network.w1, network.w2, network)
    for unit in 0..<32 {
      let factor = [1, 10, 100, 1000][unit % 4]
      for pixel in 0..<64 { w1[pixel, unit] *= Double(factor) }
      for digit in 0..<10 { w2[unit, digit] /= Double(factor) }
      stretched.b1[unit] *= Double(factor)
    }
    (stretched.w1, stretched.w2) = (w1, w2)
    let (same, first) = (stretched, w1)
    check(
      "the share of right digits with w1's columns 1, 10, 100 and 1,000 times as large, at 8 bits",
      try same.with(w1: quantizeColumns(first, bits: 8).restored, w2: same.w2)?.accuracy(digits),
      is: 0.9025069637883009, within: .relative(1e-9),
      mistakes: [oneScale.gives(0.8189415041782729)])
  }

  @Test("The transformer at four bits needs 4.12 bits a character, with a scale for each column")
  func transformer() throws {
    // NumPy 2 in 64 bits. Codes that fall on halves depend on the order of the arithmetic.
    let model = try CharacterModel()
    check(
      "the transformer's bits a character with its matrices at 4 bits",
      try model.changing { try quantizeColumns($0, bits: 4).restored }?.bits(),
      is: 4.121747652718055, within: .relative(0.005), mistakes: [oneScale.gives(6.119915253697768)]
    )
  }
}
