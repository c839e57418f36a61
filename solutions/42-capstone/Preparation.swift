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
  #if SOLUTION
    private let medians: [Double]
    private let scaler: StandardScaler
    private let carriers: [String]

    /// The eight numbers of a departure, filled and not scaled yet.
    private static func numbers(_ departure: Departure, _ medians: [Double]) -> [Double] {
      [Double(departure.hour), departure.distance]
        + zip(departure.weather, medians).map { $0 ?? $1 }
    }
  #endif

  /// Learns from the departures of training.
  ///
  /// `median` of lesson 6 and `StandardScaler` of lesson 9 are yours.
  ///
  /// - Throws: ``CapstoneError/noDepartures``, else ``CapstoneError/neverKnown(_:)`` for the first part of
  ///   the weather that is never known.
  init(_ departures: [Departure]) throws {
    #if SOLUTION
      guard !departures.isEmpty else { throw CapstoneError.noDepartures }
      let columns = Departure.weatherNames.indices.map { part in
        departures.map { $0.weather[part] }
      }
    #endif
    #if MISTAKE_FILLS_WITH_THE_MEAN
      // Feedback: mean of what is known
      let middles = columns.map(mean)
    #elseif MISTAKE_FILLS_WITH_ZERO
      // Feedback: filled with 0
      let middles = columns.map { median($0) == nil ? nil : 0.0 }
    #elseif SOLUTION
      let middles = columns.map(median)
    #endif
    #if SOLUTION
      if let part = middles.firstIndex(of: nil) {
        throw CapstoneError.neverKnown(Departure.weatherNames[part])
      }
      let known = middles.compactMap { $0 }
      medians = known
      var scaler = StandardScaler()
    #endif
    #if MISTAKE_SCALES_BY_WHAT_IS_KNOWN
      // Feedback: after the holes
      let complete = departures.filter { !$0.weather.contains(nil) }
      let whole = complete.isEmpty ? departures : complete
      try scaler.fit(Matrix(rows: whole.map { Self.numbers($0, known) }))
    #elseif MISTAKE_FORGETS_TO_SCALE
      // Feedback: not scaled
      try scaler.fit(Matrix(rows: [Self.numbers(departures[0], known).map { _ in 0 }]))
    #elseif MISTAKE_SCALES_BY_THE_SAMPLE
      // Feedback: n - 1
      let rows = departures.map { Self.numbers($0, known) }
      let means = (0..<8).map { at in
        rows.reduce(0) { $0 + $1[at] } / Double(rows.count)
      }
      let stretch = rows.count > 1 ? (Double(rows.count) / Double(rows.count - 1)).squareRoot() : 1
      try scaler.fit(
        Matrix(
          rows: rows.map { row in zip(row, means).map { $1 + ($0 - $1) * stretch } }))
    #elseif SOLUTION
      try scaler.fit(Matrix(rows: departures.map { Self.numbers($0, known) }))
    #endif
    #if SOLUTION
      self.scaler = scaler
    #endif
    #if MISTAKE_A_COLUMN_FOR_EVERY_CARRIER
      // Feedback: every carrier
      carriers = Set(departures.map(\.carrier)).sorted()
    #elseif MISTAKE_LEAVES_OUT_THE_LAST
      // Feedback: last carrier
      carriers = Set(departures.map(\.carrier)).sorted().dropLast()
    #elseif MISTAKE_CARRIERS_AS_THEY_COME
      // Feedback: alphabetical
      var seen: [String] = []
      for departure in departures where !seen.contains(departure.carrier) {
        seen.append(departure.carrier)
      }
      carriers = Array(seen.dropFirst())
    #elseif RIGHT_MARKS_AND_INDICES
      var names: [String] = []
      for name in departures.map(\.carrier).sorted() where names.last != name { names.append(name) }
      carriers = Array(names[1...])
    #elseif SOLUTION
      carriers = Set(departures.map(\.carrier)).sorted().dropFirst().map { $0 }
    #else
      // TODO: Remember the medians, then the means and scales of filled rows, then the carriers.
    #endif
  }

  /// Returns the numbers of a departure, of training or any other.
  func row(_ departure: Departure) -> [Double] {
    #if SOLUTION
      let row = Self.numbers(departure, medians)
    #endif
    #if MISTAKE_UNKNOWN_CARRIER_IS_THE_LAST
      // Feedback: training never saw
      let marked = carriers.firstIndex { $0 >= departure.carrier } ?? carriers.count - 1
      let marks = carriers.indices.map { $0 == marked ? 1.0 : 0 }
    #elseif MISTAKE_SCALES_THE_MARKS
      // Feedback: -1
      let marks = carriers.map { $0 == departure.carrier ? 1.0 : -1 }
    #elseif RIGHT_MARKS_AND_INDICES
      var marks = [Double](repeating: 0, count: carriers.count)
      if let place = carriers.firstIndex(of: departure.carrier) { marks[place] = 1 }
    #elseif SOLUTION
      let marks = carriers.map { $0 == departure.carrier ? 1.0 : 0 }
    #endif
    #if RIGHT_MARKS_AND_INDICES
      return row.indices.map { (row[$0] - scaler.means[$0]) / scaler.scales[$0] } + marks
    #elseif SOLUTION
      return zip(row, zip(scaler.means, scaler.scales)).map { ($0 - $1.0) / $1.1 } + marks
    #else
      // TODO: Fill, scale, and add the carrier's columns.
      return [.nan]
    #endif
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
