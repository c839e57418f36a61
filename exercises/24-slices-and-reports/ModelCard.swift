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
  // TODO: Refuse what cannot be reported, then write the card line by line.
  return ""
}
