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

  /// Whether this program runs as the superuser.
  package static var isSuperuser: Bool { geteuid() == 0 }

  /// Whether a process of that number lives.
  package static func isAlive(_ pid: Int32) -> Bool {
    kill(pid, 0) == 0 || errno == EPERM
  }
}
