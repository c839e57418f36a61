// Programs that get the terminal for themselves: an editor, a pager.

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A shell command that takes over the terminal until it ends.
///
/// Foundation's `Process` puts its child into a process group of its own, which is not the
/// terminal's: an editor started by it could neither read a key nor hear Ctrl-C.
package struct ForegroundProgram: Sendable {
  private let command: String
  private let environment: [String: String]

  /// - Parameters:
  ///   - command: For `/bin/sh -c`.
  ///   - environment: The whole of it.
  package init(_ command: String, environment: [String: String]) {
    self.command = command
    self.environment = environment
  }

  /// Runs the command and waits, blocking the thread.
  ///
  /// An open ``Keyboard`` must be paused, and a ``Screen`` left.
  ///
  /// - Parameter input: What the command reads at its standard input instead of the terminal.
  /// - Returns: The exit status, 128 and the signal's number when one ended it, 127 when it could
  ///   not be started.
  package func run(input: String? = nil) -> Int32 {
    var descriptor: Int32 = -1
    if let input {
      descriptor = Self.file(holding: input)
      if descriptor < 0 { return 127 }
    }
    defer { if descriptor >= 0 { close(descriptor) } }

    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if descriptor >= 0 { posix_spawn_file_actions_adddup2(&actions, descriptor, 0) }

    func pointers(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
      texts.map { text in strdup(text) } + [nil]
    }
    // Threads of Dispatch and of Swift's tasks block signals, and a child would inherit that.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    let arguments = pointers(["/bin/sh", "-c", command])
    let variables = pointers(environment.map { "\($0)=\($1)" })
    defer { for text in arguments + variables { free(text) } }
    var child: pid_t = 0
    guard posix_spawn(&child, "/bin/sh", &actions, &attributes, arguments, variables) == 0 else {
      return 127
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      if errno != EINTR { return 127 }
    }
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }

  /// A file without a name rather than a pipe: a pager that is left early breaks no pipe.
  private static func file(holding text: String) -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((folder + "/learn-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return -1 }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let isWritten = Array(text.utf8).withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno != EINTR { return false }
        rest = rest.dropFirst(max(count, 0))
      }
      return true
    }
    guard isWritten, lseek(descriptor, 0, SEEK_SET) == 0 else {
      close(descriptor)
      return -1
    }
    return descriptor
  }
}

extension Pager {
  /// Shows the text, and returns when the reader has left it.
  ///
  /// - Returns: Whether the pager ran; else the text is to be written out.
  package func show(_ text: String, environment own: [String: String]) -> Bool {
    let merged = own.merging(environment) { _, new in new }
    return ![126, 127].contains(ForegroundProgram(command, environment: merged).run(input: text))
  }
}
