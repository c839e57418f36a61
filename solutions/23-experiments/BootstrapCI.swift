import LessonKit

/// A range that an estimate is to be read with.
struct Interval: Equatable {
  var lower: Double
  var upper: Double
}

/// Returns a percentile bootstrap interval: where a statistic lies if the rows are drawn anew.
///
/// Each time, a ``bootstrap(_:rng:)`` sample of all rows is drawn, and the statistic taken of it. The
/// middle part of what comes is the interval (Bradley Efron, Robert Tibshirani, An Introduction to the
/// Bootstrap, 1993, chapter 13).
///
/// - Parameters:
///   - count: How many rows there are, at least 1.
///   - repeats: How many samples are drawn, one after the other; at least 1.
///   - level: How much of the statistics is inside, above 0 and below 1. Outside, as much is below as
///     above.
///   - rng: The generator that draws. A refused call draws nothing.
///   - statistic: A finite number for the row numbers of a sample, in the order drawn; a row that was
///     drawn twice is in there twice.
/// - Returns: The quantiles of (1 - level) / 2 and (1 + level) / 2. Among n ascending statistics,
///   numbered from 0, the quantile of a share is at place share · (n - 1). Between two places it is as
///   far along from one statistic to the next.
/// - Throws: ``ExperimentError/noRows``, else ``ExperimentError/noRepeats``, else
///   ``ExperimentError/level``.
func bootstrapCI(
  count: Int, repeats: Int, level: Double, rng: inout SplitMix64, statistic: ([Int]) -> Double
) throws -> Interval {
  #if SOLUTION
    guard count > 0 else { throw ExperimentError.noRows }
    guard repeats > 0 else { throw ExperimentError.noRepeats }
    guard level > 0, level < 1 else { throw ExperimentError.level }
  #endif
  #if MISTAKE_COPIES_THE_GENERATOR
    // Feedback: same sample
    let statistics = (0..<repeats).map { _ in
      var own = rng
      return statistic(bootstrap(count, rng: &own))
    }.sorted()
  #elseif MISTAKE_SHUFFLES
    // Feedback: every row once
    let statistics = (0..<repeats).map { _ in
      statistic(rng.shuffledIndices(count: count))
    }.sorted()
  #elseif MISTAKE_FORGETS_TO_SORT
    // Feedback: in which they were drawn
    let statistics = (0..<repeats).map { _ in statistic(bootstrap(count, rng: &rng)) }
  #elseif SOLUTION
    let statistics = (0..<repeats).map { _ in statistic(bootstrap(count, rng: &rng)) }.sorted()
  #endif
  #if MISTAKE_LEAVES_OUT_TWICE
    // Feedback: on each side
    let tail = 1 - level
  #elseif MISTAKE_TAKES_THE_EXTREMES
    // Feedback: least and the greatest
    let tail = 0.0
  #elseif SOLUTION
    let tail = (1 - level) / 2
  #endif
  #if MISTAKE_TAKES_A_PLACE
    // Feedback: between two places
    func quantile(_ share: Double) -> Double {
      statistics[Int((share * Double(repeats - 1)).rounded())]
    }
  #elseif MISTAKE_MULTIPLIES_BY_ALL
    // Feedback: one place fewer
    func quantile(_ share: Double) -> Double {
      let place = min(share * Double(repeats), Double(repeats - 1))
      let lower = Int(place)
      let rest = place - Double(lower)
      return statistics[lower] * (1 - rest) + statistics[min(lower + 1, repeats - 1)] * rest
    }
  #elseif RIGHT_WEIGHS_BOTH
    func quantile(_ share: Double) -> Double {
      let place = share * Double(repeats - 1)
      let (lower, upper) = (Int(place.rounded(.down)), Int(place.rounded(.up)))
      let rest = place - place.rounded(.down)
      return statistics[lower] * (1 - rest) + statistics[upper] * rest
    }
  #elseif SOLUTION
    func quantile(_ share: Double) -> Double {
      let place = share * Double(repeats - 1)
      let lower = Int(place)
      let step = statistics[min(lower + 1, repeats - 1)] - statistics[lower]
      return statistics[lower] + (place - Double(lower)) * step
    }
  #endif
  #if SOLUTION
    return Interval(lower: quantile(tail), upper: quantile(1 - tail))
  #else
    // TODO: Draw and measure again and again, sort what came, and cut off both ends.
    return Interval(lower: .nan, upper: .nan)
  #endif
}
