// Signals that ask a program to end, where it has no keyboard to hear them.

import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The first Ctrl-C, SIGTERM or SIGHUP, delivered instead of ending the program.
///
/// A second one ends the program, whether it listens or not. One at a time, and not beside a
/// ``Keyboard``, which hears them itself.
package struct Interrupts: Sendable {
  /// The signals' numbers.
  package let signals: AsyncStream<Int32>

  package init() {
    let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
    signals = stream
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      continuation.finish()
      return
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    interruptPipe.pointee = ends[1]
    for signal in [SIGINT, SIGTERM, SIGHUP] { Self.listen(to: signal) }
    let reader = ends[0]
    Thread.detachNewThread {
      while let bytes = TerminalGuard.read(reader) {
        for byte in bytes { continuation.yield(Int32(byte)) }
      }
    }
  }

  private static func listen(to signal: Int32) {
    var action = sigaction()
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = handleInterrupt
    #else
      action.__sigaction_handler.sa_handler = handleInterrupt
    #endif
    sigemptyset(&action.sa_mask)
    // The next one of the kind does what it always does.
    action.sa_flags = Int32(SA_RESTART) | Int32(bitPattern: UInt32(SA_RESETHAND))
    sigaction(signal, &action, nil)
  }
}

// Where the handler writes; set once, before the handler is.
private nonisolated(unsafe) let interruptPipe = {
  let pipe = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
  pipe.initialize(to: -1)
  return pipe
}()

private func handleInterrupt(_ signal: Int32) {
  let savedError = errno
  var byte = UInt8(truncatingIfNeeded: signal)
  _ = write(interruptPipe.pointee, &byte, 1)
  errno = savedError
}
