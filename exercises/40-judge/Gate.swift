import LessonKit

/// Returns how sure an average score is: the middle 95 % of the averages of other draws of the
/// questions, the bootstrap by Efron (1979) with whole questions.
///
/// Take the different questions in ascending order. A resample draws as many of them as there are,
/// with repetition, takes all scores of each as often as it was drawn, and averages these scores.
/// Its draws are `Int(next() % UInt64(n))` for n questions, and all draws of all resamples come from
/// one `SplitMix64(seed: seed)`.
///
/// - Parameters:
///   - scores: A score for each verdict, 0 ... 1.
///   - questions: The question of each score, in any order.
///   - resamples: How many resamples to draw, 1 or more.
///   - seed: What the draws begin with.
/// - Returns: The quantiles 0.025 and 0.975 of the averages, by `quantile` of lesson 2.
/// - Throws: ``JudgeError/lengths(_:_:)`` with both lengths where they differ, else
///   ``JudgeError/noVerdicts`` where there are no scores.
func intervalByQuestion(
  _ scores: [Double], questions: [Int], resamples: Int, seed: UInt64
) throws -> (low: Double, high: Double) {
  // TODO: Gather the scores by question, draw questions again and again, and take the quantiles.
  return (.nan, .nan)
}

/// What to do with a change.
enum Decision: Equatable { case better, worse, undecided }

/// Decides on a new prompt, or a new model, by its scores against the old one.
///
/// - Parameters: As of ``intervalByQuestion(_:questions:resamples:seed:)``; a score is 1 where the
///   new one won, 0 where the old one did, and 0.5 for a tie.
/// - Returns: `.undecided` on fewer than ten different questions. Else `.better` where the interval
///   lies wholly above 0.5, `.worse` where wholly below, `.undecided` where 0.5 is within it or at
///   its end.
/// - Throws: What the interval throws, however few questions there are.
func gate(
  _ scores: [Double], questions: [Int], resamples: Int, seed: UInt64
) throws -> Decision {
  // TODO: Ask for enough questions, then compare the interval with 0.5.
  return .undecided
}
