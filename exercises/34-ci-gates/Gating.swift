/// What a model lost on each row; the rows are the same, and in the same order, for each model.
struct Evaluation: Equatable {
  /// On the rows that the candidate was trained on.
  var training: [Double]

  /// On rows that no model was trained on.
  var heldOut: [Double]
}

/// What a candidate must show before it may serve.
struct GateRules: Equatable {
  /// How many rows are enough to judge by, all of them or those of a slice; 2 or more.
  var enoughRows: Int

  /// The gain must be greater than this, noise taken off; in nats a row, 0 or more.
  var gain: Double

  /// No slice may be worse by more than this, noise taken off; in nats a row, 0 or more.
  var sliceLoss: Double
}

/// Why a candidate may not serve.
enum Violation: Equatable {
  /// So many rows cannot tell.
  case tooFewRows(Int)

  /// The mean gain, less twice its standard error, is not above the rule.
  case gainNotShown(atLeast: Double)

  /// The mean gain on this slice, plus twice its standard error, is below minus the rule.
  case sliceWorse(String, meanGain: Double)
}

/// What a gate cannot judge.
enum GateError: Error, Equatable {
  /// The models were not tried on as many held-out rows, or not every row has a slice.
  case lengths(candidate: Int, champion: Int, slices: Int)

  /// A held-out loss of this row, counted from 0, is infinite or not a number.
  case notFinite(row: Int)
}
