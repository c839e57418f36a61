/// Answers departures: for each, in their order, the probability that it arrives late.
typealias Model = ([Departure]) throws -> [Double]

/// Makes a model of arrivals, which are all that it may know.
typealias Trainer = ([Arrival]) throws -> Model
