import Foundation
import OperatingSystem

extension SubmissionFolder {
  /// A folder may hold a million files to fill whoever lists it.
  private static let mostNames = 10_000

  /// The folder on disk at `root`.
  package static func live(root: String) -> SubmissionFolder {
    SubmissionFolder(
      kind: { File($0, in: root).kind },
      read: { File($0, in: root).bytesOfRegularFile(limit: $1) },
      list: { (try? File($0, in: root).names(atMost: mostNames)) ?? [] })
  }
}
