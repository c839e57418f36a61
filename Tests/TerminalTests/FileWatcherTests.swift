import Foundation
import Terminal
import Testing

@Suite("Files that change", .timeLimit(.minutes(1)))
struct FileWatcherTests {
  /// A folder that is gone after the test.
  private final class Folder: Sendable {
    let path: String

    init() throws {
      let url = FileManager.default.temporaryDirectory
        .appending(path: "watched \(UUID().uuidString)/exercises 🐦/06-missing")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      path = url.path(percentEncoded: false)
    }

    deinit {
      let root = URL(filePath: path).deletingLastPathComponent().deletingLastPathComponent()
      try? FileManager.default.removeItem(at: root)
    }

    func file(_ name: String) -> String { path + "/" + name }

    func write(_ text: String, _ name: String) throws {
      let handle = try #require(fopen(file(name), "w"))
      fputs(text, handle)
      fclose(handle)
    }

    func replace(_ text: String, _ name: String) throws {
      try write(text, "." + name + ".tmp")
      try #require(rename(file("." + name + ".tmp"), file(name)) == 0)
    }

    func changes(_ method: FileWatcher.Method) -> AsyncStream<Set<String>>.Iterator {
      FileWatcher(directories: [path], method: method) {
        $0.hasSuffix(".swift") && !$0.contains("/.")
      }.changes().makeAsyncIterator()
    }
  }

  private static let methods: [FileWatcher.Method] = [.events, .polling]

  @Test("A save in place is told", arguments: methods)
  func inPlace(method: FileWatcher.Method) async throws {
    let folder = try Folder()
    try folder.write("one", "A.swift")
    var changes = folder.changes(method)
    try folder.write("two", "A.swift")
    #expect(await changes.next() == [folder.file("A.swift")])
  }

  @Test("A save by renaming is told, without the editor's own files", arguments: methods)
  func byRenaming(method: FileWatcher.Method) async throws {
    let folder = try Folder()
    try folder.write("one", "A.swift")
    var changes = folder.changes(method)
    try folder.write("swap", ".A.swift.swp")
    try folder.replace("two", "A.swift")
    #expect(await changes.next() == [folder.file("A.swift")])
    try folder.replace("six", "A.swift")
    #expect(await changes.next() == [folder.file("A.swift")])
  }

  @Test("A save of the file that a link leads to is told, also by renaming", arguments: methods)
  func behindLink(method: FileWatcher.Method) async throws {
    let folder = try Folder()
    let elsewhere = try Folder()
    try elsewhere.write("one", "Mine.swift")
    try #require(symlink(elsewhere.file("Mine.swift"), folder.file("A.swift")) == 0)
    var changes = folder.changes(method)
    try elsewhere.write("two", "Mine.swift")
    #expect(await changes.next() == [folder.file("A.swift")])
    try elsewhere.replace("three", "Mine.swift")
    #expect(await changes.next() == [folder.file("A.swift")])
    // Neighbours of the target are nobody's business, and what comes to be a link is.
    try elsewhere.write("one", "Other.swift")
    try #require(symlink(elsewhere.file("Other.swift"), folder.file("B.swift")) == 0)
    #expect(await changes.next() == [folder.file("B.swift")])
    try elsewhere.write("two", "Other.swift")
    #expect(await changes.next() == [folder.file("B.swift")])
  }

  @Test("Files that are made and removed are told", arguments: methods)
  func comingAndGoing(method: FileWatcher.Method) async throws {
    let folder = try Folder()
    var changes = folder.changes(method)
    try folder.write("new", "New.swift")
    #expect(await changes.next() == [folder.file("New.swift")])
    try FileManager.default.removeItem(atPath: folder.file("New.swift"))
    #expect(await changes.next() == [folder.file("New.swift")])
  }

  @Test("Several files saved at once are all told", arguments: methods)
  func several(method: FileWatcher.Method) async throws {
    let folder = try Folder()
    let names = (1...8).map { "File\($0).swift" }
    var changes = folder.changes(method)
    for name in names { try folder.write("text", name) }
    var told: Set<String> = []
    // A busy machine may part them, but not into one for each.
    var count = 0
    while told.count < names.count, let more = await changes.next() {
      told.formUnion(more)
      count += 1
    }
    #expect(told == Set(names.map(folder.file)))
    #expect(count < names.count)
  }

  @Test("A second save of the same size within the clock's tick is told", arguments: methods)
  func sameSize(method: FileWatcher.Method) async throws {
    let folder = try Folder()
    try folder.write("0", "A.swift")
    var changes = folder.changes(method)
    for text in ["1", "2", "3"] {
      try folder.write("9", "A.swift")
      try folder.write(text, "A.swift")
      #expect(await changes.next() == [folder.file("A.swift")])
    }
  }

  @Test("A folder that is replaced is watched again", arguments: methods)
  func replaced(method: FileWatcher.Method) async throws {
    let folder = try Folder()
    try folder.write("one", "A.swift")
    var changes = folder.changes(method)
    for _ in 1...2 {
      try FileManager.default.moveItem(atPath: folder.path, toPath: folder.path + ".old")
      try FileManager.default.createDirectory(
        atPath: folder.path, withIntermediateDirectories: false)
      try folder.write("two", "A.swift")
      #expect(await told(folder.file("A.swift"), &changes))
      try folder.write("three", "B.swift")
      #expect(await told(folder.file("B.swift"), &changes))
      try FileManager.default.removeItem(atPath: folder.path + ".old")
      try FileManager.default.removeItem(atPath: folder.file("B.swift"))
      #expect(await told(folder.file("B.swift"), &changes))
    }
  }

  /// Waits until the file is told; others may be told before.
  private func told(
    _ file: String, _ changes: inout AsyncStream<Set<String>>.Iterator
  ) async -> Bool {
    while let files = await changes.next() {
      if files.contains(file) { return true }
    }
    return false
  }

  @Test("A folder that is not there yet is awaited", arguments: methods)
  func awaited(method: FileWatcher.Method) async throws {
    let folder = try Folder()
    try FileManager.default.removeItem(atPath: folder.path)
    var changes = folder.changes(method)
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: false)
    try folder.write("one", "A.swift")
    #expect(await changes.next() == [folder.file("A.swift")])
  }

  @Test("A file whose writer keeps it open is told when it is written, not only when closed")
  func keptOpen() async throws {
    let folder = try Folder()
    try folder.write("one", "A.swift")
    var changes = folder.changes(.events)
    let handle = try #require(fopen(folder.file("A.swift"), "w"))
    defer { fclose(handle) }
    fputs("two", handle)
    fflush(handle)
    #expect(await changes.next() == [folder.file("A.swift")])
  }
}

@Suite("Snapshots of folders")
struct FileSnapshotTests {
  private let stamp = FileStamp(size: 3, inode: 1, modified: 10, contents: 7)

  @Test("A file has changed when its size, inode, time or young contents have")
  func stamps() {
    let before = FileSnapshot(["a": stamp])
    for change in [\FileStamp.size, \.modified] as [WritableKeyPath<FileStamp, Int64>] {
      var other = stamp
      other[keyPath: change] += 1
      #expect(FileSnapshot(["a": other]).changes(since: before) == ["a"])
    }
    var replaced = stamp
    replaced.inode = 2
    #expect(FileSnapshot(["a": replaced]).changes(since: before) == ["a"])
    var rewritten = stamp
    rewritten.contents = 8
    #expect(FileSnapshot(["a": rewritten]).changes(since: before) == ["a"])
    #expect(before.changes(since: before).isEmpty)
  }

  @Test("A file that is young no more has not changed for that")
  func aging() {
    var old = stamp
    old.contents = nil
    #expect(FileSnapshot(["a": old]).changes(since: FileSnapshot(["a": stamp])).isEmpty)
  }

  @Test("Files that came and went have changed")
  func comingAndGoing() {
    #expect(FileSnapshot(["a": stamp]).changes(since: FileSnapshot(["b": stamp])) == ["a", "b"])
  }
}

@Suite("Kinds of file systems")
struct MountTableTests {
  private let table = MountTable(
    parsing: """
      22 1 259:2 / / rw,relatime - ext4 /dev/nvme0n1p2 rw
      30 22 0:25 / /home/me/net\\040drive rw shared:1 master:2 - nfs4 server:/export rw
      31 22 0:26 / /work rw,relatime - fuse.sshfs host: rw
      32 22 0:27 / /work/local rw - tmpfs tmpfs rw
      33 22 8:1 / /mnt/usb rw - fuseblk /dev/sda1 rw
      34 22 0:28 / /twice rw - 9p host rw
      35 22 0:29 / /twice rw - ext4 /dev/sdb1 rw
      nonsense
      """)

  @Test("The nearest mount decides, and the later of two on one folder")
  func nearest() {
    #expect(table.kind(of: "/etc") == "ext4")
    #expect(table.kind(of: "/home/me/net drive/course") == "nfs4")
    #expect(table.kind(of: "/home/me/net drives") == "ext4")
    #expect(table.kind(of: "/work/local/x") == "tmpfs")
    #expect(table.kind(of: "/twice") == "ext4")
  }

  @Test("Networks and shared folders are remote, and disks are not")
  func remote() {
    #expect(table.isRemote("/home/me/net drive"))
    #expect(table.isRemote("/work/course"))
    #expect(!table.isRemote("/work/local"))
    #expect(!table.isRemote("/mnt/usb"))
    #expect(!table.isRemote("/"))
  }
}
