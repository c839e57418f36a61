/// Computes a number from bytes that changes when they do.
typealias Checksum = ([UInt8]) -> UInt32

/// What a model file is refused for.
enum ArtifactError: Error, Equatable {
  /// The file is something else.
  case notAnArtifact

  /// It was written by a newer program, in a schema that this one does not know.
  case newer(version: Int)

  /// It ends too early.
  case truncated

  /// It is not what was written: its checksum is another one, or bytes follow its end.
  case altered

  /// A number in it is NaN or infinite; the name says which.
  case notFinite(String)

  /// Its parts do not belong together: one has more features than another.
  case inconsistent
}

/// The first line of a model file: `learn-model 1 376 c0ffee11`, and a line feed.
///
/// It tells what follows: the version of the schema, the number of bytes, and their checksum.
struct Header: Equatable {
  /// The newest schema that this program can read, and the one that it writes.
  static let currentVersion = 1

  var version = Header.currentVersion
  var size: Int
  var checksum: UInt32

  /// The line as it stands in the file, its line feed included.
  var bytes: [UInt8] {
    let digits = String(checksum, radix: 16)
    let padded = String(repeating: "0", count: 8 - digits.count) + digits
    return Array("learn-model \(version) \(size) \(padded)\n".utf8)
  }

  /// Parts a file into its header and the bytes that follow it, however many there are.
  ///
  /// - Throws: ``ArtifactError/truncated`` when the file ends within the header,
  ///   ``ArtifactError/notAnArtifact`` when it does not begin with one.
  static func split(_ file: [UInt8]) throws -> (header: Header, body: [UInt8]) {
    let magic = Array("learn-model ".utf8)
    guard file.starts(with: magic) || magic.starts(with: file) else {
      throw ArtifactError.notAnArtifact
    }
    guard let end = file.firstIndex(of: UInt8(ascii: "\n")) else { throw ArtifactError.truncated }
    let fields = String(decoding: file[..<end], as: UTF8.self).split(separator: " ")
    guard fields.count == 4, let version = Int(fields[1]), version > 0, let size = Int(fields[2]),
      size >= 0,
      let checksum = UInt32(fields[3], radix: 16)
    else { throw ArtifactError.notAnArtifact }
    let header = Header(version: version, size: size, checksum: checksum)
    // One header has one spelling, so a changed byte cannot hide in another.
    guard header.bytes.elementsEqual(file[...end]) else { throw ArtifactError.notAnArtifact }
    return (header, Array(file[(end + 1)...]))
  }
}
