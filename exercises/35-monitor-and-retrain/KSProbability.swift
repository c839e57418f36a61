import Foundation

/// Returns how often two samples of one distribution lie as far apart as these, or further.
///
/// Two samples of n and m values are taken for one of n m / (n + m). For such a sample the
/// probability of a distance on one side is known exactly (Z. W. Birnbaum and F. H. Tingey,
/// One-Sided Confidence Contours for Probability Distribution Functions, 1951), and both sides are
/// at most twice as likely.
///
/// - Parameters:
///   - distance: The statistic of Kolmogorov and Smirnov, 0 ... 1.
///   - first: How many values the first sample has, at least 1.
///   - second: How many the second has, at least 1.
/// - Returns: 0 ... 1. It supposes that the values are independent, as hours of weather are not.
func ksPValue(distance: Double, first: Int, second: Int) -> Double {
  guard distance > 0 else { return 1 }
  let size = max(1, (Double(first) * Double(second) / Double(first + second)).rounded())
  var logChoose = 0.0
  var sum = 0.0
  for count in 0...Int(size * (1 - distance)) {
    let share = Double(count) / size
    let rest = max(0, 1 - distance - share)
    sum += exp(
      logChoose + Double(count - 1) * log(distance + share) + (size - Double(count)) * log(rest))
    logChoose += log((size - Double(count)) / Double(count + 1))
  }
  return min(1, 2 * distance * sum)
}
