import Foundation

/// A lock on a file that other programs respect, and that ends with this one.
package struct FileLock: Sendable {
  private let descriptor: Int32

  /// Waits until nobody else holds the lock.
  ///
  /// - Throws: ``SystemError/unwritable(path:code:)`` when there can be no lock.
  package init(waitingFor file: File) throws(SystemError) {
    descriptor = try Self.open(file)
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
  }

  /// Takes the lock, or is `nil` when another program holds it.
  ///
  /// - Throws: ``SystemError/unwritable(path:code:)`` when there can be no lock.
  package init?(of file: File) throws(SystemError) {
    descriptor = try Self.open(file)
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      close(descriptor)
      return nil
    }
  }

  /// The file stays: removing it would let two programs lock two files of one name.
  package func release() {
    close(descriptor)
  }

  private static func open(_ file: File) throws(SystemError) -> Int32 {
    let descriptor = Platform.open(file.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .unwritable(path: file.name, code: errno) }
    return descriptor
  }
}
