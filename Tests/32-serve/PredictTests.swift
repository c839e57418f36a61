import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import ServeLesson

private let takesUnknownForNone = Mistake(
  "TAKES_UNKNOWN_FOR_NONE",
  "A name that is unknown became all zeros. To the model that is not nothing: it is the carrier "
    + "without a column, or an airport next door.")
private let leavesValuesUnscaled = Mistake(
  "LEAVES_VALUES_UNSCALED",
  "The values are not scaled. The weights belong to scaled ones: this is skew between training and "
    + "serving.")
private let dividesOnlyTheMean = Mistake(
  "DIVIDES_ONLY_THE_MEAN",
  "It looks as if only the mean was divided: a division comes before a subtraction, unless brackets "
    + "say otherwise.")
private let multipliesByTheReciprocal = Mistake(
  "MULTIPLIES_BY_THE_RECIPROCAL",
  "It is off in the last bit: to multiply with 1 / deviation rounds twice, to divide once. Training "
    + "divided, so the service does.")
private let assumesTheOrder = Mistake(
  "ASSUMES_THE_ORDER",
  "It looks as if the order of the columns was assumed. It is the predictor's, and another model may "
    + "have another.")
private let scalesEachBatch = Mistake(
  "SCALES_EACH_BATCH",
  "The answer depends on the company that a flight comes in. Scale with the numbers of the training "
    + "rows, which the predictor has.")
private let skipsUnknownFlights = Mistake(
  "SKIPS_UNKNOWN_FLIGHTS",
  "Flights were left out, and the answers behind them moved up: each now belongs to another flight."
)

@Suite("Predict", .exercise("32-serve/Predict"))
struct PredictSuite {
  @Test("A row has each value where the predictor wants it, scaled")
  func byHand() {
    check(
      #"row(for: UA to IAH at 8)"#,
      try row(for: Flight(carrier: "UA", dest: "IAH", hour: 8), small),
      is: [1, 3, -2, 0], within: .relative(1e-12),
      mistakes: [
        leavesValuesUnscaled.gives([1, 1400, 8, 0]), assumesTheOrder.gives([8, 3, -5.5, 0]),
        dividesOnlyTheMean.gives([1, 1396, 2, 0]),
      ])
  }

  @Test("Exactly the carrier's own column is 1")
  func carriers() {
    let rows: [(String, [Double])] = [("WN", [0, 0]), ("UA", [1, 0]), ("AA", [0, 1])]
    for (carrier, ones) in rows {
      guard
        check(
          "row(for: \(carrier) to ORD at 12): the carriers' columns",
          try row(for: Flight(carrier: carrier, dest: "ORD", hour: 12), small).enumerated()
            .filter { $0.offset == 0 || $0.offset == 3 }.map(\.element),
          is: ones, mistakes: [assumesTheOrder.when { $0.first == 12 }])
      else { return }
    }
    // Names that begin or end alike are others.
    let alike = Predictor(
      columns: ["U", "UA", "A"].map { (carrier: String) -> Predictor.Column in
        Predictor.Column(input: .carrier(carrier), mean: 0, deviation: 1, weight: 1)
      }, intercept: 0, distances: ["ORD": 719], carriers: ["U", "UA", "A"])
    let alone: [(String, [Double])] = [("U", [1, 0, 0]), ("UA", [0, 1, 0]), ("A", [0, 0, 1])]
    for (carrier, ones) in alone {
      guard
        check(
          "row(for: \(carrier) to ORD at 12) by columns for U, UA and A",
          try row(for: Flight(carrier: carrier, dest: "ORD", hour: 12), alike), is: ones,
          mistakes: [assumesTheOrder.when { $0.first == 12 }])
      else { return }
    }
  }

  @Test("Every hour is scaled as in training, to the last bit")
  func lastBit() throws {
    // Exact, since the same operation on the same numbers has one result (IEEE 754).
    let predictor = try Predictor.lateArrivals(Table(named: "flights_ewr"))
    for hour in 0..<24 {
      let right = (Double(hour) - 12.943267259056732) / 4.666256700432146
      let twice = (Double(hour) - 12.943267259056732) * (1 / 4.666256700432146)
      guard
        check(
          "row(for: UA to IAH at \(hour)): the hour's number",
          try row(for: Flight(carrier: "UA", dest: "IAH", hour: hour), predictor).first ?? .nan,
          is: right,
          mistakes: [leavesValuesUnscaled.gives(Double(hour))]
            + (twice == right ? [] : [multipliesByTheReciprocal.gives(twice)]))
      else { return }
    }
  }

  @Test("Another order of the columns gives another order of the row")
  func order() {
    var reversed = small
    reversed.columns.reverse()
    check(
      "row(for: UA to IAH at 8), with the columns reversed",
      try row(for: Flight(carrier: "UA", dest: "IAH", hour: 8), reversed),
      is: [0, -2, 3, 1], within: .relative(1e-12),
      mistakes: [
        leavesValuesUnscaled.gives([0, 8, 1400, 1]), assumesTheOrder.gives([8, 694, -3.995, 0]),
        dividesOnlyTheMean.gives([0, 2, 1396, 1]),
      ])
  }

  @Test("Without a distance or a carrier that is known there is no row")
  func unknown() {
    check(
      "row(for: UA to ANC at 8)",
      try row(for: Flight(carrier: "UA", dest: "ANC", hour: 8), small),
      throws: RequestError.unknown("dest"), mistakes: [takesUnknownForNone.when { $0.count == 4 }])
    check(
      "row(for: OO to IAH at 8)",
      try row(for: Flight(carrier: "OO", dest: "IAH", hour: 8), small),
      throws: RequestError.unknown("carrier"),
      mistakes: [takesUnknownForNone.when { $0.count == 4 }])
    check(
      "row(for: OO to ANC at 8)",
      try row(for: Flight(carrier: "OO", dest: "ANC", hour: 8), small),
      throws: RequestError.unknown("carrier"))
  }

  @Test("The probability is that of the row")
  func probability() {
    // By hand: 0.5 + 1 * 1 + 0.5 * 3 + 1 * (-2) - 1 * 0 = 1, and 1 / (1 + e⁻¹) = 0.731…
    check(
      "probabilities(of: [UA to IAH at 8])",
      try probabilities(of: [Flight(carrier: "UA", dest: "IAH", hour: 8)], small),
      is: [0.7310585786300049], within: .relative(1e-12),
      mistakes: [scalesEachBatch.gives([0.6224593312018546])])
  }

  @Test("No flights have no probabilities")
  func none() {
    check("probabilities(of: [])", try probabilities(of: [], small), is: [])
  }

  @Test("One unknown flight refuses the list: none is left out")
  func unknownInList() {
    check(
      "probabilities(of: [UA to IAH, UA to JAC, AA to ORD])",
      try probabilities(
        of: [
          Flight(carrier: "UA", dest: "IAH", hour: 8), Flight(carrier: "UA", dest: "JAC", hour: 8),
          Flight(carrier: "AA", dest: "ORD", hour: 8),
        ], small),
      throws: RequestError.unknown("dest"),
      mistakes: [
        skipsUnknownFlights.when { $0.count == 2 }, takesUnknownForNone.when { $0.count == 3 },
      ])
  }

  @Test("Of several flights without a row the first is refused, whatever it lacks")
  func firstUnknown() {
    check(
      "probabilities(of: [AA to ORD, UA to JAC, OO to IAH])",
      try probabilities(
        of: [
          Flight(carrier: "AA", dest: "ORD", hour: 8), Flight(carrier: "UA", dest: "JAC", hour: 8),
          Flight(carrier: "OO", dest: "IAH", hour: 8),
        ], small),
      throws: RequestError.unknown("dest"),
      mistakes: [
        skipsUnknownFlights.when { $0.count == 1 }, takesUnknownForNone.when { $0.count == 3 },
      ])
  }

  @Test("On generated predictors and flights they answer as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case carrier, dest }
    // Exact, since the documentation promises every bit.
    crossCheck(within: .exact) { random in
      let faults = random.faults([Fault.carrier, .dest], pairs: [(.carrier, .dest)])
      let carriers = random.pick([["AA", "UA", "WN", "9E"], ["U", "UA", "A", "ua"]])
      let inputs =
        [Predictor.Input.hour, .distance, .hour]
        + carriers.dropFirst(random.int(0...2)).map(Predictor.Input.carrier)
      let columns = random.shuffled(inputs).prefix(random.count(0...7)).map { input in
        Predictor.Column(
          input: input, mean: random.short() * 5,
          deviation: random.pick([1, 0.1, 3, 4.666256700432146, 7, 733.74705631547]),
          weight: random.short())
      }
      let predictor = Predictor(
        columns: Array(columns), intercept: random.short(),
        distances: ["IAH": 1400, "ORD": 719.5, "MIA": 1085], carriers: Set(carriers))
      func flight(_ faults: [Fault]) -> Flight {
        Flight(
          carrier: faults.contains(.carrier) ? random.pick(["OO", ""]) : random.pick(carriers),
          dest: faults.contains(.dest)
            ? random.pick(["ANC", "iah"]) : random.pick(["IAH", "ORD", "MIA"]),
          hour: random.int(0...23))
      }
      let text = "columns: \(literal(predictor.columns)), intercept: \(predictor.intercept)"
      if random.chance(0.5) {
        let asked = flight(faults)
        return Case("row(for: \(literal(asked)), predictor) with \(text)") {
          try row(for: asked, predictor)
        }
      }
      var flights = (0..<random.count(0...6)).map { _ in flight([]) }
      for fault in random.shuffled(faults) {
        flights.insert(flight([fault]), at: random.int(0...flights.count))
      }
      let asked = flights
      return Case("probabilities(of: \(literal(asked)), predictor) with \(text)") {
        try probabilities(of: asked, predictor)
      }
    }
  }

  @Test("A flight has the same probability in any company, to the last bit")
  func company() throws {
    let table = try Table(named: "flights_ewr")
    let predictor = try Predictor.lateArrivals(table)
    let flights = try Array(Flight.all(in: table).prefix(300))
    guard
      check(
        "probabilities(of: 300 flights)", try probabilities(of: flights, predictor),
        satisfies: "300 probabilities",
        where: { $0.count == 300 && $0.allSatisfy { $0 > 0 && $0 < 1 } })
    else { return }
    check(
      "probabilities(of: 300 flights), compared with one by one: how many differ",
      try {
        let together = try probabilities(of: flights, predictor)
        let alone = try flights.flatMap { try probabilities(of: [$0], predictor) }
        return flights.count - zip(together, alone).count { $0.bitPattern == $1.bitPattern }
      }(),
      is: 0, mistakes: [scalesEachBatch.when { $0 > 0 }])
  }

  @Test("From July on, the service is as good as the model was when it left the notebook")
  func outsideValues() throws {
    let table = try Table(named: "flights_ewr")
    let predictor = try Predictor.lateArrivals(table)
    // scikit-learn 1.9.1: LogisticRegression(C=1, tol=1e-8, max_iter=100000).predict_proba of UA to IAH at 7, EV to ORD at 17,
    // AA to MIA at 20 and 9E to DTW at 6. The weights are rounded to the last bit only.
    let flights = [
      Flight(carrier: "UA", dest: "IAH", hour: 7), Flight(carrier: "EV", dest: "ORD", hour: 17),
      Flight(carrier: "AA", dest: "MIA", hour: 20), Flight(carrier: "9E", dest: "DTW", hour: 6),
    ]
    guard
      check(
        "probabilities(of: UA to IAH at 7, EV to ORD at 17, AA to MIA at 20, 9E to DTW at 6)",
        try probabilities(of: flights, predictor),
        is: [0.11742437826390964, 0.47123395071957025, 0.33110484443804966, 0.11162681939715348],
        within: .relative(1e-9),
        mistakes: [
          leavesValuesUnscaled.when { $0.allSatisfy { $0 > 0.9 } },
          scalesEachBatch.when { $0.count == 4 },
        ])
    else { return }
    // scikit-learn: metrics.log_loss over the 5,859 flights of July to December in the table (every
    // tenth) that arrived and whose carrier and destination the model knows, each at the distance
    // that the service knows for its airport.
    let months = try table.completeIntegers("month")
    let delays = try table.numbers("arr_delay")
    let all = try Flight.all(in: table)
    let vocabulary = predictor.vocabulary
    let served = all.indices.filter {
      months[$0] > 6 && delays[$0] != nil && vocabulary.carriers.contains(all[$0].carrier)
        && vocabulary.destinations.contains(all[$0].dest)
    }
    check(
      "probabilities(of: \(served.count) flights from July on): the log-loss",
      try {
        let came = try probabilities(of: served.map { all[$0] }, predictor)
        let losses = zip(came, served).map { probability, index in
          -log((delays[index] ?? 0) >= 15 ? probability : 1 - probability)
        }
        return losses.reduce(0, +) / Double(served.count)
      }(),
      is: 0.5437756152419303, within: .relative(1e-9))
  }

  /// Four columns in an order of its own; WN is the carrier without a column.
  private let small = Predictor(
    columns: [
      .init(input: .carrier("UA"), mean: 0, deviation: 1, weight: 1),
      .init(input: .distance, mean: 800, deviation: 200, weight: 0.5),
      .init(input: .hour, mean: 12, deviation: 2, weight: 1),
      .init(input: .carrier("AA"), mean: 0, deviation: 1, weight: -1),
    ], intercept: 0.5, distances: ["IAH": 1400, "ORD": 719], carriers: ["AA", "UA", "WN"])
}
