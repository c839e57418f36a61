import Foundation
import OperatingSystem

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
    let lock: FileLock
    do {
      lock = try FileLock(waitingFor: File(path + ".lock"))
    } catch {
      throw ProgressError(error)
    }
    defer { lock.release() }
    let old = try read()
    var progress = if let old { try LearnerProgress(decoding: old) } else { LearnerProgress() }
    let before = progress
    change(&progress)
    guard progress != before || old == nil else { return progress }
    do {
      let new = try progress.encoded()
      if let old { try File(backupPath).write(old) }
      // A link stays one: in a folder that is kept in step with other machines lies its target.
      try File(path).write(new)
    } catch let error as SystemError {
      throw ProgressError(error)
    } catch {
      throw .unwritable(path: path, reason: error.localizedDescription)
    }
    return progress
  }

  private func read() throws(ProgressError) -> Data? {
    do {
      return try File(path).bytes()
    } catch {
      throw ProgressError(error)
    }
  }
}

extension ProgressError {
  fileprivate init(_ error: SystemError) {
    self =
      switch error {
      case .unreadable(let path, let reason): .unreadable(path: path, reason: reason)
      case .encoded(let path, let encoding): .unreadable(path: path, reason: "it is \(encoding)")
      case .unwritable(let path, let code):
        .unwritable(path: path, reason: SystemError.words(code))
      case .refused(let call, let code):
        .unwritable(path: call, reason: SystemError.words(code))
      }
  }
}
