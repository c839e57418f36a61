/// How differently a rule treats two groups: each number is the first group's minus the second's.
struct Gaps: Equatable {
  /// Of the shares that are flagged; 0 is demographic parity.
  let flagged: Double?

  /// Of the true positive rates: of the rows where it happened, the share that was flagged.
  let truePositives: Double?

  /// Of the false positive rates: of the rows where it did not happen, the share that was flagged.
  /// 0 here and in ``truePositives`` is equalised odds.
  let falsePositives: Double?
}
