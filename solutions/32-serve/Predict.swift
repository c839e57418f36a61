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
  #if MISTAKE_TAKES_UNKNOWN_FOR_NONE
    // Feedback: all zeros
    let miles = predictor.distances[flight.dest] ?? 0
  #elseif SOLUTION
    guard predictor.carriers.contains(flight.carrier) else { throw RequestError.unknown("carrier") }
    guard let miles = predictor.distances[flight.dest] else { throw RequestError.unknown("dest") }
  #endif
  #if SOLUTION
    func value(_ input: Predictor.Input) -> Double {
      switch input {
      case .hour: Double(flight.hour)
      case .distance: miles
      case .carrier(let code): code == flight.carrier ? 1 : 0
      }
    }
  #endif
  #if MISTAKE_LEAVES_VALUES_UNSCALED
    // Feedback: not scaled
    return predictor.columns.map { value($0.input) }
  #elseif MISTAKE_DIVIDES_ONLY_THE_MEAN
    // Feedback: only the mean
    return predictor.columns.map { value($0.input) - $0.mean / $0.deviation }
  #elseif MISTAKE_MULTIPLIES_BY_THE_RECIPROCAL
    // Feedback: last bit
    return predictor.columns.map { (value($0.input) - $0.mean) * (1 / $0.deviation) }
  #elseif MISTAKE_ASSUMES_THE_ORDER
    // Feedback: order of the columns
    let carriers = predictor.carriers.sorted().dropFirst().map(Predictor.Input.carrier)
    return zip(predictor.columns, [.hour, .distance] + carriers).map { column, input in
      (value(input) - column.mean) / column.deviation
    }
  #elseif RIGHT_STEP_BY_STEP
    var numbers: [Double] = []
    for column in predictor.columns {
      let distance = value(column.input) - column.mean
      numbers.append(distance / column.deviation)
    }
    return numbers
  #elseif SOLUTION
    return predictor.columns.map { (value($0.input) - $0.mean) / $0.deviation }
  #else
    // TODO: For each column find the value that it asks for, and scale it.
    return [.nan]
  #endif
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
  #if MISTAKE_SCALES_EACH_BATCH
    // Feedback: company
    let rows = try flights.map { try row(for: $0, predictor) }
    let count = Double(rows.count)
    let scales = predictor.columns.indices.map { index in
      let mean = rows.reduce(0) { $0 + $1[index] } / count
      let spread = rows.reduce(0) { $0 + ($1[index] - mean) * ($1[index] - mean) } / count
      return (mean: mean, deviation: spread > 0 ? spread.squareRoot() : 1)
    }
    return rows.map { row in
      predictor.probability(ofRow: zip(row, scales).map { ($0 - $1.mean) / $1.deviation })
    }
  #elseif MISTAKE_SKIPS_UNKNOWN_FLIGHTS
    // Feedback: left out
    return flights.compactMap { try? predictor.probability(ofRow: row(for: $0, predictor)) }
  #elseif RIGHT_STEP_BY_STEP
    // Flights that are alike are asked once.
    let rows = try flights.map { try row(for: $0, predictor) }
    var known: [[Double]: Double] = [:]
    for row in rows where known[row] == nil { known[row] = predictor.probability(ofRow: row) }
    return rows.map { known[$0] ?? .nan }
  #elseif SOLUTION
    return try flights.map { try predictor.probability(ofRow: row(for: $0, predictor)) }
  #else
    // TODO: Ask the predictor about the row of each flight.
    return [.nan]
  #endif
}
