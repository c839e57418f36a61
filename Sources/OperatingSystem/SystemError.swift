import Foundation

/// What the operating system refused.
package enum SystemError: Error, Equatable, Sendable {
  /// A call, in words that can follow "refused to": `start git`.
  case refused(String, code: Int32)

  /// Something stands at the path, and it cannot be read.
  case unreadable(path: String, reason: String)

  /// A text that is not UTF-8, as all of ours are, but in the encoding of that name.
  case encoded(path: String, as: String)

  /// - Parameter code: An `errno`: whether the disk is full, say, decides what is told.
  case unwritable(path: String, code: Int32)

  /// The system's words for one of its codes.
  package static func words(_ code: Int32) -> String { String(cString: strerror(code)) }
}
