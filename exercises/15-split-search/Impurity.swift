import Foundation

/// Returns the Gini impurity of a node: how often two rows drawn from it, with replacement, differ
/// in class.
///
/// 1 - Σ pᵢ², where pᵢ is the share of class i (Breiman, Friedman, Olshen & Stone, *Classification
/// and Regression Trees*, 1984, section 4.3).
///
/// - Parameter counts: The number of rows of each class, 0 or more, together up to a billion; any
///   number of classes.
/// - Returns: Exactly 0 for a node of one class or without rows, at most 1 - 1/k for k classes.
func gini(_ counts: [Int]) -> Double {
  // TODO: Turn the counts into shares, and take the sum of their squares from 1.
  return .nan
}

/// Returns the entropy of a node: how many yes-or-no answers it takes for a row, on average, to tell
/// the classes of many of its rows at once.
///
/// -Σ pᵢ log₂ pᵢ, where pᵢ is the share of class i; a class without rows adds nothing (Shannon,
/// *A Mathematical Theory of Communication*, 1948, section 6).
///
/// - Parameter counts: The number of rows of each class, 0 or more, together up to a billion; any
///   number of classes.
/// - Returns: Bits: exactly 0 for a node of one class or without rows, at most log₂ k for k classes.
func entropy(_ counts: [Int]) -> Double {
  // TODO: Add up share times log₂(1 / share) over the classes that have rows.
  return .nan
}
