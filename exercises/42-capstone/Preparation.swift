import LessonKit

/// Turns departures into rows of numbers, by what the departures of training were like.
///
/// A row has the hour, the distance and each of ``Departure/weatherNames``, in this order, then one column
/// for each carrier that training saw, in alphabetical order, without the first. What is not known of the
/// weather becomes the median of training. The first eight are then scaled: (value - mean) / scale. The
/// scale is the population standard deviation, or 1 where all training values are equal. A carrier's
/// column is 1 for its flights and else 0: all are 0 for the first carrier, and for one that training never
/// saw.
struct Preparation {

  /// Learns from the departures of training.
  ///
  /// `median` of lesson 6 and `StandardScaler` of lesson 9 are yours.
  ///
  /// - Throws: ``CapstoneError/noDepartures``, else ``CapstoneError/neverKnown(_:)`` for the first part of
  ///   the weather that is never known.
  init(_ departures: [Departure]) throws {
    // TODO: Remember the medians, then the means and scales of filled rows, then the carriers.
  }

  /// Returns the numbers of a departure, of training or any other.
  func row(_ departure: Departure) -> [Double] {
    // TODO: Fill, scale, and add the carrier's columns.
    return [.nan]
  }
}

/// The model of this lesson: a logistic regression with a penalty of 1 on the squared weights, on what
/// ``Preparation`` makes of a departure. It is whole; change it once the year has been played.
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
