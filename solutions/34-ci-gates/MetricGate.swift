/// Returns why a candidate may not take the champion's place.
///
/// The gain of a row is what the champion lost on it, held out, less what the candidate did. A mean gain has
/// a standard error: the sample deviation of the gains (n - 1) divided by √n.
///
/// - Parameters:
///   - candidate: The new model.
///   - champion: The model that serves, on the same rows.
///   - slices: The slice of each held-out row, a carrier say.
///   - rules: What must be shown.
/// - Returns: Nothing where the candidate may serve. With fewer than `enoughRows` rows only
///   ``Violation/tooFewRows(_:)``. Else ``Violation/gainNotShown(atLeast:)`` with the mean gain less twice
///   its standard error, where that is not greater than `gain`; then, by name,
///   ``Violation/sliceWorse(_:meanGain:)`` for each slice with `enoughRows` rows or more whose mean gain
///   plus twice its standard error is below -`sliceLoss`.
/// - Throws: ``GateError/lengths(candidate:champion:slices:)`` where the numbers of held-out losses and slices
///   are not all the same, else ``GateError/notFinite(row:)`` for the first such row.
func violations(
  of candidate: Evaluation, against champion: Evaluation, slices: [String], rules: GateRules
) throws -> [Violation] {
  #if MISTAKE_JUDGES_BY_TRAINING
    // Feedback: learnt by heart
    let (new, old) = (candidate.training, champion.training)
  #elseif SOLUTION
    let (new, old) = (candidate.heldOut, champion.heldOut)
  #endif
  #if SOLUTION
    guard new.count == old.count, new.count == slices.count else {
      throw GateError.lengths(candidate: new.count, champion: old.count, slices: slices.count)
    }
    if let row = new.indices.first(where: { !new[$0].isFinite || !old[$0].isFinite }) {
      throw GateError.notFinite(row: row)
    }
  #endif
  #if MISTAKE_TRUSTS_ANY_NUMBER
    // Feedback: too few
    guard new.count > 1 else { return [.tooFewRows(new.count)] }
  #elseif SOLUTION
    guard new.count >= rules.enoughRows else { return [.tooFewRows(new.count)] }
  #endif
  #if MISTAKE_TURNS_THE_GAIN_ROUND
    // Feedback: lower loss
    let gains = zip(new, old).map { $0 - $1 }
  #elseif SOLUTION
    let gains = zip(old, new).map { $0 - $1 }
  #endif
  #if MISTAKE_FORGETS_THE_ROOT
    // Feedback: root of n
    func summary(_ gains: [Double]) -> (mean: Double, error: Double) {
      let mean = gains.reduce(0, +) / Double(gains.count)
      let squares = gains.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (mean, (squares / Double(gains.count - 1)).squareRoot())
    }
  #elseif MISTAKE_DIVIDES_BY_ALL
    // Feedback: n - 1
    func summary(_ gains: [Double]) -> (mean: Double, error: Double) {
      let mean = gains.reduce(0, +) / Double(gains.count)
      let squares = gains.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (mean, (squares / Double(gains.count * gains.count)).squareRoot())
    }
  #elseif RIGHT_STEP_BY_STEP
    func summary(_ gains: [Double]) -> (mean: Double, error: Double) {
      var (mean, squares, count) = (0.0, 0.0, 0.0)
      for gain in gains {
        count += 1
        let away = gain - mean
        mean += away / count
        squares += away * (gain - mean)
      }
      return (mean, squares.squareRoot() / (count * (count - 1)).squareRoot())
    }
  #elseif SOLUTION
    func summary(_ gains: [Double]) -> (mean: Double, error: Double) {
      let mean = gains.reduce(0, +) / Double(gains.count)
      let squares = gains.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (mean, (squares / Double(gains.count * (gains.count - 1))).squareRoot())
    }
  #endif
  #if SOLUTION
    var found: [Violation] = []
    let all = summary(gains)
  #endif
  #if MISTAKE_LOOKS_AT_THE_MEAN_ALONE
    // Feedback: within the noise
    let shown = all.mean
  #elseif MISTAKE_ONE_STANDARD_ERROR
    // Feedback: twice the standard error
    let shown = all.mean - all.error
  #elseif SOLUTION
    let shown = all.mean - 2 * all.error
  #endif
  #if MISTAKE_EXACTLY_THE_GAIN_IS_ENOUGH
    // Feedback: greater than the rule
    if shown < rules.gain { found.append(.gainNotShown(atLeast: shown)) }
  #elseif SOLUTION
    if shown <= rules.gain { found.append(.gainNotShown(atLeast: shown)) }
  #endif
  #if MISTAKE_JUDGES_TINY_SLICES
    // Feedback: handful of rows
    let groups = Dictionary(grouping: gains.indices) { slices[$0] }.filter { $0.value.count > 1 }
  #elseif SOLUTION
    let groups = Dictionary(grouping: gains.indices) { slices[$0] }
      .filter { $0.value.count >= rules.enoughRows }
  #endif
  #if MISTAKE_AVERAGE_HIDES_SLICES
    // Feedback: some of its slices
  #elseif MISTAKE_SLICES_MUST_NOT_SEEM_WORSE
    // Feedback: surely worse
    for (name, rows) in groups.sorted(by: { $0.key < $1.key }) {
      let slice = summary(rows.map { gains[$0] })
      if slice.mean < -rules.sliceLoss {
        found.append(.sliceWorse(name, meanGain: slice.mean))
      }
    }
  #elseif MISTAKE_SLICES_MUST_GAIN
    // Feedback: need not be better
    for (name, rows) in groups.sorted(by: { $0.key < $1.key }) {
      let slice = summary(rows.map { gains[$0] })
      if slice.mean - 2 * slice.error < -rules.sliceLoss {
        found.append(.sliceWorse(name, meanGain: slice.mean))
      }
    }
  #elseif SOLUTION
    for (name, rows) in groups.sorted(by: { $0.key < $1.key }) {
      let slice = summary(rows.map { gains[$0] })
      if slice.mean + 2 * slice.error < -rules.sliceLoss {
        found.append(.sliceWorse(name, meanGain: slice.mean))
      }
    }
  #endif
  #if SOLUTION
    return found
  #else
    // TODO: Refuse; take the gains row by row; compare what is sure of them, and of each slice's.
    return [.tooFewRows(-1)]
  #endif
}
