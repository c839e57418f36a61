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
  // TODO: Compare counts, look for what is not finite, then compare lengths.
  return false
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
  // TODO: Choose points, and compare what `backward` gives there with numericGradient.
  return false
}
