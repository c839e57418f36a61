import Foundation
import OperatingSystem
import Toolchain

/// The command lines that put a compiler or a test program behind bubblewrap.
///
/// Inside are namespaces of its own for processes, network, mounts, users and IPC; the system's
/// libraries and the toolchain, read-only; the course's pages and data, without solutions and
/// suites; and a little memory to write to. Nothing on the machine can be written but a build's
/// own folder, and that by the compiler alone.
///
/// macOS has no such tool that is supported: grade there at level `local`, or in a Linux container.
package struct Sandbox: Sendable, Equatable {
  /// The course's root, whose `lessons/` is shown.
  package var root: String

  /// The folder that `BuildStore` writes to.
  package var store: String

  /// The folders that hold `swiftc` and its installation.
  package var toolchain: [String]

  /// The clang module cache, which the compiler fills; compiling is slow without it.
  package var moduleCache: String

  /// Whether programs run as `nobody`: the superuser's are exempt from the limit on processes.
  package var dropsPrivileges: Bool

  /// Whether those inside are kept from namespaces of their own, as bubblewrap can since 0.8.
  package var forbidsNamespaces = false

  /// Where the memory of a submission's processes together can be limited.
  package var memoryGroups: MemoryGroups?

  /// The most processes and threads inside.
  package var processes = 64

  /// What can be written to memory, in bytes.
  package var scratchBytes = 64 << 20

  package init(
    root: String, store: String, toolchain: [String], moduleCache: String, dropsPrivileges: Bool
  ) {
    self.root = root
    self.store = store
    self.toolchain = toolchain
    self.moduleCache = moduleCache
    self.dropsPrivileges = dropsPrivileges
  }

  /// - Parameters:
  ///   - scratch: A folder for bubblewrap's notes on what it did, by which a sandbox that could not be
  ///     set up is told from a program that failed.
  ///   - shown: Folders that a program of the machine's own may read, and nothing else; without them
  ///     what runs is a compiler or a test program.
  ///   - group: Limits the memory of all that a test program starts.
  package func isolation(
    scratch: String, showing shown: [String] = [], group: MemoryGroups.Group? = nil
  ) -> Isolation {
    Isolation(
      level: IsolationLevel.sandboxed.rawValue,
      wrap: {
        wrap(
          $0, notes: "\(scratch)/sandbox-\(UInt64.random(in: 0...(.max)))", showing: shown,
          group: group)
      },
      outcome: { wrapped, result in
        let notes = try wrapped.notes.flatMap { try File($0).text() } ?? ""
        return try SandboxNotes(text: notes).outcome(of: result)
      })
  }

  /// The memory that a submission's test program and all that it starts may take together, in bytes:
  /// that of the one process which honest work needs, and what can be written to memory.
  func memory(_ limits: Limits) -> Int? {
    limits.memory.map { ($0 << 20) + 4 * scratchBytes }
  }

  /// The command behind its wall, started without a shell unless that has to enter a group: each process
  /// that leads to a program takes about a millisecond to start, of which a class pays for hundreds.
  func wrap(
    _ command: Invocation, notes: String, showing shown: [String] = [],
    group: MemoryGroups.Group? = nil
  ) -> Invocation {
    let isOwn = !shown.isEmpty
    let isCompilation = command.isCompilation
    let inner =
      ["--json-status-fd", "\(Invocation.notesDescriptor)"]
      + (isOwn
        ? bubblewrap(command) + shown.flatMap { ["--ro-bind", $0, $0] } + last(command)
        : isCompilation ? buildArguments(command) : runArguments(command))
    let asNobody = dropsPrivileges && !isCompilation && !isOwn
    var wrapped = command
    wrapped.executable = asNobody ? "setpriv" : "bwrap"
    wrapped.arguments = asNobody ? Self.asNobody + ["bwrap"] + inner : inner
    if let group, !isCompilation, !isOwn {
      let script = group.shellCommand + #"exec "$@""#
      wrapped.arguments = ["-c", script, "sh", wrapped.executable] + wrapped.arguments
      wrapped.executable = "/bin/sh"
    }
    wrapped.environment = command.environment.filter { $0.key == "PATH" }
    wrapped.limits = Limits()
    wrapped.needsShell = false
    wrapped.notes = notes
    return wrapped
  }

  private func buildArguments(_ command: Invocation) -> [String] {
    bubblewrap(command)
      + ["--ro-bind-try", "\(store)/modules", "\(store)/modules"]
      + ["--ro-bind-try", "\(store)/suites", "\(store)/suites"]
      + ["--bind", command.directory, command.directory]
      + ["--bind-try", moduleCache, moduleCache]
      + last(command)
  }

  private func runArguments(_ command: Invocation) -> [String] {
    let folder = URL(fileURLWithPath: command.executable).deletingLastPathComponent().path
    var arguments = bubblewrap(command)
    arguments += ["--ro-bind", "\(root)/lessons", "\(root)/lessons"]
    arguments += ["--ro-bind", command.executable, command.executable]
    // What a check attaches is written to memory and ends with the program.
    if let index = command.arguments.firstIndex(of: "--attachments-path"),
      index + 1 < command.arguments.count, command.arguments[index + 1].hasPrefix(folder)
    {
      arguments += ["--size", "\(scratchBytes)", "--tmpfs", command.arguments[index + 1]]
    }
    // What is compared outside is written to files that are there: their number and, by the limit on
    // each, their size are bounded.
    for file in command.writableFiles { arguments += ["--bind", file, file] }
    return arguments + last(command)
  }

  private static let asNobody = [
    "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all",
  ]

  private func bubblewrap(_ command: Invocation) -> [String] {
    var arguments = [
      "--unshare-user", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts",
      "--unshare-cgroup-try", "--die-with-parent", "--new-session", "--cap-drop", "ALL",
      "--hostname", "sandbox", "--clearenv",
    ]
    if forbidsNamespaces { arguments.append("--disable-userns") }
    var environment = command.environment
    environment["TMPDIR"] = "/tmp"
    for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
      arguments += ["--setenv", name, value]
    }
    arguments += ["--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev"]
    arguments += ["--size", "\(scratchBytes)", "--tmpfs", "/tmp"]
    return arguments + Self.system
      + toolchain.flatMap { ["--ro-bind-try", $0, $0] }
  }

  /// The system's programs and libraries. Where a folder is but another name for one in `/usr`, it is
  /// so inside, too, which spares a mount.
  private static let system: [String] = {
    let folders = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/nix/store"]
    let files = ["/etc/ld.so.cache", "/etc/alternatives", "/etc/localtime"]
    return (folders + files).flatMap { path in
      let link = try? FileManager.default.destinationOfSymbolicLink(atPath: path)
      guard let link, link.hasPrefix("usr/") else { return ["--ro-bind-try", path, path] }
      return ["--symlink", link, path]
    }
  }()

  /// A limit on processes that is set outside counts all of the user's, and inside only its own.
  private func last(_ command: Invocation) -> [String] {
    var limits = command.limits
    limits.processes = processes
    var program = ["sh", command.executable] + command.arguments
    var script = limits.shellCommands + #"exec "$@""#
    // What is a script for the shell already needs no second one.
    if command.executable == "/bin/sh", command.arguments.first == "-c" {
      script = limits.shellCommands + command.arguments[1]
      program = Array(command.arguments.dropFirst(2))
    }
    return ["--remount-ro", "/", "--chdir", command.directory]
      + ["--", "/bin/sh", "-c", script] + program
  }
}

/// What bubblewrap notes of a sandbox.
///
/// It notes a process as soon as there is one, and how that ended only where all was set up before.
struct SandboxNotes {
  let text: String

  /// What came of the program inside.
  ///
  /// - Throws: ``LessonGrader/Fault`` where there was none, as the sandbox could not be set up or was
  ///   killed by somebody else.
  func outcome(of result: InvocationResult) throws -> InvocationResult {
    var outcome = result
    switch result.ending {
    case .exited(let code):
      guard text.contains("exit-code") else { throw fault(result) }
      // A signal is reported as 128 and its number.
      if code > 128 { outcome.ending = .signaled(code - 128) }
    case .signaled: throw fault(result)
    case .timedOut, .stopped, .flooded:
      // Whoever is killed here is killed together with what would have noted it.
      guard text.contains("child-pid") else { throw fault(result) }
    }
    return outcome
  }

  private func fault(_ result: InvocationResult) -> LessonGrader.Fault {
    let words = result.errors.text.split(separator: "\n").last ?? "bwrap: \(result.ending)"
    return LessonGrader.Fault("the sandbox could not be set up: \(words)")
  }
}
