/// What is known of a file without reading it, and of one written just now also its contents.
package struct FileStamp: Hashable, Sendable {
  package var size: Int64
  package var inode: UInt64

  /// When it was last written, in nanoseconds since 1970.
  package var modified: Int64

  /// A hash of the contents, kept while the file is young: two saves within one tick of the file
  /// system's clock, of the same size, differ in nothing else.
  package var contents: UInt64?

  package init(size: Int64, inode: UInt64, modified: Int64, contents: UInt64? = nil) {
    self.size = size
    self.inode = inode
    self.modified = modified
    self.contents = contents
  }

  /// How long a file counts as young, in nanoseconds: the coarsest clocks tick every 2 s.
  static let youth: Int64 = 3_000_000_000

  func differs(from other: FileStamp) -> Bool {
    if (size, inode, modified) != (other.size, other.inode, other.modified) { return true }
    guard let contents, let old = other.contents else { return false }
    return contents != old
  }
}

/// The files of some folders at one moment.
package struct FileSnapshot: Hashable, Sendable {
  package var stamps: [String: FileStamp]

  package init(_ stamps: [String: FileStamp] = [:]) { self.stamps = stamps }

  /// The files that were written, made or removed since `earlier`.
  package func changes(since earlier: FileSnapshot) -> Set<String> {
    var changed: Set<String> = []
    for (path, stamp) in stamps {
      if let old = earlier.stamps[path], !stamp.differs(from: old) { continue }
      changed.insert(path)
    }
    for path in earlier.stamps.keys where stamps[path] == nil { changed.insert(path) }
    return changed
  }
}
