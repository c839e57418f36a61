import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What can be wrong with the progress file.
package enum ProgressError: Error, Equatable, Sendable {
  /// The file is not what this program writes; it is left as it is.
  case corrupt(line: Int?, reason: String)

  /// A later version of the program wrote it.
  case newer(schema: Int)
  case unreadable(path: String, reason: String)
  case unwritable(path: String, reason: String)
}

/// Keeps `progress.json`: atomic, locked, with the last good version beside it.
package struct ProgressStore: Sendable {
  /// The absolute path of `progress.json`.
  package let path: String

  package init(path: String) {
    self.path = path
  }

  /// The version before the last change.
  package var backupPath: String { path + ".backup" }

  /// - Returns: Empty progress when there is no file yet.
  /// - Throws: ``ProgressError``; a file that cannot be read is never taken for an empty one.
  package func load() throws(ProgressError) -> LearnerProgress {
    guard let data = try read() else { return LearnerProgress() }
    return try LearnerProgress(decoding: data)
  }

  /// Reads, changes and writes the progress under a lock that other programs respect.
  ///
  /// The new text is written to another file, synced and renamed, so that whoever reads finds one
  /// version or the other, whenever the machine stops.
  @discardableResult
  package func update(_ change: (inout LearnerProgress) -> Void) throws(ProgressError)
    -> LearnerProgress
  {
    let lock = try Lock(path: path + ".lock")
    defer { lock.release() }
    let old = try read()
    var progress = if let old { try LearnerProgress(decoding: old) } else { LearnerProgress() }
    let before = progress
    change(&progress)
    guard progress != before || old == nil else { return progress }
    do {
      let new = try progress.encoded()
      if let old { try replace(backupPath, with: old) }
      try replace(path, with: new)
    } catch let error as ProgressError {
      throw error
    } catch {
      throw .unwritable(path: path, reason: error.localizedDescription)
    }
    return progress
  }

  private func read() throws(ProgressError) -> Data? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do {
      return try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw .unreadable(path: path, reason: error.localizedDescription)
    }
  }

  private func replace(_ path: String, with data: Data) throws(ProgressError) {
    let temporary = "\(path).\(getpid())"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw unwritable() }
    let isWritten = data.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = write(file, rest.withUnsafeBytes(\.baseAddress), rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return fsync(file) == 0
    }
    guard isWritten else {
      let error = unwritable()
      close(file)
      unlink(temporary)
      throw error
    }
    close(file)
    guard rename(temporary, path) == 0 else {
      let error = unwritable()
      unlink(temporary)
      throw error
    }
  }

  private func unwritable() -> ProgressError {
    .unwritable(path: path, reason: String(cString: strerror(errno)))
  }

  private struct Lock {
    private let file: Int32

    init(path: String) throws(ProgressError) {
      file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard file >= 0 else {
        throw .unwritable(path: path, reason: String(cString: strerror(errno)))
      }
      while flock(file, LOCK_EX) != 0, errno == EINTR {}
    }

    /// The file stays: removing it would let two programs lock two files of one name.
    func release() {
      close(file)
    }
  }
}
