import LessonTesting
import Testing

@testable import ExperimentsLesson

private let meansTheShares = Mistake(
  "MEANS_THE_SHARES",
  "It looks as if the two shares were averaged, so that a small group would weigh as much as a large "
    + "one. Divide all events by all people.")
private let varianceOfEach = Mistake(
  "VARIANCE_OF_EACH",
  "It looks as if each group got a scatter of its own, from its own share. The test asks what would be "
    + "if both had the same: use the pooled one.")
private let addsThePeople = Mistake(
  "ADDS_THE_PEOPLE",
  "It looks as if the scatter is that of one group of all people. A difference scatters more than either "
    + "share does: their variances add up.")
private let turnsItAround = Mistake(
  "TURNS_IT_AROUND",
  "The sign is turned around: it looks as if z is the second less the first. It is to be above 0 where "
    + "the first share is the greater.")
private let oneSided = Mistake(
  "ONE_SIDED",
  "It looks as if p counts one side only. Nobody knew beforehand which group would have more events, so "
    + "a difference the other way would have been taken for one too.")
private let forgetsTheSign = Mistake(
  "FORGETS_THE_SIGN",
  "For a z below 0, p is twice the larger tail here, and can get above 1. Ask how far z is from 0.")
private let subtractsFromOne = Mistake(
  "SUBTRACTS_FROM_ONE",
  "It looks as if p was computed as 1 less a number near 1, which leaves no digits of a small one. "
    + "normalTail gives the small part itself.")

@Suite("A/B test", .exercise("23-experiments/TwoProportions"))
struct TwoProportionsSuite {
  private func call(_ first: Arm, _ second: Arm) -> String {
    "twoProportionZ(\(first.events) of \(first.people), \(second.events) of \(second.people)), z and p"
  }

  private func test(_ first: Arm, _ second: Arm) throws -> [Double] {
    let result = try twoProportionZ(first, second)
    return [result.z, result.p]
  }

  @Test("20 of 100 and 10 of 100 are 1.98 standard errors apart; by chance, 4.8 % are")
  func byHand() {
    let (first, second) = (Arm(people: 100, events: 20), Arm(people: 100, events: 10))
    check(
      call(first, second), try test(first, second), is: [1.9802950859533488, 0.04767038065616143],
      within: .relative(1e-9),
      mistakes: [
        varianceOfEach.gives([2, 0.04550026389635843]),
        addsThePeople.gives([3.9605901719066976, 7.476475346732556e-05]),
        turnsItAround.gives([-1.9802950859533488, 0.04767038065616143]),
        oneSided.gives([1.9802950859533488, 0.023835190328080715]),
      ])
  }

  @Test("Exchange the groups, and z changes its sign while p stays")
  func exchanged() {
    let (first, second) = (Arm(people: 100, events: 10), Arm(people: 100, events: 20))
    check(
      call(first, second), try test(first, second), is: [-1.9802950859533488, 0.04767038065616143],
      within: .relative(1e-9),
      mistakes: [
        turnsItAround.gives([1.9802950859533488, 0.04767038065616143]),
        forgetsTheSign.gives([-1.9802950859533488, 1.9523296193438386]),
        oneSided.gives([-1.9802950859533488, 0.023835190328080715]),
      ])
  }

  @Test("Where groups differ in size, the shared share is that of all people: 30 of 60, 10 of 40")
  func sizes() {
    let (first, second) = (Arm(people: 60, events: 30), Arm(people: 40, events: 10))
    check(
      call(first, second), try test(first, second), is: [2.5, 0.012419330651552277],
      within: .relative(1e-9),
      mistakes: [
        meansTheShares.gives([2.5298221281347035, 0.011412036386001658]),
        varianceOfEach.gives([2.6568446566202857, 0.007887577919673087]),
        addsThePeople.gives([5.103103630798288, 3.341279112702029e-07]),
        oneSided.gives([2.5, 0.006209665325776138]),
      ])
  }

  @Test("Equal shares are no standard errors apart, and p is 1")
  func equal() {
    let (first, second) = (Arm(people: 3, events: 1), Arm(people: 6, events: 2))
    check(
      call(first, second), try test(first, second), is: [0, 1], within: .absolute(1e-12),
      mistakes: [oneSided.gives([0, 0.5])])
  }

  @Test("Where everybody has an event, or nobody, z is 0 and p is 1")
  func degenerate() {
    for (first, second) in [
      (Arm(people: 5, events: 0), Arm(people: 3, events: 0)),
      (Arm(people: 1, events: 1), Arm(people: 7, events: 7)),
    ] { check(call(first, second), try test(first, second), is: [0, 1]) }
  }

  @Test("One person in each group is enough for an answer, and billions are not too many")
  func smallest() {
    let (first, second) = (Arm(people: 1, events: 1), Arm(people: 1, events: 0))
    check(
      call(first, second), try test(first, second), is: [1.4142135623730951, 0.15729920705028516],
      within: .relative(1e-9),
      mistakes: [
        turnsItAround.gives([-1.4142135623730951, 0.15729920705028516]),
        oneSided.gives([1.4142135623730951, 0.07864960352514258]),
      ])
    let (one, none) = (Arm(people: 2_000_000, events: 1), Arm(people: 2_000_000, events: 0))
    check(
      call(one, none), try test(one, none), is: [1.0000001250000234, 0.3173104473702254],
      within: .relative(1e-9),
      mistakes: [
        turnsItAround.gives([-1.0000001250000234, 0.3173104473702254]),
        oneSided.gives([1.0000001250000234, 0.1586552236851127]),
      ])
    // statsmodels 0.15.0: proportions_ztest of these counts, as floats.
    let large = Arm(people: 3_000_000_000, events: 300_010_000)
    let other = Arm(people: 2_000_000_000, events: 199_990_000)
    check(
      call(large, other), try test(large, other), is: [0.9622504486492702, 0.3359238131517891],
      within: .relative(1e-9),
      mistakes: [
        turnsItAround.gives([-0.9622504486492702, 0.3359238131517891]),
        oneSided.gives([0.9622504486492702, 0.16796190657589455]),
      ])
  }

  @Test("A small p keeps its digits: 20 standard errors below 0 it is 5.5e-89")
  func small() {
    // SciPy 1.17.1: 2 * stats.norm.sf(z).
    let (first, second) = (Arm(people: 200, events: 0), Arm(people: 200, events: 200))
    check(
      call(first, second), try test(first, second), is: [-20, 5.507248237212311e-89],
      within: .relative(1e-9),
      mistakes: [
        subtractsFromOne.gives([-20, 0]), forgetsTheSign.gives([-20, 2]),
        turnsItAround.gives([20, 5.507248237212311e-89]),
      ])
    let (all, nobody) = (Arm(people: 500, events: 500), Arm(people: 500, events: 0))
    check(
      call(all, nobody), try test(all, nobody), is: [31.622776601683793, 1.7958327848006243e-219],
      within: .relative(1e-9), mistakes: [subtractsFromOne.gives([31.622776601683793, 0])])
  }

  @Test("Empty groups are refused first, then counts that cannot be")
  func refused() {
    func refuse(_ first: Arm, _ second: Arm, _ error: ExperimentError) {
      check(call(first, second), try test(first, second), throws: error)
    }
    refuse(Arm(people: 0, events: 0), Arm(people: 9, events: 1), .noPeople)
    refuse(Arm(people: 9, events: 10), Arm(people: 0, events: 0), .noPeople)
    refuse(Arm(people: -3, events: 0), Arm(people: 4, events: 1), .noPeople)
    refuse(Arm(people: 9, events: 10), Arm(people: 4, events: 1), .impossible)
    refuse(Arm(people: 9, events: 1), Arm(people: 4, events: 5), .impossible)
    refuse(Arm(people: 9, events: -1), Arm(people: 4, events: 2), .impossible)
    refuse(Arm(people: 9, events: 2), Arm(people: 4, events: -1), .impossible)
  }

  @Test("189 heart attacks without aspirin, 104 with it: z is 5.00, p 5.7e-7")
  func physicians() {
    // statsmodels 0.15.0: proportions_ztest([189, 104], [11034, 11037]).
    check(
      call(.placebo, .aspirin), try test(.placebo, .aspirin),
      is: [5.001388204008378, 5.691896973740836e-07], within: .relative(1e-9),
      mistakes: [
        oneSided.gives([5.001388204008378, 2.845948486870418e-07]),
        varianceOfEach.gives([5.004029771654859, 5.614408033314133e-07]),
        addsThePeople.gives([10.00277650042039, 1.4818302671472474e-23]),
        turnsItAround.gives([-5.001388204008378, 5.691896973740836e-07]),
      ])
  }

  @Test("415 and 399 of 455 tumours, as if they were not the same ones: p is 0.084")
  func unpaired() throws {
    // statsmodels 0.15.0: proportions_ztest([415, 399], [455, 455]).
    let rules = try RadiusRules()
    func right(_ answers: [Int]) -> Arm {
      Arm(
        people: rules.actual.count, events: zip(answers, rules.actual).count { $0 == $1 })
    }
    let (worst, mean) = (right(rules.byWorst), right(rules.byMean))
    check(
      call(worst, mean), try test(worst, mean), is: [1.7266044657543835, 0.08423872337029599],
      within: .relative(1e-9),
      mistakes: [
        oneSided.gives([1.7266044657543835, 0.042119361685147995]),
        varianceOfEach.gives([1.7294396145699078, 0.0837304451710889]),
      ])
  }

  @Test("Of 400 tests of nothing, 22 are beyond 1.96 at the last look, and 83 at one of ten")
  func peeking() throws {
    // The same experiments in NumPy 2.4.6: 22 and 83; beyond 2.555 at one of ten, 17. At the first
    // look 26 are beyond 1.96.
    let peeking = try Peeking(test: twoProportionZ)
    check(
      "Peeking(test: twoProportionZ): beyond 1.96 at the first look and at the last, beyond 1.96 and "
        + "2.555 at any",
      [
        peeking.beyond(1.959963984540054, at: 0), peeking.beyond(1.959963984540054, at: 9),
        peeking.beyond(1.959963984540054, upTo: 9), peeking.beyond(2.555, upTo: 9),
      ], is: [26, 22, 83, 17])
  }

  @Test("On generated groups it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case people, events }
    crossCheck { random in
      var arms = (0..<2).map { _ in
        let people = 1 + random.count(0...40) * random.pick([1, 1, 3, 20])
        let share = random.pick([0, 1, 0.5, 0.1, 0.97])
        let chance = random.unit()
        let events = Int((Double(people) * (random.chance(0.6) ? chance : share)).rounded())
        return Arm(people: people, events: events)
      }
      if random.chance(0.1) { arms[1] = arms[0] }
      let faults = random.faults([Fault.people, .events], pairs: [(.people, .events)])
      let spoiled = random.int(0...1)
      if faults.contains(.events) {
        arms[spoiled].events = random.pick([-1, arms[spoiled].people + 1])
      }
      if faults.contains(.people) {
        arms[faults.count > 1 ? 1 - spoiled : spoiled].people = random.pick([0, 0, -1])
      }
      let (first, second) = (arms[0], arms[1])
      return Case("twoProportionZ(\(literal(first)), \(literal(second)))") {
        var steps = Steps()
        steps.note("z", slack: 1e-11) { try twoProportionZ(first, second).z }
        steps.note("p") { try twoProportionZ(first, second).p }
        return steps
      }
    }
  }
}
