import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An `errno`.
struct ErrorNumber: Error {
  let code: Int32
}

/// The calls of the system that read, write and rename.
extension Platform {
  static func open(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
    #if canImport(Darwin)
      Darwin.open(path, flags, mode)
    #else
      Glibc.open(path, flags, mode)
    #endif
  }

  /// Reads what is there, as much as the buffer holds; 0 at the end of the file, negative on errors.
  static func read(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
    while true {
      let count = buffer.withUnsafeMutableBytes {
        #if canImport(Darwin)
          Darwin.read(descriptor, $0.baseAddress, $0.count)
        #else
          Glibc.read(descriptor, $0.baseAddress, $0.count)
        #endif
      }
      if count >= 0 || errno != EINTR { return count }
    }
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The path that links at its end lead to, there or not.
  static func behindLinks(_ path: String) -> String {
    var path = path
    var buffer = [CChar](repeating: 0, count: 4096)
    // No system follows more.
    for _ in 0..<40 {
      let count = readlink(path, &buffer, buffer.count)
      guard count > 0 else { break }
      let target = String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
      let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
      path = target.hasPrefix("/") ? target : folder + target
    }
    return path
  }

  /// - Parameter other: A file whose permissions it gets, where that is there; in any case its owner
  ///   may read and write it.
  static func write(
    _ bytes: Data, toNewFile path: String, like other: String, isSynced: Bool
  ) throws(ErrorNumber) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw ErrorNumber(code: errno) }
    defer { close(descriptor) }
    var information = stat()
    if stat(other, &information) == 0 {
      _ = fchmod(descriptor, information.st_mode & 0o777 | 0o600)
    }
    guard writeAll(bytes, to: descriptor), !isSynced || fsync(descriptor) == 0 else {
      throw ErrorNumber(code: errno)
    }
  }

  private static func writeAll(_ bytes: Data, to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        #if canImport(Darwin)
          let count = Darwin.write(descriptor, part.baseAddress, part.count)
        #else
          let count = Glibc.write(descriptor, part.baseAddress, part.count)
        #endif
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }

  static func rename(_ source: String, to path: String) throws(ErrorNumber) {
    #if canImport(Darwin)
      let status = Darwin.rename(source, path)
    #else
      let status = Glibc.rename(source, path)
    #endif
    guard status == 0 else { throw ErrorNumber(code: errno) }
  }
}
