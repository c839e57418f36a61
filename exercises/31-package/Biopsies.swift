import LessonKit

/// The lesson's data and the model that was trained on it: is a biopsy benign?
struct Biopsies {
  /// The columns that the model reads.
  static let features = ["mean_radius", "mean_texture"]

  /// The values of ``features`` for each biopsy.
  let rows: [[Double]]

  /// 1 for benign, 0 for malignant.
  let labels: [Double]

  /// The mean and the population standard deviation of each feature.
  let scaler: Scaling

  init() throws {
    let table = try Table(named: "breast_cancer")
    let matrix = try table.matrix(Biopsies.features)
    rows = matrix.rows
    labels = try table.completeNumbers("target")
    var fitted = StandardScaler()
    try fitted.fit(matrix)
    scaler = Scaling(means: fitted.means, deviations: fitted.scales)
  }

  /// The logistic regression of maximum likelihood, for scaled features.
  ///
  /// statsmodels' `Logit` found the weights for features in their own units; multiplied with the
  /// deviations, they give the same probabilities for scaled ones.
  var model: LogisticModel {
    let weights = [-1.0571018305242716, -0.21814100610428083]
    return LogisticModel(
      intercept: zip(weights, scaler.means).reduce(19.84941656646773) { $0 + $1.0 * $1.1 },
      weights: zip(weights, scaler.deviations).map { $0 * $1 })
  }

  /// The model with its scaler, its manifest written by hand.
  var artifact: Artifact {
    Artifact(
      manifest: Manifest(
        features: Biopsies.features, dataName: "breast_cancer.csv", dataSize: 121_385,
        dataVersion: "2be29481"),
      scaler: scaler, model: model)
  }
}
