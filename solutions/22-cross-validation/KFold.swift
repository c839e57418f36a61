/// Returns k folds, whose test parts are k blocks of neighbouring rows.
///
/// - Parameters:
///   - rowCount: How many rows there are. They are numbered from 0.
///   - k: How many folds.
/// - Returns: The fold of the first block first. The first `rowCount % k` blocks have one row more
///   than the others. A fold learns from all rows that are not in its test part. Row numbers ascend
///   in both parts.
/// - Throws: ``FoldError/tooFewFolds`` for k below 2, else ``FoldError/tooFewRows(needed:found:)``
///   for fewer than k rows.
func kFold(_ rowCount: Int, _ k: Int) throws -> [Fold] {
  #if SOLUTION
    guard k >= 2 else { throw FoldError.tooFewFolds }
    guard rowCount >= k else { throw FoldError.tooFewRows(needed: k, found: rowCount) }
  #endif
  #if MISTAKE_LOSES_THE_REST
    // Feedback: rounds down
    let sizes = Array(repeating: rowCount / k, count: k)
  #elseif MISTAKE_REST_TO_THE_LAST
    // Feedback: in the last block
    let sizes = (0..<k).map { $0 < k - 1 ? rowCount / k : rowCount / k + rowCount % k }
  #elseif SOLUTION
    let sizes = (0..<k).map { $0 < rowCount % k ? rowCount / k + 1 : rowCount / k }
  #endif
  #if MISTAKE_LEARNS_FROM_ALL
    // Feedback: also learnt from
    var start = 0
    return sizes.map { size in
      let test = start..<start + size
      start += size
      return Fold(train: Array(0..<rowCount), test: Array(test))
    }
  #elseif MISTAKE_LEARNS_FROM_EARLIER
    // Feedback: behind the test part
    var start = 0
    return sizes.map { size in
      let test = start..<start + size
      start += size
      return Fold(train: Array(0..<test.lowerBound), test: Array(test))
    }
  #elseif RIGHT_ASKS_EACH_ROW
    let owners = sizes.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
    return (0..<k).map { fold in
      Fold(
        train: owners.indices.filter { owners[$0] != fold },
        test: owners.indices.filter { owners[$0] == fold })
    }
  #elseif SOLUTION
    var start = 0
    return sizes.map { size in
      let test = start..<start + size
      start += size
      return Fold(
        train: Array(0..<test.lowerBound) + Array(test.upperBound..<rowCount), test: Array(test))
    }
  #else
    // TODO: Find the size of each block, then walk along the rows.
    return []
  #endif
}

/// Returns k folds in order of time: each learns from the past, and is judged by what comes next.
///
/// - Parameters:
///   - rowCount: How many rows there are, the oldest first, numbered from 0.
///   - k: How many folds.
/// - Returns: The earliest test part first. Each has `rowCount / (k + 1)` rows, rounded down. They
///   follow one another without a gap, and the last one ends with the last row. A fold learns from
///   all rows before its test part. Row numbers ascend in both parts.
/// - Throws: ``FoldError/tooFewFolds`` for k below 2, else ``FoldError/tooFewRows(needed:found:)``
///   for fewer than k + 1 rows.
func timeFolds(_ rowCount: Int, _ k: Int) throws -> [Fold] {
  #if SOLUTION
    guard k >= 2 else { throw FoldError.tooFewFolds }
    guard rowCount > k else { throw FoldError.tooFewRows(needed: k + 1, found: rowCount) }
    let size = rowCount / (k + 1)
  #endif
  #if MISTAKE_STARTS_TOO_EARLY
    // Feedback: newest rows
    let first = size
  #elseif SOLUTION
    let first = rowCount - k * size
  #endif
  #if MISTAKE_LEARNS_FROM_THE_FUTURE
    // Feedback: later than
    return (0..<k).map { fold in
      let test = first + fold * size..<first + (fold + 1) * size
      return Fold(train: (0..<rowCount).filter { !test.contains($0) }, test: Array(test))
    }
  #elseif MISTAKE_FORGETS_THE_PAST
    // Feedback: whole past
    return (0..<k).map { fold in
      let test = first + fold * size..<first + (fold + 1) * size
      let start = fold == 0 ? 0 : test.lowerBound - size
      return Fold(train: Array(start..<test.lowerBound), test: Array(test))
    }
  #elseif RIGHT_GROWS
    var folds = [Fold(train: Array(0..<first), test: Array(first..<first + size))]
    while folds.count < k {
      let seen = folds[folds.count - 1].train + folds[folds.count - 1].test
      folds.append(Fold(train: seen, test: (0..<size).map { $0 + seen.count }))
    }
    return folds
  #elseif SOLUTION
    return (0..<k).map { fold in
      let start = first + fold * size
      return Fold(train: Array(0..<start), test: Array(start..<start + size))
    }
  #else
    // TODO: Count back from the last row to where the first test part begins.
    return []
  #endif
}
