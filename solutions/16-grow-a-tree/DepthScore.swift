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
