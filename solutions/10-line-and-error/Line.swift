/// A straight line that answers one number with another: ŷ = intercept + slope · x.
struct Line: Equatable {
  /// How much the answer grows when x grows by 1, in target units per unit of x.
  var slope: Double

  /// The answer at x = 0, in the target's unit. Often no x is near 0, and it means nothing alone.
  var intercept: Double

  /// Returns the line's answer for each x, in the target's unit.
  func predict(_ x: [Double]) -> [Double] {
    x.map { intercept + slope * $0 }
  }
}
