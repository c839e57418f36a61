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
  #if SOLUTION
    let total = Double(counts.reduce(0, +))
  #endif
  #if MISTAKE_EMPTY_IS_NAN
    // Feedback: no rows
  #elseif SOLUTION
    guard total > 0 else { return 0 }  // equivalent(constant): a single row is not mixed
  #endif
  #if MISTAKE_COUNTS_THE_MINORITY
    // Feedback: largest class
    return 1 - Double(counts.max() ?? 0) / total
  #elseif RIGHT_COUNTS_UNLIKE_PAIRS
    // Each row with each row of another class.
    return counts.map { Double($0) * (total - Double($0)) }.reduce(0, +) / (total * total)
  #elseif SOLUTION
    let shares = counts.map { Double($0) / total }
    return 1 - shares.map { $0 * $0 }.reduce(0, +)
  #else
    // TODO: Turn the counts into shares, and take the sum of their squares from 1.
    return .nan
  #endif
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
  #if SOLUTION
    let total = Double(counts.reduce(0, +))
  #endif
  #if MISTAKE_ZERO_LOG_ZERO
    // Feedback: logarithm of zero
    guard total > 0 else { return 0 }
    let shares = counts.map { Double($0) / total }
  #elseif SOLUTION
    let shares = counts.filter { $0 > 0 }.map { Double($0) / total }
  #endif
  #if MISTAKE_NATURAL_LOGARITHM
    // Feedback: nats
    return shares.map { $0 * log(1 / $0) }.reduce(0, +)
  #elseif MISTAKE_ZERO_LOG_ZERO
    return -shares.map { $0 * log2($0) }.reduce(0, +)
  #elseif RIGHT_COUNTS_UNLIKE_PAIRS
    var bits = 0.0
    for rows in counts where rows > 0 {
      bits += Double(rows) * (log(total) - log(Double(rows)))
    }
    return shares.isEmpty ? 0 : bits / (total * log(2))
  #elseif SOLUTION
    return shares.map { $0 * log2(1 / $0) }.reduce(0, +)
  #else
    // TODO: Add up share times log₂(1 / share) over the classes that have rows.
    return .nan
  #endif
}
