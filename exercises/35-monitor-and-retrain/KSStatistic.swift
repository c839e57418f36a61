/// Returns the Kolmogorov-Smirnov distance of two samples.
///
/// It is the largest difference, at any value x, between the share of the first sample that is x or
/// less and that share of the second (N. Smirnov, Annals of Mathematical Statistics 19, 1948).
///
/// - Parameters:
///   - first: Values in any order, with any repetitions.
///   - second: Values in the same unit. There may be more or fewer of them.
/// - Returns: 0 for samples with the same shares, 1 where all of one lie below all of the other.
/// - Throws: ``MonitorError/noValues`` when either is empty, else ``MonitorError/notANumber`` when
///   either holds a NaN.
func ksStatistic(_ first: [Double], _ second: [Double]) throws -> Double {
  // TODO: Refuse what cannot be compared, then walk up both samples and keep the widest gap.
  return .nan
}
