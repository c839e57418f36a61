import Foundation

/// Returns the probability that belongs to a margin: 1 / (1 + e⁻ᶻ).
///
/// - Parameter margin: Any number, infinite ones too.
/// - Returns: 0 ... 1, never NaN: 0.5 at 0, and near 0 as precise as near 1, down to 1e-300.
func sigmoid(_ margin: Double) -> Double {
  #if MISTAKE_ENDLESS_BY_ENDLESS
    // Feedback: infinity by infinity
    let power = exp(margin)
    return power / (1 + power)
  #elseif MISTAKE_TURNED_ROUND
    // Feedback: other class
    return 1 / (1 + exp(margin))
  #elseif MISTAKE_ONE_MINUS
    // Feedback: subtracted from 1
    return margin < 0 ? 1 - 1 / (1 + exp(margin)) : 1 / (1 + exp(-margin))
  #elseif RIGHT_BY_SIGN
    // e to the power of what is never above 0 does not overflow.
    let power = exp(-abs(margin))
    return margin < 0 ? power / (1 + power) : 1 / (1 + power)
  #elseif SOLUTION
    return 1 / (1 + exp(-margin))
  #else
    // TODO: Write the formula so that no margin makes it NaN.
    return .nan
  #endif
}

/// Returns ln(1 + eᶻ), which is the loss of a row that is false and has this margin.
///
/// - Parameter margin: Any number, infinite ones too.
/// - Returns: 0 or more, above 1e-300 to a relative 1e-14: nearly the margin where it is large, and
///   nearly eᶻ where that is small.
/// - Note: Known as softplus (Mächler, *Accurately Computing log(1 - exp(-|a|))*, 2012).
func softplus(_ margin: Double) -> Double {
  #if MISTAKE_OVERFLOWS
    // Feedback: overflows
    return log(1 + exp(margin))
  #elseif MISTAKE_LOSES_THE_SMALL
    // Feedback: swallows
    return max(margin, 0) + log(1 + exp(-abs(margin)))
  #elseif MISTAKE_CUTS
    // Feedback: cut off
    return margin > 30 ? margin : margin < -30 ? 0 : log1p(exp(margin))
  #elseif RIGHT_IN_PIECES
    if margin > 40 { return margin }
    return log1p(exp(margin))
  #elseif SOLUTION
    return max(margin, 0) + log1p(exp(-abs(margin)))
  #else
    // TODO: Take the margin out where it is large; log1p keeps what is small.
    return .nan
  #endif
}
