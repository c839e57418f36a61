import LessonKit

/// Answers departures: for each, in their order, the probability that it arrives late.
typealias Model = ([Departure]) throws -> [Double]

/// Makes a model of arrivals, which are all that it may know.
typealias Trainer = ([Arrival]) throws -> Model

/// The model of this lesson: a logistic regression with a penalty of 1 on the squared weights, on what
/// ``Preparation`` makes of a departure.
struct DelayModel {
  let preparation: Preparation
  let regression: LogisticModel

  /// Trains on arrivals, with `logistic` of lesson 14.
  init(_ arrivals: [Arrival]) throws {
    let preparation = try Preparation(arrivals.map(\.departure))
    let rows = try Matrix(rows: arrivals.map { preparation.row($0.departure) })
    self.preparation = preparation
    self.regression = try logistic(rows, arrivals.map(\.isLate), l2: 1)
  }

  /// The probability of each departure to arrive late. A departure has the same, to the last bit,
  /// whatever others it comes with.
  func probabilities(_ departures: [Departure]) throws -> [Double] {
    let rows = try Matrix(rows: departures.map(preparation.row))
    return try regression.margins(rows).map(sigmoid)
  }

  /// ``init(_:)`` as a ``Trainer``.
  static func trained(on arrivals: [Arrival]) throws -> Model {
    try DelayModel(arrivals).probabilities
  }
}
