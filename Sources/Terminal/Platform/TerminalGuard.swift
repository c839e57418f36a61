// The terminal's mode, and the promise that it comes back whatever ends the program.

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The one terminal of the process.
enum TerminalGuard {
  /// Sets the terminal to single keys and catches signals.
  ///
  /// - Returns: The descriptors of the terminal and of the pipe through which the handler and
  ///   ``wake(_:)`` speak.
  static func openKeyboard(
    input given: Int32, output: Int32
  ) -> (input: Int32, wakeups: Int32)? {
    guard state.pointee.wakeWrite < 0 else { return nil }
    var input = given
    state.pointee.ownsInput = isatty(given) == 0
    if state.pointee.ownsInput {
      input = open("/dev/tty", O_RDWR | O_CLOEXEC)
      if input < 0 { return nil }
    }
    var saved = termios()
    var ends: [Int32] = [-1, -1]
    guard tcgetattr(input, &saved) == 0, pipe(&ends) == 0 else {
      if state.pointee.ownsInput { close(input) }
      return nil
    }
    state.pointee.output = isatty(output) == 1 ? output : input
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    state.pointee.input = input
    state.pointee.saved = saved
    state.pointee.single = singleKeys(saved)
    state.pointee.wakeRead = ends[0]
    state.pointee.wakeWrite = ends[1]
    state.pointee.endings = 0
    catchSignals()
    enterRawMode()
    return (input, ends[0])
  }

  static func closeKeyboard() {
    leaveRawMode()
    let old = state.pointee
    state.pointee.wakeWrite = -1
    state.pointee.wakeRead = -1
    releaseSignalsIfUnused()
    close(old.wakeRead)
    close(old.wakeWrite)
    if old.ownsInput { close(old.input) }
    state.pointee.input = -1
  }

  static func enterRawMode() {
    state.pointee.wantsKeys = true
    applyMode()
  }

  static func leaveRawMode() {
    withoutStopping { restoreKeys() }
    state.pointee.wantsKeys = false
  }

  static func enterScreen(output: Int32) {
    state.pointee.output = output
    catchSignals()
    state.pointee.wantsScreen = true
    applyMode()
  }

  static func leaveScreen() {
    restoreScreen()
    state.pointee.wantsScreen = false
    releaseSignalsIfUnused()
  }

  /// While another program has the terminal, what is typed is meant for that one.
  static func setPaused(_ isPaused: Bool) { state.pointee.isPaused = isPaused }

  /// Writes to the terminal unless the screen was given back by a signal in the meantime.
  static func write(_ text: String, to output: Int32) {
    guard state.pointee.hasScreen else { return }
    Array(text.utf8).withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = writeBytes(output, UnsafeRawBufferPointer(rebasing: rest))
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno == EAGAIN {
          var waiting = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
          _ = systemPoll(&waiting, 1, -1)
        } else if errno != EINTR {
          return
        }
      }
    }
  }

  // MARK: Waiting

  /// Sends a byte to whoever waits for the pipe; safe in a signal handler.
  static func wake(_ byte: UInt8) {
    var byte = byte
    withUnsafeBytes(of: &byte) { _ = writeBytes(state.pointee.wakeWrite, $0) }
  }

  /// Sleeps until one of the descriptors has something to read or is closed.
  ///
  /// - Parameter timeout: In milliseconds; -1 is for ever.
  /// - Returns: Those that are ready; none when the time is over.
  static func poll(_ descriptors: [Int32], timeout: Int32) -> [Int32] {
    var waiting = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while true {
      let count = systemPoll(&waiting, nfds_t(waiting.count), timeout)
      if count >= 0 { return waiting.filter { $0.revents != 0 }.map(\.fd) }
      if errno != EINTR { return descriptors }
    }
  }

  /// What there is to read at once, or `nil` at the end.
  static func read(_ descriptor: Int32) -> [UInt8]? {
    while true {
      var count = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, filled in
        count = readBytes(descriptor, UnsafeMutableRawBufferPointer(buffer))
        filled = max(count, 0)
      }
      if count > 0 { return bytes }
      if count == 0 { return nil }
      if errno == EAGAIN { return [] }
      if errno != EINTR { return nil }
    }
  }

  /// Whether the terminal is to be set as soon as the program is in the foreground again.
  static var isInBackground: Bool {
    let state = state.pointee
    return state.wantsKeys && !state.hasKeys
  }

  /// Sets what could not be set in the background; a shell's `fg` of a program that never stopped
  /// sends no signal.
  ///
  /// - Returns: Whether the terminal is the program's again.
  static func returnToForeground() -> Bool {
    applyMode()
    return !isInBackground
  }

  static func event(forSignal signal: Int32) -> InputEvent? {
    switch signal {
    case SIGWINCH: WindowSize.live(state.pointee.output).map(InputEvent.resized)
    case SIGCONT: .resumed
    default: .ended(signal: signal)
    }
  }

  // MARK: Modes

  private static func singleKeys(_ saved: termios) -> termios {
    var mode = saved
    // ISIG stays: the terminal itself turns Ctrl-C into a signal, so that a program that does not
    // listen can still be ended. OPOST stays: what others write begins on the left.
    mode.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
    mode.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR | ISTRIP)
    withUnsafeMutableBytes(of: &mode.c_cc) { keys in
      keys[Int(VMIN)] = 1
      keys[Int(VTIME)] = 0
    }
    return mode
  }

  /// Does what is wanted and not done yet; safe in a signal handler.
  fileprivate static func applyMode() {
    let state = state
    // In the background the terminal belongs to the shell.
    let owner = state.pointee.input >= 0 ? tcgetpgrp(state.pointee.input) : -1
    if owner >= 0, owner != getpgrp() { return }
    if state.pointee.wantsKeys, !state.pointee.hasKeys {
      tcsetattr(state.pointee.input, TCSANOW, &state.pointee.single)
      writeStatic("\u{1B}[?2004h")
      state.pointee.hasKeys = true
    }
    if state.pointee.wantsScreen, !state.pointee.hasScreen {
      // Lines are cut to the width by whoever draws; one that is too wide all the same must not
      // push the others down.
      writeStatic("\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l")
      state.pointee.hasScreen = true
    }
  }

  /// Gives everything back; safe in a signal handler, and done once.
  fileprivate static func restore() {
    restoreScreen()
    restoreKeys()
  }

  private static func restoreScreen() {
    if !state.pointee.hasScreen { return }
    state.pointee.hasScreen = false
    writeStatic("\u{1B}[?2026l\u{1B}[0m\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l")
  }

  private static func restoreKeys() {
    if !state.pointee.hasKeys { return }
    state.pointee.hasKeys = false
    writeStatic("\u{1B}[?2004l")
    tcsetattr(state.pointee.input, TCSANOW, &state.pointee.saved)
  }

  /// A program in the background may give its terminal back without being stopped for it.
  private static func withoutStopping(_ body: () -> Void) {
    var set = sigset_t()
    var old = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGTTOU)
    pthread_sigmask(SIG_BLOCK, &set, &old)
    body()
    pthread_sigmask(SIG_SETMASK, &old, nil)
  }

  private static func writeStatic(_ text: StaticString) {
    let bytes = UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    _ = writeBytes(state.pointee.output, bytes)
  }

  // MARK: Signals

  private static let caught: [Int32] = [
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH, SIGSEGV, SIGBUS, SIGILL, SIGTRAP,
    SIGABRT, SIGFPE,
  ]

  private static func catchSignals() {
    if state.pointee.isCatching { return }
    state.pointee.isCatching = true
    for signal in caught { setHandler(signal, isFirst: true) }
    if !state.pointee.isAtExit {
      state.pointee.isAtExit = true
      atexit { TerminalGuard.restore() }
    }
  }

  private static func releaseSignalsIfUnused() {
    guard state.pointee.isCatching, state.pointee.wakeWrite < 0, !state.pointee.wantsScreen else {
      return
    }
    for signal in caught { sigaction(signal, state.pointee.previous + Int(signal), nil) }
    state.pointee.isCatching = false
  }

  fileprivate static func setHandler(_ signal: Int32, isFirst: Bool) {
    var action = sigaction()
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = handleSignal
    #else
      action.__sigaction_handler.sa_handler = handleSignal
    #endif
    // All others wait: restoring is not to be interrupted, and SIGTTOU not to stop it.
    sigfillset(&action.sa_mask)
    action.sa_flags = Int32(SA_RESTART) | Int32(bitPattern: UInt32(SA_ONSTACK))
    sigaction(signal, &action, isFirst ? state.pointee.previous + Int(signal) : nil)
  }
}

/// What the handler needs, in memory that it can reach without Swift's runtime.
private struct GuardState {
  var input: Int32 = -1
  var output: Int32 = STDOUT_FILENO
  var saved = termios()
  var single = termios()
  var wantsKeys = false
  var hasKeys = false
  var wantsScreen = false
  var hasScreen = false
  var isPaused = false
  var ownsInput = false
  var isCatching = false
  var isAtExit = false
  var endings = 0
  var wakeRead: Int32 = -1
  var wakeWrite: Int32 = -1

  /// The actions that were set before, by signal number.
  let previous = {
    let actions = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)
    actions.initialize(repeating: sigaction(), count: 65)
    return actions
  }()
}

// A signal handler may take no lock, so nothing else can be between it and the threads. The state
// is written by the one keyboard and the one screen, in an order that the handler can interrupt.
private nonisolated(unsafe) let state = {
  let state = UnsafeMutablePointer<GuardState>.allocate(capacity: 1)
  state.initialize(to: GuardState())
  return state
}()

/// Restores the terminal first; then tells the program, or lets the signal do what it does.
private func handleSignal(_ signal: Int32) {
  let savedError = errno
  defer { errno = savedError }
  switch signal {
  case SIGWINCH:
    TerminalGuard.wake(UInt8(signal))
  case SIGCONT:
    TerminalGuard.applyMode()
    TerminalGuard.wake(UInt8(signal))
  case SIGTSTP:
    TerminalGuard.restore()
    passOn(signal, SIG_DFL)
    TerminalGuard.setHandler(signal, isFirst: false)
  case SIGINT, SIGQUIT, SIGTERM, SIGHUP:
    if state.pointee.isPaused, signal == SIGINT || signal == SIGQUIT { return }
    TerminalGuard.restore()
    state.pointee.wantsKeys = false
    state.pointee.wantsScreen = false
    // A terminal that closes hangs up more than once: the kernel does, and so does the shell.
    if signal == SIGHUP, state.pointee.endings > 0 { return }
    state.pointee.endings += 1
    // Nobody listens, or nobody heard the first one.
    if state.pointee.wakeWrite < 0 || state.pointee.endings > 1 {
      passOn(signal, SIG_DFL)
    } else {
      TerminalGuard.wake(UInt8(signal))
    }
  default:
    // A crash: whoever reports crashes reports this one too, on a screen that can be read.
    TerminalGuard.restore()
    sigaction(signal, state.pointee.previous + Int(signal), nil)
    raise(signal)
  }
}

/// Lets the signal take its default course at once.
private func passOn(_ signal: Int32, _ handler: SignalAction) {
  var action = sigaction()
  #if canImport(Darwin)
    action.__sigaction_u.__sa_handler = handler
  #else
    action.__sigaction_handler.sa_handler = handler
  #endif
  sigaction(signal, &action, nil)
  var set = sigset_t()
  sigemptyset(&set)
  sigaddset(&set, signal)
  raise(signal)
  pthread_sigmask(SIG_UNBLOCK, &set, nil)
}

#if canImport(Darwin)
  private typealias SignalAction = sig_t?
#else
  private typealias SignalAction = __sighandler_t?
#endif

// `read`, `write` and `poll` of the system, out of the way of this file's own names.

private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}

private func readBytes(_ descriptor: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, bytes.baseAddress, bytes.count)
}

private func systemPoll(
  _ descriptors: UnsafeMutablePointer<pollfd>, _ count: nfds_t, _ timeout: Int32
) -> Int32 {
  poll(descriptors, count, timeout)
}
