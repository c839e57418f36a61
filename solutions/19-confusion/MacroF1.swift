/// Counts how often each class was predicted for each class.
///
/// - Parameters:
///   - actual: The class of each row, 0 ..< `classCount`.
///   - predicted: What was predicted for it, in the same order, 0 ..< `classCount`.
///   - classCount: How many classes there are, at least 1, whether they occur or not.
/// - Returns: `classCount` rows of `classCount` counts: the row is the actual class and the column
///   the predicted one, as scikit-learn has it. What is right lies on the diagonal.
/// - Throws: ``LabelError/lengths(actual:predicted:)`` when one is longer than the other, else
///   ``LabelError/noSuchClass(_:)`` with the first label that is not a class, row by row; in a row
///   the actual label comes first.
func confusionMatrix(actual: [Int], predicted: [Int], classCount: Int) throws -> [[Int]] {
  #if MISTAKE_STOPS_AT_THE_SHORTER
    // Feedback: shorter
  #elseif SOLUTION
    guard actual.count == predicted.count else {
      throw LabelError.lengths(actual: actual.count, predicted: predicted.count)
    }
  #endif
  #if RIGHT_ONE_FLAT_LIST
    let classes = 0..<classCount
    if let bad = zip(actual, predicted).lazy.flatMap({ [$0, $1] }).first(where: { label in
      label < 0 || label >= classCount
    }) {
      throw LabelError.noSuchClass(bad)
    }
    var flat = Array(repeating: 0, count: classCount * classCount)
    for place in zip(actual, predicted).map({ $0 * classCount + $1 }) { flat[place] += 1 }
    let counts = classes.map { Array(flat[($0 * classCount)..<(($0 + 1) * classCount)]) }
  #elseif SOLUTION
    let classes = 0..<classCount
    var counts = classes.map { _ in classes.map { _ in 0 } }
    for (truth, guess) in zip(actual, predicted) {
      guard classes.contains(truth) else { throw LabelError.noSuchClass(truth) }
      guard classes.contains(guess) else { throw LabelError.noSuchClass(guess) }
      counts[truth][guess] += 1
    }
  #endif
  #if MISTAKE_AXES_SWAPPED
    // Feedback: rows and columns
    return classes.map { guess in counts.map { $0[guess] } }
  #elseif SOLUTION
    return counts
  #else
    // TODO: Refuse what is no pair of classes, then count the pairs.
    return []
  #endif
}

/// Returns the mean of the classes' F1, each class counting alike.
///
/// The F1 of a class takes that class as the positive one and all others as negative:
/// 2 TP / (2 TP + FP + FN), where TP is on the diagonal, TP + FN is the sum of the class's row and
/// TP + FP the sum of its column.
///
/// - Parameter matrix: Counts, square: rows are actual classes, columns predicted ones.
/// - Returns: 0 ... 1. A class that neither happened nor was predicted is left out; one that
///   happened and was never predicted counts with 0. `nil` where no class is left.
func macroF1(_ matrix: [[Int]]) -> Double? {
  #if MISTAKE_MICRO_FOR_MACRO
    // Feedback: every row alike
    let all = matrix.flatMap { $0 }.reduce(0, +)
    let right = matrix.indices.map { matrix[$0][$0] }.reduce(0, +)
    return all > 0 ? Double(right) / Double(all) : nil
  #elseif MISTAKE_WEIGHTS_BY_SIZE
    // Feedback: size of the class
    let all = matrix.flatMap { $0 }.reduce(0, +)
    let weighted = matrix.indices.map { label in
      let row = matrix[label].reduce(0, +)
      let column = matrix.map { $0[label] }.reduce(0, +)
      return row + column > 0
        ? Double(row) * Double(2 * matrix[label][label]) / Double(row + column) : 0
    }
    return all > 0 ? weighted.reduce(0, +) / Double(all) : nil
  #elseif MISTAKE_F1_OF_THE_MEANS
    // Feedback: mean precision
    let present = matrix.indices.filter { label in
      matrix[label].reduce(0, +) + matrix.map { $0[label] }.reduce(0, +) > 0
    }
    guard !present.isEmpty else { return nil }
    func mean(_ whole: (Int) -> Int) -> Double {
      let shares = present.map { label in
        whole(label) > 0 ? Double(matrix[label][label]) / Double(whole(label)) : 0
      }
      return shares.reduce(0, +) / Double(shares.count)
    }
    let recall = mean { label in matrix[label].reduce(0, +) }
    let precision = mean { label in matrix.map { $0[label] }.reduce(0, +) }
    return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
  #elseif MISTAKE_COUNTS_ABSENT_CLASSES
    // Feedback: not there
    let scores = matrix.indices.map { label in
      let both = matrix[label].reduce(0, +) + matrix.map { $0[label] }.reduce(0, +)
      return both > 0 ? Double(2 * matrix[label][label]) / Double(both) : 0
    }
    return scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
  #elseif MISTAKE_DIVIDES_ZERO_BY_ZERO
    // Feedback: not a number
    let scores = matrix.indices.map { label in
      let hits = Double(matrix[label][label])
      let recall = hits / Double(matrix[label].reduce(0, +))
      let precision = hits / Double(matrix.map { $0[label] }.reduce(0, +))
      return 2 * precision * recall / (precision + recall)
    }
    return scores.reduce(0, +) / Double(scores.count)
  #elseif MISTAKE_LEAVES_OUT_THE_UNPREDICTED
    // Feedback: never predicted
    let scores = matrix.indices.compactMap { label -> Double? in
      let happened = matrix[label].reduce(0, +)
      let predicted = matrix.map { $0[label] }.reduce(0, +)
      return predicted > 0 ? Double(2 * matrix[label][label]) / Double(happened + predicted) : nil
    }
    return scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
  #elseif RIGHT_ONE_FLAT_LIST
    // From errors: F1 is 1 minus the share of errors in twice the hits and the errors.
    var (sum, present) = (0.0, 0)
    for label in matrix.indices {
      var errors = 0
      for other in matrix.indices where other != label {
        errors += matrix[label][other] + matrix[other][label]
      }
      let whole = 2 * matrix[label][label] + errors
      if whole == 0 { continue }
      sum += 1 - Double(errors) / Double(whole)
      present += 1
    }
    return present == 0 ? nil : sum / Double(present)
  #elseif SOLUTION
    let scores = matrix.indices.compactMap { label -> Double? in
      let happened = matrix[label].reduce(0, +)
      let predicted = matrix.map { $0[label] }.reduce(0, +)
      guard happened + predicted > 0 else { return nil }
      return Double(2 * matrix[label][label]) / Double(happened + predicted)
    }
    return scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
  #else
    // TODO: Work out the F1 of each class that occurs, and the mean of them.
    return .nan
  #endif
}
