// Given: 35-monitor-and-retrain/PSI, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

import Foundation

/// Returns the population stability index: how far live values moved from a reference.
///
/// Both samples are sorted into bins that hold about equally many *reference* values each. A bin
/// with the reference's share p and the live share q adds (q - p) ln(q / p), which is never
/// negative. The name is from credit scoring (N. Siddiqi, Credit Risk Scorecards, 2006).
///
/// - Parameters:
///   - reference: The values that the model was trained on, in any unit and order.
///   - live: The values that it meets now, in the same unit.
///   - bins: How many bins, at least 1. A value on a cut point belongs to the bin above it, and the
///     outer bins are open-ended.
/// - Returns: 0 where every bin has the share that it had, more the further they moved. Shares
///   below 0.0001 count as 0.0001.
/// - Throws: ``MonitorError/noValues`` when either sample is empty, else
///   ``MonitorError/notFinite`` when either holds NaN or an infinity.
func psi(reference: [Double], live: [Double], bins: Int = 10) throws -> Double {
  guard !reference.isEmpty, !live.isEmpty else { throw MonitorError.noValues }
  guard (reference + live).allSatisfy(\.isFinite) else { throw MonitorError.notFinite }
  let cuts = cutPoints(reference, bins: bins)
  let floor = 1e-4
  func shares(_ values: [Double]) -> [Double] {
    var counts = [Int](repeating: 0, count: bins)
    for value in values { counts[cuts.count { $0 <= value }] += 1 }
    return counts.map { Double($0) / Double(values.count) }
  }
  let pairs = zip(shares(reference), shares(live)).map { (max($0, floor), max($1, floor)) }
  return pairs.map { before, now in (now - before) * log(now / before) }.reduce(0, +)
}
