/// How well a tree did that was grown to some depth.
struct DepthScore: Equatable {
  /// The most questions on any way down.
  let depth: Int

  /// The number of leaves.
  let leaves: Int

  /// The share of the rows it was grown from that it predicts right, 0 ... 1.
  let train: Double

  /// The share of the rows kept from it that it predicts right, 0 ... 1.
  let heldOut: Double
}

/// Returns the share of predictions that are right, or `nil` when there are none.
///
/// - Parameters:
///   - predicted: One class for each row.
///   - actual: The classes that the rows have, in the same order.
/// - Returns: 0 ... 1; `nil` also when the two differ in length.
func accuracy(_ predicted: [Int], _ actual: [Int]) -> Double? {
  guard !predicted.isEmpty, predicted.count == actual.count else { return nil }
  return Double(zip(predicted, actual).count { $0 == $1 }) / Double(predicted.count)
}
