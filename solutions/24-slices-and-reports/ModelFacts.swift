/// What a model card tells about a model.
struct ModelFacts {
  /// What is judged.
  let name: String

  /// What it is for and what it is not for, in a sentence.
  let use: String

  /// Where the rows come from that it was tested on.
  let data: String

  /// All of those rows; the positives are those that it gets right.
  let whole: Slice

  /// The same rows with another answer in place of the model's, as the name says; the positives are
  /// those that this one gets right.
  let baseline: Slice?

  /// The rows by what they have in common. Each row is in one slice.
  let slices: [Slice]
}

/// Why there is no model card.
enum CardError: Error, Equatable {
  /// There is nothing to compare the model with.
  case noBaseline

  /// The baseline was not tried on as many rows as the model.
  case baselineRows(Int, of: Int)

  /// The slices together do not have as many rows as there are.
  case sliceRows(Int, of: Int)
}

/// Returns a share of 0 to 1 in percent, with one digit behind the point: `0.632` is `63.2%`.
func percent(_ share: Double) -> String {
  guard share.isFinite else { return "-" }
  let tenths = Int((abs(share) * 1000).rounded())
  return "\(tenths / 10).\(tenths % 10)%"
}
