import LessonKit

/// Says whether two lists of slopes are the same but for the error of measuring.
///
/// - Parameters:
///   - analytic: What a backward pass gave; each is 0 or between 1e-100 and 1e100 in size, or not finite.
///   - numeric: What was measured at the same place.
/// - Returns: Whether there are as many of both, all are finite, and the length of their difference is
///   at most 1e-4 of the sum of their lengths. (A length is the root of the sum of squares, so two lists
///   of nothing but zeros agree.)
func agrees(analytic: [Double], numeric: [Double]) -> Bool {
  #if SOLUTION
    func length(_ numbers: [Double]) -> Double {
      numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
  #endif
  #if MISTAKE_STOPS_AT_THE_SHORTER
    // Feedback: as many
  #elseif SOLUTION
    guard analytic.count == numeric.count else { return false }
  #endif
  #if MISTAKE_LETS_NAN_PASS
    // Feedback: agrees with nothing
  #elseif SOLUTION
    guard (analytic + numeric).allSatisfy({ $0.isFinite }) else { return false }
  #endif
  #if MISTAKE_LETS_NAN_PASS
    // Feedback: not a number
    let gap = length(zip(analytic, numeric).map { $0 - $1 })
    return !(gap > 1e-4 * (length(analytic) + length(numeric)))
  #elseif MISTAKE_FIXED_TOLERANCE
    // Feedback: small slopes
    return !zip(analytic, numeric).contains { abs($0 - $1) > 1e-4 }
  #elseif MISTAKE_COMPARES_DIRECTIONS
    // Feedback: too long
    let product = zip(analytic, numeric).reduce(0) { $0 + $1.0 * $1.1 }
    let lengths = length(analytic) * length(numeric)
    return !(product < (1 - 1e-8) * lengths)
  #elseif RIGHT_SCALES_FIRST
    // In units of the largest slope, so that no square overflows.
    let largest = (analytic + numeric).reduce(0) { max($0, abs($1)) }
    guard largest > 0 else { return true }
    let gap = zip(analytic, numeric).map { $0 / largest - $1 / largest }
    let both = length(analytic.map { $0 / largest }) + length(numeric.map { $0 / largest })
    return length(gap) <= 1e-4 * both
  #elseif SOLUTION
    let gap = length(zip(analytic, numeric).map { $0 - $1 })
    return gap <= 1e-4 * (length(analytic) + length(numeric))
  #else
    // TODO: Compare counts, look for what is not finite, then compare lengths.
    return false
  #endif
}

/// Says whether a backward pass gives the slopes of its forward pass, tried at points of your choice.
///
/// The forward pass takes `inputs` numbers and is made for those between -2 and 2. It may have a kink where
/// an input is a whole number or where two inputs are equal, and nowhere else that matters. A backward pass
/// is right there up to rounding; or it is wrong by more than 1 % of its length at one point in four or more,
/// if perhaps only for some signs of the inputs, or only where they differ.
///
/// - Parameters:
///   - backward: Takes a point and returns one slope for each input, or what it takes for them.
///   - forward: The function whose slopes they should be.
///   - inputs: How many numbers a point has; 1 ... 6.
func isSound(
  backward: ([Double]) -> [Double], forward: ([Double]) -> Double, inputs: Int
) -> Bool {
  #if MISTAKE_TRIES_ONE_SIGN
    // Feedback: positive points
    var generator = SplitMix64(seed: 29)
    let points = (0..<40).map { _ in (0..<inputs).map { _ in generator.unitInterval() * 2 } }
  #elseif MISTAKE_EQUAL_INPUTS
    // Feedback: equal inputs
    let points = [-1.7, -1.1, -0.6, -0.3, 0.2, 0.45, 0.7, 1.2, 1.9].map { number in
      [Double](repeating: number, count: inputs)
    }
  #elseif MISTAKE_TRIES_ONE_POINT
    // Feedback: one point
    let points = [(0..<inputs).map { [0.7, -1.3, 0.4, 1.1, -0.6, 1.6][$0] }]
  #elseif RIGHT_TRIES_A_GRID
    // Every choice of signs, with numbers of their own.
    let points = (0..<(1 << inputs)).flatMap { signs in
      [[0.7, 1.3, 0.45, 1.1, 0.6, 1.6], [1.9, 0.2, 1.4, 0.35, 0.9, 1.2]].map { sizes in
        (0..<inputs).map { signs >> $0 & 1 == 0 ? sizes[$0] : -sizes[$0] }
      }
    }
  #elseif SOLUTION
    var generator = SplitMix64(seed: 29)
    let points = (0..<60).map { _ in
      (0..<inputs).map { _ in generator.unitInterval() * 4 - 2 }
    }
  #else
    // TODO: Choose points, and compare what `backward` gives there with numericGradient.
    return false
  #endif
  #if MISTAKE_ONE_GOOD_POINT
    // Feedback: wherever
    return points.contains { point in
      let numeric = numericGradient(of: forward, at: point, step: 1e-5)
      return agrees(analytic: backward(point), numeric: numeric)
    }
  #elseif SOLUTION
    return points.allSatisfy { point in
      let numeric = numericGradient(of: forward, at: point, step: 1e-5)
      return agrees(analytic: backward(point), numeric: numeric)
    }
  #endif
}
