import Foundation
import LessonKit

/// Packs the model of the biopsies into a file, and shows what becomes of files that are not whole.
///
/// Where `LEARN_IMAGES` names a folder, the chart is also written there, as the page shows it.
public func demo() throws {
  let biopsies = try Biopsies()
  try whatGotLost(biopsies)
  checksums()
  try file(biopsies)
  draw(biopsies)
}

/// The page's first table: one model, kept in five ways.
private func whatGotLost(_ biopsies: Biopsies) throws {
  let artifact = biopsies.artifact
  let original = biopsies.rows.map(artifact.probability)
  var table = TextTable(["what was kept", "right of 569", "other answers", "same to the last bit"])
  func add(_ name: String, _ kept: Artifact) {
    let now = biopsies.rows.map(kept.probability)
    table.add(
      name, zip(now, biopsies.labels).count { ($0 >= 0.5) == ($1 == 1) },
      zip(now, original).count { ($0 >= 0.5) != ($1 >= 0.5) },
      zip(now, original).count { $0.bitPattern == $1.bitPattern })
  }
  add("everything, every bit", artifact)
  for digits in [16, 6, 2] {
    add("numbers with \(digits) digits", rounded(artifact, digits: digits))
  }
  var bare = artifact
  bare.scaler = .identity(Biopsies.features.count)
  add("the weights alone", bare)
  show(table)
  let radius = biopsies.scaler.means[0]
  let weight = biopsies.model.weights[0]
  print(
    String(
      format: "A mean radius of %.2f, the average, is %.0f when scaled.", radius,
      (radius - biopsies.scaler.means[0]) / biopsies.scaler.deviations[0]))
  print(
    String(format: "Unscaled, the weight %.2f adds %.1f to the score.", weight, weight * radius))
  print()
}

private func rounded(_ artifact: Artifact, digits: Int) -> Artifact {
  func cut(_ numbers: [Double]) -> [Double] {
    numbers.map { Double(String(format: "%.\(digits)g", $0)) ?? .nan }
  }
  var rounded = artifact
  rounded.scaler = Scaling(
    means: cut(artifact.scaler.means), deviations: cut(artifact.scaler.deviations))
  rounded.model = LogisticModel(
    intercept: cut([artifact.model.intercept])[0], weights: cut(artifact.model.weights))
  return rounded
}

private func checksums() {
  var table = TextTable(["bytes", "CRC-32", "FNV-1a"])
  for text in ["learn", "Learn", "mean_radius,mean_texture", "mean_texture,mean_radius"] {
    let bytes = Array(text.utf8)
    table.add(
      text, String(format: "%08x", crc32(bytes)), String(format: "%016lx", fnv1a64(bytes)))
  }
  show(table)
  for value in [0.1, 0.1 + 0.2, -0.0, .leastNonzeroMagnitude, .nan] {
    print("\(value) is written as", (try? text(of: value)) ?? "nothing: it is refused")
  }
  print()
}

/// Writes the file, reads it back, and reads it again when it is damaged.
private func file(_ biopsies: Biopsies) throws {
  let name = "breast_cancer"
  let data = [UInt8](try Data(contentsOf: URL(filePath: CourseFolder.dataFile(named: name))))
  let artifact = Artifact(
    manifest: manifest(
      features: Biopsies.features, dataName: name + ".csv", data: data, checksum: crc32),
    scaler: biopsies.scaler, model: biopsies.model)
  let bytes = try encode(artifact, checksum: crc32)
  print(String(decoding: bytes, as: UTF8.self))
  print()

  let json = bytes.drop { $0 != UInt8(ascii: "\n") }.dropFirst()
  var newer = Header(size: json.count, checksum: crc32(Array(json)))
  newer.version = 2
  var altered = bytes
  if let last = bytes.lastIndex(of: UInt8(ascii: "1")) { altered[last] += 1 }
  var table = TextTable(["the file", "decode says"])
  table.add("as it was written", outcome(of: bytes, artifact))
  table.add("without its second half", outcome(of: Array(bytes.prefix(bytes.count / 2)), artifact))
  table.add("one digit changed", outcome(of: altered, artifact))
  table.add("of version 2", outcome(of: newer.bytes + json, artifact))
  table.add("breast_cancer.csv", outcome(of: data, artifact))
  show(table)
}

private func outcome(of bytes: [UInt8], _ artifact: Artifact) -> String {
  do {
    let read = try decode(bytes, checksum: crc32)
    let numbers = zip(read.numbers, artifact.numbers)
    return numbers.allSatisfy { sameBits($0.value, $1.value) } && read == artifact
      ? "the same artifact, bit by bit" : "another artifact"
  } catch {
    return "\(error)"
  }
}

/// Shows a chart of the probabilities.
private func draw(_ biopsies: Biopsies) {
  let artifact = biopsies.artifact
  // Every fifth biopsy: more would cover each other.
  let rows = stride(from: 0, to: biopsies.rows.count, by: 5).map { biopsies.rows[$0] }
  let radii = rows.map { $0[0] }
  show(
    Chart(
      "One model, with its scaler and without", x: "mean radius",
      y: Axis("probability of benign", range: -0.05...1.05),
      series: [
        .points("with its scaler", x: radii, y: rows.map(artifact.probability)),
        .points("the weights alone", x: radii, y: rows.map(artifact.model.probability)),
      ],
      guides: [.horizontal(0.5, "called benign above")]),
    savedAs: "31-package-scaler")
}
