import Foundation
import LessonKit

/// Walks down the error of 442 patients: too fast, too slow, and in batches.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  let table = try Table(named: "diabetes")
  let raw = try table.matrix(table.columnNames.filter { $0 != "target" })
  let (scaled, target) = try patients()
  try rawColumns(raw.addingIntercept(), target)
  try curvatures(raw.addingIntercept(), scaled)
  try measured()
  try rates(scaled, target)
  try batches(scaled, target)
}

/// The page's first question: the columns as they are.
private func rawColumns(_ features: Matrix, _ target: [Double]) throws {
  var report = TextTable(["as measured: rate", "steps", "mean squared error"])
  let zeros = [Double](repeating: 0, count: features.columnCount)
  report.add("", "0", number(try meanSquaredError(zeros, features, target)))
  for (rate, counts) in [(0.1, [1, 2, 10, 75]), (0.00001, [1, 10, 100, 1000])] {
    for steps in counts {
      report.add("\(rate)", "\(steps)", try error(features, target, rate: rate, steps: steps))
    }
  }
  show(report)
}

/// How strongly the error bends along the axes of its bowl, and what rate that allows.
private func curvatures(_ raw: Matrix, _ scaled: Matrix) throws {
  var report = TextTable(["columns", "strongest bend", "weakest", "ratio", "largest rate"])
  for (name, features) in [("as measured", raw), ("standardised", scaled)] {
    let bends = try bends(of: features)
    guard let least = bends.min(), let most = bends.max() else { continue }
    report.add(
      name, number(most), String(format: "%.4f", least), number(most / least),
      String(format: "%.7f", 2 / most))
  }
  show(report)
}

/// The eigenvalues of 2/n XᵀX, by Jacobi's rotations: each makes one element beside the diagonal 0.
private func bends(of features: Matrix) throws -> [Double] {
  let count = features.columnCount
  var bend = try features.transposed.times(features)
  for _ in 0..<12 {
    for low in 0..<count {
      for high in (low + 1)..<max(count, low + 1) where bend[low, high] != 0 {
        let angle = 0.5 * atan2(2 * bend[low, high], bend[high, high] - bend[low, low])
        let (cosine, sine) = (cos(angle), sin(angle))
        for k in 0..<count {
          let (a, b) = (bend[k, low], bend[k, high])
          (bend[k, low], bend[k, high]) = (cosine * a - sine * b, sine * a + cosine * b)
        }
        for k in 0..<count {
          let (a, b) = (bend[low, k], bend[high, k])
          (bend[low, k], bend[high, k]) = (cosine * a - sine * b, sine * a + cosine * b)
        }
      }
    }
  }
  return (0..<count).map { 2 * bend[$0, $0] / Double(features.rowCount) }
}

/// The error of a measured slope against the step, for e to the x at 1, whose slope is e.
private func measured() throws {
  let exponents = Array(stride(from: -1.0, through: -13, by: -0.25))
  let steps = exponents.map { pow(10, $0) }
  let central = steps.map { step -> Double in
    let slope = numericGradient(of: { exp($0[0]) }, at: [1], step: step).first ?? .nan
    return log10(max(abs(slope / M_E - 1), 1e-17))
  }
  let oneSided = steps.map { step in
    log10(max(abs((exp(1 + step) - exp(1)) / step / M_E - 1), 1e-17))
  }
  var report = TextTable(["step", "to one side", "to both sides"])
  for (index, exponent) in exponents.enumerated() where exponent.rounded() == exponent {
    report.add("1e\(Int(exponent))", power(oneSided[index]), power(central[index]))
  }
  show(report)
  show(
    Chart(
      "How far a measured slope is off", x: "step, log₁₀", y: "relative error, log₁₀",
      series: [
        .line("to one side", x: exponents, y: oneSided),
        .line("to both sides", x: exponents, y: central),
      ]),
    savedAs: "12-descent-step")
}

/// The error step by step, for four rates.
private func rates(_ features: Matrix, _ target: [Double]) throws {
  var report = TextTable(["standardised: rate", "after 1", "after 10", "after 100"])
  var series: [Series] = []
  for rate in [0.01, 0.1, 0.24, 0.3] {
    report.add(
      "\(rate)", try error(features, target, rate: rate, steps: 1),
      try error(features, target, rate: rate, steps: 10),
      try error(features, target, rate: rate, steps: 100))
    let errors = try (0...10).map { steps -> Double in
      let weights = try gradientDescent(features, target, rate: rate, steps: steps)
      return weights.count == features.columnCount
        ? min(try meanSquaredError(weights, features, target), 60_000) : .nan
    }
    series.append(.line("rate \(rate)", x: (0...10).map(Double.init), y: errors))
  }
  show(report)
  show(
    Chart(
      "Ten steps at four rates", x: "step", y: Axis("mean squared error", range: 0...40_000),
      series: series, guides: [.horizontal(2859.7, "the least there is")]),
    savedAs: "12-descent-rates")
}

/// Ten times through all rows, in batches of different sizes.
private func batches(_ features: Matrix, _ target: [Double]) throws {
  var report = TextTable(["batch size, rate 0.05", "after 1 epoch", "after 2", "after 10"])
  var series: [Series] = []
  for size in [442, 32] {
    var weights = [Double](repeating: 0, count: features.columnCount)
    var errors = [try meanSquaredError(weights, features, target)]
    for epoch in 0..<10 {
      var random = SplitMix64(seed: 42 + UInt64(epoch))
      let order = random.shuffledIndices(count: target.count)
      let next = try sgdEpoch(
        weights, features, target, order: order, batchSize: size, rate: 0.05)
      guard next.count == weights.count else { break }
      weights = next
      errors.append(try meanSquaredError(weights, features, target))
    }
    func text(_ epoch: Int) -> String { errors.count > epoch ? number(errors[epoch]) : "-" }
    report.add("\(size)", text(1), text(2), text(10))
    series.append(
      .line("batches of \(size)", x: errors.indices.map(Double.init), y: errors))
  }
  show(report)
  show(
    Chart(
      "Ten epochs, rate 0.05", x: "epochs: how often each row was looked at",
      y: Axis("mean squared error", range: 0...30_000), series: series,
      guides: [.horizontal(2859.7, "the least there is")]),
    savedAs: "12-descent-batches")
}

private func error(
  _ features: Matrix, _ target: [Double], rate: Double, steps: Int
) throws -> String {
  do {
    let weights = try gradientDescent(features, target, rate: rate, steps: steps)
    guard weights.count == features.columnCount else { return "-" }
    return number(try meanSquaredError(weights, features, target))
  } catch DescentError.diverged(let step) {
    return "stopped at step \(step)"
  }
}

private func number(_ value: Double) -> String {
  guard value.isFinite else { return "-" }
  return value < 1e9 ? String(format: "%.1f", value) : String(format: "%.2e", value)
}

private func power(_ exponent: Double) -> String {
  exponent.isFinite ? String(format: "%.0e", pow(10, exponent)) : "-"
}
