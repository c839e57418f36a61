import Foundation

extension Value {
  /// The product. Its slope with respect to one side is the other side's number.
  static func * (left: Value, right: Value) -> Value {
    #if MISTAKE_SWAPS_THE_FACTORS
      // Feedback: other factor
      return Value(left.data * right.data, from: [(left, left.data), (right, right.data)])
    #elseif SOLUTION
      return Value(left.data * right.data, from: [(left, right.data), (right, left.data)])
    #else
      // TODO: The number, and a slope for each of the two inputs.
      return Value(.nan)
    #endif
  }

  /// The power xⁿ of this value; its slope is n xⁿ⁻¹. Open where x is 0 and n less than 1.
  func raised(to exponent: Double) -> Value {
    #if MISTAKE_KEEPS_THE_EXPONENT
      // Feedback: one lower
      return Value(pow(data, exponent), from: [(self, exponent * pow(data, exponent))])
    #elseif SOLUTION
      return Value(pow(data, exponent), from: [(self, exponent * pow(data, exponent - 1))])
    #else
      // TODO: The number, and one input.
      return Value(.nan)
    #endif
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
    #if MISTAKE_PASSES_ON_TOO_EARLY
      // Feedback: before all
      var reached: Set<ObjectIdentifier> = [ObjectIdentifier(self)]
      var order = [self]
      var next = 0
      while next < order.count {
        for (input, _) in order[next].inputs
        where reached.insert(ObjectIdentifier(input)).inserted {
          order.append(input)
        }
        next += 1
      }
    #elseif RIGHT_COUNTS_THE_USES
      // How often each value is an input; it is ready when all of its users are done.
      var uses: [ObjectIdentifier: Int] = [:]
      var waiting = [self]
      while let value = waiting.popLast() {
        for (input, _) in value.inputs {
          uses[ObjectIdentifier(input), default: 0] += 1
          if uses[ObjectIdentifier(input)] == 1 { waiting.append(input) }
        }
      }
      var order: [Value] = [self]
      var next = 0
      while next < order.count {
        for (input, _) in order[next].inputs {
          uses[ObjectIdentifier(input), default: 0] -= 1
          if uses[ObjectIdentifier(input)] == 0 { order.append(input) }
        }
        next += 1
      }
    #elseif SOLUTION
      var reached: Set<ObjectIdentifier> = []
      var order: [Value] = []
      func visit(_ value: Value) {
        guard reached.insert(ObjectIdentifier(value)).inserted else { return }
        for (input, _) in value.inputs { visit(input) }
        order.append(value)
      }
      visit(self)
      order.reverse()
    #else
      // TODO: List the values, each before its inputs, reset those with inputs, and pass slopes on.
      grad = .nan
    #endif
    #if MISTAKE_RESETS_EVERYTHING
      // Feedback: adds up
      for value in order { value.grad = 0 }
      grad = 1
    #elseif MISTAKE_RESETS_NOTHING
      // Feedback: second time
      grad += 1
    #elseif MISTAKE_FORGETS_ITSELF
      // Feedback: own slope is 1
      for value in order where !value.inputs.isEmpty { value.grad = 0 }
    #elseif SOLUTION
      for value in order where !value.inputs.isEmpty { value.grad = 0 }
      grad += 1
    #endif
    #if MISTAKE_OVERWRITES
      // Feedback: overwritten
      for value in order {
        for (input, slope) in value.inputs { input.grad = slope * value.grad }
      }
    #elseif SOLUTION
      for value in order {
        for (input, slope) in value.inputs { input.grad += slope * value.grad }
      }
    #endif
  }
}

/// The hyperbolic tangent, between -1 and 1. Where it is t, its slope is 1 - t².
func tanh(_ x: Value) -> Value {
  #if MISTAKE_SLOPE_FROM_THE_INPUT
    // Feedback: not of the input
    return Value(tanh(x.data), from: [(x, 1 - x.data * x.data)])
  #elseif SOLUTION
    let height = tanh(x.data)
    return Value(height, from: [(x, 1 - height * height)])
  #else
    // TODO: The number, and one input.
    return Value(.nan)
  #endif
}
