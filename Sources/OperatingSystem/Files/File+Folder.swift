import Foundation

extension File {
  /// The names in this folder, sorted; none when there is no folder.
  ///
  /// - Parameter limit: How many are read at most; which ones is the disk's choice.
  /// - Throws: ``SystemError/unreadable(path:reason:)``.
  package func names(atMost limit: Int = .max) throws(SystemError) -> [String] {
    guard let stream = opendir(path) else {
      if FileContents.isAbsence(errno) { return [] }
      throw .unreadable(path: name, reason: SystemError.words(errno))
    }
    defer { closedir(stream) }
    var names: [String] = []
    while names.count < limit, let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The files of this folder and all below it whose names end so, in the order of their names.
  ///
  /// - Throws: ``SystemError/unreadable(path:reason:)``.
  package func files(ending: String) throws(SystemError) -> [File] {
    var files: [File] = []
    for entry in try names() {
      let file = File(at: "\(path)/\(entry)", named: "\(name)/\(entry)")
      if file.kind == .folder {
        files += try file.files(ending: ending)
      } else if entry.hasSuffix(ending) {
        files.append(file)
      }
    }
    return files
  }

  /// Removes what stands here, with all that is in it; nothing happens when it cannot be removed.
  package func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }
}
