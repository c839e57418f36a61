import Foundation
import LessonKit

/// One unit: a weight for each of its inputs, and a bias.
struct Unit {
  let weights: [Value]
  let bias: Value

  /// The weighted sum of a row of numbers. They are data and get no slope, and a 0 passes none on.
  func sum(of row: [Double]) -> Value {
    var total = bias.data
    var inputs: [(value: Value, slope: Double)] = [(bias, 1)]
    for (weight, number) in zip(weights, row) where number != 0 {
      total += weight.data * number
      inputs.append((weight, number))
    }
    return Value(total, from: inputs)
  }

  /// The weighted sum of other units' values: many products and sums in one value.
  func sum(of values: [Value]) -> Value {
    var total = bias.data
    var inputs: [(value: Value, slope: Double)] = [(bias, 1)]
    for (weight, value) in zip(weights, values) {
      total += weight.data * value.data
      inputs.append((weight, value.data))
      inputs.append((value, weight.data))
    }
    return Value(total, from: inputs)
  }
}

/// A network with one hidden layer: sums, a bend in each, sums again.
struct Network {
  let hidden: [Unit]
  let outputs: [Unit]

  /// What bends the sum of a hidden unit.
  var bend: (Value) -> Value = { tanh($0) }

  /// Makes a network with random weights within ±1/√(inputs of the unit), and biases of 0.
  ///
  /// The weights of a layer are drawn input by input: the first input's to every unit, then the second's.
  init(inputs: Int, hidden hiddenCount: Int, outputs outputCount: Int, seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    func layer(from count: Int, units: Int) -> [Unit] {
      let largest = 1 / Double(count).squareRoot()
      let drawn: [[Value]] = (0..<count).map { _ in
        (0..<units).map { _ in Value((2 * generator.unitInterval() - 1) * largest) }
      }
      return (0..<units).map { unit in Unit(weights: drawn.map { $0[unit] }, bias: Value(0)) }
    }
    hidden = layer(from: inputs, units: hiddenCount)
    outputs = layer(from: hiddenCount, units: outputCount)
  }

  /// All that can be learnt: of each hidden unit its weights and its bias, then of each output.
  var parameters: [Value] { (hidden + outputs).flatMap { $0.weights + [$0.bias] } }

  /// One score for each output; the largest is the network's answer.
  func logits(_ row: [Double]) -> [Value] {
    let bent: [Value] = hidden.map { unit in bend(unit.sum(of: row)) }
    return outputs.map { unit in unit.sum(of: bent) }
  }
}

/// Rows of digits.csv: 64 pixels each, 0 ... 1, and what they show.
func readDigits(_ rows: Range<Int>) throws -> (pixels: [[Double]], labels: [Int]) {
  let table = try Table(named: "digits").selecting(rows: Array(rows))
  let columns = try (0..<64).map { try table.completeNumbers("p\($0)") }
  let pixels = (0..<rows.count).map { row in columns.map { $0[row] / 16 } }
  return (pixels, try table.completeIntegers("digit"))
}
