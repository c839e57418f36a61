import Foundation

/// Limits on the memory that several processes take together, where the machine can set them.
///
/// A limit on each process is none on all: sixty of two gigabytes each are more than most machines
/// have. Linux counts the memory of a control group; a group is a folder in a file system of the
/// kernel's, and belongs to whoever may make one there, mostly the superuser. macOS has no such thing.
package struct MemoryGroups: Sendable, Equatable {
  /// The folder in which groups are made.
  let parent: String

  /// The name of a group's file that holds its limit.
  let limitFile: String

  /// What can be used here; `nil` where no group can be made.
  ///
  /// - Parameter root: Where the kernel shows its groups.
  package static func find(
    root: String = "/sys/fs/cgroup", own: String = "/proc/self/cgroup"
  ) -> MemoryGroups? {
    #if os(Linux)
      let lines = ((try? String(contentsOfFile: own, encoding: .utf8)) ?? "").split(separator: "\n")
      // A line reads `4:memory:/where`, by number, controllers and this program's group; version 2
      // has one line for all controllers and no limit on a group that holds both groups and processes,
      // which only the outermost may.
      let first = lines.lazy.map { $0.split(separator: ":", omittingEmptySubsequences: false) }
        .first { $0.count == 3 && $0[1].split(separator: ",").contains("memory") }
      let groups: MemoryGroups
      if let first {
        groups = MemoryGroups(
          parent: "\(root)/memory" + (first[2] == "/" ? "" : first[2]),
          limitFile: "memory.limit_in_bytes")
      } else {
        let file = "\(root)/cgroup.subtree_control"
        guard let given = try? String(contentsOfFile: file, encoding: .utf8),
          given.split(whereSeparator: \.isWhitespace).contains("memory")
        else { return nil }
        groups = MemoryGroups(parent: root, limitFile: "memory.max")
      }
      groups.tidy()
      guard let trial = groups.make(bytes: 64 << 20) else { return nil }
      trial.remove()
      return groups
    #else
      return nil
    #endif
  }

  /// A new group without processes; `nil` where it cannot be made.
  package func make(bytes: Int) -> Group? {
    let name = "learn-\(Machine.processIdentifier)-\(UInt64.random(in: 0...(.max)))"
    let group = Group(path: "\(parent)/\(name)")
    guard mkdir(group.path, 0o700) == 0 else { return nil }
    guard let limit = FileHandle(forWritingAtPath: "\(group.path)/\(limitFile)"),
      (try? limit.write(contentsOf: Data("\(bytes)\n".utf8))) != nil
    else {
      group.remove()
      return nil
    }
    // Without it, what is too much for the limit goes to the disk; it is not there everywhere.
    try? FileHandle(forWritingAtPath: "\(group.path)/memory.swap.max")?.write(
      contentsOf: Data("0\n".utf8))
    return group
  }

  /// Removes the groups of programs that no longer live.
  private func tidy() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [] {
      let parts = name.split(separator: "-")
      guard parts.count == 3, parts[0] == "learn", let maker = Int32(parts[1]),
        UInt64(parts[2]) != nil, !Machine.isAlive(maker)
      else { continue }
      rmdir("\(parent)/\(name)")
    }
  }

  package struct Group: Sendable, Equatable {
    let path: String

    /// What a shell does to take itself, and all that it starts, into the group. What follows runs
    /// where that fails, too.
    package var shellCommand: String { "echo 0 2>/dev/null >'\(path)/cgroup.procs'; " }

    /// Removes the group, once the last of its processes has ended.
    package func remove() {
      // Those that were killed may take a moment to be gone.
      for _ in 0..<40 where rmdir(path) != 0 && errno == EBUSY { usleep(5_000) }
    }
  }
}
