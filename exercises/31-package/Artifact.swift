import Foundation

/// Everything that a prediction takes: what goes into one file.
struct Artifact: Codable, Equatable {
  var manifest: Manifest
  var scaler: Scaling
  var model: LogisticModel

  /// The probability of class 1 for one row, in the units of the data and in the order of
  /// `manifest.features`.
  func probability(_ row: [Double]) -> Double {
    model.probability(scaler.transform(row))
  }

  /// Every number of the file with a name for it, so that an error can say which one it means.
  var numbers: [(name: String, value: Double)] {
    [("model.intercept", model.intercept)]
      + model.weights.enumerated().map { ("model.weights[\($0)]", $1) }
      + scaler.means.enumerated().map { ("scaler.means[\($0)]", $1) }
      + scaler.deviations.enumerated().map { ("scaler.deviations[\($0)]", $1) }
  }

  /// Whether there is one mean, one deviation and one weight for each feature.
  var isConsistent: Bool {
    [scaler.means, scaler.deviations, model.weights].allSatisfy {
      $0.count == manifest.features.count
    }
  }
}

/// What a model was made of.
struct Manifest: Codable, Equatable {
  /// The columns that the model reads, in its order.
  var features: [String]

  /// The file that it learnt from, and that file's size in bytes.
  var dataName: String
  var dataSize: Int

  /// The checksum of that file: eight hexadecimal digits in lower case.
  var dataVersion: String
}

/// What a ``StandardScaler`` learnt from the training rows, in a form that can be kept.
struct Scaling: Codable, Equatable {
  var means: [Double]
  var deviations: [Double]

  /// The scaling of `count` features that changes nothing.
  static func identity(_ count: Int) -> Scaling {
    Scaling(means: Array(repeating: 0, count: count), deviations: Array(repeating: 1, count: count))
  }

  func transform(_ row: [Double]) -> [Double] {
    zip(row, zip(means, deviations)).map { value, feature in (value - feature.0) / feature.1 }
  }
}

/// A logistic regression on features that were scaled.
struct LogisticModel: Codable, Equatable {
  var intercept: Double
  var weights: [Double]

  func probability(_ scaled: [Double]) -> Double {
    let score = zip(weights, scaled).reduce(intercept) { $0 + $1.0 * $1.1 }
    // Never exp of a large positive number, which overflows.
    return score < 0 ? exp(score) / (1 + exp(score)) : 1 / (1 + exp(-score))
  }
}
