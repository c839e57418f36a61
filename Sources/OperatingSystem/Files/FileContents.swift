import Foundation

/// What stands at a path: nothing, something that cannot be read, or these bytes.
///
/// The first two are never the same: what is absent can be written, and what cannot be read may be
/// somebody's work.
package enum FileContents: Sendable, Equatable {
  case absent

  /// - Parameter reason: In words that can follow "it cannot be read:".
  case unreadable(reason: String)
  case bytes(Data)

  /// Reads the file at a path, behind links.
  package init(ofFile path: String) {
    // What is no ordinary file may keep whoever opens it waiting.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      self = Self.isAbsence(errno) ? Self.absent(path) : .unreadable(code: errno)
      return
    }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else {
      self = .unreadable(code: errno)
      return
    }
    guard information.st_mode & S_IFMT != S_IFDIR else {
      self = .unreadable(reason: "it is a folder")
      return
    }
    // A shell may hand over a pipe in a file's place, whose writer takes its time.
    _ = fcntl(descriptor, F_SETFL, 0)
    self.init(reading: descriptor, expected: Int(information.st_size))
  }

  /// Foundation's own way loses 4 KiB with every file that says it is empty, as all in `/proc` do.
  private init(reading descriptor: Int32, expected: Int) {
    var bytes = Data()
    bytes.reserveCapacity(expected)
    var buffer = [UInt8](repeating: 0, count: Swift.min(Swift.max(expected + 1, 1 << 12), 1 << 20))
    while true {
      let count = Platform.read(descriptor, &buffer)
      if count < 0 {
        self = .unreadable(code: errno)
        return
      }
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    self = .bytes(bytes)
  }

  /// Whether a code says that nothing is there, rather than that it cannot be looked at.
  static func isAbsence(_ code: Int32) -> Bool { code == ENOENT || code == ENOTDIR }

  /// What a link leads to may lie on a disk that is not there at the moment.
  private static func absent(_ path: String) -> FileContents {
    let target = Platform.behindLinks(path)
    guard target != path, access(Platform.folder(of: target), F_OK) != 0 else { return .absent }
    return .unreadable(reason: "it is a link to \(target), which is not there")
  }

  private static func unreadable(code: Int32) -> FileContents {
    .unreadable(reason: SystemError.words(code))
  }
}
