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
  // TODO: Refuse numbers that JSON cannot hold, then write the header and the JSON.
  return []
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
  // TODO: Read the header, refuse what cannot be trusted, then read the JSON.
  return Artifact(
    manifest: Manifest(features: [], dataName: "", dataSize: 0, dataVersion: ""),
    scaler: .identity(0), model: LogisticModel(intercept: .nan, weights: []))
}
