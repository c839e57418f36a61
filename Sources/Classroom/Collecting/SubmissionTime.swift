import Course
import Foundation
import OperatingSystem
import Toolchain

/// When a lesson was handed in: as the roster says, else by the last commit that touched it, else
/// by the files' own dates.
///
/// The last two are the student's own word: both can be set to any date.
package struct SubmissionTime: Sendable {
  /// The last commit, in a checkout, that touched a folder; seconds since 1970.
  package var commitTime: @Sendable (_ checkout: String, _ folder: String) async -> Double?

  package init(
    commitTime: @escaping @Sendable (_ checkout: String, _ folder: String) async -> Double?
  ) {
    self.commitTime = commitTime
  }

  package func time(
    of student: Student, lesson: Lesson, root: String, taken: [String]
  ) async -> (date: Date, source: SubmissionRecord.TimeSource)? {
    if let text = student.submitted, let date = Timestamp.parse(text) { return (date, .roster) }
    if let seconds = await commitTime(root, lesson.exercisesFolder) {
      return (Date(timeIntervalSince1970: seconds), .git)
    }
    // To the second, as results write it.
    return taken.compactMap { File($0, in: root).modified }.max().map { last in
      (Date(timeIntervalSince1970: last.timeIntervalSince1970.rounded(.down)), .file)
    }
  }
}

extension SubmissionTime {
  /// Asks `git`, without ever reading the checkout's own configuration.
  ///
  /// A repository's configuration can name programs that `git` then runs, so the question is put to
  /// an empty repository of ours that borrows the checkout's objects.
  ///
  /// - Parameter scratch: A folder in which the empty repository is made.
  package static func git(
    scratch: String, environment: [String: String]
  ) async -> SubmissionTime {
    let repository = "\(scratch)/empty.git"
    let made = try? await Subprocess.run(
      Invocation(
        executable: "git", arguments: ["init", "-q", "--bare", repository],
        environment: safe(environment), directory: scratch),
      monitor: .init(total: 20))
    guard made?.ending == .exited(0) else { return SubmissionTime { _, _ in nil } }
    return SubmissionTime { checkout, folder in
      let files = SubmissionFolder.live(root: checkout)
      guard let head = GitHead(files).commit,
        files.kind(".git/objects") == .folder, files.kind(".git/objects/info/alternates") == nil
      else { return nil }
      var own = safe(environment)
      own["GIT_OBJECT_DIRECTORY"] = "\(checkout)/.git/objects"
      let result = try? await Subprocess.run(
        Invocation(
          executable: "git",
          arguments: [
            "--git-dir", repository, "log", "-1", "--no-show-signature", "--format=%ct", head, "--",
            folder,
          ],
          environment: own, directory: scratch),
        monitor: .init(total: 20))
      guard let result, result.ending == .exited(0) else { return nil }
      return Double(result.output.text.trimmed)
    }
  }

  private static func safe(_ environment: [String: String]) -> [String: String] {
    [
      "PATH": environment["PATH"] ?? "/usr/bin:/bin", "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0",
      "GIT_NO_REPLACE_OBJECTS": "1", "LC_ALL": "C",
    ]
  }
}

/// The commit that a checkout is on, read from `.git` as text.
struct GitHead {
  private let files: SubmissionFolder

  init(_ files: SubmissionFolder) {
    self.files = files
  }

  var commit: String? {
    guard files.kind(".git") == .folder, let head = text(".git/HEAD") else { return nil }
    guard head.hasPrefix("ref: ") else { return Self.hash(head) }
    let name = head.dropFirst(5).trimmed
    guard name.hasPrefix("refs/"), Submissions.isInside(name) else { return nil }
    return text(".git/\(name)").flatMap(Self.hash) ?? packed(name)
  }

  private func packed(_ name: String) -> String? {
    for line in text(".git/packed-refs")?.split(separator: "\n") ?? [] {
      let parts = line.split(separator: " ").map(String.init)
      if parts.count == 2, parts[1] == name { return Self.hash(parts[0]) }
    }
    return nil
  }

  private func text(_ path: String) -> String? {
    guard case .file = files.kind(path) else { return nil }
    return files.read(path, 1 << 20).map { String(decoding: $0, as: UTF8.self).trimmed }
  }

  private static func hash(_ text: String) -> String? {
    [40, 64].contains(text.utf8.count) && text.allSatisfy(\.isHexDigit) ? text : nil
  }
}
