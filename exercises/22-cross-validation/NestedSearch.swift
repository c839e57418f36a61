/// Fits a candidate to some rows, and returns its error on others; less is better.
///
/// A candidate is a number that a method needs from outside, such as the penalty of a ridge
/// regression.
typealias Trial = (_ candidate: Double, _ train: [Int], _ test: [Int]) throws -> Double

/// What the searches refuse.
enum SearchError: Error, Equatable {
  case noCandidates
  case tooFewParts(needed: Int, found: Int)
}

/// What a nested search finds: part by part, the candidate that the other parts chose, and its
/// error on this part.
struct NestedResult: Equatable {
  var chosen: [Double]
  var errors: [Double]

  /// The mean error: what to expect, on new rows, of a method that searches first.
  var estimate: Double { errors.reduce(0, +) / Double(errors.count) }
}

/// Returns the mean error of each candidate over all parts.
///
/// - Parameters:
///   - candidates: Any number of them, none too.
///   - parts: The rows, cut into parts of one row or more that have none in common. Each part in turn
///     is the test of candidates that were fitted to all rows of the other parts; in which order is
///     left open.
///   - error: Its errors are finite. One that it throws is passed on.
/// - Returns: A mean for each candidate, in their order. Every part weighs the same, however many
///   rows it has.
/// - Throws: ``SearchError/tooFewParts(needed:found:)`` for fewer than 2 parts.
func crossValidate(_ candidates: [Double], on parts: [[Int]], error: Trial) throws -> [Double] {
  // TODO: For each candidate, let each part be the test once, and take the mean.
  return []
}

/// Searches anew for each part, without it, and lets it judge what was found.
///
/// For each part, the candidate with the least mean error in a cross-validation of the *other* parts
/// is chosen, the first of several such. It is then fitted to all rows of those other parts, and its
/// error on the part is measured.
///
/// - Parameters: As in ``crossValidate(_:on:error:)``.
/// - Throws: ``SearchError/noCandidates``, else ``SearchError/tooFewParts(needed:found:)`` for fewer
///   than 3 parts, else what `error` throws.
func nestedSearch(
  _ candidates: [Double], on parts: [[Int]], error: Trial
) throws -> NestedResult {
  // TODO: For each part, search the others, fit what won to them, and measure it on the part.
  return NestedResult(chosen: [], errors: [])
}
