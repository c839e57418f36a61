/// Which kind of file system lies under which folder (Linux's `/proc/self/mountinfo`, proc(5)).
package struct MountTable: Sendable {
  private var kinds: [(folder: String, kind: String)] = []

  package init(parsing text: String) {
    for line in text.split(separator: "\n") {
      // 36 35 98:0 /root /mount/point options optional... - kind source options
      let fields = line.split(separator: " ")
      guard fields.count > 6, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count else {
        continue
      }
      kinds.append((Self.unescaped(fields[4]), String(fields[dash + 1])))
    }
  }

  /// The kind of the file system on which an absolute path lies.
  package func kind(of path: String) -> String? {
    // Of two on one folder, the later one hides the other.
    kinds.reversed().filter { mount in
      mount.folder == "/" || path == mount.folder || path.hasPrefix(mount.folder + "/")
    }.max { $0.folder.utf8.count < $1.folder.utf8.count }?.kind
  }

  /// Whether files there are also written by others than this system.
  package func isRemote(_ path: String) -> Bool {
    guard let kind = kind(of: path) else { return false }
    return kind.hasPrefix("fuse") && kind != "fuseblk" || Self.remote.contains(kind)
  }

  private static let remote: Set<String> = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "virtiofs", "vboxsf", "vmhgfs", "prl_fs", "afs",
    "ceph", "glusterfs", "lustre", "davfs", "drvfs", "ncpfs",
  ]

  /// Spaces and the like are written as `\040`.
  private static func unescaped(_ field: Substring) -> String {
    let bytes = Array(field.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\"), index + 3 < bytes.count,
        let value = UInt8(
          String(decoding: bytes[(index + 1)...(index + 3)], as: UTF8.self), radix: 8)
      {
        result.append(value)
        index += 4
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
