import LessonKit
import LessonTesting
import Testing

@testable import FramingLesson

private let swapsThePrices = Mistake(
  "SWAPS_THE_PRICES",
  "It looks as if the two prices had changed places. When the flight is later than the plan, it is "
    + "the driver who waits.")
private let onePriceForBoth = Mistake(
  "ONE_PRICE_FOR_BOTH",
  "It looks as if all minutes had the same price. Ask first who waits, the driver or the "
    + "traveller.")
private let earlyFlightsAreFree = Mistake(
  "EARLY_FLIGHTS_ARE_FREE",
  "It looks as if only late flights were counted. When a flight is there before its driver, the "
    + "traveller waits.")
private let earlyFlightsPayBack = Mistake(
  "EARLY_FLIGHTS_PAY_BACK",
  "It looks as if an early flight paid back what a late one cost. A minute of waiting costs "
    + "something on either side: none is below 0.")
private let givesTheTotal = Mistake(
  "GIVES_THE_TOTAL", "That is the cost of all flights together. Divide by how many there are.")
private let forgetsThePlan = Mistake(
  "FORGETS_THE_PLAN",
  "It looks as if the waiting was counted from the scheduled time. The driver comes when the plan "
    + "says.")
private let noFlightsCostNothing = Mistake(
  "NO_FLIGHTS_COST_NOTHING", "Of no flights there is no mean, and 0 would be the best of all costs."
)
private let keepsTheLast = Mistake(
  "KEEPS_THE_LAST",
  "Several plans cost the same here, and that is the last of them. The first is asked for.")
private let givesTheCost = Mistake(
  "GIVES_THE_COST", "That is what it costs, in dollars. Which plan was it?")
private let takesTheDearest = Mistake(
  "TAKES_THE_DEAREST", "That is the plan that costs most.")
private let neverBeatsZero = Mistake(
  "NEVER_BEATS_ZERO",
  "It looks as if the lowest cost so far began at 0: then none is cheaper. Begin with nothing, or "
    + "with a cost that every plan is below.")
private let forgetsToLower = Mistake(
  "FORGETS_TO_LOWER",
  "That is the last plan that is cheaper than the first. Each has to be compared with the cheapest "
    + "so far.")
private let givesNoPrices = Mistake(
  "GIVES_NO_PRICES",
  "That is the cheapest when both minutes cost the same. Hand on the prices that it was given.")

@Suite("Plan", .exercise("01-framing/Plan"))
struct PlanSuite {
  @Test("Each flight costs the minutes between plan and arrival, at the price of whoever waits")
  func byHand() {
    // 10 · 1.50 + 0 + 10 · 0.50 + 55 · 0.50 = 47.50, for four flights.
    check(
      "meanCost(of: -10, delays: [-20, -10, 0, 45], driver: 0.5, traveller: 1.5)",
      meanCost(of: -10, delays: [-20, -10, 0, 45], driver: 0.5, traveller: 1.5), is: 11.875,
      within: .relative(1e-12),
      mistakes: [
        swapsThePrices.gives(25.625), onePriceForBoth.gives(9.375),
        earlyFlightsAreFree.gives(8.125), earlyFlightsPayBack.gives(4.375),
        givesTheTotal.gives(47.5), forgetsThePlan.gives(16.875),
      ])
  }

  @Test("When the flight is later, the driver waits; when it is earlier, the traveller does")
  func whoWaits() {
    check(
      "meanCost(of: 5, delays: [15], driver: 2, traveller: 3), then with delays: [-15]",
      [[15], [-15]].map { meanCost(of: 5, delays: $0, driver: 2, traveller: 3) }, is: [20, 60],
      within: .relative(1e-12),
      mistakes: [
        swapsThePrices.gives([30, 40]), onePriceForBoth.gives([20, 40]),
        earlyFlightsAreFree.gives([20, 0]), earlyFlightsPayBack.gives([20, -60]),
        forgetsThePlan.gives([30, 45]),
      ])
  }

  @Test("Who comes with the flight waits for nobody: flights that all arrive by the plan cost 0")
  func asPlanned() {
    check(
      "meanCost(of: 7, delays: [7, 7], driver: 2, traveller: 3)",
      meanCost(of: 7, delays: [7, 7], driver: 2, traveller: 3), is: 0,
      mistakes: [forgetsThePlan.gives(14)])
  }

  @Test("Plan and flights moved by the same time cost the same: only the difference counts")
  func moved() {
    check(
      "meanCost(of: 3, delays: [-10, 10, 3, 30], …), then of 103 with [90, 110, 103, 130]; "
        + "driver: 1, traveller: 4",
      [
        meanCost(of: 3, delays: [-10, 10, 3, 30], driver: 1, traveller: 4),
        meanCost(of: 103, delays: [90, 110, 103, 130], driver: 1, traveller: 4),
      ],
      is: [21.5, 21.5], within: .relative(1e-12),
      mistakes: [
        swapsThePrices.gives([37.25, 37.25]), onePriceForBoth.gives([11.75, 11.75]),
        earlyFlightsAreFree.gives([8.5, 8.5]), earlyFlightsPayBack.gives([-4.5, -4.5]),
        givesTheTotal.gives([86, 86]), forgetsThePlan.gives([20.75, 108.25]),
      ])
  }

  @Test("Of several plans the cheapest is the one with the lowest mean cost")
  func cheapestByHand() {
    let delays: [Double] = [-20, -10, 0, 45, 5]
    // One answer of each function, so that a wrong cost and a wrong choice are told apart.
    check(
      "meanCost(of: -9, …), then cheapest(of: [30, 0, -9, -15, 20], …); "
        + "delays: [-20, -10, 0, 45, 5], driver: 0.5, traveller: 1.5",
      [
        meanCost(of: -9, delays: delays, driver: 0.5, traveller: 1.5),
        cheapest(of: [30, 0, -9, -15, 20], delays: delays, driver: 0.5, traveller: 1.5),
      ],
      is: [11.3, -9], within: .relative(1e-12),
      mistakes: [
        givesTheCost.gives([11.3, 11.3]), takesTheDearest.gives([11.3, 30]),
        neverBeatsZero.gives([11.3, 30]), forgetsToLower.gives([11.3, 20]),
        givesNoPrices.gives([11.3, 0]), swapsThePrices.gives([24.3, 0]),
        onePriceForBoth.gives([8.9, 0]), earlyFlightsAreFree.gives([7.7, 30]),
        earlyFlightsPayBack.gives([4.1, 30]), givesTheTotal.gives([56.5, -9]),
        forgetsThePlan.gives([14, 30]),
      ])
    // Cheaper by a millionth of a dollar, in powers of two: every way to compute it is exact.
    check(
      "cheapest(of: [-1 - 0x1p-20, -1], delays: [0], driver: 1, traveller: 1)",
      cheapest(of: [-1 - 0x1p-20, -1], delays: [0], driver: 1, traveller: 1), is: -1,
      mistakes: [
        takesTheDearest.gives(-1 - 0x1p-20), neverBeatsZero.gives(-1 - 0x1p-20),
        givesTheCost.gives(1),
      ])
  }

  @Test("Where a minute of the driver is dear, the driver comes late")
  func dearDriver() {
    let delays: [Double] = [-16, -8, -4, 12, 44]
    check(
      "cheapest(of: [0, -8, 20, -12, 40], delays: [-16, -8, -4, 12, 44], driver: 3, traveller: 1)",
      cheapest(of: [0, -8, 20, -12, 40], delays: delays, driver: 3, traveller: 1), is: 20,
      mistakes: [
        takesTheDearest.gives(-12), givesTheCost.gives(33.6), neverBeatsZero.gives(0),
        swapsThePrices.gives(-8), givesNoPrices.gives(0),
      ])
  }

  @Test("Of plans that cost the same, the first")
  func ties() {
    check(
      "cheapest(of: [50, -20, 0, 40], delays: [-20, 40], driver: 1, traveller: 1)",
      cheapest(of: [50, -20, 0, 40], delays: [-20, 40], driver: 1, traveller: 1), is: -20,
      mistakes: [
        keepsTheLast.gives(40), takesTheDearest.gives(50), neverBeatsZero.gives(50),
        givesTheCost.gives(30),
      ])
    check(
      "cheapest(of: [-12, 3, -40, -60], delays: [-20, -10, 0, 45, 5], driver: 0, traveller: 1)",
      cheapest(
        of: [-12, 3, -40, -60], delays: [-20, -10, 0, 45, 5], driver: 0, traveller: 1),
      is: -40,
      mistakes: [
        keepsTheLast.gives(-60), forgetsToLower.gives(-60), neverBeatsZero.gives(-12),
        givesTheCost.gives(0), givesNoPrices.gives(3), swapsThePrices.gives(3),
        onePriceForBoth.gives(-12), takesTheDearest.gives(3),
      ])
  }

  @Test("Without flights there is no cost and no cheapest plan, and without plans none either")
  func nothing() {
    check(
      "meanCost(of: 0, delays: [], …), cheapest(of: [4], delays: [], …), "
        + "cheapest(of: [], delays: [4], …); driver: 1, traveller: 1",
      [
        meanCost(of: 0, delays: [], driver: 1, traveller: 1),
        cheapest(of: [4], delays: [], driver: 1, traveller: 1),
        cheapest(of: [], delays: [4], driver: 1, traveller: 1),
      ],
      is: [nil, nil, nil], mistakes: [noFlightsCostNothing.gives([0, 4, nil])])
  }

  @Test("A single plan is the cheapest, whatever it costs")
  func single() {
    check(
      "cheapest(of: [-30], delays: [1000], driver: 1000, traveller: 0)",
      cheapest(of: [-30], delays: [1000], driver: 1000, traveller: 0), is: -30,
      mistakes: [givesTheCost.gives(1_030_000)])
  }

  @Test("On generated flights it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case noFlights, noPlans }
    crossCheck { random in
      let faults = random.faults([Fault.noFlights, .noPlans])
      var delays: [Double]
      var plans: [Double]
      var prices: (driver: Double, traveller: Double)
      if random.chance(0.4) {
        // Whole minutes and one or two flights: the costs are exact however they are added up, so
        // plans that cost the same do so in every arithmetic.
        delays = random.ints(count: random.int(1...2), -30...60).map(Double.init)
        plans = random.ints(count: random.int(1...6), -4...6).map { Double($0) * 10 }
        prices = random.pick([(1, 1), (1, 0), (0, 1), (0.5, 1.5), (2, 0.5), (0, 0)])
        if random.chance(0.3) { plans += delays }
      } else {
        // Of fewer than thirty flights, no two different plans cost the same at these prices.
        delays = random.spread(count: random.int(1...29)).map { $0 * 20 + 3 }
        plans = random.spread(count: random.int(1...6)).map { $0 * 20 }
        prices = random.pick([(1, 3.7), (3.7, 1), (0.5, 1.87), (2.3, 0.9)])
      }
      if faults.contains(.noFlights) { delays = [] }
      if faults.contains(.noPlans) { plans = [] }
      let (flights, choices, price, plan) = (delays, plans, prices, plans.last ?? 5)
      let rest =
        "delays: \(literal(flights)), driver: \(price.driver), traveller: \(price.traveller)"
      return Case(
        "meanCost(of: \(plan), \(rest)); cheapest(of: \(literal(choices)), the same)"
      ) {
        var steps = Steps()
        steps.note(
          "meanCost",
          meanCost(of: plan, delays: flights, driver: price.driver, traveller: price.traveller),
          slack: 1e-9)
        steps.note(
          "cheapest",
          cheapest(of: choices, delays: flights, driver: price.driver, traveller: price.traveller))
        return steps
      }
    }
  }

  @Test("At equal prices the mean of all delays costs $29.19 a flight, the median $26.60")
  func equalPrices() throws {
    // NumPy: abs(d - c).mean() of the 11,718 arrival delays, for c their mean and their median, -3.
    let delays = try Self.delays()
    let mean = delays.reduce(0, +) / Double(delays.count)
    check(
      "meanCost(of: …, delays: arr_delay, driver: 1, traveller: 1) of the mean and of -3",
      [mean, -3].map { meanCost(of: $0, delays: delays, driver: 1, traveller: 1) },
      is: [29.191070197429312, 26.60163850486431], within: .relative(1e-9),
      mistakes: [
        givesTheTotal.gives([29.191070197429312 * 11718, 26.60163850486431 * 11718])
      ])
    check(
      "cheapest(of: -10 ... 10, delays: arr_delay, driver: 1, traveller: 1)",
      cheapest(of: (-10...10).map(Double.init), delays: delays, driver: 1, traveller: 1), is: -3,
      mistakes: [givesTheCost.gives(26.60163850486431), neverBeatsZero.gives(-10)])
  }

  @Test("With a traveller three times as dear, 16 minutes before schedule is best: $17.16 a flight")
  func dearTraveller() throws {
    // scikit-learn 1.9.1: 2 · mean_pinball_loss(d, c, alpha=0.25) for c = -16 and c = 0; -16 is the
    // quantile of 0.25.
    let delays = try Self.delays()
    check(
      "meanCost(of: …, delays: arr_delay, driver: 0.5, traveller: 1.5) of -16 and of 0",
      [-16, 0].map { meanCost(of: $0, delays: delays, driver: 0.5, traveller: 1.5) },
      is: [17.162911759685954, 22.14021164021164], within: .relative(1e-9))
    check(
      "cheapest(of: -30 ... 10, delays: arr_delay, driver: 0.5, traveller: 1.5)",
      cheapest(of: (-30...10).map(Double.init), delays: delays, driver: 0.5, traveller: 1.5),
      is: -16,
      mistakes: [
        givesNoPrices.gives(-3), givesTheCost.gives(17.162911759685954), neverBeatsZero.gives(-30),
      ])
  }

  /// The delays of the flights that arrived, in minutes.
  private static func delays() throws -> [Double] {
    try Table(named: "flights_ewr").numbers("arr_delay").compactMap { $0 }
  }
}
