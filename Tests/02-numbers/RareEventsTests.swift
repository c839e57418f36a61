import LessonKit
import LessonTesting
import Testing

@testable import NumbersLesson

private let oneMinusTheRest = Mistake(
  "ONE_MINUS_THE_REST",
  "It looks as if what lies below was subtracted from 1. That is so near to 1 that the digits of "
    + "the rest are gone. Ask for the tail itself: erfc.")
private let givesTheLowerTail = Mistake(
  "GIVES_THE_LOWER_TAIL", "That is the probability of a value below z. The one above is asked for.")
private let bothTails = Mistake(
  "BOTH_TAILS",
  "That is the probability to be so far out on either side. Half of it is above.")
private let forgetsTheRoot = Mistake(
  "FORGETS_THE_ROOT",
  "It looks as if erfc was asked at z. It is written for a deviation of 1/√2: divide z by the root "
    + "of 2.")
private let forgetsThePrior = Mistake(
  "FORGETS_THE_PRIOR",
  "It looks as if it were there in half of all cases. How rare it is decides how many of the alarms "
    + "are false.")
private let givesTheSensitivity = Mistake(
  "GIVES_THE_SENSITIVITY",
  "That is how often there is an alarm where it is there. Asked for is the other way round: how "
    + "often it is there where there is an alarm.")
private let oneMinusFalseAlarms = Mistake(
  "ONE_MINUS_FALSE_ALARMS",
  "That is the share of cases without it that stay silent. It says nothing of the cases with an "
    + "alarm.")
private let falseAlarmsFromAll = Mistake(
  "FALSE_ALARMS_FROM_ALL",
  "It looks as if false alarms were raised from all cases. They come from those without it only: "
    + "the share 1 - prior.")
private let takesTheSilentOnes = Mistake(
  "TAKES_THE_SILENT_ONES",
  "It looks as if the cases without an alarm were counted. Of those without it, the share with an "
    + "alarm is the false positive rate itself.")
private let givesTheHits = Mistake(
  "GIVES_THE_HITS",
  "That is the share of all cases in which it is there and is found. Divide it by the share of all "
    + "alarms.")
private let noAlarmIsZero = Mistake(
  "NO_ALARM_IS_ZERO",
  "Where there is never an alarm, nobody can say what one would mean: nil, and not 0.")
private let takesPercent = Mistake(
  "TAKES_PERCENT",
  "What is not a number of 0 to 1 is no share: 90 is meant as 90%, and its answer looks like one. "
    + "Say nil.")

@Suite("Rare events", .exercise("02-numbers/RareEvents"))
struct RareEventsSuite {
  @Test("Half of all values lie above the mean, and 0.1587 above one standard deviation")
  func byHand() {
    // SciPy 1.17: stats.norm.sf
    check(
      "upperTail(0)", upperTail(0), is: 0.5, within: .relative(1e-12),
      mistakes: [bothTails.gives(1)])
    check(
      "upperTail(1)", upperTail(1), is: 0.15865525393145707, within: .relative(1e-9),
      mistakes: [
        givesTheLowerTail.gives(0.8413447460685429), bothTails.gives(0.31731050786291415),
        forgetsTheRoot.gives(0.07864960352514258),
      ])
  }

  @Test("What is above -z is below z: upperTail(-1.96) is 0.975, and with upperTail(1.96) it is 1")
  func symmetry() {
    // SciPy 1.17: stats.norm.cdf(1.96) is 0.9750021048517795.
    check(
      "upperTail(-1.96), upperTail(1.96)", [upperTail(-1.96), upperTail(1.96)],
      is: [0.9750021048517795, 0.024997895148220435], within: .relative(1e-9),
      mistakes: [
        givesTheLowerTail.gives([0.024997895148220435, 0.9750021048517795]),
        bothTails.gives([0.04999579029644087, 0.04999579029644087]),
        forgetsTheRoot.gives([0.9972131377324139, 0.0027868622675860676]),
      ])
  }

  @Test("Nine standard deviations out it is 1.1e-19: unlikely, and not impossible")
  func farOut() {
    // SciPy 1.17: stats.norm.sf(8) and sf(9); 1 - cdf(8) is 6.66e-16, and 1 - cdf(9) is 0.
    check(
      "upperTail(8), upperTail(9)", [upperTail(8), upperTail(9)],
      is: [6.22096057427174e-16, 1.1285884059538324e-19], within: .relative(1e-9),
      mistakes: [
        oneMinusTheRest.gives([6.661338147750939e-16, 0]),
        bothTails.gives([1.244192114854348e-15, 2.2571768119076648e-19]),
      ])
    // SciPy 1.17: stats.norm.sf(30).
    check(
      "upperTail(30)", upperTail(30), is: 4.906713927147908e-198, within: .relative(1e-9),
      mistakes: [oneMinusTheRest.gives(0), bothTails.gives(9.813427854295816e-198)])
  }

  @Test("One in 100 is ill, 90% are found, 9% are false alarms: of 981 with an alarm 90 are ill")
  func illness() {
    check(
      "posterior(prior: 0.01, sensitivity: 0.9, falsePositiveRate: 0.09)",
      posterior(prior: 0.01, sensitivity: 0.9, falsePositiveRate: 0.09), is: 0.09174311926605506,
      within: .relative(1e-9),
      mistakes: [
        givesTheSensitivity.gives(0.9), oneMinusFalseAlarms.gives(0.91),
        forgetsThePrior.gives(0.9090909090909092), falseAlarmsFromAll.gives(0.09090909090909091),
        takesTheSilentOnes.gives(0.009891196834817014), givesTheHits.gives(0.009),
      ])
  }

  @Test("The same alarm means more where the thing is common: the prior decides")
  func priors() {
    check(
      "posterior(prior: …, sensitivity: 0.8, falsePositiveRate: 0.2) of 0, 0.2, 0.5, 1",
      [0, 0.2, 0.5, 1].map { posterior(prior: $0, sensitivity: 0.8, falsePositiveRate: 0.2) },
      is: [0, 0.5, 0.8, 1], within: .relative(1e-12),
      mistakes: [
        givesTheSensitivity.gives([0.8, 0.8, 0.8, 0.8]),
        forgetsThePrior.gives([0.8, 0.8, 0.8, 0.8]),
        oneMinusFalseAlarms.gives([0.8, 0.8, 0.8, 0.8]),
        givesTheHits.gives([0, 0.16, 0.4, 0.8]),
        falseAlarmsFromAll.gives([0, 0.16 / 0.36, 0.4 / 0.6, 0.8]),
        takesTheSilentOnes.gives([0, 0.2, 0.5, 1]),
      ])
  }

  @Test("An alarm that is never false is always right, and one that finds nothing always wrong")
  func extremes() {
    check(
      "posterior(prior: 0.001, sensitivity: 0.1, falsePositiveRate: 0)",
      posterior(prior: 0.001, sensitivity: 0.1, falsePositiveRate: 0), is: 1,
      within: .relative(1e-12),
      mistakes: [
        givesTheSensitivity.gives(0.1), givesTheHits.gives(0.0001),
        takesTheSilentOnes.gives(0.0001 / 0.9991),
      ])
    check(
      "posterior(prior: 0.3, sensitivity: 0, falsePositiveRate: 0.1)",
      posterior(prior: 0.3, sensitivity: 0, falsePositiveRate: 0.1), is: 0,
      mistakes: [oneMinusFalseAlarms.gives(0.9)])
  }

  @Test("Where there is never an alarm, what one would mean is unknown")
  func noAlarm() {
    let never = [(0.5, 0.0, 0.0), (0, 0.9, 0), (1, 0, 0.1)]
    check(
      "posterior of (prior, sensitivity, falsePositiveRate) = (0.5, 0, 0), (0, 0.9, 0), (1, 0, 0.1)",
      never.map { posterior(prior: $0.0, sensitivity: $0.1, falsePositiveRate: $0.2) },
      is: [nil, nil, nil],
      mistakes: [
        noAlarmIsZero.gives([0, 0, 0]),
        .named(
          "DIVIDES_ZERO_BY_ZERO", when: { $0.contains { $0?.isNaN == true } },
          "Zero divided by zero is NaN, which is not a number. Ask first whether there is an alarm "
            + "at all."),
      ])
  }

  @Test("What is no share of 0 to 1 is refused, whichever of the three it is")
  func noShare() {
    check(
      "posterior(prior: 0.01, sensitivity: 90, falsePositiveRate: 9)",
      posterior(prior: 0.01, sensitivity: 90, falsePositiveRate: 9), is: nil,
      mistakes: [takesPercent.gives(0.09174311926605504)])
    let shares: [(Double, Double, Double)] = [
      (-0.1, 0.9, 0.1), (1.1, 0.9, 0.1), (0.5, -0.9, 0.1), (0.5, 1.1, 0.1), (0.5, 0.9, -0.1),
      (0.5, 0.9, 1.1), (.nan, 0.9, 0.1), (0.5, .nan, 0.1), (0.5, 0.9, .nan),
      (.infinity, 0.9, 0.1), (0.5, .infinity, 0.1), (0.5, 0.9, .infinity),
    ]
    for (prior, sensitivity, rate) in shares {
      guard
        check(
          "posterior(prior: \(prior), sensitivity: \(sensitivity), falsePositiveRate: \(rate))",
          posterior(prior: prior, sensitivity: sensitivity, falsePositiveRate: rate), is: nil)
      else { return }
    }
  }

  @Test("Where false alarms are as rare as what is looked for, an alarm is no certainty")
  func rareAndRare() {
    // 1e-18 against 1.1285884059538324e-19. With a tail of 0 every alarm would be right.
    check(
      "posterior(prior: 1e-18, sensitivity: 1, falsePositiveRate: upperTail(9))",
      posterior(prior: 1e-18, sensitivity: 1, falsePositiveRate: upperTail(9)),
      is: 0.8985865623936605, within: .relative(1e-9), mistakes: [oneMinusTheRest.gives(1)])
    // 0.5e-18 of 0.5e-18 + (1 - 1e-18) / 4: one less the share of false alarms would be 0.
    check(
      "posterior(prior: 1e-18, sensitivity: 0.5, falsePositiveRate: 0.25)",
      posterior(prior: 1e-18, sensitivity: 0.5, falsePositiveRate: 0.25), is: 2e-18,
      within: .relative(1e-9),
      mistakes: [
        givesTheSensitivity.gives(0.5), oneMinusFalseAlarms.gives(0.75),
        forgetsThePrior.gives(2.0 / 3), givesTheHits.gives(0.5e-18),
      ])
  }

  @Test("On generated deviations and shares they answer as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case prior, sensitivity, rate, noAlarm }
    crossCheck { random in
      let z = random.pick([
        Double(random.int(-30...30)), random.short() * 3, random.short() * 10,
        random.pick([0, -0.0, 1.96, 5, 8.3]),
      ])
      var shares = random.probabilities(count: 3)
      if random.chance(0.3) { shares[0] = random.pick([1e-9, 1e-4, 1 - 1e-9]) }
      if shares[0] * shares[1] + (1 - shares[0]) * shares[2] == 0 { shares = [0.2, 0.7, 0.1] }
      for fault in random.faults([Fault.prior, .sensitivity, .rate, .noAlarm]) {
        let bad = random.pick([.nan, -0.01, 1.01, 90, -1e-9, .infinity])
        switch fault {
        case .prior: shares[0] = bad
        case .sensitivity: shares[1] = bad
        case .rate: shares[2] = bad
        case .noAlarm: shares = random.pick([[0, 0.5, 0], [1, 0, 0.5], [0.5, 0, 0]])
        }
      }
      let (prior, sensitivity, rate) = (shares[0], shares[1], shares[2])
      return Case(
        "upperTail(\(literal(z))); posterior(prior: \(literal(prior)), sensitivity: "
          + "\(literal(sensitivity)), falsePositiveRate: \(literal(rate)))"
      ) {
        var steps = Steps()
        steps.note("upperTail", upperTail(z))
        steps.note(
          "posterior",
          posterior(prior: prior, sensitivity: sensitivity, falsePositiveRate: rate), slack: 1e-15)
        return steps
      }
    }
  }

  @Test("Of 451 alarms for cancelled flights, when one sees less than 3 miles, 52 are right")
  func visibility() throws {
    // pandas: flights.merge(weather, how="left", on="time_hour"), visib < 3 against dep_time missing:
    // 52 of the 316 cancelled, 399 of the 11,768 others; 52 / 451 = 0.11529933481152993.
    let flights = try Table(named: "flights_ewr")
    let weather = try Table(named: "weather_ewr")
    let hours = try weather.completeStrings("time_hour")
    let seen = Dictionary(
      zip(hours, try weather.numbers("visib")), uniquingKeysWith: { first, _ in first })
    let alarms = try flights.completeStrings("time_hour").map { ((seen[$0] ?? nil) ?? 99) < 3 }
    let cancelled = try flights.strings("dep_time").map { $0 == nil }
    func share(of alarm: Bool, where happened: Bool) -> Double {
      let rows = zip(alarms, cancelled).filter { $0.1 == happened }
      return Double(rows.count { $0.0 == alarm }) / Double(rows.count)
    }
    let (found, wrong) = (share(of: true, where: true), share(of: true, where: false))
    check(
      "posterior(prior: 316 of 12084, sensitivity: 52 of 316, falsePositiveRate: 399 of 11768)",
      posterior(prior: 316.0 / 12084, sensitivity: found, falsePositiveRate: wrong),
      is: 0.11529933481152993, within: .relative(1e-9),
      mistakes: [
        givesTheSensitivity.gives(52.0 / 316), oneMinusFalseAlarms.gives(1 - 399.0 / 11768),
        forgetsThePrior.gives(0.8291591013793664),
        falseAlarmsFromAll.gives(0.11262379790968981),
        takesTheSilentOnes.gives(0.004553016373347343), givesTheHits.gives(52.0 / 12084),
      ])
  }
}
