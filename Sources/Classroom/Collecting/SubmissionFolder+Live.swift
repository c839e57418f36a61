import Foundation

extension SubmissionFolder {
  /// The folder on disk at `root`.
  package static func live(root: String) -> SubmissionFolder {
    SubmissionFolder(
      kind: { Platform.kind("\(root)/\($0)") },
      read: { path, limit in Platform.read("\(root)/\(path)", limit: limit) },
      list: { (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\($0)")) ?? [] })
  }
}

/// The folders of a class.
package enum Submissions {
  /// The names of the folders in `root`; links and hidden folders are nobody's work.
  package static func folders(in root: String) throws -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: root) else {
      throw ClassroomError.unreadable(path: root)
    }
    return names.filter { !$0.hasPrefix(".") && Platform.kind("\(root)/\($0)") == .folder }
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
