// Given: 20-ranking/CancellationModel, as it is given there.
// Copied by `learn author stubs`.

import Foundation
import LessonKit

/// A model of which flights from Newark are cancelled, and how it does on flights it has not seen.
///
/// A logistic regression, fitted by maximum likelihood to the flights of January to September with
/// statsmodels' `Logit`. It reads the hour, the distance and the weather of the scheduled hour, and
/// knows nothing of the day before or of the airline.
struct CancellationModel {
  /// The intercept, then one coefficient for each of `features`, for standardised values.
  private static let coefficients = [
    -4.111431656905036, 0.4374934438709768, -0.6702172320880145, 0.2950748918445786,
    -0.3063749267146521, 0.9458253508205304, 0.5733387813846417, -0.05008667729984173,
    -0.013083045933853212,
  ]
  private static let weatherFeatures = ["temp", "dewp", "humid", "wind_speed", "precip", "visib"]

  /// For each flight of the months, the probability that it is cancelled, 0 ... 1.
  let probabilities: [Double]

  /// Whether it was cancelled, in the same order.
  let cancelled: [Bool]

  /// The hour of its scheduled departure, 0 ... 23, in the same order.
  let hours: [Double]

  /// Reads flights and weather, and predicts the flights of these months; the model has learnt from
  /// those up to the ninth.
  init(months wanted: ClosedRange<Double> = 10...12) throws {
    let flights = try Table(named: "flights_ewr")
    let months = try flights.completeNumbers("month")
    let training = months.indices.filter { months[$0] <= 9 }
    let test = months.indices.filter { wanted.contains(months[$0]) }
    var logOdds = test.map { _ in Self.coefficients[0] }
    for (column, coefficient) in zip(
      try Self.columns(of: flights), Self.coefficients.dropFirst())
    {
      // Learnt from the training rows alone: what fills the holes, then mean and deviation.
      let middle = median(training.map { column[$0] }) ?? .nan
      var scaler = StandardScaler()
      try scaler.fit(Matrix(rows: training.map { [column[$0] ?? middle] }))
      let scaled = try scaler.transform(Matrix(rows: test.map { [column[$0] ?? middle] }))
      for (place, row) in scaled.rows.enumerated() { logOdds[place] += coefficient * row[0] }
    }
    let departures = try flights.strings("dep_time")
    let scheduled = try flights.completeNumbers("hour")
    probabilities = logOdds.map { 1 / (1 + exp(-$0)) }
    cancelled = test.map { departures[$0] == nil }
    hours = test.map { scheduled[$0] }
  }

  /// The features of every flight, column by column; the weather is that of its hour.
  private static func columns(of flights: Table) throws -> [[Double?]] {
    let weather = try Table(named: "weather_ewr")
    let rows = Dictionary(
      zip(try weather.completeStrings("time_hour"), 0..<weather.rowCount),
      uniquingKeysWith: { first, _ in first })
    let places = try flights.completeStrings("time_hour").map { rows[$0] }
    return try ["hour", "distance"].map { try flights.numbers($0) }
      + weatherFeatures.map { name in
        let values = try weather.numbers(name)
        return places.map { place in
          guard let place, let value = values[place] else { return nil }
          // The station once reported a wind of 1048 mph, which is a fault and no wind.
          return name == "wind_speed" && value > 200 ? nil : value
        }
      }
  }
}
