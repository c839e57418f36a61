import Foundation
import Testing

@testable import OperatingSystem

@Suite("Memory of several processes") struct MemoryGroupsTests {
  /// A folder with the files in which a kernel would say what it has.
  private func kernel(_ own: String, files: [String: String] = [:]) throws -> (URL, String) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("groups-\(UInt64.random(in: 0...(.max)))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
    let path = folder.appendingPathComponent("own").path
    try Data(own.utf8).write(to: URL(fileURLWithPath: path))
    return (folder, path)
  }

  @Test("Where no group can be made, there is none") func absent() throws {
    for (own, files) in [
      ("", [:]), ("0::/user.slice\n", ["cgroup.subtree_control": "cpu io pids\n"]),
      ("4:cpu,memory:/somewhere\n", [:]),
    ] as [(String, [String: String])] {
      let (folder, path) = try kernel(own, files: files)
      defer { try? FileManager.default.removeItem(at: folder) }
      #expect(MemoryGroups.find(root: folder.path, own: path) == nil)
    }
  }

  @Test(
    "Processes that take more than the limit together are killed, and one that does not is let be",
    .enabled("no control group can be made here") { MemoryGroups.find() != nil })
  func together() async throws {
    let groups = try #require(MemoryGroups.find())
    // `tail` keeps as many bytes as it is asked for.
    func killed(of count: Int) async throws -> Int {
      let group = try #require(groups.make(bytes: 96 << 20))
      defer { group.remove() }
      let script =
        group.shellCommand + "for i in $(seq \(count)); do "
        + "(head -c 48000000 /dev/zero | tail -c 48000000 | (sleep 1; cat) >/dev/null) & done; "
        + "wait; cat '\(group.path)/memory.events' "
        + "'\(group.path)/memory.oom_control' 2>/dev/null | grep -w oom_kill"
      let result = try await Subprocess.run(
        Invocation(
          executable: "/bin/sh", arguments: ["-c", script],
          environment: ["PATH": "/usr/bin:/bin"], directory: "/"),
        monitor: .init(total: 60))
      let words = result.output.text.split(whereSeparator: \.isWhitespace)
      return try #require(words.last.flatMap { Int($0) })
    }
    #expect(try await killed(of: 1) == 0)
    #expect(try await killed(of: 6) > 0)
  }

  @Test(
    "A group is gone once it is removed, and so are those of programs that have ended",
    .enabled("no control group can be made here") { MemoryGroups.find() != nil })
  func removal() throws {
    let groups = try #require(MemoryGroups.find())
    let group = try #require(groups.make(bytes: 64 << 20))
    #expect(File(group.path).exists)
    group.remove()
    #expect(!File(group.path).exists)
    let left = "\(groups.parent)/learn-2147480000-7"
    #expect(mkdir(left, 0o700) == 0)
    _ = MemoryGroups.find()
    #expect(!File(left).exists)
  }
}
