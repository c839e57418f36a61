/// The four ways in which yes-or-no predictions can meet what happened.
///
/// "Positive" is the answer that is looked for, most often the rare one: a flight that was
/// cancelled, a tumour that is malignant.
struct Confusion: Equatable, CustomStringConvertible {
  /// It was predicted, and it happened: hits.
  var truePositives = 0

  /// It was predicted, and it did not happen: false alarms.
  var falsePositives = 0

  /// It was not predicted, and it happened: misses.
  var falseNegatives = 0

  /// It was not predicted, and it did not happen.
  var trueNegatives = 0

  var description: String {
    "TP \(truePositives), FP \(falsePositives), FN \(falseNegatives), TN \(trueNegatives)"
  }
}

/// What is wrong with labels that should belong to the same rows.
enum LabelError: Error, Equatable {
  /// There are not as many predictions as actual labels.
  case lengths(actual: Int, predicted: Int)

  /// The label is not one of the classes 0 ..< class count.
  case noSuchClass(Int)
}
