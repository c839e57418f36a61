import Foundation

/// A checkout as its files tell of it, read as text: `git` itself would follow its configuration.
struct GitCheckout {
  /// The commit that it is on.
  let commit: String

  /// The folder of objects and branches, which a worktree shares with others.
  let common: String

  /// The list of commits at which a shallow clone ends.
  let shallow: String?

  /// - Returns: `nil` where there is no checkout, or none that is read here.
  init?(_ root: String) {
    guard let folder = Self.folder(of: root) else { return nil }
    let files = SubmissionFolder.live(root: folder)
    // A worktree's own folder names the one that it has in common with the others.
    common = Self.text("commondir", files).map { Self.path($0, from: folder) } ?? folder
    let shared = SubmissionFolder.live(root: common)
    guard shared.kind("objects") == .folder, shared.kind("objects/info/alternates") == nil,
      let head = Self.text("HEAD", files)
    else { return nil }
    if head.hasPrefix("ref: ") {
      guard let commit = Self.commit(of: head.dropFirst(5).trimmed, shared) else { return nil }
      self.commit = commit
    } else {
      guard let commit = Self.hash(head) else { return nil }
      self.commit = commit
    }
    if case .file? = shared.kind("shallow") { shallow = "\(common)/shallow" } else { shallow = nil }
  }

  /// `.git`, or where the file of that name leads, as in worktrees and submodules.
  private static func folder(of root: String) -> String? {
    let files = SubmissionFolder.live(root: root)
    switch files.kind(".git") {
    case .folder: return "\(root)/.git"
    case .file:
      guard let line = text(".git", files), line.hasPrefix("gitdir: ") else { return nil }
      return path(String(line.dropFirst(8)), from: root)
    default: return nil
    }
  }

  private static func path(_ path: String, from folder: String) -> String {
    URL(fileURLWithPath: path.hasPrefix("/") ? path : "\(folder)/\(path)").standardizedFileURL.path
  }

  private static func commit(of branch: String, _ files: SubmissionFolder) -> String? {
    guard branch.hasPrefix("refs/"), Submissions.isInside(branch) else { return nil }
    if let commit = text(branch, files).flatMap(hash) { return commit }
    for line in text("packed-refs", files)?.split(separator: "\n") ?? [] {
      let parts = line.split(separator: " ").map(String.init)
      if parts.count == 2, parts[1] == branch { return hash(parts[0]) }
    }
    return nil
  }

  private static func text(_ path: String, _ files: SubmissionFolder) -> String? {
    guard case .file = files.kind(path) else { return nil }
    return files.read(path, 1 << 20).map { String(decoding: $0, as: UTF8.self).trimmed }
  }

  private static func hash(_ text: String) -> String? {
    [40, 64].contains(text.utf8.count) && text.allSatisfy(\.isHexDigit) ? text : nil
  }
}
