/// Returns the statistics of two lots of values together, from those of each alone.
///
/// Chan, Golub & LeVeque, *Updating Formulae and a Pairwise Algorithm for Computing Sample
/// Variances*, Stanford (1979).
///
/// - Parameters:
///   - a: Of values in some unit; it may be of none, `ChunkStats()`.
///   - b: Likewise, of other values in the same unit.
/// - Returns: The count, the mean and the sum of squared distances from that mean of all values of
///   both; of none, where both are of none.
func merge(_ a: ChunkStats, _ b: ChunkStats) -> ChunkStats {
  #if MISTAKE_MERGES_NOTHING_INTO_NAN
    // Feedback: nothing with nothing
  #elseif SOLUTION
    if a.count + b.count == 0 { return ChunkStats() }
  #endif
  #if SOLUTION
    let count = a.count + b.count
  #endif
  #if RIGHT_FROM_THE_COMMON_MEAN
    // It needs no gap.
  #elseif SOLUTION
    let gap = b.mean - a.mean
  #endif
  #if MISTAKE_MEAN_OF_MEANS
    // Feedback: as if both were as many
    let mean = (a.mean + b.mean) / 2
  #elseif MISTAKE_WEIGHED_THE_WRONG_WAY
    // Feedback: the other one's count
    let mean = a.mean + gap * Double(a.count) / Double(count)
  #elseif RIGHT_FROM_THE_COMMON_MEAN
    let mean = (a.mean * Double(a.count) + b.mean * Double(b.count)) / Double(count)
  #elseif SOLUTION
    let mean = a.mean + gap * (Double(b.count) / Double(count))
  #endif
  #if MISTAKE_ADDS_THE_SQUARES
    // Feedback: between the two means
    let squares = a.squares + b.squares
  #elseif RIGHT_FROM_THE_COMMON_MEAN
    let squares = [a, b].reduce(0) { sum, part in
      sum + part.squares + (part.mean - mean) * (part.mean - mean) * Double(part.count)
    }
  #elseif SOLUTION
    let share = Double(a.count) * Double(b.count) / Double(count)
    let squares = a.squares + b.squares + gap * gap * share
  #endif
  #if SOLUTION
    return ChunkStats(count: count, mean: mean, squares: squares)
  #else
    // TODO: Weigh the means by their counts, and add what lies between them to the squares.
    return ChunkStats(count: -1, mean: .nan, squares: .nan)
  #endif
}

/// What people feel of a service, in the unit of its latencies.
struct LatencySummary: Equatable, Sendable {
  /// Half of the requests took this or less.
  var p50: Double

  /// Of 100 requests 99 took this or less.
  var p99: Double

  /// The longest of them took this.
  var worst: Double
}

/// Returns two percentiles and the worst of latencies, by *nearest rank*: the lowest of the values
/// such that at least 50, or 99, in 100 of all values are not above it.
///
/// - Parameter latencies: Finite values in any order, in any unit.
/// - Returns: The summary, in that unit, or `nil` where there are no values.
func latencySummary(_ latencies: [Double]) -> LatencySummary? {
  #if MISTAKE_READS_THEM_AS_THEY_COME
    // Feedback: order in which they came
    let ordered = latencies
  #elseif SOLUTION
    let ordered = latencies.sorted()
  #endif
  #if SOLUTION
    guard let worst = latencies.max() else { return nil }
  #endif
  #if MISTAKE_MEAN_FOR_TYPICAL
    // Feedback: the mean for the typical
    let middle = latencies.reduce(0, +) / Double(latencies.count)
    let tail = ordered[(99 * ordered.count + 99) / 100 - 1]
    return LatencySummary(p50: middle, p99: tail, worst: worst)
  #elseif MISTAKE_ONE_RANK_TOO_HIGH
    // Feedback: one rank too high
    func value(_ percent: Int) -> Double {
      ordered[min(percent * ordered.count / 100, ordered.count - 1)]
    }
    return LatencySummary(p50: value(50), p99: value(99), worst: worst)
  #elseif MISTAKE_BETWEEN_TWO_VALUES
    // Feedback: between two values
    func value(_ share: Double) -> Double {
      let place = share * Double(ordered.count - 1)
      let (low, rest) = (Int(place), place.truncatingRemainder(dividingBy: 1))
      return ordered[low] * (1 - rest) + ordered[min(low + 1, ordered.count - 1)] * rest
    }
    return LatencySummary(p50: value(0.5), p99: value(0.99), worst: worst)
  #elseif RIGHT_TAKES_ENOUGH
    func value(_ percent: Int) -> Double {
      var rank = 1
      while 100 * rank < percent * ordered.count { rank += 1 }
      return ordered[rank - 1]
    }
    return LatencySummary(p50: value(50), p99: value(99), worst: worst)
  #elseif SOLUTION
    func value(_ percent: Int) -> Double { ordered[(percent * ordered.count + 99) / 100 - 1] }
    return LatencySummary(p50: value(50), p99: value(99), worst: worst)
  #else
    // TODO: Sort, and take the values at the two ranks, rounded up, and the last.
    return LatencySummary(p50: .nan, p99: .nan, worst: .nan)
  #endif
}
