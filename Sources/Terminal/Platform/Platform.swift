// The only file of this module that calls the operating system.

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension TerminalCapabilities {
  /// What the terminal at standard output can show.
  ///
  /// - Parameter noColor: The option `--no-color`.
  package static func live(
    noColor: Bool, environment: [String: String], output: Int32 = STDOUT_FILENO
  ) -> TerminalCapabilities {
    TerminalCapabilities(
      isTTY: isatty(output) == 1, environment: environment, window: WindowSize.live(output),
      noColor: noColor)
  }
}

extension WindowSize {
  /// The size of the window of the terminal at `descriptor`, or `nil` when it is none.
  package static func live(_ descriptor: Int32 = STDOUT_FILENO) -> WindowSize? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 else { return nil }
    return WindowSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
  }
}
