import Foundation

/// Tells which files of some folders were written, made or removed.
package struct FileWatcher: Sendable {
  /// How changes are noticed.
  package enum Method: Hashable, Sendable {
    /// Events where they can be trusted to arrive, else polling.
    case automatic

    /// The system's events (inotify, kqueue) alone, unless it refuses them.
    case events

    /// A look every 200 ms.
    case polling
  }

  private let directories: [String]
  private let method: Method
  private let isWatched: @Sendable (String) -> Bool

  /// - Parameters:
  ///   - directories: Watched themselves, without the folders in them. One that does not exist is
  ///     awaited.
  ///   - isWatched: Whether a path (a directory's, as given, then `/` and a name) matters.
  package init(
    directories: [String], method: Method = .automatic,
    isWatched: @escaping @Sendable (String) -> Bool
  ) {
    self.directories = directories.map {
      $0.count > 1 && $0.hasSuffix("/") ? String($0.dropLast()) : $0
    }
    self.method = method
    self.isWatched = isWatched
  }

  /// How long nothing must happen before a change counts as complete, in milliseconds.
  static let settled: Int32 = 3

  /// The same for a file that is open and being written.
  static let settledWriting: Int32 = 25

  static let pollInterval: Int32 = 200

  /// Begins to watch; what is saved after this call has returned is not missed.
  ///
  /// Files saved together come as one set. Each set is delivered when its files have settled, a few
  /// milliseconds after the save. Events come even for a save that changed nothing. A thread of
  /// its own waits; it ends with the stream.
  package func changes() -> AsyncStream<Set<String>> {
    let (stream, continuation) = AsyncStream.makeStream(of: Set<String>.self)
    guard let stop = WakeupPipe() else {
      continuation.finish()
      return stream
    }
    continuation.onTermination = { _ in stop.wake() }
    let snapshot = FileSnapshot.taken(of: directories, since: FileSnapshot(), where: isWatched)
    let wantsEvents =
      switch method {
      case .automatic: !directories.contains(where: isOnNetwork)
      case .events: true
      case .polling: false
      }
    if wantsEvents, let source = FileEventSource(directories, stop: stop.descriptor) {
      Thread.detachNewThread {
        followEvents(source, from: snapshot) { continuation.yield($0) }
        stop.close()
      }
    } else {
      Thread.detachNewThread {
        poll(stop: stop.descriptor, from: snapshot) { continuation.yield($0) }
        stop.close()
      }
    }
    return stream
  }

  private func followEvents(
    _ events: FileEventSource, from first: FileSnapshot, deliver: (Set<String>) -> Void
  ) {
    var source = events
    defer { source.close() }
    var last = first
    while true {
      // A folder that is gone is looked for, for nobody tells when it is back unless its parent
      // is watched, and the parent may be gone as well.
      guard var events = source.wait(timeout: source.isComplete ? -1 : Self.pollInterval) else {
        return
      }
      var named = events.paths
      while !events.isEmpty {
        let quiet = events.isWriting ? Self.settledWriting : Self.settled
        guard let more = source.wait(timeout: quiet) else { return }
        events = more
        named.formUnion(more.paths)
      }
      source.refresh()
      // Names come with the events, but not for what happened before a folder was watched again;
      // stamps show that, but not two saves within a tick of the clock.
      let now = FileSnapshot.taken(of: directories, since: last, where: isWatched)
      let changed = now.changes(since: last).union(named.filter(isWatched))
      last = now
      if !changed.isEmpty { deliver(changed) }
    }
  }

  private func poll(stop: Int32, from first: FileSnapshot, deliver: (Set<String>) -> Void) {
    var last = first
    while TerminalGuard.poll([stop], timeout: Self.pollInterval).isEmpty {
      var now = FileSnapshot.taken(of: directories, since: last, where: isWatched)
      var changed = now.changes(since: last)
      if changed.isEmpty {
        last = now
        continue
      }
      // Until two looks agree somebody is still writing.
      while true {
        guard TerminalGuard.poll([stop], timeout: Self.settledWriting).isEmpty else { return }
        let next = FileSnapshot.taken(of: directories, since: now, where: isWatched)
        let more = next.changes(since: now)
        now = next
        if more.isEmpty { break }
        changed.formUnion(more)
      }
      last = now
      deliver(changed)
    }
  }
}

/// What a wait for file events brought.
struct FileEvents {
  var paths: Set<String> = []

  /// Whether something happened at all, named or not.
  var isEmpty = true

  /// Whether the last thing that happened was a write to a file that is still open.
  var isWriting = false
}
