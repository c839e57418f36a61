import Foundation
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

  /// - Parameter log: A file that notes each start and what came of it, so that a sandbox that
  ///   could not be set up is told from a program that failed.
  package func isolation(log: String) -> Isolation {
    Isolation(level: IsolationLevel.sandboxed.rawValue) { wrap($0, log: log) }
  }

  package func wrap(_ command: Invocation, log: String) -> Invocation {
    let inner = command.isCompilation ? buildArguments(command) : runArguments(command)
    var wrapped = command
    // When `learn` is killed, so is the shell, and with it bubblewrap and all inside.
    wrapped.executable = "setpriv"
    // bubblewrap reports a signal as 128 and its number; the shell passes it on as a signal.
    let script = """
      echo '"start"' >>"$0" && "$@" 9>>"$0"
      s=$?; echo '"end"' >>"$0"; if [ $s -gt 128 ]; then kill -$((s - 128)) $$; fi; exit $s
      """
    wrapped.arguments = ["--pdeathsig", "KILL", "/bin/sh", "-c", script, log] + inner
    // A limit on processes counts all of the user's outside, and only its own inside.
    wrapped.limits.processes = nil
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
    var arguments = dropsPrivileges ? Self.asNobody : []
    arguments += bubblewrap(command)
    arguments += ["--ro-bind", "\(root)/lessons", "\(root)/lessons"]
    arguments += ["--ro-bind", command.executable, command.executable]
    // What a check attaches is written to memory and ends with the program.
    if let index = command.arguments.firstIndex(of: "--attachments-path"),
      index + 1 < command.arguments.count, command.arguments[index + 1].hasPrefix(folder)
    {
      arguments += ["--size", "\(scratchBytes)", "--tmpfs", command.arguments[index + 1]]
    }
    return arguments + last(command)
  }

  private static let asNobody = [
    "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all",
  ]

  private func bubblewrap(_ command: Invocation) -> [String] {
    var arguments = [
      "bwrap", "--json-status-fd", "9", "--unshare-user", "--unshare-pid", "--unshare-net",
      "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try", "--die-with-parent",
      "--new-session", "--cap-drop", "ALL", "--hostname", "sandbox", "--clearenv",
    ]
    var environment = command.environment
    environment["TMPDIR"] = "/tmp"
    for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
      arguments += ["--setenv", name, value]
    }
    arguments += ["--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev"]
    arguments += ["--size", "\(scratchBytes)", "--tmpfs", "/tmp"]
    for path in ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/nix/store"]
      + ["/etc/ld.so.cache", "/etc/alternatives", "/etc/localtime"] + toolchain
    {
      arguments += ["--ro-bind-try", path, path]
    }
    return arguments
  }

  private func last(_ command: Invocation) -> [String] {
    // `-u` in most shells, `-p` in dash.
    let script =
      #"{ ulimit -u \#(processes) || ulimit -p \#(processes); } 2>/dev/null; exec "$@""#
    return ["--remount-ro", "/", "--chdir", command.directory]
      + ["--", "/bin/sh", "-c", script, "sh", command.executable] + command.arguments
  }
}

/// What the log of a sandbox says.
struct SandboxLog {
  let text: String

  /// Whether bubblewrap set up the sandbox each time that it was asked to.
  ///
  /// It notes a process as soon as there is one, and how that ended only where all was set up
  /// before. A program that ran out of time is killed with bubblewrap, and has no end here.
  var isSound: Bool {
    let starts = text.split(separator: "\n").split(
      omittingEmptySubsequences: false
    ) { $0 == "\"start\"" }
    return starts.dropFirst().allSatisfy { lines in
      lines.contains { $0.contains("child-pid") }
        && (!lines.contains("\"end\"") || lines.contains { $0.contains("exit-code") })
    }
  }
}
