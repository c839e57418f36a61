/// Returns k folds in whose test parts every class has its share.
///
/// The rows are dealt like cards, one to each fold in turn, over and over: first all rows of the
/// lowest label, in ascending order, then those of the next one. A new class goes on with the fold
/// after the one that got the last row.
///
/// So the test parts differ by one row at the most, and so do the rows of a class in them.
///
/// - Parameters:
///   - labels: The class of each row. Any whole numbers will do, in any order.
///   - k: How many folds.
/// - Returns: The fold that got the first row first. A fold learns from all rows that are not in its
///   test part. Row numbers ascend in both parts. A class of fewer than k rows is missing from some
///   test parts.
/// - Throws: ``FoldError/tooFewFolds`` for k below 2, else ``FoldError/tooFewRows(needed:found:)``
///   for fewer than k rows.
func stratified(_ labels: [Int], _ k: Int) throws -> [Fold] {
  #if SOLUTION
    guard k >= 2 else { throw FoldError.tooFewFolds }
    guard labels.count >= k else { throw FoldError.tooFewRows(needed: k, found: labels.count) }
  #endif
  #if MISTAKE_DEALS_AS_THEY_COME
    // Feedback: in the order of the file
    let owners = labels.indices.map { $0 % k }
  #elseif MISTAKE_STARTS_ANEW
    // Feedback: the first folds
    var dealt: [Int: Int] = [:]
    let owners = labels.map { label in
      dealt[label, default: -1] += 1
      return dealt[label, default: 0] % k
    }
  #elseif MISTAKE_CUTS_BLOCKS
    // Feedback: whole classes
    let deck = labels.indices.sorted { (labels[$0], $0) < (labels[$1], $1) }
    var owners = Array(repeating: 0, count: labels.count)
    for (place, row) in deck.enumerated() { owners[row] = place * k / deck.count }
  #elseif MISTAKE_FIRST_SEEN_FIRST
    // Feedback: lowest label
    var deck: [Int] = []
    for row in labels.indices where !deck.contains(where: { labels[$0] == labels[row] }) {
      deck += labels.indices.filter { labels[$0] == labels[row] }
    }
    var owners = Array(repeating: 0, count: labels.count)
    for (place, row) in deck.enumerated() { owners[row] = place % k }
  #elseif RIGHT_COUNTS_THOSE_BEFORE
    var before: [Int: Int] = [:]
    for label in labels { before[label, default: 0] += 1 }
    var sum = 0
    for label in before.keys.sorted() {
      let count = before[label] ?? 0
      before[label] = sum
      sum += count
    }
    let owners = labels.map { label in
      let place = before[label] ?? 0
      before[label] = place + 1
      return place % k
    }
  #elseif SOLUTION
    let deck = Set(labels).sorted().flatMap { label in
      labels.indices.filter { labels[$0] == label }
    }
    var owners = Array(repeating: 0, count: labels.count)
    for (place, row) in deck.enumerated() { owners[row] = place % k }
  #endif
  #if SOLUTION
    return (0..<k).map { fold in
      Fold(
        train: owners.indices.filter { owners[$0] != fold },
        test: owners.indices.filter { owners[$0] == fold })
    }
  #else
    // TODO: Put the rows in the order of dealing, and note which fold gets each.
    return []
  #endif
}
