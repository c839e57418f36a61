// Given: 14-logistic/Sigmoid, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

import Foundation

/// Returns the probability that belongs to a margin: 1 / (1 + e⁻ᶻ).
///
/// - Parameter margin: Any number, infinite ones too.
/// - Returns: 0 ... 1, never NaN: 0.5 at 0, and near 0 as precise as near 1, down to 1e-300.
func sigmoid(_ margin: Double) -> Double {
  return 1 / (1 + exp(-margin))
}

/// Returns ln(1 + eᶻ), which is the loss of a row that is false and has this margin.
///
/// - Parameter margin: Any number, infinite ones too.
/// - Returns: 0 or more, above 1e-300 to a relative 1e-14: nearly the margin where it is large, and
///   nearly eᶻ where that is small.
/// - Note: Known as softplus (Mächler, *Accurately Computing log(1 - exp(-|a|))*, 2012).
func softplus(_ margin: Double) -> Double {
  return max(margin, 0) + log1p(exp(-abs(margin)))
}
