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
  // TODO: Ask the splitter, and put its folds to all that the list says.
  return false
}
