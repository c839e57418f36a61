// Given: 32-serve/Predictor, as it is given there.
// Copied by `learn author stubs`.

import Foundation
import LessonKit

/// A trained model together with its preprocessing.
struct Predictor: Sendable {
  /// What a number of a row says of a flight.
  enum Input: Hashable, Sendable {
    /// The hour of departure, 0 ... 23.
    case hour

    /// The distance to the destination in miles.
    case distance

    /// 1 for flights of this carrier, 0 for others.
    case carrier(String)
  }

  struct Column: Sendable {
    var input: Input

    /// A value is scaled with what the training rows had: (value - mean) / deviation.
    var mean: Double
    var deviation: Double

    var weight: Double
  }

  /// One for each number of a row, in the order of the row.
  var columns: [Column]
  var intercept: Double

  /// The miles to each destination of the training rows.
  var distances: [String: Double]

  /// Every carrier of the training rows; one of them has no column, and is what all zeros mean.
  var carriers: Set<String>

  var vocabulary: Vocabulary {
    Vocabulary(carriers: carriers, destinations: Set(distances.keys))
  }

  /// The probability of class 1 for a row of scaled numbers, one for each of ``columns``.
  func probability(ofRow row: [Double]) -> Double {
    let score = zip(columns, row).reduce(intercept) { $0 + $1.0.weight * $1.1 }
    // Never exp of a large positive number, which overflows.
    return score < 0 ? exp(score) / (1 + exp(score)) : 1 / (1 + exp(-score))
  }

  /// The model of the lesson: does a flight arrive 15 minutes late or more?
  ///
  /// `LogisticRegression(C=1, tol=1e-8, max_iter=100000)` of scikit-learn 1.9.1 found the weights on
  /// the 5,852 flights of January to June in the table whose arrival is known. (Its own tolerance
  /// stops earlier, at other weights.) Means and deviations (population) are of the same rows.
  ///
  /// - Parameter table: flights_ewr; the distances are the first ones from January to June.
  static func lateArrivals(_ table: Table) throws -> Predictor {
    let months = try table.completeIntegers("month")
    let miles = try table.completeNumbers("distance")
    var distances: [String: Double] = [:]
    for (index, dest) in try table.completeStrings("dest").enumerated() where months[index] <= 6 {
      distances[dest] = distances[dest] ?? miles[index]
    }
    let numbers = [
      Column(
        input: .hour, mean: 12.943267259056732, deviation: 4.666256700432146,
        weight: 0.5838333478690646),
      Column(
        input: .distance, mean: 1028.8188653451812, deviation: 733.74705631547,
        weight: 0.04658562498079302),
    ]
    let carriers = [
      ("AA", -0.41851916510301046), ("AS", -0.8472996585751675), ("B6", 0.07160794216782668),
      ("DL", 0.07495378181150161), ("EV", 0.5680734519395276), ("MQ", 0.5461181427271353),
      ("UA", -0.12584042134130832), ("US", -0.07283334411452448), ("VX", -0.35030219096331083),
      ("WN", 0.21001745558063642),
    ]
    return Predictor(
      columns: numbers
        + carriers.map { Column(input: .carrier($0.0), mean: 0, deviation: 1, weight: $0.1) },
      intercept: -1.1711652889236763, distances: distances,
      carriers: Set(carriers.map(\.0) + ["9E"]))
  }
}
