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
  // TODO: Draw and measure again and again, sort what came, and cut off both ends.
  return Interval(lower: .nan, upper: .nan)
}
