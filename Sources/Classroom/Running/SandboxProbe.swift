import Foundation
import OperatingSystem
import Toolchain

/// Finds out whether a sandbox really works here, by running something in it.
package enum SandboxProbe {
  package enum Finding: Sendable {
    case works(Sandbox)

    /// Why not, in words.
    case fails(String)
  }

  package static func probe(
    root: String, engine: LessonEngine, environment: [String: String]
  ) async -> Finding {
    #if os(Linux)
      let compiler = engine.toolchain.compiler
      let real = URL(fileURLWithPath: compiler).resolvingSymlinksInPath()
      let home = environment["HOME"] ?? "/root"
      let caches = environment["XDG_CACHE_HOME"] ?? "\(home)/.cache"
      var sandbox = Sandbox(
        root: root, store: engine.store.root,
        toolchain: folders(compiler: compiler, real: real, home: home),
        moduleCache: "\(caches)/clang/ModuleCache", dropsPrivileges: Machine.isSuperuser)
      try? File(sandbox.moduleCache).makeFolder()
      sandbox.memoryGroups = MemoryGroups.find()
      // Where bubblewrap is older, or the kernel says no, it works without.
      sandbox.forbidsNamespaces = true
      if await failure(of: sandbox, engine: engine) == nil { return .works(sandbox) }
      sandbox.forbidsNamespaces = false
      let reason = await failure(of: sandbox, engine: engine)
      guard let reason else { return .works(sandbox) }
      // The superuser's processes cannot be limited in number, so they run as `nobody`, who has to
      // be able to reach the course.
      let hint = sandbox.dropsPrivileges ? "; as the superuser, grade in a folder open to all" : ""
      return .fails(reason + hint)
    #else
      return .fails("bubblewrap exists on Linux only; grade in a Linux container")
    #endif
  }

  private static func folders(compiler: String, real: URL, home: String) -> [String] {
    // `usr/bin/swift-driver` lies in the toolchain's `usr`; swiftly keeps its own elsewhere.
    let installation = real.deletingLastPathComponent().deletingLastPathComponent().path
    let named = URL(fileURLWithPath: compiler).deletingLastPathComponent().path
    var folders = installation == "/usr" ? [] : [installation, "\(home)/.local/share/swiftly"]
    if !named.hasPrefix("/usr/"), !named.hasPrefix(installation) { folders.append(named) }
    // Even an optional bind fails on a path that `nobody` may not look for.
    return folders.filter { File($0).kind != nil }
  }

  /// What the sandbox promises, each tried from inside.
  private static let script = """
    [ $$ -lt 20 ] || { echo 'the processes outside are visible'; exit 1; }
    [ "$(grep -c : /proc/net/dev)" -le 1 ] || { echo 'the network is reachable'; exit 1; }
    if (: >"$1/lessons/.probe") 2>/dev/null; then echo 'the course can be written'; exit 1; fi
    [ -d "$1/lessons" ] || { echo 'the course is not visible'; exit 1; }
    if [ -e "$1/solutions" ]; then echo 'the solutions are visible'; exit 1; fi
    : >/tmp/probe || { echo 'there is no room to write'; exit 1; }
    echo event >/dev/fd/3 || { echo 'the events cannot be written'; exit 1; }
    exit 77
    """

  /// Why the sandbox does not work; `nil` when it does.
  private static func failure(of sandbox: Sandbox, engine: LessonEngine) async -> String? {
    guard let scratch = try? engine.store.scratchFolder() else {
      return "\(engine.store.root) cannot be written"
    }
    let group = sandbox.memoryGroups?.make(bytes: 256 << 20)
    defer {
      group?.remove()
      engine.store.remove(scratch)
    }
    // The shell stands for a test program, and lies where they lie: with the rights that a new file
    // has there, it has to be within reach of whom the programs run as.
    let program = "\(scratch)/sh"
    let command = Invocation(
      executable: program, arguments: ["-c", script, "sh", sandbox.root],
      environment: engine.toolchain.environment, directory: sandbox.root)
    do {
      _ = try await Subprocess.run(
        Invocation(
          executable: "cp", arguments: ["/bin/sh", program],
          environment: engine.toolchain.environment, directory: scratch))
      let result = try await Subprocess.run(
        command, isolation: sandbox.isolation(scratch: scratch, group: group),
        monitor: .init(total: 20, onEvent: { _ in .signOfLife }))
      if result.ending == .exited(77) { return nil }
      let words = (result.errors.text + result.output.text)
        .split(separator: "\n").last.map(String.init)
      return words ?? "bwrap ended with \(result.ending)"
    } catch let fault as LessonGrader.Fault {
      return fault.words
    } catch {
      return "bwrap cannot be started"
    }
  }
}
