/// Returns whether a model passes every check of a golden test.
///
/// - Asked all golden questions at once, it gives as many answers, and each is within `tolerance` of the
///   recorded one: it differs by as much at the most. What is not a number is within nothing.
/// - Asked the same again, it gives answers that are equal to the first, not only within the tolerance.
/// - Asked each question alone, it gives one answer, equal to the one among the others.
/// - Asked all in reverse order, it gives the same answers in reverse order.
/// - Asked nothing, it answers nothing.
///
/// - Parameters:
///   - scorer: It may return anything: too few answers, too many, NaN, others at every call.
///   - golden: One or more questions with their answers, which are finite. All questions are different.
///   - tolerance: 0 or more.
func isSound(_ scorer: Scorer, golden: [Golden], within tolerance: Double) -> Bool {
  // TODO: Ask it together, again, alone, backwards and nothing, and compare.
  return false
}
