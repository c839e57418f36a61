import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import AttentionLesson

private let dividesByOneLess = Mistake(
  "DIVIDES_BY_ONE_LESS",
  "It looks as if the variance was divided by one less than the count. A layer norm divides by the "
    + "count: the row is all there is, and no sample.")
private let addsOutsideTheRoot = Mistake(
  "ADDS_OUTSIDE_THE_ROOT",
  "It looks as if 1e-5 was added to the deviation. It is added to the variance, inside of the root."
)
private let dividesByTheVariance = Mistake(
  "DIVIDES_BY_THE_VARIANCE", "It looks as if it was divided by the variance: take its root first.")
private let squaresBeforeCentring = Mistake(
  "SQUARES_BEFORE_CENTRING",
  "It looks as if the squared mean was taken from the mean square. For rows far from 0 these are nearly "
    + "equal, and their difference is noise. Take the mean away first, then square.")
private let normsAfterwards = Mistake(
  "NORMS_AFTERWARDS",
  "It looks as if the norms come after each step. Here they come before each step, and what flows past "
    + "is left as it is.")
private let nothingGetsPast = Mistake(
  "NOTHING_GETS_PAST",
  "It looks as if each step replaces its input. It adds to what flows through: x plus what it says."
)
private let secondStepFromX = Mistake(
  "SECOND_STEP_FROM_X",
  "It looks as if the network read x. The second step begins where the first ended, at h.")
private let oneNorm = Mistake(
  "ONE_NORM",
  "It looks as if the same gain and bias were used twice. The second step has a norm of its own.")

/// An error that no matrix knows.
private struct Tired: Error {}

@Suite("Block", .exercise("39-attention/Block"))
struct BlockSuite {
  @Test("A row becomes mean 0 and variance 1, then gain and bias")
  func byHand() {
    let root = (5 + 1e-5).squareRoot()
    check(
      "layerNorm([[1, 3, 5, 7]], gain: ones, bias: zeros)",
      layerNorm(matrix([[1, 3, 5, 7]]), gain: [1, 1, 1, 1], bias: [0, 0, 0, 0]).rows,
      is: [[-3 / root, -1 / root, 1 / root, 3 / root]], within: .relative(1e-9),
      mistakes: [
        dividesByOneLess.gives([
          [-3, -1, 1, 3].map { $0 / (20.0 / 3 + 1e-5).squareRoot() }
        ]),
        addsOutsideTheRoot.gives([[-3, -1, 1, 3].map { $0 / (5.0.squareRoot() + 1e-5) }]),
        dividesByTheVariance.gives([[-3, -1, 1, 3].map { $0 / (5 + 1e-5) }]),
      ])
    check(
      "layerNorm([[1, 3, 5, 7]], gain: [2, 1, 0, -1], bias: [10, 0, 3, 0])",
      layerNorm(matrix([[1, 3, 5, 7]]), gain: [2, 1, 0, -1], bias: [10, 0, 3, 0]).rows,
      is: [[10 - 6 / root, -1 / root, 3, -3 / root]], within: .relative(1e-9))
  }

  @Test("Each row has its own mean, and a row of equal numbers becomes the bias")
  func rows() {
    let root = (1 + 1e-5).squareRoot()
    check(
      "layerNorm([[4, 4], [101, 99], [0.1, 0.1]], gain: [1, 1], bias: [5, 6])",
      layerNorm(matrix([[4, 4], [101, 99], [0.1, 0.1]]), gain: [1, 1], bias: [5, 6]).rows,
      is: [[5, 6], [5 + 1 / root, 6 - 1 / root], [5, 6]], within: .relative(1e-9))
  }

  @Test("A row far from 0 is no harder")
  func far() {
    let root = (15.02 / 3 + 1e-5).squareRoot()
    let wrong = (4 + 1e-5).squareRoot()
    check(
      "layerNorm([[1e8 + 0.1, 1e8 + 1.2, 1e8 + 5.3]], gain: ones, bias: zeros)",
      layerNorm(matrix([[1e8 + 0.1, 1e8 + 1.2, 1e8 + 5.3]]), gain: [1, 1, 1], bias: [0, 0, 0]).rows,
      // The numbers themselves are off by up to 7e-9.
      is: [[-2.1 / root, -1 / root, 3.1 / root]], within: .relative(1e-6),
      mistakes: [
        squaresBeforeCentring.gives([[-2.1 / wrong, -1 / wrong, 3.1 / wrong]]),
        dividesByOneLess.gives([[-2.1, -1, 3.1].map { $0 / (7.51 + 1e-5).squareRoot() }]),
      ])
  }

  @Test("Small rows are stretched less: 1e-5 is added to the variance")
  func small() throws {
    // torch 2.13, float64: F.layer_norm(x, (16,)), and of x times 0.001.
    let x = filled().x
    let ones = Array(repeating: 1.0, count: 16)
    let zeros = Array(repeating: 0.0, count: 16)
    for (scale, values, one, outside) in [
      (
        1.0, [0.2382977282322308, 0.9783941359007895, 0.25913975680318163, 1.054622170691325],
        [0.23073117893270148, 0.947327673292933, 0.2509114209316434, 1.0211352771900328],
        nil as [Double]?
      ),
      (
        0.001, [0.03187775514246833, 0.1308825263607939, 0.03466585173233433, 0.14107976427015465],
        nil,
        [0.23284922637236727, 0.9560238753503407, 0.25321471732680545, 1.0305090123280811]
      ),
    ] as [(Double, [Double], [Double]?, [Double]?)] {
      let small = Matrix(rowCount: 6, columnCount: 16, elements: x.elements.map { $0 * scale })
      check(
        "layerNorm(x times \(scale), gain: ones, bias: zeros): the first four of row 0",
        Array(layerNorm(small, gain: ones, bias: zeros).elements.prefix(4)), is: values,
        within: .relative(1e-9),
        mistakes: [
          one.map { dividesByOneLess.gives($0) }, outside.map { addsOutsideTheRoot.gives($0) },
        ]
        .compactMap { $0 })
    }
  }

  @Test("Where attention and network say nothing, what comes in goes out")
  func silent() {
    let x = matrix([[1, 2], [3, -4]])
    check(
      "block([[1, 2], [3, -4]], weights of zeros) { zeros }",
      try block(x, weights(width: 2)) { Matrix(rowCount: $0.rowCount, columnCount: 2) }.rows,
      is: [[1, 2], [3, -4]], within: .relative(1e-12),
      mistakes: [
        nothingGetsPast.gives([[0, 0], [0, 0]]),
        normsAfterwards.when { abs($0.joined().max() ?? 9) < 2 },
      ])
  }

  @Test("Attention is asked once, for the normed rows")
  func normed() {
    let x = matrix([[1, 3], [20, 10]])
    let root = (1 + 1e-5).squareRoot()
    let wide = (25 + 1e-5).squareRoot()
    var asked: [[[Double]]] = []
    let out = try? block(x, weights(width: 2)) {
      asked.append($0.rows)
      return $0
    }
    check(
      "block([[1, 3], [20, 10]], no network) { $0 }: what attention was asked for", asked,
      is: [[[-1 / root, 1 / root], [5 / wide, -5 / wide]]], within: .relative(1e-9),
      mistakes: [normsAfterwards.gives([[[1, 3], [20, 10]]])])
    check(
      "block([[1, 3], [20, 10]], no network) { $0 }", out?.rows,
      is: [[1 - 1 / root, 3 + 1 / root], [20 + 5 / wide, 10 - 5 / wide]], within: .relative(1e-9))
  }

  @Test("The network reads h by its own norm, and adds to it")
  func network() {
    var only = weights(width: 2)
    only.bias1 = [3, 0]
    only.bias2 = [100, 50]
    only.gain2 = [0, 0]
    only.hidden = .identity(2)
    only.output = matrix([[1, 0], [0, 2]])
    only.hiddenBias = [10, 0]
    only.outputBias = [0, 7]
    check(
      "block([[1, 3]], norm 2 that gives [100, 50], hidden identity, hiddenBias [10, 0], output [[1, "
        + "0], [0, 2]], outputBias [0, 7]) { zeros }",
      try block(matrix([[1, 3]]), only) { Matrix(rowCount: $0.rowCount, columnCount: 2) }.rows,
      is: [[111, 110]], within: .relative(1e-9),
      mistakes: [
        nothingGetsPast.gives([[110, 107]]),
        oneNorm.when { $0.count == 1 && abs($0[0][0] - 13) < 1e-3 },
      ])
    let root = (1 + 1e-5).squareRoot()
    var reads = weights(width: 2)
    reads.hidden = matrix([[1000, 0], [0, 1000]])
    reads.output = .identity(2)
    // h is [5, 3], so its norm is [1, -1] / root; of x it would be [-1, 1] / root.
    check(
      "block([[1, 3]], hidden 1000 times the identity, output the identity) { [[4, 0]] }",
      try block(matrix([[1, 3]]), reads) { _ in matrix([[4, 0]]) }.rows,
      is: [[5 + 1000 / root, 3]], within: .relative(1e-9),
      mistakes: [secondStepFromX.gives([[5, 3 + 1000 / root]])])
  }

  @Test("What attention refuses is refused, in its words, and so are shapes that do not fit")
  func refused() {
    check(
      "block([[1, 2]], weights) { throws Tired() }",
      try block(matrix([[1, 2]]), weights(width: 2)) { _ in throw Tired() }, throws: Tired.self)
    let x = matrix([[1, 2], [3, 4]])
    for (rows, columns) in [(1, 2), (3, 2), (2, 1), (4, 1)] {
      check(
        "block(2 x 2, weights of width 2) { \(rows) x \(columns) }",
        try block(x, weights(width: 2)) { _ in Matrix(rowCount: rows, columnCount: columns) },
        throws: MatrixError.self)
    }
    var wide = weights(width: 2)
    wide.hidden = Matrix(rowCount: 3, columnCount: 2)
    check(
      "block(2 x 2, weights with hidden of 3 x 2) { $0 }", try block(x, wide) { $0 },
      throws: MatrixError.self)
    check(
      "block([[1, 2]], weights) { throws }",
      try block(matrix([[1, 2]]), weights(width: 2)) { _ in
        throw MatrixError.shapes(operation: "times", left: "1 x 2", right: "3 x 3")
      }, throws: MatrixError.self)
  }

  @Test("On generated blocks it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let (n, d, hidden) = (1 + random.count(0...3), random.int(2...4), random.int(1...3))
      func vector(_ count: Int) -> [Double] { random.spread(count: count) }
      let scale = random.pick([1, 1, 0.001, 100])
      let spread = random.spreadMatrix(rows: n, columns: d)
      let offset = random.pick([0, 0, 0, 1e6])
      var x = Matrix(
        rowCount: n, columnCount: d, elements: spread.elements.map { $0 * scale + offset })
      if random.chance(0.15) { for column in 0..<d { x[0, column] = 0.1 } }
      let mixing = random.spreadMatrix(rows: d, columns: d)
      let (gain1, bias1, gain2, bias2) = (vector(d), vector(d), vector(d), vector(d))
      let weights = BlockWeights(
        gain1: gain1, bias1: bias1, gain2: gain2, bias2: bias2,
        hidden: random.spreadMatrix(rows: d, columns: hidden), hiddenBias: vector(hidden),
        output: random.spreadMatrix(rows: hidden, columns: d), outputBias: vector(d))
      let rows = x
      return Case(
        "layerNorm(x, gain: \(literal(gain1)), bias: \(literal(bias1))) and block(x, "
          + "\(literal(weights))) { $0.times(\(literal(mixing))) } of x = \(literal(rows))",
        slack: 1e-7
      ) {
        var steps = Steps()
        steps.note("layerNorm", layerNorm(rows, gain: gain1, bias: bias1))
        steps.note("block") { try block(rows, weights) { try $0.times(mixing) } }
        return steps
      }
    }
  }

  @Test("Attention and network together: as PyTorch's TransformerEncoderLayer")
  func outside() throws {
    // torch 2.13, float64: TransformerEncoderLayer(16, 4, 64, activation="gelu", norm_first=True,
    // bias=False) with a causal mask.
    let (x, layer, weights) = filled()
    guard try headsAreRight(x, layer) else { return }
    let out = try block(x, weights) { try multiHead($0, layer) }
    check(
      "block(x, weights) { multiHead($0, layer) }: the last row",
      out.rowCount == 6 ? out.row(5) : [],
      is: [
        1.2512905321944492, -0.16285479092320926, -0.35245325539974914, -0.6110724756001668,
        0.06920546500556979, -0.6421734317673178, 0.9592531331440921, 0.853320039341386,
        -0.021279149440844414, 0.5100428478126013, -0.5533361770267728, 0.49879722281620276,
        0.509620036428864, -0.6454704883008971, 0.08176609465355295, -0.2675034656586122,
      ], within: .relative(1e-9),
      mistakes: [
        normsAfterwards.when { $0.count == 16 && abs($0[0] - 1.6385012561974943) < 1e-9 },
        nothingGetsPast.when { $0.count == 16 && abs($0[0] + 0.4482418355682588) < 1e-9 },
        secondStepFromX.when { $0.count == 16 && abs($0[0] - 1.4387538196669059) < 1e-9 },
      ])
    check(
      "block(x, weights) { multiHead($0, layer) }: the sum of all numbers",
      out.elements.reduce(0, +), is: -4.810058190075956, within: .relative(1e-9))
  }

  @Test("After ROMEO: the trained model expects a line end, with 0.88")
  func romeo() throws {
    // torch 2.13, float64: the same model.
    let (x, layer, _) = filled()
    guard try headsAreRight(x, layer) else { return }
    let model = try Transformer()
    let scores = try model.scores(of: Transformer.numbers("ROMEO:".utf8))
    let last = scores.rowCount == 6 ? scores.row(5) : []
    let best = last.indices.sorted { last[$0] > last[$1] }.prefix(3)
    check(
      "the trained model after ROMEO: the three likeliest characters",
      best.map { String(UnicodeScalar(Transformer.alphabet[$0])) }, is: ["\n", " ", ":"])
    check(
      "the trained model after ROMEO: their scores", best.map { last[$0] },
      is: [11.995501209685354, 9.494781188589048, 7.452680906411212], within: .relative(1e-9))
    check(
      "the trained model after ROMEO: their probabilities", best.map { softmax(last)[$0] },
      is: [0.879762020419946, 0.07216328643660623, 0.009363612213470296], within: .relative(1e-9))
    check(
      "the trained model after ROMEO: the sum of its 63 scores", last.reduce(0, +),
      is: -13.266334169828495, within: .relative(1e-9))
  }

  @Test("On 640 characters of a play that was held out it needs 2.4053 bits each")
  func heldOut() throws {
    // torch 2.13, float64: F.cross_entropy over the first ten windows of 64, over ln 2.
    let (x, layer, _) = filled()
    guard try headsAreRight(x, layer) else { return }
    let text = try CourseFolder.bytes(ofText: "shakespeare")
    let heldOut = Array(text[(text.count * 9 / 10)...].prefix(641))
    let bits = try Transformer().bits(of: heldOut, windows: 10).flatMap { $0 }
    check(
      "the trained model on ten windows of the held-out play: bits a character",
      bits.reduce(0, +) / Double(bits.count), is: 2.40532930965554, within: .relative(1e-9))
  }

  /// Whether the learner's heads, which the trained model runs on, are solved already.
  private func headsAreRight(_ x: Matrix, _ layer: AttentionLayer) throws -> Bool {
    let seen = try? multiHead(x, layer)
    return check(
      "solve Attention and Heads first, which this check runs on: multiHead(x, layer), its shape",
      seen?.shape, is: "6 x 16")
  }

  private func matrix(_ rows: [[Double]]) -> Matrix {
    Matrix(
      rowCount: rows.count, columnCount: rows.first?.count ?? 0, elements: rows.flatMap { $0 })
  }

  /// Norms that only norm, and a network that says nothing.
  private func weights(width: Int) -> BlockWeights {
    let (ones, zeros) = (Array(repeating: 1.0, count: width), Array(repeating: 0.0, count: width))
    let nothing = Matrix(rowCount: width, columnCount: width)
    return BlockWeights(
      gain1: ones, bias1: zeros, gain2: ones, bias2: zeros, hidden: nothing, hiddenBias: zeros,
      output: nothing, outputBias: zeros)
  }

  /// Rows and matrices of width 16 from SplitMix64(2), a network of 64 units from SplitMix64(3); all
  /// matrices times a quarter.
  private func filled() -> (x: Matrix, layer: AttentionLayer, weights: BlockWeights) {
    func numbers(_ random: inout SplitMix64, _ rows: Int, _ columns: Int, _ scale: Double) -> Matrix
    {
      Matrix(
        rowCount: rows, columnCount: columns,
        elements: (0..<(rows * columns)).map { _ in (random.unitInterval() * 2 - 1) * scale })
    }
    var two = SplitMix64(seed: 2)
    let x = numbers(&two, 6, 16, 1)
    let query = numbers(&two, 16, 16, 0.25)
    let key = numbers(&two, 16, 16, 0.25)
    let value = numbers(&two, 16, 16, 0.25)
    let layer = AttentionLayer(
      query: query, key: key, value: value, output: numbers(&two, 16, 16, 0.25), heads: 4)
    var three = SplitMix64(seed: 3)
    var network = weights(width: 16)
    network.hidden = numbers(&three, 16, 64, 0.25)
    network.hiddenBias = Array(repeating: 0, count: 64)
    network.output = numbers(&three, 64, 16, 0.25)
    return (x, layer, network)
  }
}
