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
  #if SOLUTION
    guard first.people > 0, second.people > 0 else { throw ExperimentError.noPeople }
    for arm in [first, second] where !(0...arm.people).contains(arm.events) {
      throw ExperimentError.impossible
    }
  #endif
  #if MISTAKE_MEANS_THE_SHARES
    // Feedback: weigh as much
    let pooled = (first.share + second.share) / 2
  #elseif SOLUTION
    let pooled = Double(first.events + second.events) / Double(first.people + second.people)
  #endif
  #if SOLUTION
    guard pooled > 0, pooled < 1 else { return TestResult(z: 0, p: 1) }
    let (n, m) = (Double(first.people), Double(second.people))
  #endif
  #if MISTAKE_VARIANCE_OF_EACH
    // Feedback: scatter of its own
    let variance = first.share * (1 - first.share) / n + second.share * (1 - second.share) / m
  #elseif MISTAKE_ADDS_THE_PEOPLE
    // Feedback: one group of all
    let variance = pooled * (1 - pooled) / (n + m)
  #elseif RIGHT_FROM_THE_COUNTS
    let events = Double(first.events + second.events)
    let variance = events * (n + m - events) / ((n + m) * n * m)
  #elseif SOLUTION
    let variance = pooled * (1 - pooled) * (1 / n + 1 / m)
  #endif
  #if MISTAKE_TURNS_IT_AROUND
    // Feedback: second less the first
    let z = (second.share - first.share) / variance.squareRoot()
  #elseif RIGHT_FROM_THE_COUNTS
    let crossed = Double(first.events) * m - Double(second.events) * n
    let z = crossed / (variance.squareRoot() * n * m)
  #elseif SOLUTION
    let z = (first.share - second.share) / variance.squareRoot()
  #endif
  #if MISTAKE_ONE_SIDED
    // Feedback: one side
    return TestResult(z: z, p: normalTail(abs(z)))
  #elseif MISTAKE_FORGETS_THE_SIGN
    // Feedback: above 1
    return TestResult(z: z, p: 2 * normalTail(z))
  #elseif MISTAKE_SUBTRACTS_FROM_ONE
    // Feedback: 1 less a number near 1
    let below = 1 - normalTail(abs(z))
    return TestResult(z: z, p: 2 * (1 - below))
  #elseif SOLUTION
    return TestResult(z: z, p: 2 * normalTail(abs(z)))
  #else
    // TODO: Refuse what is no experiment, pool the shares, and see how far they are apart.
    return TestResult(z: .nan, p: .nan)
  #endif
}
