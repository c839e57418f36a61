// What the operating system tells of files: stamps, kinds of file systems, and events.

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Ends a wait from another thread.
struct WakeupPipe: Sendable {
  let descriptor: Int32
  private let writer: Int32

  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    descriptor = ends[0]
    writer = ends[1]
  }

  func wake() {
    var byte: UInt8 = 0
    _ = write(writer, &byte, 1)
  }

  func close() {
    systemClose(descriptor)
    systemClose(writer)
  }
}

@discardableResult
private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }

extension FileSnapshot {
  /// Reads the folders as they are now.
  ///
  /// - Parameter earlier: A file that was young then has its contents compared once more.
  static func taken(
    of directories: [String], since earlier: FileSnapshot, where isWatched: (String) -> Bool
  ) -> FileSnapshot {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let youngSince = Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec) - FileStamp.youth
    var snapshot = FileSnapshot()
    for directory in directories {
      for name in entries(of: directory) {
        let path = directory + "/" + name
        guard isWatched(path), var stamp = FileStamp(path) else { continue }
        if stamp.modified > youngSince || earlier.stamps[path]?.contents != nil {
          stamp.contents = contentsHash(path)
        }
        snapshot.stamps[path] = stamp
      }
    }
    return snapshot
  }

  fileprivate static func entries(of directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// FNV-1a of the first 4 MB; exercises are a few kilobytes.
  private static func contentsHash(_ path: String) -> UInt64? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var buffer = [UInt8](repeating: 0, count: 65_536)
    for _ in 0..<64 {
      let count = read(descriptor, &buffer, buffer.count)
      if count <= 0 { break }
      for byte in buffer[..<count] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return hash
  }
}

extension FileStamp {
  /// - Returns: `nil` when there is no regular file.
  fileprivate init?(_ path: String) {
    var info = stat()
    guard stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
    #if canImport(Darwin)
      let time = info.st_mtimespec
    #else
      let time = info.st_mtim
    #endif
    self.init(
      size: Int64(info.st_size), inode: UInt64(info.st_ino),
      modified: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }
}

/// Whether what others write in the folder may go unnoticed: it lies on a network, or on the host
/// of a virtual machine.
func isOnNetwork(_ directory: String) -> Bool {
  #if canImport(Darwin)
    var info = statfs()
    guard statfs(directory, &info) == 0 else { return false }
    return info.f_flags & UInt32(MNT_LOCAL) == 0
  #else
    guard let resolved = realpath(directory, nil) else { return false }
    defer { free(resolved) }
    let descriptor = open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while let more = TerminalGuard.read(descriptor) { bytes += more }
    let table = MountTable(parsing: String(decoding: bytes, as: UTF8.self))
    return table.isRemote(String(cString: resolved))
  #endif
}

/// Which folder or file a descriptor of events stands for.
private struct Watch {
  let descriptor: Int32

  /// A folder that was replaced by another one of its name has another number.
  let inode: UInt64
}

/// The folders' own parents, without which nobody tells that a folder is back.
private func parents(of directories: [String]) -> Set<String> {
  Set(
    directories.map { path in
      guard let slash = path.lastIndex(of: "/") else { return "." }
      return slash == path.startIndex ? "/" : String(path[..<slash])
    })
}

/// The links in the folders that lead to a file, by its path.
private func linkedFiles(in directories: [String]) -> [String: String] {
  var links: [String: String] = [:]
  for directory in directories {
    for name in FileSnapshot.entries(of: directory) {
      let path = directory + "/" + name
      var info = stat()
      guard lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFLNK,
        let target = realpath(path, nil)
      else { continue }
      links[String(cString: target)] = path
      free(target)
    }
  }
  return links
}

private func inode(of path: String) -> UInt64? {
  var info = stat()
  return stat(path, &info) == 0 ? UInt64(info.st_ino) : nil
}

#if canImport(Darwin)
  /// The events of kqueue: that a folder's entries or a file in it changed, but not which.
  struct FileEventSource: Sendable {
    private let queue: Int32
    private let stop: Int32
    private let directories: [String]
    private var watches: [String: Watch] = [:]

    init?(_ directories: [String], stop: Int32) {
      queue = kqueue()
      self.stop = stop
      self.directories = directories
      if queue < 0 { return nil }
      _ = fcntl(queue, F_SETFD, FD_CLOEXEC)
      add(stop, filter: Int16(EVFILT_READ), flags: 0)
      refresh()
    }

    /// Whether every folder is there and watched.
    var isComplete: Bool { directories.allSatisfy { watches[$0] != nil } }

    /// Watches what came, and forgets what is gone.
    mutating func refresh() {
      var wanted = parents(of: directories).union(directories)
      for directory in directories {
        for name in FileSnapshot.entries(of: directory) where name.first != "." {
          wanted.insert(directory + "/" + name)
        }
      }
      for path in wanted.union(watches.keys) {
        let now = wanted.contains(path) ? inode(of: path) : nil
        if let watch = watches[path], watch.inode != now {
          close(watch.descriptor)
          watches[path] = nil
        }
        if let now, watches[path] == nil {
          let descriptor = open(path, O_EVTONLY | O_CLOEXEC)
          if descriptor < 0 { continue }
          let flags = NOTE_WRITE | NOTE_EXTEND | NOTE_DELETE | NOTE_RENAME | NOTE_REVOKE
          add(descriptor, filter: Int16(EVFILT_VNODE), flags: UInt32(flags))
          watches[path] = Watch(descriptor: descriptor, inode: now)
        }
      }
    }

    /// - Returns: `nil` when the watching is over.
    mutating func wait(timeout: Int32) -> FileEvents? {
      var limit = timespec(tv_sec: Int(timeout) / 1000, tv_nsec: Int(timeout) % 1000 * 1_000_000)
      var received = [kevent](repeating: kevent(), count: 32)
      let count = kevent(queue, nil, 0, &received, 32, timeout < 0 ? nil : &limit)
      var events = FileEvents()
      for event in received.prefix(Int(max(count, 0))) {
        if event.ident == UInt(stop) { return nil }
        events.isEmpty = false
        // A file in place is written, and nobody tells when that is over.
        let isFolder = directories.contains { watches[$0]?.descriptor == Int32(event.ident) }
        events.isWriting = !isFolder && event.fflags & UInt32(NOTE_WRITE | NOTE_EXTEND) != 0
      }
      return events
    }

    func close() {
      for watch in watches.values { systemClose(watch.descriptor) }
      systemClose(queue)
    }

    private func add(_ descriptor: Int32, filter: Int16, flags: UInt32) {
      var change = kevent(
        ident: UInt(descriptor), filter: filter, flags: UInt16(EV_ADD | EV_CLEAR), fflags: flags,
        data: 0, udata: nil)
      _ = kevent(queue, &change, 1, nil, 0, nil)
    }
  }
#else
  /// The events of inotify on some folders, on the folders that these are in, and on those that links
  /// in them lead to.
  struct FileEventSource: Sendable {
    private let queue: Int32
    private let stop: Int32
    private let directories: [String]
    private var watches: [String: Watch] = [:]

    /// The links in the folders, by the path of the file that each leads to.
    private var links: [String: String] = [:]

    /// - Returns: `nil` when the system refuses: its limits on instances or watches are reached.
    init?(_ directories: [String], stop: Int32) {
      queue = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
      self.stop = stop
      self.directories = directories
      if queue < 0 { return nil }
      refresh()
      // A folder that is missing is awaited; one that is there must be watched.
      if directories.contains(where: { watches[$0] == nil && inode(of: $0) != nil }) {
        close()
        return nil
      }
    }

    /// Whether every folder is there and watched.
    var isComplete: Bool { directories.allSatisfy { watches[$0] != nil } }

    /// Watches what came, and forgets what is gone.
    mutating func refresh() {
      links = linkedFiles(in: directories)
      let targets = parents(of: Array(links.keys))
      let wanted = parents(of: directories).union(directories).union(targets)
      for path in wanted.union(watches.keys) {
        let now = wanted.contains(path) ? inode(of: path) : nil
        if let watch = watches[path], watch.inode != now {
          inotify_rm_watch(queue, watch.descriptor)
          watches[path] = nil
        }
        guard let now, watches[path] == nil else { continue }
        var mask = IN_CREATE | IN_MOVED_TO | IN_DELETE | IN_MOVED_FROM
        if directories.contains(path) || targets.contains(path) {
          mask |= IN_MODIFY | IN_CLOSE_WRITE | IN_DELETE_SELF | IN_MOVE_SELF
        }
        let descriptor = inotify_add_watch(queue, path, UInt32(mask) | UInt32(IN_ONLYDIR))
        if descriptor >= 0 { watches[path] = Watch(descriptor: descriptor, inode: now) }
      }
    }

    /// - Returns: `nil` when the watching is over.
    mutating func wait(timeout: Int32) -> FileEvents? {
      let ready = TerminalGuard.poll([stop, queue], timeout: timeout)
      if ready.contains(stop) { return nil }
      var events = FileEvents()
      guard ready.contains(queue), let bytes = TerminalGuard.read(queue) else { return events }
      let paths = Dictionary(
        watches.map { ($1.descriptor, $0) }, uniquingKeysWith: { first, _ in first })
      bytes.withUnsafeBytes { buffer in
        var offset = 0
        while offset + 16 <= buffer.count {
          // struct inotify_event: wd, mask, cookie, length of the name, the name.
          let watch = buffer.loadUnaligned(fromByteOffset: offset, as: Int32.self)
          let mask = buffer.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
          let length = Int(buffer.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
          let name = buffer[(offset + 16)..<(offset + 16 + length)].prefix { $0 != 0 }
          offset += 16 + length
          events.add(
            String(decoding: name, as: UTF8.self), in: paths[watch], mask, directories, links)
        }
      }
      return events
    }

    func close() {
      systemClose(queue)
    }
  }

  extension FileEvents {
    fileprivate mutating func add(
      _ name: String, in directory: String?, _ mask: UInt32, _ directories: [String],
      _ links: [String: String]
    ) {
      if mask & UInt32(IN_IGNORED) != 0 { return }
      guard let directory else {
        // The queue was full, and nobody knows what is missing.
        isEmpty = false
        return
      }
      let path = directory == "/" ? "/" + name : directory + "/" + name
      let isInside = directories.contains(directory)
      let link = links[path]
      // A parent's other children do not matter, nor do the neighbours of a link's target.
      guard isInside || link != nil || directories.contains(path) || directory == "." else {
        return
      }
      isEmpty = false
      if let link { paths.insert(link) }
      if isInside, !name.isEmpty { paths.insert(path) }
      isWriting = mask & UInt32(IN_MODIFY | IN_CREATE) != 0
    }
  }
#endif
