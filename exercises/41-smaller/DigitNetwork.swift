import Foundation
import LessonKit

/// A network that reads handwritten digits: 64 pixels, 32 hidden units, 10 digits.
///
/// It was trained on the rows 0 ..< 1438 of digits.csv.
struct DigitNetwork {
  /// 64 x 32 and 32 x 10: a row for each input, a column for each unit.
  var w1: Matrix
  var w2: Matrix
  var b1: [Double]
  var b2: [Double]

  init() throws {
    let tensors = try readTensors(named: "digits_mlp")
    func tensor(_ name: String) -> Matrix { tensors[name] ?? Matrix(rowCount: 0, columnCount: 0) }
    (w1, w2) = (tensor("w1"), tensor("w2"))
    (b1, b2) = (tensor("b1").elements, tensor("b2").elements)
  }

  /// The network with other weights of the same shapes; `nil` where the shapes are others.
  func with(w1: Matrix, w2: Matrix) -> DigitNetwork? {
    guard w1.shape == self.w1.shape, w2.shape == self.w2.shape else { return nil }
    var network = self
    (network.w1, network.w2) = (w1, w2)
    return network
  }

  /// The hidden units of each row of pixels, 0 or more.
  func hidden(_ pixels: Matrix) throws -> Matrix {
    Self.adding(b1, to: try pixels.times(w1)) { max(0, $0) }
  }

  /// Ten numbers for each row of pixels; the largest says which digit it is taken for.
  func logits(_ pixels: Matrix) throws -> Matrix {
    Self.adding(b2, to: try hidden(pixels).times(w2)) { $0 }
  }

  /// The share of digits that are read rightly.
  func accuracy(_ digits: Digits) throws -> Double {
    let right = zip(try logits(digits.pixels).rows, digits.labels).count { largest($0) == $1 }
    return Double(right) / Double(digits.labels.count)
  }

  private static func adding(
    _ bias: [Double], to matrix: Matrix, _ change: (Double) -> Double
  ) -> Matrix {
    Matrix(
      rowCount: matrix.rowCount, columnCount: matrix.columnCount,
      elements: matrix.elements.enumerated().map { change($1 + bias[$0 % bias.count]) })
  }
}

/// Pictures of digits and what they show.
struct Digits {
  /// 64 pixels a row, 0 ... 1.
  var pixels: Matrix
  var labels: [Int]

  /// The rows 0 ..< 1438, on which the network was trained, and the 359 others.
  static func read() throws -> (training: Digits, test: Digits) {
    let table = try Table(named: "digits")
    let columns = try (0..<64).map { try table.completeNumbers("p\($0)") }
    let labels = try table.completeIntegers("digit")
    func part(_ rows: Range<Int>) -> Digits {
      Digits(
        pixels: Matrix(
          rowCount: rows.count, columnCount: 64,
          elements: rows.flatMap { row in columns.map { $0[row] / 16 } }
        ), labels: Array(labels[rows]))
    }
    return (part(0..<1438), part(1438..<table.rowCount))
  }
}

/// The place of the largest number, the first of several.
func largest(_ numbers: [Double]) -> Int? {
  numbers.indices.max { (numbers[$0], $1) < (numbers[$1], $0) }
}

/// Both layers in whole numbers, by ``encode(_:scale:)`` and ``integerLayer(_:scale:weights:bias:)``.
///
/// - Parameters:
///   - w1: The weights of the hidden units as codes; `w2` those of the digits.
///   - largest: The largest hidden unit that is expected; a greater one counts as this.
/// - Returns: Ten numbers for the pixels of one digit.
func integerLogits(
  _ network: DigitNetwork, w1: QuantizedMatrix, w2: QuantizedMatrix, largest: Double,
  pixels: [Double]
) throws -> [Double] {
  let hidden = try integerLayer(
    encode(pixels, scale: 1.0 / 127), scale: 1.0 / 127, weights: w1, bias: network.b1
  ).map { max(0, $0) }
  return try integerLayer(
    encode(hidden, scale: largest / 127), scale: largest / 127, weights: w2, bias: network.b2)
}
