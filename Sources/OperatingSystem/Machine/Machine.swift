import Foundation

/// The machine that this program runs on, and its processes.
package enum Machine {
  /// Seconds on a clock that never goes back.
  package static var uptime: Double {
    Double(DispatchTime.now().uptimeNanoseconds) * 1e-9
  }

  /// How many processors there are to be had.
  package static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// The number of this process.
  package static var processIdentifier: Int32 { getpid() }

  /// Tells apart the tables of processes in which numbers like ``processIdentifier`` have a meaning:
  /// another machine has one of its own, another start of this one, and a container as well.
  package static let processTable: String = {
    #if os(Linux)
      let boot = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
      let space = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")
      if let boot, let space { return "\(boot)\(space)" }
    #endif
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }()

  /// Whether this program runs as the superuser.
  package static var isSuperuser: Bool { geteuid() == 0 }

  /// Whether a process of that number lives, in this program's ``processTable``.
  package static func isAlive(_ pid: Int32) -> Bool {
    kill(pid, 0) == 0 || errno == EPERM
  }
}
