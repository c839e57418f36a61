import Foundation
import OperatingSystem

extension SubmissionFolder {
  /// The folder on disk at `root`.
  package static func live(root: String) -> SubmissionFolder {
    SubmissionFolder(
      kind: { File($0, in: root).kind },
      read: { File($0, in: root).bytesOfRegularFile(limit: $1) },
      list: { (try? File($0, in: root).names()) ?? [] })
  }
}

/// The folders of a class.
package enum Submissions {
  /// The names of the folders in `root`; links and hidden folders are nobody's work.
  package static func folders(in root: String) throws -> [String] {
    let folder = File(root)
    guard folder.exists else { throw ClassroomError.missing(path: root) }
    return try folder.names().filter { !$0.hasPrefix(".") && File($0, in: root).kind == .folder }
  }

  /// Whether a folder that a roster names stays inside the folder of submissions.
  package static func isInside(_ folder: String) -> Bool {
    !folder.isEmpty && !folder.hasPrefix("/")
      && !folder.split(separator: "/", omittingEmptySubsequences: false).contains {
        $0 == ".." || $0.isEmpty
      }
  }
}
