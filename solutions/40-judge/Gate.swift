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
  #if SOLUTION
    guard scores.count == questions.count else {
      throw JudgeError.lengths(scores.count, questions.count)
    }
    guard !scores.isEmpty else { throw JudgeError.noVerdicts }
  #endif
  #if MISTAKE_DRAWS_VERDICTS
    // Feedback: single verdicts
    let groups = scores.map { [$0] }
  #elseif MISTAKE_AVERAGES_AVERAGES
    // Feedback: average of averages
    let groups = Set(questions).sorted().map { question in
      let own = scores.indices.filter { questions[$0] == question }.map { scores[$0] }
      return [own.reduce(0, +) / Double(own.count)]
    }
  #elseif MISTAKE_KEEPS_THE_ORDER_OF_ROWS
    // Feedback: ascending
    var seen: [Int] = []
    for question in questions where !seen.contains(question) { seen.append(question) }
    let groups = seen.map { question in
      scores.indices.filter { questions[$0] == question }.map { scores[$0] }
    }
  #elseif RIGHT_SORTS_THE_ROWS
    var groups: [[Double]] = []
    var last: Int?
    for row in scores.indices.sorted(by: { (questions[$0], $0) < (questions[$1], $1) }) {
      if questions[row] == last {
        groups[groups.count - 1].append(scores[row])
      } else {
        groups.append([scores[row]])
      }
      last = questions[row]
    }
  #elseif SOLUTION
    let rows = Dictionary(grouping: scores.indices) { questions[$0] }
    let groups = rows.sorted { $0.key < $1.key }.map { $0.value.map { scores[$0] } }
  #endif
  #if MISTAKE_BEGINS_ANEW
    // Feedback: same draws
    let averages = (0..<resamples).map { _ in
      var random = SplitMix64(seed: seed)
      let drawn = groups.flatMap { _ in groups[Int(random.next() % UInt64(groups.count))] }
      return drawn.reduce(0, +) / Double(drawn.count)
    }
  #elseif MISTAKE_DRAWS_ONCE_EACH
    // Feedback: with repetition
    var random = SplitMix64(seed: seed)
    let averages = (0..<resamples).map { _ in
      let drawn = random.shuffledIndices(count: groups.count).flatMap { groups[$0] }
      return drawn.reduce(0, +) / Double(drawn.count)
    }
  #elseif RIGHT_SORTS_THE_ROWS
    var random = SplitMix64(seed: seed)
    var averages: [Double] = []
    for _ in 0..<resamples {
      var mean = 0.0
      var count = 0.0
      for _ in groups.indices {
        for score in groups[Int(random.next() % UInt64(groups.count))] {
          count += 1
          mean += (score - mean) / count
        }
      }
      averages.append(mean)
    }
  #elseif SOLUTION
    let sums = groups.map { $0.reduce(0, +) }
    var random = SplitMix64(seed: seed)
    let averages = (0..<resamples).map { _ in
      var (sum, count) = (0.0, 0)
      for _ in groups {
        let drawn = Int(random.next() % UInt64(groups.count))
        sum += sums[drawn]
        count += groups[drawn].count
      }
      return sum / Double(count)
    }
  #endif
  #if MISTAKE_CUTS_ONE_END
    // Feedback: each end
    return (quantile(averages, 0.05) ?? .nan, quantile(averages, 0.95) ?? .nan)
  #elseif SOLUTION
    return (quantile(averages, 0.025) ?? .nan, quantile(averages, 0.975) ?? .nan)
  #else
    // TODO: Gather the scores by question, draw questions again and again, and take the quantiles.
    return (.nan, .nan)
  #endif
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
  #if SOLUTION
    let interval = try intervalByQuestion(
      scores, questions: questions, resamples: resamples, seed: seed)
  #endif
  #if MISTAKE_COUNTS_VERDICTS
    // Feedback: ten verdicts
    guard scores.count >= 10 else { return .undecided }
  #elseif MISTAKE_TRUSTS_A_FEW
    // Feedback: a few questions
  #elseif SOLUTION
    guard Set(questions).count >= 10 else { return .undecided }
  #endif
  #if MISTAKE_LOOKS_AT_THE_AVERAGE
    // Feedback: average alone
    let average = scores.reduce(0, +) / Double(scores.count)
    return average > 0.5 ? .better : average < 0.5 ? .worse : .undecided
  #elseif MISTAKE_THE_END_DECIDES
    // Feedback: at its end
    return interval.low >= 0.5 ? .better : interval.high <= 0.5 ? .worse : .undecided
  #elseif SOLUTION
    return interval.low > 0.5 ? .better : interval.high < 0.5 ? .worse : .undecided
  #else
    // TODO: Ask for enough questions, then compare the interval with 0.5.
    return .undecided
  #endif
}
