import Foundation
import Synchronization

/// The keys, resizes and signals of the terminal, as one stream.
///
/// While it is open, keys arrive one by one and unseen; pasted text does not arrive. A thread of
/// its own sleeps until there is something, so waiting costs nothing. Ctrl-C and Ctrl-Z stay the
/// terminal's own: the first Ctrl-C (or SIGTERM, SIGHUP, SIGQUIT) restores the terminal and is
/// delivered as ``InputEvent/ended(signal:)``, so that the program can end what it runs; a second
/// one ends the program whether it listens or not. One keyboard at a time.
package final class Keyboard: Sendable {
  package let events: AsyncStream<InputEvent>
  private let reader: KeyboardReader

  /// Opens the terminal: standard input, or the controlling one when that is something else.
  ///
  /// - Returns: `nil` when there is no terminal, one that cannot be set, or a keyboard is open.
  package init?(input: Int32 = 0, output: Int32 = 1) {
    guard let opened = TerminalGuard.openKeyboard(input: input, output: output) else { return nil }
    let (stream, continuation) = AsyncStream.makeStream(of: InputEvent.self)
    let reader = KeyboardReader(input: opened.input, wakeups: opened.wakeups, continuation)
    self.reader = reader
    events = stream
    Thread.detachNewThread { reader.run() }
  }

  /// Gives the terminal to another program (an editor, a pager); Ctrl-C is that one's, too.
  ///
  /// When this returns, nothing more is read until ``resume()``.
  package func pause() {
    TerminalGuard.setPaused(true)
    reader.send(.pause)
    TerminalGuard.leaveRawMode()
  }

  package func resume() {
    TerminalGuard.enterRawMode()
    TerminalGuard.setPaused(false)
    reader.send(.resume)
  }

  /// Ends the stream and gives the terminal back. Opening another one afterwards is fine.
  package func close() {
    guard reader.isOpen else { return }
    reader.send(.stop)
    TerminalGuard.closeKeyboard()
  }

  deinit { close() }
}

/// The thread's part of a keyboard.
private final class KeyboardReader: Sendable {
  /// Beyond the numbers of signals, which come through the same pipe.
  enum Command: UInt8 {
    case pause = 200
    case resume = 201
    case stop = 202
  }

  /// How often a program in the background looks whether it still is, in milliseconds.
  private static let foregroundInterval: Int32 = 300

  private let input: Int32
  private let wakeups: Int32
  private let continuation: AsyncStream<InputEvent>.Continuation
  private let acknowledged = DispatchSemaphore(value: 0)
  private let state = Mutex(true)

  init(
    input: Int32, wakeups: Int32, _ continuation: AsyncStream<InputEvent>.Continuation
  ) {
    self.input = input
    self.wakeups = wakeups
    self.continuation = continuation
  }

  var isOpen: Bool { state.withLock { $0 } }

  /// Tells the thread and waits until it has heard.
  func send(_ command: Command) {
    guard isOpen else { return }
    TerminalGuard.wake(command.rawValue)
    acknowledged.wait()
  }

  func run() {
    var decoder = KeyDecoder()
    var isReading = true
    while true {
      // In the background, what is typed is the shell's, and reading it would stop the program.
      let isAway = isReading && TerminalGuard.isInBackground
      let timeout =
        isAway ? Self.foregroundInterval : decoder.isPending ? KeyDecoder.escapeTimeout : -1
      let listens = isReading && !isAway
      let ready = TerminalGuard.poll(listens ? [wakeups, input] : [wakeups], timeout: timeout)
      if ready.isEmpty {
        yield(decoder.flush())
        if isAway, TerminalGuard.returnToForeground() { continuation.yield(.resumed) }
        continue
      }
      if ready.contains(wakeups) {
        for byte in TerminalGuard.read(wakeups) ?? [] {
          switch Command(rawValue: byte) {
          case .pause, .resume:
            isReading = byte == Command.resume.rawValue
            decoder = KeyDecoder()
            if isReading { continuation.yield(.resumed) }
            acknowledged.signal()
          case .stop:
            finish()
            acknowledged.signal()
            return
          case nil:
            if let event = TerminalGuard.event(forSignal: Int32(byte)) { continuation.yield(event) }
          }
        }
      }
      if listens, ready.contains(input) {
        guard let bytes = TerminalGuard.read(input) else {
          // The terminal is closed. Commands are still awaited, so that `close()` is answered.
          continuation.yield(.ended(signal: nil))
          isReading = false
          continue
        }
        yield(decoder.decode(bytes))
      }
    }
  }

  private func yield(_ keys: [Key]) {
    for key in keys { continuation.yield(.key(key)) }
  }

  private func finish() {
    state.withLock { $0 = false }
    continuation.finish()
  }
}
