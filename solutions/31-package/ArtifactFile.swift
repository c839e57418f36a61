import Foundation

/// Returns an artifact as the bytes of a model file.
///
/// The file is a ``Header`` and the artifact as JSON with sorted keys, so that the same artifact
/// always gives the same bytes. Size (in bytes) and checksum in the header are those of the JSON
/// alone.
///
/// - Parameters:
///   - artifact: All that a prediction takes.
///   - checksum: What the header says of the JSON; the course uses ``crc32(_:)``.
/// - Throws: ``ArtifactError/notFinite(_:)`` with the name of the first number, in the order of
///   ``Artifact/numbers``, that is NaN or infinite. Whether to refuse parts that do not belong
///   together here too, as ``decode(_:checksum:)`` does, is up to you.
func encode(_ artifact: Artifact, checksum: Checksum) throws -> [UInt8] {
  #if MISTAKE_WRITES_NAN_AS_TEXT
    // Feedback: NaN
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
  #elseif SOLUTION
    if let number = artifact.numbers.first(where: { !$0.value.isFinite }) {
      throw ArtifactError.notFinite(number.name)
    }
    let encoder = JSONEncoder()
  #endif
  #if MISTAKE_KEYS_IN_ANY_ORDER
    // Feedback: another one next time
    encoder.outputFormatting = .prettyPrinted
  #elseif RIGHT_WRITES_LINES
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
  #elseif SOLUTION
    encoder.outputFormatting = .sortedKeys
  #endif
  #if MISTAKE_LEAVES_OUT_THE_SCALER
    // Feedback: preprocessing
    var bare = artifact
    bare.scaler = .identity(artifact.model.weights.count)
    let body = [UInt8](try encoder.encode(bare))
  #elseif SOLUTION
    let body = [UInt8](try encoder.encode(artifact))
  #endif
  #if MISTAKE_SUMS_MORE_THAN_THE_JSON
    // Feedback: its own checksum
    let before = Header(size: body.count, checksum: 0).bytes
    return Header(size: body.count, checksum: checksum(before + body)).bytes + body
  #elseif MISTAKE_COUNTS_CHARACTERS
    // Feedback: more than one byte
    let length = String(decoding: body, as: UTF8.self).count
    return Header(size: length, checksum: checksum(body)).bytes + body
  #elseif SOLUTION
    return Header(size: body.count, checksum: checksum(body)).bytes + body
  #else
    // TODO: Refuse numbers that JSON cannot hold, then write the header and the JSON.
    return []
  #endif
}

/// Returns the artifact in a model file.
///
/// - Parameters:
///   - file: The bytes of the file.
///   - checksum: The one that the file was written with.
/// - Throws: What is wrong with the file, the first of these that applies: what ``Header/split(_:)``
///   throws; ``ArtifactError/newer(version:)``; ``ArtifactError/truncated`` when bytes are missing;
///   ``ArtifactError/altered`` when there are too many or their checksum is another one; what
///   JSONDecoder throws; and ``ArtifactError/inconsistent``.
func decode(_ file: [UInt8], checksum: Checksum) throws -> Artifact {
  #if SOLUTION
    let (header, body) = try Header.split(file)
  #endif
  #if MISTAKE_READS_NEWER_FILES
    // Feedback: newer
  #elseif MISTAKE_ASKS_FOR_THE_VERSION_LAST
    // Feedback: before anything else
  #elseif SOLUTION
    guard header.version <= Header.currentVersion else {
      throw ArtifactError.newer(version: header.version)
    }
  #endif
  #if MISTAKE_CALLS_TRUNCATED_ALTERED
    // Feedback: ends too early
  #elseif SOLUTION
    guard body.count >= header.size else { throw ArtifactError.truncated }
  #endif
  #if MISTAKE_TRUSTS_THE_BYTES
    // Feedback: checksum
    let whole = body.prefix(header.size)
  #elseif MISTAKE_ASKS_FOR_THE_VERSION_LAST
    guard body.count == header.size, checksum(body) == header.checksum else {
      throw ArtifactError.altered
    }
    guard header.version <= Header.currentVersion else {
      throw ArtifactError.newer(version: header.version)
    }
    let whole = body
  #elseif RIGHT_WRITES_LINES
    let (whole, surplus) = (body.prefix(header.size), body.dropFirst(header.size))
    if !surplus.isEmpty || checksum(Array(whole)) != header.checksum { throw ArtifactError.altered }
  #elseif SOLUTION
    guard body.count == header.size, checksum(body) == header.checksum else {
      throw ArtifactError.altered
    }
    let whole = body
  #endif
  #if MISTAKE_TRUSTS_THE_PARTS
    // Feedback: belong together
    return try JSONDecoder().decode(Artifact.self, from: Data(whole))
  #elseif SOLUTION
    let artifact = try JSONDecoder().decode(Artifact.self, from: Data(whole))
    guard artifact.isConsistent else { throw ArtifactError.inconsistent }
    return artifact
  #else
    // TODO: Read the header, refuse what cannot be trusted, then read the JSON.
    return Artifact(
      manifest: Manifest(features: [], dataName: "", dataSize: 0, dataVersion: ""),
      scaler: .identity(0), model: LogisticModel(intercept: .nan, weights: []))
  #endif
}
