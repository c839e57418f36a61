import LessonKit

/// Weights as small whole numbers: each is its code times the scale.
struct Quantized: Equatable {
  /// From -limit to limit, where the limit is 2^(bits - 1) - 1: 127 for eight bits.
  var codes: [Int8]

  /// What a code of 1 is worth.
  var scale: Double

  /// The weights that the codes stand for.
  var restored: [Double] { codes.map { Double($0) * scale } }
}

/// A matrix of weights as small whole numbers, with a scale for each column.
struct QuantizedMatrix: Equatable {
  var rowCount: Int
  var columnCount: Int

  /// Row by row.
  var codes: [Int8]

  /// What a code of 1 is worth in each column.
  var scales: [Double]

  /// The weights that the codes stand for; without any, where codes or scales are not as many as
  /// they should be.
  var restored: Matrix {
    guard codes.count == rowCount * columnCount, scales.count == columnCount else {
      return Matrix(rowCount: 0, columnCount: 0)
    }
    return Matrix(
      rowCount: rowCount, columnCount: columnCount,
      elements: codes.enumerated().map { Double($1) * scales[$0 % columnCount] })
  }
}

/// What cannot be made smaller.
enum QuantizeError: Error, Equatable {
  /// A code has 2 to 8 bits.
  case bits(Int)

  /// A weight is NaN or infinite.
  case notFinite

  /// The numbers of inputs, weights and biases do not belong together.
  case shapes

  /// A share lies from 0 to 1.
  case share(Double)
}

/// The weights of a model that was trained for this course: `lessons/data/NAME.csv`.
func readTensors(named name: String) throws -> [String: Matrix] {
  let table = try Table(named: name)
  let names = try table.completeStrings("tensor")
  let values = try table.completeStrings("values")
  var rows: [String: [[Double]]] = [:]
  for (name, text) in zip(names, values) {
    rows[name, default: []].append(text.split(separator: " ").map { Double($0) ?? .nan })
  }
  return try rows.mapValues { try Matrix(rows: $0) }
}
