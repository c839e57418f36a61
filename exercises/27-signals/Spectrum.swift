import Foundation

/// Returns the power of the cycles in a series: the squares of its discrete Fourier transform.
///
/// Cycle k turns k times in the whole series. Its power is C² + S², where C is the sum of
/// value t · cos(2π k t / n) over t = 0 ..< n, and S that of value t · sin(2π k t / n).
///
/// - Parameter values: n finite values at equal distances, in order; there may be none.
/// - Returns: The power of the cycles 0, 1, 2 ... up to n / 2, rounded down; of no values, nothing.
func powerSpectrum(of values: [Double]) -> [Double] {
  // TODO: For each cycle, add up both sums over all values.
  return [.nan]
}

/// Returns how many values the strongest cycle takes to turn once.
///
/// - Parameters:
///   - power: The power of the cycles 0, 1, 2 ..., as ``powerSpectrum(of:)`` gives it.
///   - count: The number of values in the series.
/// - Returns: `count` divided by the number of the cycle that has the greatest power; of equal ones the
///   cycle with the lowest number. Cycle 0 does not turn and is left out. `nil` where no other has
///   more power than 0.
func strongestPeriod(in power: [Double], of count: Int) -> Double? {
  // TODO: Find the strongest cycle that turns.
  return .nan
}
