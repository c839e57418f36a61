import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import PackageLesson

private let leavesOutTheScaler = Mistake(
  "LEAVES_OUT_THE_SCALER",
  "The weights came back and the preprocessing did not. They are weights of scaled features: without "
    + "the scaler they predict nonsense, and nothing looks wrong.")
private let writesNaNAsText = Mistake(
  "WRITES_NAN_AS_TEXT",
  "A file was written although a number is NaN or infinite. Whoever reads it predicts NaN, or stops. "
    + "The program that has the number can still say which one it is.")
private let readsNewerFiles = Mistake(
  "READS_NEWER_FILES",
  "The file says that it is newer than this program. It may look readable and mean something else.")
private let callsTruncatedAltered = Mistake(
  "CALLS_TRUNCATED_ALTERED",
  "The file ends too early, and the header says so. Whoever copied half of it needs to know just that."
)
private let trustsTheBytes = Mistake(
  "TRUSTS_THE_BYTES",
  "The bytes are not those that were written. The checksum tells, if somebody compares it, and so "
    + "does the size.")
private let trustsTheParts = Mistake(
  "TRUSTS_THE_PARTS",
  "The file is whole, but its parts do not belong together: a missing weight would be left out of "
    + "every sum without a word.")

private let sumsMoreThanTheJSON = Mistake(
  "SUMS_MORE_THAN_THE_JSON",
  "The checksum is not that of the JSON, as it stands after the header. A header cannot hold its own "
    + "checksum.")
private let keysInAnyOrder = Mistake(
  "KEYS_IN_ANY_ORDER",
  "The keys come in an order that may be another one next time. Then the same model has two "
    + "checksums, and nobody can tell whether it is the same.")

@Suite("Artifact file", .exercise("31-package/ArtifactFile"))
struct ArtifactFileSuite {
  @Test("The file begins with a header that describes the JSON after it")
  func header() {
    check("encode(small): the header", try parts(small).header, satisfies: "what the JSON is like")
    {
      (try? parts(small))?.body.count == $0.size && $0.size > 100 && $0.version == 1
    }
    check(
      "encode(small): the checksum in the header, compared with that of the JSON",
      try {
        let (header, body) = try parts(small)
        return header.checksum == sum(body)
      }(), is: true, mistakes: [sumsMoreThanTheJSON.gives(false)])
  }

  @Test("What is encoded is decoded, preprocessing and origin included")
  func roundTrip() {
    check(
      "decode(encode(small))", try decode(encode(small, checksum: sum), checksum: sum), is: small,
      mistakes: [
        leavesOutTheScaler.when { $0.scaler == .identity(2) && $0.model == small.model }
      ])
  }

  @Test("No bit of any number is lost")
  func bits() {
    var random = SplitMix64(seed: 31)
    let numbers =
      [-0.0, 0.1 + 0.2, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .ulpOfOne]
      + (0..<995).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
    var artifact = small
    artifact.manifest.features = numbers.indices.map { "feature \($0)" }
    artifact.scaler = StandardScaler(means: numbers, deviations: numbers.reversed())
    artifact.model = LogisticModel(intercept: -0.0, weights: numbers)
    let expected = artifact.numbers.map(\.value.bitPattern)
    check(
      "decode(encode(an artifact of special and random numbers)): how many are not the same",
      try {
        let came = try decode(encode(artifact, checksum: sum), checksum: sum).numbers
        let kept = zip(came, expected).count { $0.value.bitPattern == $1 }
        return max(came.count, expected.count) - kept
      }(),
      is: 0, mistakes: [leavesOutTheScaler.gives(2 * numbers.count)])
  }

  @Test("The same artifact gives the same bytes, its keys in order")
  func keys() {
    let keys = [
      "manifest", "dataName", "dataSize", "dataVersion", "features", "model", "intercept",
      "weights", "scaler", "deviations", "means",
    ]
    check(
      "encode(small): its keys in the order of the file",
      try {
        let json = String(decoding: try encode(small, checksum: sum), as: UTF8.self)
        return keys.filter { place(of: $0, in: json) < .max }.sorted { first, second in
          place(of: first, in: json) < place(of: second, in: json)
        }
      }(),
      is: keys, mistakes: [keysInAnyOrder.when { Set($0) == Set(keys) }])
  }

  @Test("A number that is not finite is refused by its name")
  func notFinite() {
    var infinite = small
    infinite.scaler.deviations[1] = -.infinity
    infinite.model.weights[0] = .nan
    check(
      "encode(an artifact with the weights [nan, 4])", try !encode(infinite, checksum: sum).isEmpty,
      throws: ArtifactError.notFinite("model.weights[0]"), mistakes: [writesNaNAsText.gives(true)])
    infinite.model.weights[0] = 3
    check(
      "encode(an artifact with the deviations [2, -inf])",
      try !encode(infinite, checksum: sum).isEmpty,
      throws: ArtifactError.notFinite("scaler.deviations[1]"),
      mistakes: [writesNaNAsText.gives(true)])
  }

  @Test("A newer file is refused before anything else in it is believed")
  func newer() throws {
    check(
      "decode(a file of version 2)", try decode(file(small, version: 2), checksum: sum),
      throws: ArtifactError.newer(version: 2), mistakes: [readsNewerFiles.gives(small)])
    var header = Header(size: 2, checksum: 0)
    header.version = 3
    check(
      "decode(a file of version 3 with other contents): its error",
      error(of: header.bytes + Array("<a/>".utf8)), is: "newer(version: 3)",
      mistakes: [readsNewerFiles.gives("altered")])
  }

  @Test("A file that ends too early is called truncated, wherever it ends")
  func truncated() throws {
    let whole = try file(small)
    let header = try Header.split(whole).header.bytes.count
    for count in 0..<whole.count {
      guard
        check(
          "decode(the first \(count) of \(whole.count) bytes): its error",
          error(of: Array(whole.prefix(count))), is: "truncated",
          // Of a header that is not whole, the given code says so.
          mistakes: count < header
            ? []
            : [
              callsTruncatedAltered.gives("altered"), callsTruncatedAltered.gives("DecodingError"),
            ])
      else { return }
    }
  }

  @Test("A file of which any single bit was changed is refused")
  func altered() throws {
    let whole = try file(small)
    let header = try Header.split(whole).header.bytes.count
    for bit in 0..<whole.count * 8 {
      var changed = whole
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      guard
        check(
          "decode(the file with bit \(bit % 8) of byte \(bit / 8) changed): its error",
          error(of: changed), satisfies: "one that says what is wrong with the file",
          mistakes: bit / 8 < header
            ? []
            : [trustsTheBytes.when { ["none", "inconsistent", "DecodingError"].contains($0) }],
          where: { ["notAnArtifact", "newer", "truncated", "altered"].contains(name(of: $0)) })
      else { return }
    }
  }

  @Test("Changed bytes and bytes after the end are called altered")
  func alteredByName() throws {
    let whole = try file(small)
    var changed = whole
    changed[whole.count - 3] ^= 1
    for (words, bytes) in [
      ("the file and one more line", whole + [10]), ("the file with one bit changed", changed),
    ] {
      guard
        check(
          "decode(\(words)): its error", error(of: bytes), is: "altered",
          mistakes: [
            trustsTheBytes.gives("none"), trustsTheBytes.gives("DecodingError"),
          ])
      else { return }
    }
  }

  @Test("Another kind of file is refused")
  func another() throws {
    let table = [UInt8](try Data(contentsOf: URL(filePath: CourseFolder.dataFile(named: "iris"))))
    check("decode(iris.csv): its error", error(of: table), is: "notAnArtifact")
  }

  @Test("Parts that do not belong together are refused")
  func inconsistent() {
    var artifact = small
    artifact.model.weights = [3]
    check(
      "decode(a file of 2 features and 1 weight)",
      try decode(file(artifact), checksum: sum), throws: ArtifactError.inconsistent,
      mistakes: [trustsTheParts.gives(artifact)])
  }

  @Test("The model of the biopsies is as good after it was in a file")
  func biopsies() throws {
    let biopsies = try Biopsies()
    let artifact = biopsies.artifact
    check(
      "decode(encode(biopsies)): the probabilities of all rows",
      try biopsies.rows.map(
        decode(encode(artifact, checksum: sum), checksum: sum).probability),
      is: biopsies.rows.map(artifact.probability),
      mistakes: [leavesOutTheScaler.when { $0.allSatisfy { $0 < 1e-9 } }])
    // statsmodels: Logit(target, [1, mean_radius, mean_texture]).fit().llf; closed form from the
    // published coefficients, so 1e-9 leaves room for another order of adding 569 terms.
    check(
      "decode(encode(biopsies)): the log-likelihood",
      try logLikelihood(decode(encode(artifact, checksum: sum), checksum: sum), biopsies),
      is: -145.56165318904533, within: .relative(1e-9),
      mistakes: [leavesOutTheScaler.when { $0 < -1000 }])
  }

  // MARK: The small artifact, and files of it that no encoder would write

  private let small = Artifact(
    manifest: Manifest(
      features: ["radius", "texture"], dataName: "a.csv", dataSize: 12, dataVersion: "0000beef"),
    scaler: StandardScaler(means: [10, 0.5], deviations: [2, 0.25]),
    model: LogisticModel(intercept: -0.75, weights: [3, 4]))

  /// What decoding throws, in words, so that one wrong answer can be told from another.
  private func error(of file: [UInt8]) -> String {
    do {
      _ = try decode(file, checksum: sum)
      return "none"
    } catch let error as ArtifactError {
      return "\(error)"
    } catch {
      return "\(type(of: error))"
    }
  }

  /// The error without what it carries.
  private func name(of error: String) -> String { String(error.prefix { $0 != "(" }) }

  private func logLikelihood(_ artifact: Artifact, _ biopsies: Biopsies) -> Double {
    zip(biopsies.rows, biopsies.labels).reduce(0) { sum, biopsy in
      let benign = artifact.probability(biopsy.0)
      return sum + log(biopsy.1 == 1 ? benign : 1 - benign)
    }
  }

  private func place(of key: String, in json: String) -> Int {
    guard let range = json.range(of: "\"\(key)\"") else { return .max }
    return json.distance(from: json.startIndex, to: range.lowerBound)
  }

  /// A checksum that is good enough here, so that no exercise waits for another one.
  private func sum(_ bytes: [UInt8]) -> UInt32 {
    bytes.reduce(7) { $0 &* 31 &+ UInt32($1) }
  }

  private func parts(_ artifact: Artifact) throws -> (header: Header, body: [UInt8]) {
    try Header.split(encode(artifact, checksum: sum))
  }

  /// A sound file, written without the learner's function.
  private func file(_ artifact: Artifact, version: Int = 1) throws -> [UInt8] {
    let body = [UInt8](try JSONEncoder().encode(artifact))
    var header = Header(size: body.count, checksum: sum(body))
    header.version = version
    return header.bytes + body
  }
}
