import Foundation
import LessonKit

/// The weights of the transformer of lesson 39 by their names, so that they can be changed, and what
/// it makes of a text that it was not trained on.
struct CharacterModel {
  var tensors: [String: Matrix]

  /// The matrices, in order; the other tensors are gains and biases, 640 numbers.
  static let matrices =
    ["tok", "pos"] + ["0", "1"].flatMap { block in ["wqkv", "wo", "w1", "w2"].map { $0 + block } }

  init() throws {
    tensors = try Transformer.tensors()
  }

  /// The model with some matrices changed; `nil` where one comes back in another shape.
  func changing(
    _ names: [String] = matrices, _ change: (Matrix) throws -> Matrix
  ) rethrows -> CharacterModel? {
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
    let model = Transformer(tensors: tensors)
    let windows = try (0..<10).map {
      try model.states(of: Array(Self.text[($0 * 64)..<($0 * 64 + 64)]))
    }
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

  /// The first 641 characters of Shakespeare that the model was not trained on, by their places
  /// among the 63 that occur.
  static let text = Transformer.numbers(heldOut.utf8)
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
