import Foundation
import OperatingSystem
import Testing
import Toolchain

/// The real `learn` in a terminal of the test's own, and what stands on its screen.
final class PseudoTerminal {
  private var master: Int32
  private let pid: pid_t
  private var rows: [Int: String] = [:]
  private var pending = ""
  private var status: Int32?

  /// All that the program has written.
  private(set) var written = ""

  /// How long anything may take on a machine that does other things as well, in seconds.
  private static let patience = 180.0

  /// Starts the program as the leader of a session, so that the terminal's signals reach it.
  init(_ command: Invocation, columns: Int = 80, rows: Int = 24) throws {
    #if canImport(Darwin)
      master = posix_openpt(O_RDWR | O_NOCTTY)
      try #require(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0)
      let path = String(cString: try #require(ptsname(master)))
      let newSession = Int16(POSIX_SPAWN_SETSID)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      // What posix_openpt(3) and its kin do, which Swift's Glibc leaves out: TIOCSPTLCK, TIOCGPTN;
      // and POSIX_SPAWN_SETSID.
      master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      var lock: Int32 = 0
      var number: UInt32 = 0
      try #require(ioctl(master, 0x4004_5431, &lock) == 0)
      try #require(ioctl(master, 0x8004_5430, &number) == 0)
      let path = "/dev/pts/\(number)"
      let newSession = Int16(0x80)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)

    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that the leader of a session opens becomes its own.
    posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, newSession | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))

    let words =
      ["/bin/sh", "-c", #"cd "$0" && exec "$@""#, command.directory, command.executable]
      + command.arguments
    let variables = command.environment.map { "\($0.key)=\($0.value)" }
    let arguments = words.map { strdup($0) } + [nil]
    let environment = variables.map { strdup($0) } + [nil]
    defer { for text in arguments + environment { free(text) } }
    var child: pid_t = 0
    try #require(posix_spawn(&child, "/bin/sh", &actions, &attributes, arguments, environment) == 0)
    pid = child
  }

  deinit {
    if status == nil {
      kill(pid, SIGKILL)
      var ignored: Int32 = 0
      waitpid(pid, &ignored, 0)
    }
    hangUp()
  }

  func type(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }

  func resize(columns: Int, rows: Int) {
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Closes the terminal under the program.
  func hangUp() {
    if master >= 0 { close(master) }
    master = -1
  }

  /// Whether what is typed is shown and comes in lines, as a shell wants it.
  var isLineMode: Bool {
    var mode = termios()
    tcgetattr(master, &mode)
    return mode.c_lflag & tcflag_t(ICANON) != 0 && mode.c_lflag & tcflag_t(ECHO) != 0
  }

  /// What stands on the screen, row by row.
  var screen: String {
    (1...(rows.keys.max() ?? 1)).map { rows[$0] ?? "" }.joined(separator: "\n")
  }

  /// Waits until the screen shows all of the texts, and says whether it does.
  func shows(_ texts: String..., sourceLocation: SourceLocation = #_sourceLocation) -> Bool {
    waits { screen in texts.allSatisfy { screen.contains($0) } }
  }

  /// Waits until what stands on the screen meets a condition.
  func waits(_ condition: (String) -> Bool) -> Bool {
    let deadline = Date() + Self.patience
    while !condition(screen) {
      guard Date() < deadline, receive(within: 0.5) else {
        Issue.record("The screen is:\n\(screen)")
        return false
      }
    }
    return true
  }

  /// Waits until the program has written the text, wherever that went.
  func hasWritten(_ text: String) -> Bool {
    let deadline = Date() + Self.patience
    while !written.contains(text) {
      guard Date() < deadline, receive(within: 0.5) else {
        Issue.record("It wrote:\n\(written)")
        return false
      }
    }
    return true
  }

  /// - Returns: Whether the program may still write something.
  private func receive(within seconds: Double) -> Bool {
    guard master >= 0 else { return false }
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, Int32(seconds * 1000)) > 0 else { return true }
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(master, &buffer, buffer.count)
    guard count > 0 else { return false }
    let text = String(decoding: buffer.prefix(count), as: UTF8.self)
    written += text
    pending += text
    // Only whole updates of the screen are drawn.
    while let end = pending.range(of: "\u{1B}[?2026l") {
      draw(pending[..<end.lowerBound])
      pending = String(pending[end.upperBound...])
    }
    return true
  }

  private func draw(_ update: Substring) {
    if update.contains("\u{1B}[2J") { rows = [:] }
    for part in update.split(separator: "\u{1B}[").map(String.init) {
      if let end = part.range(of: ";1H"), let row = Int(part[..<end.lowerBound]) {
        current = row
        rows[row] = ""
      } else if let letter = part.firstIndex(where: \.isLetter) {
        // Colours and the like: what follows them is text.
        rows[current, default: ""] += part[part.index(after: letter)...]
      }
    }
  }
  private var current = 1

  /// Waits for the program's end.
  ///
  /// - Returns: Its exit status, or 128 and the signal's number.
  func ends() -> Int32? {
    let deadline = Date() + Self.patience
    while status == nil, Date() < deadline {
      var raw: Int32 = 0
      // What it writes at its end is read, or it could not end.
      if master >= 0 { _ = receive(within: 0.05) } else { usleep(20_000) }
      if waitpid(pid, &raw, WNOHANG) == pid {
        status = raw & 0x7F == 0 ? raw >> 8 & 0xFF : 128 + raw & 0x7F
      }
    }
    while master >= 0, receive(within: 0), pollHasMore {}
    return status
  }

  private var pollHasMore: Bool {
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, 0) > 0
  }

  func interrupt() { send(SIGINT) }

  func send(_ signal: Int32) { kill(pid, signal) }
}
