// Given: 32-serve/Predict, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

/// Returns the row of numbers that the model reads for a flight.
///
/// - Parameters:
///   - flight: The carrier, the destination and the hour.
///   - predictor: What the columns of a row mean, and what they are scaled with.
/// - Returns: One number for each of the predictor's columns, in their order:
///   (value - mean) / deviation, to the last bit what training computed. The value is the hour, the
///   miles to the destination, or for a carrier's column 1 when it is the flight's carrier and 0
///   when it is another.
/// - Throws: ``RequestError/unknown(_:)`` with `carrier`, else with `dest`, for a name that the
///   training rows did not have.
func row(for flight: Flight, _ predictor: Predictor) throws -> [Double] {
  guard predictor.carriers.contains(flight.carrier) else { throw RequestError.unknown("carrier") }
  guard let miles = predictor.distances[flight.dest] else { throw RequestError.unknown("dest") }
  func value(_ input: Predictor.Input) -> Double {
    switch input {
    case .hour: Double(flight.hour)
    case .distance: miles
    case .carrier(let code): code == flight.carrier ? 1 : 0
    }
  }
  return predictor.columns.map { (value($0.input) - $0.mean) / $0.deviation }
}

/// Returns the probability of each flight to arrive late.
///
/// A flight has the same probability, to the last bit, whatever flights it comes with.
///
/// - Parameters:
///   - flights: Any number of flights, also none.
///   - predictor: The trained model.
/// - Returns: One probability for each flight, in the same order.
/// - Throws: What ``row(for:_:)`` throws for the first flight that has no row.
func probabilities(of flights: [Flight], _ predictor: Predictor) throws -> [Double] {
  return try flights.map { try predictor.probability(ofRow: row(for: $0, predictor)) }
}
