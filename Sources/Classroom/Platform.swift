// Every system call of the module.

import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

enum Platform {
  /// What stands at a path, without following a link; `nil` when nothing does.
  static func kind(_ path: String) -> SubmissionFolder.Kind? {
    var information = stat()
    guard lstat(path, &information) == 0 else { return nil }
    switch information.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file(size: Int(information.st_size))
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// The first bytes of a regular file; `nil` for a link, a device or a pipe.
  ///
  /// Opened without following and without waiting, so that what was put in a file's place since
  /// it was looked at cannot lead elsewhere or hang the reader.
  static func read(_ path: String, limit: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var information = stat()
    guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    guard let data = try? handle.read(upToCount: limit) else {
      return information.st_size == 0 ? [] : nil
    }
    return Array(data)
  }

  /// Whether the byte is among the bytes; Swift's own way looks at each through a witness table in a
  /// build for debugging.
  static func contains(_ bytes: [UInt8], _ byte: UInt8) -> Bool {
    bytes.withUnsafeBytes { buffer in
      buffer.baseAddress.map { memchr($0, Int32(byte), buffer.count) != nil } ?? false
    }
  }

  static func modificationDate(_ path: String) -> Date? {
    var information = stat()
    guard lstat(path, &information) == 0 else { return nil }
    #if canImport(Darwin)
      return Date(timeIntervalSince1970: Double(information.st_mtimespec.tv_sec))
    #else
      return Date(timeIntervalSince1970: Double(information.st_mtim.tv_sec))
    #endif
  }

  /// Writes a file so that it is there whole or not at all: under another name, then renamed.
  ///
  /// - Parameter isSynced: Whether it outlives a power cut; what can be made again need not.
  static func writeAtomically(_ text: String, to path: String, isSynced: Bool) throws {
    let slash = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    let temporary = "\(slash).\(getpid())-\(UInt32.random(in: 0...(.max))).part"
    // Foundation's own way of writing waits for the disk each time.
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw ClassroomError.unwritable(path: path, reason: String(cString: strerror(errno)))
    }
    var isWritten = writeAll(text, to: descriptor)
    if isWritten, isSynced { isWritten = fsync(descriptor) == 0 }
    let code = errno
    close(descriptor)
    guard isWritten else {
      unlink(temporary)
      throw ClassroomError.unwritable(path: path, reason: String(cString: strerror(code)))
    }
    do {
      try rename(temporary, to: path)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  private static func writeAll(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = write(descriptor, UnsafeBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }

  static func rename(_ source: String, to path: String) throws {
    #if canImport(Darwin)
      let status = Darwin.rename(source, path)
    #else
      let status = Glibc.rename(source, path)
    #endif
    guard status == 0 else {
      throw ClassroomError.unwritable(path: path, reason: String(cString: strerror(errno)))
    }
  }

  /// Takes a lock that ends with the process; `false` when another process holds it.
  static func lock(_ path: String) -> Bool {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return true }
    return flock(descriptor, LOCK_EX | LOCK_NB) == 0
  }

  /// Whether the program runs as the superuser.
  static var isSuperuser: Bool { geteuid() == 0 }

  static var uptime: Double { Double(DispatchTime.now().uptimeNanoseconds) * 1e-9 }
}
