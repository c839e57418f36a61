import Foundation
import OperatingSystem

extension SubmissionFolder {
  /// The folder on disk at `root`.
  package static func live(root: String) -> SubmissionFolder {
    SubmissionFolder(
      kind: { File($0, in: root).kind },
      read: { File($0, in: root).bytesOfRegularFile(limit: $1) },
      list: { (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\($0)")) ?? [] })
  }
}

/// The folders of a class.
package enum Submissions {
  /// The names of the folders in `root`; links and hidden folders are nobody's work.
  package static func folders(in root: String) throws -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: root) else {
      throw ClassroomError.missing(path: root)
    }
    return names.filter { !$0.hasPrefix(".") && File($0, in: root).kind == .folder }
      .sorted()
  }

  /// Whether a folder that a roster names stays inside the folder of submissions.
  package static func isInside(_ folder: String) -> Bool {
    !folder.isEmpty && !folder.hasPrefix("/")
      && !folder.split(separator: "/", omittingEmptySubsequences: false).contains {
        $0 == ".." || $0.isEmpty
      }
  }
}
