import Foundation

/// What stands at a path, without following a link.
package enum FileKind: Sendable, Equatable {
  case folder
  case file(size: Int)
  case link
  case other

  /// It cannot be looked at.
  case unreadable(reason: String)
}

extension File {
  /// `nil` when nothing stands here.
  package var kind: FileKind? {
    var information = stat()
    guard lstat(path, &information) == 0 else {
      return FileContents.isAbsence(errno) ? nil : .unreadable(reason: SystemError.words(errno))
    }
    switch information.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file(size: Int(information.st_size))
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// Lets every user write to the file.
  ///
  /// - Throws: ``SystemError/unwritable(path:code:)``.
  package func letAllWrite() throws(SystemError) {
    guard chmod(path, 0o666) == 0 else { throw .unwritable(path: name, code: errno) }
  }

  /// When what stands here was changed last.
  package var modified: Date? {
    var information = stat()
    guard lstat(path, &information) == 0 else { return nil }
    #if canImport(Darwin)
      let time = information.st_mtimespec
    #else
      let time = information.st_mtim
    #endif
    return Date(timeIntervalSince1970: Double(time.tv_sec) + Double(time.tv_nsec) / 1e9)
  }

  /// How many bytes the disk that this lies on still takes; `nil` where nobody tells.
  package var freeSpace: Int? {
    var information = statvfs()
    guard statvfs(path, &information) == 0 else { return nil }
    return Int(clamping: UInt64(information.f_bavail) * UInt64(information.f_frsize))
  }

  /// The first bytes of a regular file; `nil` for a link, a device or a pipe.
  ///
  /// Opened without following and without waiting, so that what was put in a file's place since
  /// it was looked at cannot lead elsewhere or hang the reader.
  package func bytesOfRegularFile(limit: Int) -> [UInt8]? {
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
}
