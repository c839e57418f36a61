import Foundation

/// Returns the probability that belongs to a margin: 1 / (1 + e⁻ᶻ).
///
/// - Parameter margin: Any number, infinite ones too.
/// - Returns: 0 ... 1, never NaN: 0.5 at 0, and near 0 as precise as near 1, down to 1e-300.
func sigmoid(_ margin: Double) -> Double {
  // TODO: Write the formula so that no margin makes it NaN.
  return .nan
}

/// Returns ln(1 + eᶻ), which is the loss of a row that is false and has this margin.
///
/// - Parameter margin: Any number, infinite ones too.
/// - Returns: 0 or more, above 1e-300 to a relative 1e-14: nearly the margin where it is large, and
///   nearly eᶻ where that is small.
/// - Note: Known as softplus (Mächler, *Accurately Computing log(1 - exp(-|a|))*, 2012).
func softplus(_ margin: Double) -> Double {
  // TODO: Take the margin out where it is large; log1p keeps what is small.
  return .nan
}
