/// Returns weights with the smallest of them set to 0.
///
/// All tensors are looked at together: the share is one of all their weights, and a tensor of small
/// weights may lose most of them. Han and others (2015).
///
/// - Parameters:
///   - tensors: Lists of finite weights.
///   - share: How much is removed, 0 ... 1: of n weights in all, `Int(share * Double(n))`.
/// - Returns: As many lists of the same lengths. Removed are the weights of the smallest magnitude;
///   of equal ones those that come first, in the order of the tensors and their places. The others
///   are as they were.
/// - Throws: ``QuantizeError/share(_:)`` where the share is not of 0 ... 1, or NaN.
func prune(_ tensors: [[Double]], share: Double) throws -> [[Double]] {
  // TODO: Put all weights in order of magnitude, and set the first of them to 0 where they stand.
  return []
}
