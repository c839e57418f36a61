/// A maker of folds that somebody wrote: from the label of each row and a number of folds.
typealias Splitter = (_ labels: [Int], _ k: Int) -> [Fold]

/// Returns whether a splitter passes every check that can be made of fair, stratified folds.
///
/// For these labels and this k:
/// - There are k folds, and asked again, the splitter gives the same ones, `==` to the first.
/// - Every row, numbered from 0, is in the test part of one fold, once, and in that of no other.
///   There is no other row.
/// - Every fold learns from each row that is not in its test part, once, and from no other.
/// - The sizes of the test parts differ by one at the most.
/// - For each class, so do the numbers of its rows in the test parts.
///
/// In which order a part has its rows is the splitter's business, and so is which fold is first.
///
/// - Parameters:
///   - splitter: It may return anything: row numbers below 0 or beyond the last, no folds, no rows.
///   - labels: The class of each row.
///   - k: How many folds; 2 or more, and not more than there are rows.
func isFair(_ splitter: Splitter, on labels: [Int], k: Int) -> Bool {
  #if SOLUTION
    let folds = splitter(labels, k)
    let rows = Array(labels.indices)
  #endif
  #if MISTAKE_ASKS_ONCE
    // Feedback: ask it twice
    guard folds.count == k else { return false }
  #elseif MISTAKE_FORGETS_TO_COUNT
    // Feedback: how many folds
    guard !folds.isEmpty, splitter(labels, k) == folds else { return false }
  #elseif SOLUTION
    guard folds.count == k, splitter(labels, k) == folds else { return false }
  #endif
  #if MISTAKE_ADDS_SIZES
    // Feedback: which rows they are
    let tested = folds.flatMap(\.test)
    guard tested.count == rows.count, tested.allSatisfy(rows.contains) else { return false }
  #elseif MISTAKE_COLLECTS_IN_A_SET
    // Feedback: judges twice
    guard Set(folds.flatMap(\.test)) == Set(rows) else { return false }
  #elseif MISTAKE_WANTS_THEM_IN_ORDER
    // Feedback: in any order
    guard folds.flatMap(\.test) == rows else { return false }
  #elseif RIGHT_COUNTS_ROWS
    var times = Array(repeating: 0, count: rows.count)
    for row in folds.flatMap(\.test) {
      guard rows.contains(row) else { return false }
      times[row] += 1
    }
    guard times.allSatisfy({ $0 == 1 }) else { return false }
  #elseif SOLUTION
    guard folds.flatMap(\.test).sorted() == rows else { return false }
  #endif
  #if MISTAKE_IGNORES_TRAINING
    // Feedback: learns from
  #elseif MISTAKE_LOOKS_FOR_OVERLAP_ONLY
    // Feedback: neither part
    for fold in folds where fold.train.contains(where: fold.test.contains) { return false }
  #elseif MISTAKE_FORGETS_COPIES
    // Feedback: counts double
    for fold in folds where Set(fold.train) != Set(rows).subtracting(fold.test) { return false }
  #elseif RIGHT_COUNTS_ROWS
    for fold in folds {
      var isFree = Array(repeating: true, count: rows.count)
      for row in fold.train + fold.test {
        guard rows.contains(row), isFree[row] else { return false }
        isFree[row] = false
      }
      if isFree.contains(true) { return false }
    }
  #elseif SOLUTION
    for fold in folds where (fold.train + fold.test).sorted() != rows { return false }
  #endif
  #if MISTAKE_COMPARES_NEIGHBOURS
    // Feedback: fold by fold
    func isEven(_ counts: [Int]) -> Bool {
      zip(counts, counts.dropFirst()).allSatisfy { abs($0 - $1) <= 1 }
    }
  #elseif MISTAKE_WANTS_EQUAL_PARTS
    // Feedback: cannot always
    func isEven(_ counts: [Int]) -> Bool { Set(counts).count <= 1 }
  #elseif RIGHT_COUNTS_ROWS
    func isEven(_ counts: [Int]) -> Bool {
      let sum = counts.reduce(0, +)
      return counts.allSatisfy { $0 == sum / k || $0 == (sum + k - 1) / k }
    }
  #elseif SOLUTION
    func isEven(_ counts: [Int]) -> Bool { (counts.max() ?? 0) - (counts.min() ?? 0) <= 1 }
  #endif
  #if MISTAKE_FORGETS_SIZES
    // Feedback: larger than others
  #elseif SOLUTION
    guard isEven(folds.map(\.test.count)) else { return false }
  #endif
  #if MISTAKE_FORGETS_CLASSES
    // Feedback: each class
    return true
  #elseif SOLUTION
    return Set(labels).allSatisfy { label in
      isEven(folds.map { fold in fold.test.count { labels[$0] == label } })
    }
  #else
    // TODO: Ask the splitter, and put its folds to all that the list says.
    return false
  #endif
}
