/// A number that remembers what it was computed from.
///
/// What is computed makes a graph: each value knows its inputs, and how much it grows when one of them
/// does. The operators that are given here show the pattern: the number, then, beside it, the rule for
/// the way back.
final class Value: ExpressibleByFloatLiteral {
  /// The number itself.
  var data: Double

  /// How much a later value grows for each unit that this one grows: see ``backward()``.
  var grad = 0.0

  /// What this value was computed from, in any order; the same input may come twice. A slope says how
  /// much this value grows for each unit that this input alone grows.
  let inputs: [(value: Value, slope: Double)]

  /// Makes a value from its number and its inputs; without inputs it is a parameter or a constant.
  init(_ data: Double, from inputs: [(value: Value, slope: Double)] = []) {
    self.data = data
    self.inputs = inputs
  }

  /// Makes a constant, so that numbers can stand in formulas: `x * 2.0`.
  convenience init(floatLiteral number: Double) { self.init(number) }

  /// The sum: it grows by one for each unit of either side.
  static func + (left: Value, right: Value) -> Value {
    Value(left.data + right.data, from: [(left, 1), (right, 1)])
  }

  /// The difference: what grows on the right shrinks it.
  static func - (left: Value, right: Value) -> Value {
    Value(left.data - right.data, from: [(left, 1), (right, -1)])
  }

  /// The mean of some values, at least one.
  static func mean(_ values: [Value]) -> Value {
    let share = 1 / Double(values.count)
    let total = values.reduce(0.0) { $0 + $1.data }
    return Value(total * share, from: values.map { ($0, share) })
  }
}
