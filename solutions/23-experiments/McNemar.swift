/// What a paired test of two models finds.
struct PairedResult: Equatable {
  /// The rows in which the first model alone is right.
  var onlyFirst: Int

  /// The rows in which the second model alone is right.
  var onlySecond: Int

  /// How often chance alone would divide these rows at least as unevenly.
  var p: Double
}

/// Tests which of two models is right more often, from their answers to the same rows.
///
/// Rows in which both are right, or both wrong, say nothing. Of the others, b rows for the first model
/// and c for the second, each falls to either like a coin where neither model is better (Quinn McNemar,
/// Psychometrika 12, 1947).
///
/// - Parameters:
///   - first: The class that the first model names for each row.
///   - second: The class that the second one names.
///   - actual: The class that each row has. There may be any number of classes, and no rows.
/// - Returns: b, c and a two-sided p. For b + c below 25, p is exact: twice the probability of at most
///   min(b, c) heads in b + c throws of a fair coin, but at most 1. From 25 on it is that of a standard
///   normal number at least as far from 0, on either side, as (|b - c| - 1) / √(b + c); 1 for b = c.
/// - Throws: ``ExperimentError/lengths`` unless the three lists are of one length.
func mcnemar(_ first: [Int], _ second: [Int], actual: [Int]) throws -> PairedResult {
  #if SOLUTION
    guard first.count == actual.count, second.count == actual.count else {
      throw ExperimentError.lengths
    }
  #endif
  #if MISTAKE_COUNTS_ALL_THAT_ARE_RIGHT
    // Feedback: both are right
    let b = actual.indices.count { first[$0] == actual[$0] }
    let c = actual.indices.count { second[$0] == actual[$0] }
  #elseif MISTAKE_COUNTS_DISAGREEMENTS
    // Feedback: both can be wrong
    let b = actual.indices.count { first[$0] == actual[$0] && second[$0] != actual[$0] }
    let c = actual.indices.count { first[$0] != second[$0] && first[$0] != actual[$0] }
  #elseif RIGHT_WALKS_ONCE
    var (b, c) = (0, 0)
    for ((one, other), truth) in zip(zip(first, second), actual) where one != other {
      if one == truth { b += 1 }
      if other == truth { c += 1 }
    }
  #elseif SOLUTION
    let b = actual.indices.count { first[$0] == actual[$0] && second[$0] != actual[$0] }
    let c = actual.indices.count { first[$0] != actual[$0] && second[$0] == actual[$0] }
  #endif
  #if SOLUTION
    let n = b + c
  #endif
  #if MISTAKE_NEVER_EXACT
    // Feedback: few rows
    let isExact = false
  #elseif SOLUTION
    let isExact = n < 25
  #endif
  #if MISTAKE_MORE_THAN_CERTAIN
    // Feedback: no probability
    func exact() -> Double {
      var (ways, sum) = (1.0, 0.0)
      for heads in 0...min(b, c) {
        sum += ways
        ways = ways * Double(n - heads) / Double(heads + 1)
      }
      for _ in 0..<n { sum /= 2 }
      return 2 * sum
    }
  #elseif MISTAKE_ONE_TAIL
    // Feedback: other model
    func exact() -> Double {
      var (ways, sum) = (1.0, 0.0)
      for heads in 0...min(b, c) {
        sum += ways
        ways = ways * Double(n - heads) / Double(heads + 1)
      }
      for _ in 0..<n { sum /= 2 }
      return sum
    }
  #elseif MISTAKE_THIS_OUTCOME_ALONE
    // Feedback: exactly this
    func exact() -> Double {
      var ways = 1.0
      for heads in 0..<min(b, c) { ways = ways * Double(n - heads) / Double(heads + 1) }
      for _ in 0..<n { ways /= 2 }
      return min(1, 2 * ways)
    }
  #elseif RIGHT_WALKS_ONCE
    func exact() -> Double {
      // Throw by throw: the probability of each number of heads so far.
      var heads = [1.0] + Array(repeating: 0, count: n)
      for _ in 0..<n {
        heads = heads.indices.map { (heads[$0] + ($0 > 0 ? heads[$0 - 1] : 0)) / 2 }
      }
      return min(1, 2 * heads[...min(b, c)].reduce(0, +))
    }
  #elseif SOLUTION
    func exact() -> Double {
      var (ways, sum) = (1.0, 0.0)
      for heads in 0...min(b, c) {
        sum += ways
        ways = ways * Double(n - heads) / Double(heads + 1)
      }
      for _ in 0..<n { sum /= 2 }
      return min(1, 2 * sum)
    }
  #endif
  #if MISTAKE_WITHOUT_CORRECTION
    // Feedback: steps of two
    let distance = Double(abs(b - c))
  #elseif SOLUTION
    let distance = Double(max(0, abs(b - c) - 1))
  #endif
  #if MISTAKE_DIVIDES_BY_ALL_ROWS
    // Feedback: all rows
    let z = distance / Double(max(1, actual.count)).squareRoot()
  #elseif SOLUTION
    let z = distance / Double(max(1, n)).squareRoot()
  #endif
  #if SOLUTION
    return PairedResult(onlyFirst: b, onlySecond: c, p: isExact ? exact() : 2 * normalTail(z))
  #else
    // TODO: Count the rows in which one model alone is right, and ask what a coin would do.
    return PairedResult(onlyFirst: -1, onlySecond: -1, p: .nan)
  #endif
}
