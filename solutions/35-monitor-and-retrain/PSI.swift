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
  #if MISTAKE_LOOKS_FOR_NAN_FIRST
    // Feedback: names the empty one first
    guard (reference + live).allSatisfy(\.isFinite) else { throw MonitorError.notFinite }
    guard !reference.isEmpty, !live.isEmpty else { throw MonitorError.noValues }
  #elseif SOLUTION
    guard !reference.isEmpty, !live.isEmpty else { throw MonitorError.noValues }
    guard (reference + live).allSatisfy(\.isFinite) else { throw MonitorError.notFinite }
  #endif
  #if MISTAKE_BINS_FROM_THE_LIVE_DATA
    // Feedback: cut where the live values lie
    let cuts = cutPoints(live, bins: bins)
  #elseif SOLUTION
    let cuts = cutPoints(reference, bins: bins)
  #endif
  #if MISTAKE_EMPTY_BIN_IS_INFINITE
    // Feedback: logarithm of 0
    let floor = 0.0
  #elseif SOLUTION
    let floor = 1e-4
  #endif
  #if MISTAKE_PUTS_A_TIE_BELOW_THE_CUT
    // Feedback: went to the bin below
    func shares(_ values: [Double]) -> [Double] {
      var counts = [Int](repeating: 0, count: bins)
      for value in values { counts[cuts.count { $0 < value }] += 1 }
      return counts.map { Double($0) / Double(values.count) }
    }
  #elseif RIGHT_COUNTS_FROM_BELOW
    // How many values lie below each cut; a bin holds what lies between two.
    func shares(_ values: [Double]) -> [Double] {
      let below = [0] + cuts.map { cut in values.count { $0 < cut } } + [values.count]
      return zip(below, below.dropFirst()).map { Double($1 - $0) / Double(values.count) }
    }
  #elseif SOLUTION
    func shares(_ values: [Double]) -> [Double] {
      var counts = [Int](repeating: 0, count: bins)
      for value in values { counts[cuts.count { $0 <= value }] += 1 }
      return counts.map { Double($0) / Double(values.count) }
    }
  #endif
  #if MISTAKE_LEAVES_OUT_EMPTY_BINS
    // Feedback: says the most
    let pairs = zip(shares(reference), shares(live)).filter { $0 > 0 && $1 > 0 }
  #elseif MISTAKE_RAISES_ONLY_ZEROS
    // Feedback: every share below
    let pairs = zip(shares(reference), shares(live)).map {
      ($0 == 0 ? floor : $0, $1 == 0 ? floor : $1)
    }
  #elseif SOLUTION
    let pairs = zip(shares(reference), shares(live)).map { (max($0, floor), max($1, floor)) }
  #endif
  #if MISTAKE_WEIGHS_BY_THE_LIVE_SHARE
    // Feedback: one direction
    return pairs.map { before, now in now * log(now / before) }.reduce(0, +)
  #elseif MISTAKE_TAKES_ANOTHER_LOGARITHM
    // Feedback: natural one
    return pairs.map { before, now in (now - before) * log2(now / before) }.reduce(0, +)
  #elseif RIGHT_COUNTS_FROM_BELOW
    // The divergence of Kullback and Leibler, once in each direction.
    return pairs.reduce(0) { sum, pair in
      sum + pair.1 * (log(pair.1) - log(pair.0)) + pair.0 * (log(pair.0) - log(pair.1))
    }
  #elseif SOLUTION
    return pairs.map { before, now in (now - before) * log(now / before) }.reduce(0, +)
  #else
    // TODO: Refuse what cannot be compared, bin both samples alike, and add up the bins.
    return .nan
  #endif
}
