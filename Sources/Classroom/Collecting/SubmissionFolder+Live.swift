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
