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
  // TODO: Weigh the means by their counts, and add what lies between them to the squares.
  return ChunkStats(count: -1, mean: .nan, squares: .nan)
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
  // TODO: Sort, and take the values at the two ranks, rounded up, and the last.
  return LatencySummary(p50: .nan, p99: .nan, worst: .nan)
}
