// Given: 15-split-search/Impurity, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

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
  let total = Double(counts.reduce(0, +))
  guard total > 0 else { return 0 }
  let shares = counts.map { Double($0) / total }
  return 1 - shares.map { $0 * $0 }.reduce(0, +)
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
  let total = Double(counts.reduce(0, +))
  let shares = counts.filter { $0 > 0 }.map { Double($0) / total }
  return shares.map { $0 * log2(1 / $0) }.reduce(0, +)
}
