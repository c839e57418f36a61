// Given: 39-attention/Layers, as it is given there.
// Copied by `learn author stubs`.

import Foundation
import LessonKit

/// The four matrices of an attention layer, each `width` x `width`.
struct AttentionLayer {
  var query: Matrix
  var key: Matrix
  var value: Matrix
  var output: Matrix

  /// How many heads the columns of queries, keys and values are divided into.
  var heads: Int
}

/// What a block has beside its attention: two layer norms, and a network of one hidden layer.
struct BlockWeights {
  var gain1: [Double]
  var bias1: [Double]
  var gain2: [Double]
  var bias2: [Double]

  /// Into the hidden layer: `width` x hidden units, and a bias for each unit.
  var hidden: Matrix
  var hiddenBias: [Double]

  /// And back: hidden units x `width`, and a bias for each column.
  var output: Matrix
  var outputBias: [Double]
}

/// The Gaussian error linear unit, x/2 · (1 + erf(x/√2)), of every number (Hendrycks & Gimpel 2016).
func gelu(_ x: Matrix) -> Matrix {
  Matrix(
    rowCount: x.rowCount, columnCount: x.columnCount,
    elements: x.elements.map { $0 / 2 * (1 + erf($0 / 2.0.squareRoot())) })
}

extension Matrix {
  /// Puts matrices of as many rows side by side.
  init(beside parts: [Matrix]) {
    var elements: [Double] = []
    for row in 0..<(parts.first?.rowCount ?? 0) { for part in parts { elements += part.row(row) } }
    self.init(
      rowCount: parts.first?.rowCount ?? 0, columnCount: parts.reduce(0) { $0 + $1.columnCount },
      elements: elements)
  }

  /// Puts matrices of as many columns below each other.
  func above(_ other: Matrix) -> Matrix {
    Matrix(
      rowCount: rowCount + other.rowCount, columnCount: columnCount,
      elements: elements + other.elements)
  }

  /// Adds a matrix of the same shape.
  ///
  /// - Throws: ``MatrixError`` where the shapes differ.
  func plus(_ other: Matrix) throws -> Matrix {
    guard rowCount == other.rowCount, columnCount == other.columnCount else {
      throw MatrixError.shapes(operation: "plus", left: shape, right: other.shape)
    }
    return Matrix(
      rowCount: rowCount, columnCount: columnCount,
      elements: zip(elements, other.elements).map { $0 + $1 })
  }

  /// Adds a row to each row.
  func plus(row: [Double]) -> Matrix {
    Matrix(
      rowCount: rowCount, columnCount: columnCount,
      elements: elements.enumerated().map { $1 + row[$0 % columnCount] })
  }
}
