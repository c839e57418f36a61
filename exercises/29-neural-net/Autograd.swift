import Foundation

extension Value {
  /// The product. Its slope with respect to one side is the other side's number.
  static func * (left: Value, right: Value) -> Value {
    // TODO: The number, and a slope for each of the two inputs.
    return Value(.nan)
  }

  /// The power xⁿ of this value; its slope is n xⁿ⁻¹. Open where x is 0 and n less than 1.
  func raised(to exponent: Double) -> Value {
    // TODO: The number, and one input.
    return Value(.nan)
  }

  /// Works out how much this value grows for each unit that the values behind it grow.
  ///
  /// Multiply the slopes along one way from a value to this one; the sum over all ways is its slope. This
  /// value's own is 1. A value that has inputs gets its slope as its `grad`, whatever stood there before. To
  /// a value that has none, it is *added*, so that several results can add up: set its `grad` to 0 where
  /// they should not. A value on no way to this one keeps its `grad`.
  ///
  /// - Complexity: O(values + inputs), however many ways there are.
  func backward() {
    // TODO: List the values, each before its inputs, reset those with inputs, and pass slopes on.
    grad = .nan
  }
}

/// The hyperbolic tangent, between -1 and 1. Where it is t, its slope is 1 - t².
func tanh(_ x: Value) -> Value {
  // TODO: The number, and one input.
  return Value(.nan)
}
