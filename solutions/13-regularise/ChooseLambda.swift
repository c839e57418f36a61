import LessonKit

/// Chooses the penalty of a ridge regression by folds of the training rows.
///
/// Each fold is judged by a model of the other folds' rows: a ``StandardScaler`` and ``ridge(_:_:lambda:)``,
/// both fitted on those alone. The error of a penalty is the mean, over the folds, of the mean
/// squared error on the fold's own rows.
///
/// - Parameters:
///   - candidates: The penalties, each 0 or more.
///   - features: n rows of one column or more, unscaled.
///   - target: n values.
///   - folds: The rows of each fold, one or more; no row is in two, and one that is in none is not
///     used.
/// - Returns: The candidate of the least error, the first of equal ones, and the errors of all.
/// - Throws: ``RegressionError/lengths(rows:values:)`` when there are not n values, else
///   ``PenaltyError/noCandidates``, else ``PenaltyError/tooFewFolds(found:)`` below two, else what
///   the scaler or ridge refuse.
func chooseLambda(
  _ candidates: [Double], _ features: Matrix, _ target: [Double], folds: [[Int]]
) throws -> PenaltyChoice {
  #if SOLUTION
    guard target.count == features.rowCount else {
      throw RegressionError.lengths(rows: features.rowCount, values: target.count)
    }
    guard !candidates.isEmpty else { throw PenaltyError.noCandidates }
    guard folds.count >= 2 else { throw PenaltyError.tooFewFolds(found: folds.count) }
  #endif
  #if MISTAKE_SCALES_ALL_ROWS
    // Feedback: before the folds
    let rows = folds.flatMap { $0 }
    var whole = StandardScaler()
    try whole.fit(features.selecting(rows: rows))
    let errors = try candidates.map { lambda in
      try folds.indices.map { fold in
        let others = folds.indices.filter { $0 != fold }.flatMap { folds[$0] }
        let model = try ridge(
          whole.transform(features.selecting(rows: others)), others.map { target[$0] },
          lambda: lambda)
        let guesses = try model.predict(whole.transform(features.selecting(rows: folds[fold])))
        return meanSquare(guesses, folds[fold].map { target[$0] })
      }.reduce(0, +) / Double(folds.count)
    }
  #elseif MISTAKE_JUDGES_WHAT_IT_LEARNT
    // Feedback: it had learnt from
    let errors = try candidates.map { lambda in
      try folds.indices.map { fold in
        let others = folds.indices.filter { $0 != fold }.flatMap { folds[$0] }
        var scaler = StandardScaler()
        try scaler.fit(features.selecting(rows: others))
        let scaled = try scaler.transform(features.selecting(rows: others))
        let model = try ridge(scaled, others.map { target[$0] }, lambda: lambda)
        return meanSquare(try model.predict(scaled), others.map { target[$0] })
      }.reduce(0, +) / Double(folds.count)
    }
  #elseif MISTAKE_POOLS_THE_ROWS
    // Feedback: weighs by its rows
    let errors = try candidates.map { lambda in
      var (sum, count) = (0.0, 0)
      for fold in folds.indices {
        let others = folds.indices.filter { $0 != fold }.flatMap { folds[$0] }
        var scaler = StandardScaler()
        try scaler.fit(features.selecting(rows: others))
        let model = try ridge(
          scaler.transform(features.selecting(rows: others)), others.map { target[$0] },
          lambda: lambda)
        let guesses = try model.predict(scaler.transform(features.selecting(rows: folds[fold])))
        sum += meanSquare(guesses, folds[fold].map { target[$0] }) * Double(guesses.count)
        count += guesses.count
      }
      return sum / Double(count)
    }
  #elseif RIGHT_FOLD_BY_FOLD
    // The scaler does not depend on the penalty: fold by fold it is fitted once.
    var sums = [Double](repeating: 0, count: candidates.count)
    for (number, fold) in folds.enumerated() {
      var others: [Int] = []
      for (other, rows) in folds.enumerated() where other != number { others += rows }
      var scaler = StandardScaler()
      try scaler.fit(features.selecting(rows: others))
      let train = try scaler.transform(features.selecting(rows: others))
      let held = try scaler.transform(features.selecting(rows: fold))
      for (place, lambda) in candidates.enumerated() {
        let model = try ridge(train, others.map { target[$0] }, lambda: lambda)
        sums[place] += meanSquare(try model.predict(held), fold.map { target[$0] })
      }
    }
    let errors = sums.map { $0 / Double(folds.count) }
  #elseif SOLUTION
    let errors = try candidates.map { lambda in
      try folds.indices.map { fold in
        let others = folds.indices.filter { $0 != fold }.flatMap { folds[$0] }
        var scaler = StandardScaler()
        try scaler.fit(features.selecting(rows: others))
        let model = try ridge(
          scaler.transform(features.selecting(rows: others)), others.map { target[$0] },
          lambda: lambda)
        let guesses = try model.predict(scaler.transform(features.selecting(rows: folds[fold])))
        return meanSquare(guesses, folds[fold].map { target[$0] })
      }.reduce(0, +) / Double(folds.count)
    }
  #endif
  #if MISTAKE_TAKES_THE_LAST
    // Feedback: first of them
    let best = errors.indices.min { (errors[$0], $1) < (errors[$1], $0) } ?? 0
    return PenaltyChoice(lambda: candidates[best], errors: errors)
  #elseif SOLUTION
    let best = errors.indices.min { errors[$0] < errors[$1] } ?? 0
    return PenaltyChoice(lambda: candidates[best], errors: errors)
  #else
    // TODO: Judge each candidate fold by fold, each time with a scaler and a model of the other rows.
    return PenaltyChoice(lambda: .nan, errors: [])
  #endif
}

/// The mean of the squared differences.
func meanSquare(_ guesses: [Double], _ target: [Double]) -> Double {
  zip(guesses, target).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(target.count)
}
