/// Tests whether the shares of events in two groups differ by more than chance explains.
///
/// It asks what would be, were there no difference. Then both groups have the same share, and the best
/// guess of it is that of all people together, q. The difference of two shares of groups of n and m
/// people scatters around 0 with the standard error √(q (1 - q) (1/n + 1/m)).
///
/// - Parameters:
///   - first: A group.
///   - second: Another one. The groups need not be of the same size.
/// - Returns: As z, the first share less the second, divided by the standard error; as p, how often a
///   standard normal number is at least as far from 0, on either side. Where all people have an event,
///   or nobody has, z is 0 and p is 1. A small p keeps its digits.
/// - Throws: ``ExperimentError/noPeople`` where a group has fewer than 1, else
///   ``ExperimentError/impossible`` for fewer than 0 events in a group, or more than people.
func twoProportionZ(_ first: Arm, _ second: Arm) throws -> TestResult {
  // TODO: Refuse what is no experiment, pool the shares, and see how far they are apart.
  return TestResult(z: .nan, p: .nan)
}
