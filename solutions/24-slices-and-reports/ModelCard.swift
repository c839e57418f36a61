/// Returns a model card: what a model is for, how well it does, and for whom it does not.
///
/// Mitchell and others, *Model Cards for Model Reporting*, FAT* 2019. Its lines, with words in capitals
/// for what is filled in and shares as `percent` writes them:
///
///     # NAME
///     USE
///     Tested on COUNT rows: DATA
///     Right: RATE (LOW to HIGH). Baseline, BASELINE: RATE.
///     VERDICT
///     - SLICE: RATE of COUNT (LOW to HIGH)
///     - SLICE: too few rows (COUNT)
///
/// The verdict is `Better than the baseline.` where the whole interval lies above the baseline's
/// rate, `Worse than the baseline.` where it lies below, and else `Not to be told from the baseline.`
/// A slice whose whole interval lies below the rate of all rows ends in `, below the whole`.
///
/// - Parameters:
///   - facts: What is to be told.
///   - minimum: The fewest rows of a slice that is told about. Those with fewer come after the
///     others, with their count alone. Otherwise slices keep their order.
/// - Returns: The lines, each but the last followed by `\n`.
/// - Throws: ``CardError/noBaseline``, else ``CardError/baselineRows(_:of:)`` when the baseline has
///   another number of rows than the whole, else ``CardError/sliceRows(_:of:)`` when the slices
///   together have.
func modelCard(_ facts: ModelFacts, minimum: Int) throws -> String {
  #if MISTAKE_GOES_WITHOUT_A_BASELINE
    // Feedback: compared with nothing
    let baseline = facts.baseline ?? facts.whole
  #elseif SOLUTION
    guard let baseline = facts.baseline else { throw CardError.noBaseline }
  #endif
  #if SOLUTION
    let whole = facts.whole
    guard baseline.count == whole.count else {
      throw CardError.baselineRows(baseline.count, of: whole.count)
    }
  #endif
  #if MISTAKE_NEVER_ADDS_UP
    // Feedback: rows that no slice has
  #elseif SOLUTION
    let rows = facts.slices.reduce(0) { $0 + $1.count }
    guard rows == whole.count else { throw CardError.sliceRows(rows, of: whole.count) }
  #endif
  #if MISTAKE_TELLS_OF_ANY_SLICE
    // Feedback: however few
    let large = facts.slices
    let small: [Slice] = []
  #elseif MISTAKE_LEAVES_OUT_SMALL_SLICES
    // Feedback: gone from the card
    let large = facts.slices.filter { $0.count >= minimum }
    let small: [Slice] = []
  #elseif SOLUTION
    let large = facts.slices.filter { $0.count >= minimum }
    let small = facts.slices.filter { $0.count < minimum }
  #endif
  #if MISTAKE_LEAVES_OUT_INTERVALS
    // Feedback: without its interval
    func range(_ slice: Slice) -> String { "" }
  #elseif SOLUTION
    func range(_ slice: Slice) -> String {
      " (\(percent(slice.interval.low)) to \(percent(slice.interval.high)))"
    }
  #endif
  #if MISTAKE_VERDICT_WITHOUT_DOUBT
    // Feedback: chance alone
    let verdict =
      whole.rate > baseline.rate ? "Better than the baseline." : "Worse than the baseline."
  #elseif RIGHT_APPENDS_LINES
    var verdict = "Not to be told from the baseline."
    if baseline.rate < whole.interval.low { verdict = "Better than the baseline." }
    if baseline.rate > whole.interval.high { verdict = "Worse than the baseline." }
  #elseif SOLUTION
    let verdict =
      whole.interval.low > baseline.rate
      ? "Better than the baseline."
      : whole.interval.high < baseline.rate
        ? "Worse than the baseline." : "Not to be told from the baseline."
  #endif
  #if MISTAKE_MARKS_WITHOUT_DOUBT
    // Feedback: rate alone
    func isBelow(_ slice: Slice) -> Bool { slice.rate < whole.rate }
  #elseif SOLUTION
    func isBelow(_ slice: Slice) -> Bool { slice.interval.high < whole.rate }
  #endif
  #if RIGHT_APPENDS_LINES
    var card = "# " + facts.name + "\n" + facts.use
    card += "\nTested on \(whole.count) rows: \(facts.data)\nRight: "
    card += percent(whole.rate) + range(whole) + ". Baseline, " + baseline.name + ": "
    card += percent(baseline.rate) + ".\n" + verdict
    for slice in large {
      card += "\n- \(slice.name): \(percent(slice.rate)) of \(slice.count)" + range(slice)
      if isBelow(slice) { card += ", below the whole" }
    }
    for slice in small { card += "\n- \(slice.name): too few rows (\(slice.count))" }
    return card
  #elseif SOLUTION
    let lines = [
      "# \(facts.name)", facts.use, "Tested on \(whole.count) rows: \(facts.data)",
      "Right: \(percent(whole.rate))\(range(whole)). "
        + "Baseline, \(baseline.name): \(percent(baseline.rate)).", verdict,
    ]
    let told = large.map { slice in
      "- \(slice.name): \(percent(slice.rate)) of \(slice.count)\(range(slice))"
        + (isBelow(slice) ? ", below the whole" : "")
    }
    let untold = small.map { "- \($0.name): too few rows (\($0.count))" }
    return (lines + told + untold).joined(separator: "\n")
  #else
    // TODO: Refuse what cannot be reported, then write the card line by line.
    return ""
  #endif
}
