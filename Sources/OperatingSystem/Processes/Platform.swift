// What starting and leading a program asks of the system, and how Linux and macOS differ in it.

import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The calls that `Subprocess` makes of the operating system.
enum Platform {
  /// A pipe whose ends close on `exec` and lie above the descriptors that a child is given.
  static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: (Int32, Int32) = (-1, -1)
    let status = withUnsafeMutableBytes(of: &ends) {
      #if canImport(Darwin)
        Darwin.pipe($0.bindMemory(to: Int32.self).baseAddress)
      #else
        Glibc.pipe($0.bindMemory(to: Int32.self).baseAddress)
      #endif
    }
    guard status == 0 else { throw SystemError.refused("pipe", code: errno) }
    let moved = (fcntl(ends.0, F_DUPFD_CLOEXEC, 16), fcntl(ends.1, F_DUPFD_CLOEXEC, 16))
    close(ends.0)
    close(ends.1)
    guard moved.0 >= 0, moved.1 >= 0 else { throw SystemError.refused("fcntl", code: errno) }
    return (moved.0, moved.1)
  }

  /// Lets every user who has the descriptor open it anew.
  static func letAllOpen(_ descriptor: Int32) {
    _ = fchmod(descriptor, 0o666)
  }

  static func closeDescriptor(_ descriptor: Int32) {
    close(descriptor)
  }

  /// Starts a program in a process group of its own.
  ///
  /// - Parameter descriptors: What becomes the child's descriptors 0, 1, 2, …; `nil` is /dev/null.
  static func spawn(_ command: Invocation, descriptors: [Int32?]) throws -> pid_t {
    #if !canImport(Darwin)
      keepDescriptors()
    #endif
    var attributes = SpawnAttributes()
    var actions = SpawnActions()
    defer {
      attributes.destroy()
      actions.destroy()
    }
    for (child, parent) in descriptors.enumerated() {
      let child = Int32(child)
      if let parent {
        posix_spawn_file_actions_adddup2(&actions.value, parent, child)
      } else {
        posix_spawn_file_actions_addopen(
          &actions.value, child, "/dev/null", child == 0 ? O_RDONLY : O_WRONLY, 0)
      }
    }
    if let notes = command.notes {
      posix_spawn_file_actions_addopen(
        &actions.value, Invocation.notesDescriptor, notes, O_WRONLY | O_CREAT, 0o600)
    }
    var pid: pid_t = 0
    var arguments = [command.executable] + command.arguments
    // The shell changes the folder and sets the limits: Glibc's own call for the former is not
    // visible to Swift, and there is none for the latter.
    if command.needsShell {
      let script = #"cd "$0" || exit 126; \#(command.limits.shellCommands)exec "$@""#
      arguments = ["/bin/sh", "-c", script, command.directory] + arguments
    }
    let program = arguments[0]
    let environment = command.environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let status = withCStrings(arguments) { arguments in
      withCStrings(environment) { environment in
        posix_spawnp(&pid, program, &actions.value, &attributes.value, arguments, environment)
      }
    }
    guard status == 0 else {
      throw SystemError.refused("start \(command.executable)", code: status)
    }
    return pid
  }

  /// Keeps what this program was started with, beside the three that everybody has, from those that it
  /// starts in turn; what it opens itself closes then anyway. macOS does so when it spawns.
  private static func keepDescriptors() {
    for descriptor in Int32(3)..<1024 where fcntl(descriptor, F_GETFD) == 0 {
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
  }

  /// Kills every process of the group that `pid` leads.
  static func killGroup(of pid: pid_t) {
    kill(-pid, SIGKILL)
  }

  /// How a child ended.
  enum Status: Equatable {
    case running
    case exited(Int32)
    case signaled(Int32)

    /// - Parameter wait: What `waitpid` says of a process that has ended.
    init(wait: Int32) {
      let signal = wait & 0x7f
      self = signal == 0 ? .exited((wait >> 8) & 0xff) : .signaled(signal)
    }
  }

  static func wait(for pid: pid_t, blocking: Bool) -> Status {
    var status: Int32 = 0
    var result: pid_t
    repeat {
      result = waitpid(pid, &status, blocking ? 0 : WNOHANG)
    } while result < 0
      && errno == EINTR
    guard result == pid else { return result == 0 ? .running : .exited(-1) }
    return Status(wait: status)
  }

  /// Waits until one of `descriptors` can be read or has been closed at its other end.
  ///
  /// - Returns: The positions of those that are ready; none when the time ran out.
  static func poll(_ descriptors: [Int32], milliseconds: Int) -> [Int] {
    var entries = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    #if canImport(Darwin)
      let count = Darwin.poll(&entries, nfds_t(entries.count), Int32(clamping: milliseconds))
    #else
      let count = Glibc.poll(&entries, nfds_t(entries.count), Int32(clamping: milliseconds))
    #endif
    guard count > 0 else { return [] }
    return entries.indices.filter { entries[$0].revents != 0 }
  }

  /// Writes what a pipe has room for.
  ///
  /// - Returns: Whether it had room for all of it.
  static func write(_ data: Data, to descriptor: Int32) -> Bool {
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    return data.withUnsafeBytes {
      #if canImport(Darwin)
        Darwin.write(descriptor, $0.baseAddress, $0.count)
      #else
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      #endif
    } == data.count
  }

  /// Writes one byte, to wake a reader.
  static func poke(_ descriptor: Int32) {
    var byte: UInt8 = 0
    #if canImport(Darwin)
      _ = Darwin.write(descriptor, &byte, 1)
    #else
      _ = Glibc.write(descriptor, &byte, 1)
    #endif
  }

  /// Runs `body` on a thread of its own.
  ///
  /// - Returns: Whether there was a thread to be had; Foundation's `Thread` does not say.
  static func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
    final class Work: Sendable {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let work = Unmanaged.passRetained(Work(body))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let status = pthread_create(
      &thread, nil,
      { context in
        #if canImport(Darwin)
          let work = Unmanaged<Work>.fromOpaque(context).takeRetainedValue()
          pthread_detach(pthread_self())
        #else
          guard let context else { return nil }
          let work = Unmanaged<Work>.fromOpaque(context).takeRetainedValue()
          pthread_detach(pthread_self())
        #endif
        work.body()
        return nil
      }, work.toOpaque())
    if status != 0 { work.release() }
    return status == 0
  }

  /// The processor time that a process and all below it have used, in seconds; `nil` where the
  /// system does not tell.
  static func processorTime(ofTree pid: pid_t) -> Double? {
    guard let statistics = try? File("/proc/\(pid)/stat").text(),
      let children = try? File("/proc/\(pid)/task/\(pid)/children").text()
    else { return nil }
    // The name, in parentheses, may hold anything; times are the 12th and 13th field after it.
    let fields = statistics.split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
      return nil
    }
    let own = (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    return children.split(separator: " ").compactMap { pid_t($0) }
      .reduce(own) { $0 + (processorTime(ofTree: $1) ?? 0) }
  }
}

private struct SpawnAttributes {
  #if canImport(Darwin)
    var value: posix_spawnattr_t?
  #else
    var value = posix_spawnattr_t()
  #endif

  init() {
    posix_spawnattr_init(&value)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&value, &signals)
    sigaddset(&signals, SIGPIPE)
    sigaddset(&signals, SIGINT)
    posix_spawnattr_setsigdefault(&value, &signals)
    posix_spawnattr_setpgroup(&value, 0)
    var flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    #if canImport(Darwin)
      flags |= POSIX_SPAWN_CLOEXEC_DEFAULT
    #endif
    posix_spawnattr_setflags(&value, Int16(flags))
  }

  mutating func destroy() {
    posix_spawnattr_destroy(&value)
  }
}

private struct SpawnActions {
  #if canImport(Darwin)
    var value: posix_spawn_file_actions_t?
  #else
    var value = posix_spawn_file_actions_t()
  #endif

  init() {
    posix_spawn_file_actions_init(&value)
  }

  mutating func destroy() {
    posix_spawn_file_actions_destroy(&value)
  }
}

private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  return pointers.withUnsafeMutableBufferPointer { buffer in
    // The buffer holds at least the closing nil, so it has a base address.
    body(buffer.baseAddress.unsafelyUnwrapped)
  }
}
