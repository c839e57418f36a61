import Foundation
import LessonKit

/// A language model of 29,280 weights: from the characters so far it says how likely each is to come
/// next. Width 32, two blocks of four heads, a context of 64 characters.
struct Transformer {
  var tensors: [String: Matrix]

  /// The matrices, in order; the other tensors are gains and biases, 640 numbers.
  static let matrices =
    ["tok", "pos"] + ["0", "1"].flatMap { block in ["wqkv", "wo", "w1", "w2"].map { $0 + block } }

  init() throws {
    tensors = try readTensors(named: "tiny_transformer", unit: 1.0 / 1024)
  }

  /// The model with some matrices changed; `nil` where one comes back in another shape.
  func changing(
    _ names: [String] = matrices, _ change: (Matrix) throws -> Matrix
  ) rethrows -> Transformer? {
    var model = self
    for name in names {
      guard let old = tensors[name] else { return nil }
      let new = try change(old)
      guard new.shape == old.shape else { return nil }
      model.tensors[name] = new
    }
    return model
  }

  /// What flows through the model for the held-out text, a row for each character: after the
  /// embedding, after each block, and the scores of the 63 characters that may come next.
  func states() throws -> [Matrix] {
    let windows = try (0..<10).map { try states(of: Array(Self.text[($0 * 64)..<($0 * 64 + 64)])) }
    return (0..<4).map { stage in
      Matrix(
        rowCount: 640, columnCount: windows[0][stage].columnCount,
        elements: windows.flatMap { $0[stage].elements })
    }
  }

  /// How many bits a character of the held-out text costs: the mean of -log₂ of the probability that
  /// was given to what came. Who guesses blindly among 63 needs 5.98.
  static func bits(_ scores: Matrix) -> Double {
    let width = scores.columnCount
    var sum = 0.0
    for row in 0..<scores.rowCount {
      let own = scores.elements[(row * width)..<((row + 1) * width)]
      let most = own.max() ?? 0
      let total = own.reduce(0) { $0 + exp($1 - most) }
      sum += log2(total) - (scores[row, text[row + 1]] - most) / log(2.0)
    }
    return sum / Double(scores.rowCount)
  }

  /// ``bits(_:)`` of this model.
  func bits() throws -> Double {
    guard let scores = try states().last else { return .nan }
    return Self.bits(scores)
  }

  private func states(of characters: [Int]) throws -> [Matrix] {
    func tensor(_ name: String) -> Matrix { tensors[name] ?? Matrix(rowCount: 0, columnCount: 0) }
    let (tok, pos) = (tensor("tok"), tensor("pos"))
    var x = Matrix(rowCount: characters.count, columnCount: 32)
    for (place, character) in characters.enumerated() {
      for i in 0..<32 { x[place, i] = tok[character, i] + pos[place, i] }
    }
    var states = [x]
    for block in ["0", "1"] {
      let seen = try normal(x, tensor("ln1g" + block), tensor("ln1b" + block))
      let heads = attended(try seen.times(tensor("wqkv" + block)))
      x = sum(x, try heads.times(tensor("wo" + block)))
      let again = try normal(x, tensor("ln2g" + block), tensor("ln2b" + block))
      var inner = sum(try again.times(tensor("w1" + block)), tensor("b1" + block))
      inner = Matrix(
        rowCount: inner.rowCount, columnCount: inner.columnCount,
        elements: inner.elements.map { $0 / 2 * (1 + erf($0 / 2.0.squareRoot())) })
      x = sum(x, sum(try inner.times(tensor("w2" + block)), tensor("b2" + block)))
      states.append(x)
    }
    return states + [try normal(x, tensor("lnfg"), tensor("lnfb")).times(tok.transposed)]
  }

  /// Each row less its mean and divided by its deviation, then gain and bias.
  private func normal(_ x: Matrix, _ gain: Matrix, _ bias: Matrix) throws -> Matrix {
    let (gain, bias) = (gain.elements, bias.elements)
    return try Matrix(
      rows: x.rows.map { row in
        let mean = row.reduce(0, +) / Double(row.count)
        let spread = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(row.count)
        let root = (spread + 1e-5).squareRoot()
        return row.enumerated().map { ($1 - mean) / root * gain[$0] + bias[$0] }
      })
  }

  /// The four heads side by side: of each, the values of the characters so far, weighed by how well
  /// their keys fit the query.
  private func attended(_ all: Matrix) -> Matrix {
    var mixed = Matrix(rowCount: all.rowCount, columnCount: 32)
    let rows = all.rows
    for head in 0..<4 {
      for (place, row) in rows.enumerated() {
        let scores = rows[...place].map { other in
          var score = 0.0
          for i in (head * 8)..<(head * 8 + 8) { score += row[i] * other[32 + i] }
          return score / 8.0.squareRoot()
        }
        let most = scores.max() ?? 0
        let weights = scores.map { exp($0 - most) }
        let total = weights.reduce(0, +)
        for i in (head * 8)..<(head * 8 + 8) {
          var value = 0.0
          for (other, weight) in weights.enumerated() { value += weight * rows[other][64 + i] }
          mixed[place, i] = value / total
        }
      }
    }
    return mixed
  }

  /// The sum of two matrices; a single row is added to each.
  private func sum(_ a: Matrix, _ b: Matrix) -> Matrix {
    Matrix(
      rowCount: a.rowCount, columnCount: a.columnCount,
      elements: a.elements.enumerated().map { $1 + b.elements[$0 % b.elements.count] })
  }

  /// The first 641 characters of Shakespeare that the model was not trained on, by their places
  /// among the 63 that occur.
  static let text: [Int] = {
    let known = Array("\n !&',-.:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    return heldOut.utf8.map { known.firstIndex(of: $0) ?? 0 }
  }()
}

private let heldOut = """
  If then we shall shake off our slavish yoke,
  Imp out our drooping country's broken wing,
  Redeem from broking pawn the blemish'd crown,
  Wipe off the dust that hides our sceptre's gilt
  And make high majesty look like itself,
  Away with me in post to Ravenspurgh;
  But if you faint, as fearing to do so,
  Stay and be secret, and myself will go.

  LORD ROSS:
  To horse, to horse! urge doubts to them that fear.

  LORD WILLOUGHBY:
  Hold out my horse, and I will first be there.

  BUSHY:
  Madam, your majesty is too much sad:
  You promised, when you parted with the king,
  To lay aside life-harming heaviness
  And entertain a cheerful disposition.

  QUEEN:
  To\u{20}
  """
