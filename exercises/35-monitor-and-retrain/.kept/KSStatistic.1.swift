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
  guard !first.isEmpty, !second.isEmpty else { throw MonitorError.noValues }
  guard !(first + second).contains(where: \.isNaN) else { throw MonitorError.notANumber }
  let (a, b) = (first.sorted(), second.sorted())
  var (passedA, passedB) = (0, 0)
  var largest = 0.0
  while passedA < a.count && passedB < b.count {
    let x = min(a[passedA], b[passedB])
    while passedA < a.count && a[passedA] == x {
      passedA += 1
    }
    while passedB < b.count && b[passedB] == x {
      passedB += 1
    }
    let gap = Double(passedA) / Double(a.count) - Double(passedB) / Double(b.count)
    largest = max(largest, abs(gap))
  }
  return largest
}
