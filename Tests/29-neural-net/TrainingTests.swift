import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import NeuralNetLesson

private let sums = Mistake(
  "SUMS_THE_SLOPES",
  "The slopes are as many times too long as there are rows. The mean grows by 1/n for each unit that "
    + "the loss of one row grows.")
private let neverResets = Mistake(
  "NEVER_RESETS",
  "The slopes of earlier updates are still in there: backward() adds to them. Set every parameter's "
    + "grad to 0 before each pass.")
private let tooLate = Mistake(
  "RESETS_TOO_LATE",
  "No parameter moves: the slopes were set back to 0 before they were used.")
private let climbs = Mistake(
  "CLIMBS",
  "The loss grows: a slope points uphill, and a step goes against it.")
private let afterwards = Mistake(
  "REPORTS_AFTERWARDS",
  "Each of these is the loss after its update. The first should be that of the untouched network.")

@Suite("Training", .exercise("29-neural-net/Training"))
struct TrainingSuite {
  private static let rows: [[Double]] = [[1, 2], [-1, 0.5], [0.5, -1]]
  private static let labels = [0, 1, 1]

  /// Read once for all checks.
  private static let digits = Result { try readDigits(0..<200) }

  /// Two inputs, two hidden units, two outputs, with weights that are easily typed.
  private static func tiny() -> Network {
    let network = Network(inputs: 2, hidden: 2, outputs: 2, seed: 0)
    let numbers = [0.5, -0.25, 0.1, -0.3, 0.8, -0.2, 1, -0.5, 0, -0.4, 0.6, 0.3]
    for (parameter, number) in zip(network.parameters, numbers) { parameter.data = number }
    return network
  }

  private static let call = """
    train of the network with the parameters [0.5, -0.25, 0.1, -0.3, 0.8, -0.2, 1, -0.5, 0, -0.4, 0.6, \
    0.3], [[1, 2], [-1, 0.5], [0.5, -1]], [0, 1, 1], rate: 0.5
    """

  @Test("A network that knows nothing is surprised by ln k among k outputs", arguments: [2, 3, 10])
  func nothing(outputs: Int) {
    let network = Network(inputs: 2, hidden: 3, outputs: outputs, seed: 1)
    for parameter in network.parameters { parameter.data = 0 }
    check(
      "meanLoss of a network of zeros with \(outputs) outputs",
      try meanLoss(network, [[1, 2], [3, -4]], [0, 1]).data, is: log(Double(outputs)),
      within: .relative(1e-12))
  }

  @Test("Three updates of a tiny network, as NumPy makes them")
  func tinyLosses() {
    // NumPy 2.4.6, the same formulas with matrices.
    check(
      "\(Self.call), steps: 3",
      try train(Self.tiny(), Self.rows, Self.labels, rate: 0.5, steps: 3),
      is: [1.0432193243931562, 0.5955670640600267, 0.42651434783573244], within: .relative(1e-9),
      mistakes: [
        neverResets.gives([1.0432193243931562, 0.5955670640600267, 0.3243575783322113]),
        sums.gives([1.0432193243931562, 0.3636858292541778, 0.21365574114891026]),
        climbs.gives([1.0432193243931562, 1.7181757243556592, 2.4021817490329087]),
        tooLate.gives([1.0432193243931562, 1.0432193243931562, 1.0432193243931562]),
        afterwards.gives([0.5955670640600267, 0.42651434783573244, 0.3210638598961764]),
      ])
    // A rate of 20 is far too much, and the loss jumps about.
    check(
      "the parameters as above, rate: 20, steps: 6: how many losses",
      try train(Self.tiny(), Self.rows, Self.labels, rate: 20, steps: 6).count, is: 6)
  }

  @Test("After three updates the parameters are where NumPy puts them")
  func tinyParameters() {
    let network = Self.tiny()
    _ = try? train(network, Self.rows, Self.labels, rate: 0.5, steps: 3)
    check(
      "\(Self.call), steps: 3; the parameters", network.parameters.map(\.data),
      is: [
        0.6542961537947405, 0.5024453345986649, -0.1491424555958041, -0.4122666964764745,
        0.5361999799632168, -0.1452043650298733, 1.0880282128293814, -0.12349660394746596,
        -0.14565394412304677, -0.4880282128293814, 0.2234966039474659, 0.44565394412304676,
      ], within: .relative(1e-9))
  }

  @Test("The slopes of the loss are those of every row, averaged")
  func tinySlopes() {
    let network = Self.tiny()
    (try? meanLoss(network, Self.rows, Self.labels))?.backward()
    let slopes: [Double] = [
      -0.275902307110897, -0.9135403033850782, -0.011348156841924195, 0.10245463470981742,
      0.26448388743261275, -0.052513958150653656, 0.08794653771171584, -0.3852266682770827,
      0.0801209978090445, -0.08794653771171584, 0.3852266682770827, -0.08012099780904447,
    ]
    check(
      "meanLoss of the same network and rows; backward(); the slopes of the parameters",
      network.parameters.map(\.grad), is: slopes, within: .relative(1e-9),
      mistakes: [sums.gives(slopes.map { 3 * $0 })])
  }

  @Test("Every row twice is the same as every row once")
  func twice() {
    check(
      "train on the rows and on the rows twice, steps: 2: the losses",
      try [
        train(Self.tiny(), Self.rows, Self.labels, rate: 0.5, steps: 2),
        train(Self.tiny(), Self.rows + Self.rows, Self.labels + Self.labels, rate: 0.5, steps: 2),
      ], is: [[Double]](repeating: [1.0432193243931562, 0.5955670640600267], count: 2),
      within: .relative(1e-9),
      mistakes: [
        sums.gives([
          [1.0432193243931562, 0.3636858292541778], [1.0432193243931562, 0.5984823007012797],
        ])
      ])
  }

  @Test("What stands in grad beforehand plays no part")
  func stale() {
    let network = Self.tiny()
    for parameter in network.parameters { parameter.grad = 5 }
    network.parameters[0].grad = .nan
    let first = try? train(network, Self.rows, Self.labels, rate: 0.5, steps: 1)
    let second = try? train(network, Self.rows, Self.labels, rate: 0.5, steps: 1)
    check(
      "every grad set to 5, the first to .nan, then train twice with steps: 1: the losses",
      [first, second],
      is: [[1.0432193243931562], [0.5955670640600267]], within: .relative(1e-9),
      mistakes: [
        afterwards.gives([[0.5955670640600267], [0.42651434783573244]]),
        sums.gives([[1.0432193243931562], [0.3636858292541778]]),
        climbs.gives([[1.0432193243931562], [1.7181757243556592]]),
        tooLate.gives([[1.0432193243931562], [1.0432193243931562]]),
      ])
  }

  @Test("Without an update nothing changes, and there is no loss to report")
  func noSteps() {
    let network = Self.tiny()
    check(
      "\(Self.call), steps: 0", try train(network, Self.rows, Self.labels, rate: 0.5, steps: 0),
      is: [])
    check(
      "train without rows, steps: 0", try train(network, [], [], rate: 0.5, steps: 0), is: [])
    check(
      "the first parameters after it", network.parameters.prefix(3).map(\.data),
      is: [0.5, -0.25, 0.1])
  }

  @Test("A network of zeros learns nothing but its outputs' biases")
  func zeros() {
    let network = Self.tiny()
    for parameter in network.parameters { parameter.data = 0 }
    _ = try? train(network, Self.rows, Self.labels, rate: 0.5, steps: 5)
    check(
      "which of 12 parameters, all 0 at first, have moved after steps: 5",
      network.parameters.indices.filter { network.parameters[$0].data != 0 }, is: [8, 11],
      mistakes: [tooLate.gives([])])
  }

  @Test("Rows that nothing can be learnt from are refused, and leave the network as it was")
  func refused() {
    let network = Self.tiny()
    check(
      "train with two rows and one label, 9",
      try train(network, [[1, 2], [3, 4]], [9], rate: 1, steps: 1),
      throws: TrainingError.lengths(rows: 2, labels: 1))
    check(
      "train with no row and one label", try train(network, [], [0], rate: 1, steps: 1),
      throws: TrainingError.lengths(rows: 0, labels: 1))
    check(
      "train with one row and no label", try train(network, [[1, 2]], [], rate: 1, steps: 1),
      throws: TrainingError.lengths(rows: 1, labels: 0))
    check(
      "meanLoss without rows", try meanLoss(network, [], []).data, throws: TrainingError.noRows)
    check(
      "train with the labels 0, 2 and 5",
      try train(network, Self.rows, [0, 2, 5], rate: 1, steps: 2),
      throws: LabelError.outside(label: 2, classes: 2))
    check(
      "the parameters after the refused calls", network.parameters.map(\.data),
      is: Self.tiny().parameters.map(\.data))
  }

  @Test("On generated networks it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case lengths, noRows, label }
    crossCheck { random in
      let faults = random.faults(
        [Fault.lengths, .noRows, .label], pairs: [(.lengths, .noRows), (.lengths, .label)])
      let (inputs, hidden, outputs) = (random.int(1...3), random.int(1...3), random.int(2...3))
      var rows: [[Double]] = (0..<(1 + random.count(0...4))).map { _ in
        (0..<inputs).map { _ in random.short() }
      }
      if faults.contains(.noRows) { rows = [] }
      var labels = rows.map { _ in random.int(0...(outputs - 1)) }
      if faults.contains(.label), !labels.isEmpty {
        labels[random.int(0...(labels.count - 1))] = random.pick([-1, outputs, outputs + 3])
      }
      if faults.contains(.lengths) {
        labels = random.chance(0.3) && !rows.isEmpty ? [] : labels + [0]
      }
      let seed = UInt64(random.int(0...9_999))
      let rate = random.pick([0.1, 0.5, 1, 10])
      let steps = random.pick([1, 2, 3, 3])
      let (numbers, right) = (rows, labels)
      return Case(
        "train(Network(inputs: \(inputs), hidden: \(hidden), outputs: \(outputs), seed: \(seed)), "
          + "\(literal(numbers)), \(literal(right)), rate: \(rate), steps: \(steps))", slack: 1e-9
      ) {
        let network = Network(inputs: inputs, hidden: hidden, outputs: outputs, seed: seed)
        var notes = Steps()
        notes.note("meanLoss") { try meanLoss(network, numbers, right).data }
        notes.note("losses") { try train(network, numbers, right, rate: rate, steps: steps) }
        notes.note("parameters", network.parameters.map(\.data))
        return notes
      }
    }
  }

  @Test("200 digits at the start: the loss is 2.3361, and the slopes are as long as torch's")
  func digitsAtTheStart() throws {
    // torch 2.13 in double precision: 64-16-10, tanh, SplitMix64(3).
    let (pixels, labels) = try Self.digits.get()
    let network = Network(inputs: 64, hidden: 16, outputs: 10, seed: 3)
    let loss = try? meanLoss(network, pixels, labels)
    check("meanLoss of 200 digits", loss?.data, is: 2.336072693747334, within: .relative(1e-9))
    loss?.backward()
    func length(_ values: [Value]) -> Double {
      values.reduce(0) { $0 + $1.grad * $1.grad }.squareRoot()
    }
    let lengths: [Double] = [
      length(network.hidden.flatMap(\.weights)), length(network.hidden.map(\.bias)),
      length(network.outputs.flatMap(\.weights)), length(network.outputs.map(\.bias)),
    ]
    let right = [
      0.28972983510325784, 0.033268180128508254, 0.16672227103640186, 0.0506029777677989,
    ]
    check(
      "the lengths of the slopes: hidden weights, hidden biases, output weights, output biases",
      lengths, is: right, within: .relative(1e-9), mistakes: [sums.gives(right.map { 200 * $0 })])
  }

  @Test("Five updates on 20 digits")
  func fiveUpdates() throws {
    // NumPy 2.4.6, the code that gives torch's 1.786392929123023 after ten updates on 200 digits.
    let (pixels, labels) = try Self.digits.get()
    let (rows, digits) = (Array(pixels[..<20]), Array(labels[..<20]))
    let network = Network(inputs: 64, hidden: 16, outputs: 10, seed: 3)
    _ = try? train(network, rows, digits, rate: 0.5, steps: 5)
    check(
      "meanLoss of 20 digits after five updates", try meanLoss(network, rows, digits).data,
      is: 2.0654951985432586, within: .relative(1e-6),
      mistakes: [
        neverResets.gives(1.6033980723214476), sums.gives(18.616202075816947),
        tooLate.gives(2.3332535335247195),
      ])
  }
}
