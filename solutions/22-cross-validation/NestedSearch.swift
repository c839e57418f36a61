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
  #if SOLUTION
    guard parts.count >= 2 else { throw SearchError.tooFewParts(needed: 2, found: parts.count) }
  #endif
  #if MISTAKE_JUDGES_WHAT_IT_LEARNT
    // Feedback: had learnt from
    return try candidates.map { candidate in
      let errors = try parts.map { try error(candidate, parts.flatMap { $0 }, $0) }
      return errors.reduce(0, +) / Double(parts.count)
    }
  #elseif MISTAKE_LEARNS_FROM_ONE_PART
    // Feedback: exchanged
    return try candidates.map { candidate in
      let errors = try parts.indices.map { place in
        let others = parts.indices.filter { $0 != place }
        return try error(candidate, parts[place], others.flatMap { parts[$0] })
      }
      return errors.reduce(0, +) / Double(parts.count)
    }
  #elseif MISTAKE_ADDS_UP
    // Feedback: not divided
    return try candidates.map { candidate in
      let errors = try parts.indices.map { place in
        let others = parts.indices.filter { $0 != place }
        return try error(candidate, others.flatMap { parts[$0] }, parts[place])
      }
      return errors.reduce(0, +)
    }
  #elseif RIGHT_PART_BY_PART
    // The mean of the parts so far moves a little with each part.
    var means = Array(repeating: 0.0, count: candidates.count)
    for place in parts.indices {
      var others = parts
      let test = others.remove(at: place)
      for (index, candidate) in candidates.enumerated() {
        let found = try error(candidate, Array(others.joined()), test)
        means[index] += (found - means[index]) / Double(place + 1)
      }
    }
    return means
  #elseif SOLUTION
    return try candidates.map { candidate in
      let errors = try parts.indices.map { place in
        let others = parts.indices.filter { $0 != place }
        return try error(candidate, others.flatMap { parts[$0] }, parts[place])
      }
      return errors.reduce(0, +) / Double(parts.count)
    }
  #else
    // TODO: For each candidate, let each part be the test once, and take the mean.
    return []
  #endif
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
  #if SOLUTION
    guard !candidates.isEmpty else { throw SearchError.noCandidates }
    guard parts.count >= 3 else { throw SearchError.tooFewParts(needed: 3, found: parts.count) }
    var result = NestedResult(chosen: [], errors: [])
  #endif
  #if MISTAKE_REPORTS_THE_BEST_SCORE
    // Feedback: was chosen for
    let scores = try crossValidate(candidates, on: parts, error: error)
    let least = scores.min() ?? 0
    for _ in parts {
      result.chosen.append(candidates[scores.firstIndex(of: least) ?? 0])
      result.errors.append(least)
    }
  #elseif MISTAKE_CHOOSES_ONCE
    // Feedback: helped to choose
    let scores = try crossValidate(candidates, on: parts, error: error)
    let best = candidates[scores.firstIndex(of: scores.min() ?? 0) ?? 0]
    for place in parts.indices {
      let others = parts.indices.filter { $0 != place }.map { parts[$0] }
      result.chosen.append(best)
      result.errors.append(try error(best, others.flatMap { $0 }, parts[place]))
    }
  #elseif MISTAKE_REPORTS_THE_INNER_SCORE
    // Feedback: of the search itself
    for place in parts.indices {
      let others = parts.indices.filter { $0 != place }.map { parts[$0] }
      let scores = try crossValidate(candidates, on: others, error: error)
      let least = scores.min() ?? 0
      result.chosen.append(candidates[scores.firstIndex(of: least) ?? 0])
      result.errors.append(least)
    }
  #elseif MISTAKE_TAKES_THE_LAST
    // Feedback: first of them
    for place in parts.indices {
      let others = parts.indices.filter { $0 != place }.map { parts[$0] }
      let scores = try crossValidate(candidates, on: others, error: error)
      let best = candidates[scores.lastIndex(of: scores.min() ?? 0) ?? 0]
      result.chosen.append(best)
      result.errors.append(try error(best, others.flatMap { $0 }, parts[place]))
    }
  #elseif MISTAKE_TAKES_THE_GREATEST
    // Feedback: most error
    for place in parts.indices {
      let others = parts.indices.filter { $0 != place }.map { parts[$0] }
      let scores = try crossValidate(candidates, on: others, error: error)
      let best = candidates[scores.firstIndex(of: scores.max() ?? 0) ?? 0]
      result.chosen.append(best)
      result.errors.append(try error(best, others.flatMap { $0 }, parts[place]))
    }
  #elseif RIGHT_PART_BY_PART
    for place in parts.indices {
      var others = parts
      let test = others.remove(at: place)
      let scores = try crossValidate(candidates, on: others, error: error)
      var best = 0
      for index in scores.indices where scores[index] < scores[best] { best = index }
      result.chosen.append(candidates[best])
      result.errors.append(try error(candidates[best], Array(others.joined()), test))
    }
  #elseif SOLUTION
    for place in parts.indices {
      let others = parts.indices.filter { $0 != place }.map { parts[$0] }
      let scores = try crossValidate(candidates, on: others, error: error)
      let best = candidates[scores.firstIndex(of: scores.min() ?? 0) ?? 0]
      result.chosen.append(best)
      result.errors.append(try error(best, others.flatMap { $0 }, parts[place]))
    }
  #endif
  #if SOLUTION
    return result
  #else
    // TODO: For each part, search the others, fit what won to them, and measure it on the part.
    return NestedResult(chosen: [], errors: [])
  #endif
}
