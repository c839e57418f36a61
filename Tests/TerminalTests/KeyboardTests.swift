import Terminal
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A terminal of the test's own: what is written to `master` is typed at `terminal`.
private final class PseudoTerminal {
  private(set) var master: Int32
  let terminal: Int32

  init() throws {
    #if canImport(Darwin)
      master = posix_openpt(O_RDWR | O_NOCTTY)
      try #require(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0)
      terminal = open(try #require(ptsname(master)), O_RDWR | O_NOCTTY)
    #else
      // What posix_openpt(3) and its kin do, which Swift's Glibc leaves out: TIOCSPTLCK, TIOCGPTN.
      master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      var lock: Int32 = 0
      var number: UInt32 = 0
      try #require(ioctl(master, 0x4004_5431, &lock) == 0)
      try #require(ioctl(master, 0x8004_5430, &number) == 0)
      terminal = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    #endif
    try #require(terminal >= 0)
  }

  func hangUp() {
    close(master)
    master = -1
  }

  deinit {
    close(terminal)
    if master >= 0 { close(master) }
  }

  var isLineMode: Bool {
    var mode = termios()
    tcgetattr(terminal, &mode)
    return mode.c_lflag & tcflag_t(ICANON) != 0 && mode.c_lflag & tcflag_t(ECHO) != 0
  }

  func type(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }

  /// What the program has written to the terminal, up to `end` or until 10 s pass without it.
  func shown(upTo end: String) -> String {
    var text = ""
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !text.hasSuffix(end) {
      var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 10_000) > 0 else { break }
      let count = read(master, &buffer, buffer.count)
      if count <= 0 { break }
      text += String(decoding: buffer.prefix(count), as: UTF8.self)
    }
    return text
  }
}

@Suite("The keyboard of a real terminal", .serialized, .timeLimit(.minutes(1)))
struct KeyboardTests {
  @Test("Keys arrive one by one, and the terminal's mode comes back")
  func keys() async throws {
    let terminal = try PseudoTerminal()
    #expect(terminal.isLineMode)
    let keyboard = try #require(Keyboard(input: terminal.terminal, output: terminal.terminal))
    #expect(!terminal.isLineMode)
    #expect(terminal.shown(upTo: "h") == "\u{1B}[?2004h")
    var events = keyboard.events.makeAsyncIterator()
    terminal.type("n")
    #expect(await events.next() == .key(.character("n")))
    terminal.type("\u{1B}[A")
    #expect(await events.next() == .key(.up))
    terminal.type("\u{1B}")
    #expect(await events.next() == .key(.escape))
    keyboard.close()
    #expect(terminal.isLineMode)
    #expect(terminal.shown(upTo: "l") == "\u{1B}[?2004l")
    #expect(await events.next() == nil)
  }

  @Test("While it is paused nothing is read, and the terminal is as it was")
  func pause() async throws {
    let terminal = try PseudoTerminal()
    let keyboard = try #require(Keyboard(input: terminal.terminal, output: terminal.terminal))
    defer { keyboard.close() }
    var events = keyboard.events.makeAsyncIterator()
    keyboard.pause()
    #expect(terminal.isLineMode)
    terminal.type("for the editor\n")
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = read(terminal.terminal, &buffer, buffer.count)
    #expect(String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self) == "for the editor\n")
    keyboard.resume()
    #expect(!terminal.isLineMode)
    #expect(await events.next() == .resumed)
    terminal.type("q")
    #expect(await events.next() == .key(.character("q")))
  }

  @Test("A new size of the window and a signal to end are events; the terminal is restored first")
  func signals() async throws {
    let terminal = try PseudoTerminal()
    let keyboard = try #require(Keyboard(input: terminal.terminal, output: terminal.terminal))
    var events = keyboard.events.makeAsyncIterator()
    let screen = Screen(.plain(), output: terminal.terminal)
    screen.enter()
    var size = winsize(ws_row: 30, ws_col: 90, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal.terminal, UInt(TIOCSWINSZ), &size)
    kill(getpid(), SIGWINCH)
    #expect(await events.next() == .resized(WindowSize(columns: 90, rows: 30)))
    kill(getpid(), SIGTERM)
    #expect(await events.next() == .ended(signal: SIGTERM))
    #expect(terminal.isLineMode)
    let written = terminal.shown(upTo: "\u{1B}[?2004l")
    #expect(written.contains("\u{1B}[?1049h"))
    #expect(written.contains("\u{1B}[?25h\u{1B}[?1049l"))
    screen.draw(["not on the first screen"])
    screen.leave()
    keyboard.close()
    terminal.type("echo\n")
    #expect(terminal.shown(upTo: "\r\n") == "echo\r\n")
  }

  @Test("A terminal that is closed ends the program's wait")
  func hangup() async throws {
    let terminal = try PseudoTerminal()
    let keyboard = try #require(Keyboard(input: terminal.terminal, output: terminal.terminal))
    var events = keyboard.events.makeAsyncIterator()
    terminal.hangUp()
    #expect(await events.next() == .ended(signal: nil))
    keyboard.close()
    #expect(await events.next() == nil)
  }

  @Test("What is no terminal has no keyboard")
  func noTerminal() throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    // Without a controlling terminal there is nothing else to open; with one, it is opened.
    let hasTerminal = open("/dev/tty", O_RDWR | O_NOCTTY)
    if hasTerminal < 0 {
      #expect(Keyboard(input: ends[0], output: ends[1]) == nil)
    } else {
      close(hasTerminal)
    }
    close(ends[0])
    close(ends[1])
  }
}
