import Foundation

/// A place in a folder, and whatever stands there.
package struct File: Sendable {
  /// The path as errors name it, from ``folder`` or the root.
  package let name: String

  /// The path as the system is told it.
  package let path: String

  /// - Parameter folder: What a relative `name` starts at; by default the folder this program is in.
  package init(_ name: String, in folder: String? = nil) {
    self.name = name
    path = folder.map { "\($0)/\(name)" } ?? name
  }

  init(at path: String, named name: String) {
    self.path = path
    self.name = name
  }

  package var contents: FileContents { FileContents(ofFile: path) }

  /// Whether anything is here, behind links.
  package var exists: Bool { access(path, F_OK) == 0 }

  /// The bytes; `nil` when nothing stands here.
  ///
  /// - Throws: ``SystemError/unreadable(path:reason:)``.
  package func bytes() throws(SystemError) -> Data? {
    switch contents {
    case .absent: nil
    case .bytes(let bytes): bytes
    case .unreadable(let reason): throw .unreadable(path: name, reason: reason)
    }
  }

  /// The text, with U+FFFD for what is not UTF-8; `nil` when nothing stands here.
  ///
  /// - Throws: ``SystemError/unreadable(path:reason:)``, ``SystemError/encoded(path:as:)``.
  package func text() throws(SystemError) -> String? {
    guard let bytes = try bytes() else { return nil }
    if bytes.isUTF16 { throw .encoded(path: name, as: "UTF-16") }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes the file so that it is there whole or not at all: under another name, then renamed.
  ///
  /// The folder is made where there is none. A link stays, and the file that it leads to is
  /// written.
  ///
  /// - Parameter isSynced: Whether it outlives a power cut; what can be made again need not.
  /// - Throws: ``SystemError/unwritable(path:code:)``.
  package func write(_ bytes: Data, isSynced: Bool = true) throws(SystemError) {
    let target = Platform.behindLinks(path)
    let slash = target.lastIndex(of: "/")
    if let slash, slash > target.startIndex { try makeFolder(String(target[..<slash])) }
    let base = slash.map { target[target.index(after: $0)...] } ?? target[...]
    let temporary =
      "\(slash.map { String(target[...$0]) } ?? "").\(base.prefix(40)).\(getpid())"
      + "-\(UInt32.random(in: 0...(.max))).part"
    do {
      try Platform.write(bytes, toNewFile: temporary, like: target, isSynced: isSynced)
      try Platform.rename(temporary, to: target)
    } catch {
      unlink(temporary)
      throw .unwritable(path: name, code: error.code)
    }
  }

  package func write(_ text: String, isSynced: Bool = true) throws(SystemError) {
    try write(Data(text.utf8), isSynced: isSynced)
  }

  /// Makes this a folder, with all above it, unless it is one.
  ///
  /// - Throws: ``SystemError/unwritable(path:code:)``.
  package func makeFolder() throws(SystemError) {
    try makeFolder(path)
  }

  private func makeFolder(_ path: String) throws(SystemError) {
    if mkdir(path, 0o777) == 0 || isFolder(path) { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      // "File exists" would leave open what is wrong with that.
      throw .unwritable(path: name, code: errno == EEXIST ? ENOTDIR : errno)
    }
    try makeFolder(String(path[..<slash]))
    guard mkdir(path, 0o777) == 0 || isFolder(path) else {
      throw .unwritable(path: name, code: errno)
    }
  }

  /// Whether a folder is there; leaves `errno` as it was.
  private func isFolder(_ path: String) -> Bool {
    let code = errno
    defer { errno = code }
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
  }

  /// Gives what stands here another name, over a file that has it.
  ///
  /// - Throws: ``SystemError/unwritable(path:code:)``.
  package func move(to other: File) throws(SystemError) {
    do {
      try Platform.rename(path, to: other.path)
    } catch {
      throw .unwritable(path: other.name, code: error.code)
    }
  }
}
