import Course
import Foundation
import OperatingSystem

/// When a lesson was handed in: as the roster says, else by the last commit that touched it, else
/// by the files' own dates.
///
/// The last two are the student's own word: both can be set to any date.
package struct SubmissionTime: Sendable {
  /// The last commit, in a checkout, that touched any of the folders.
  package var commitTime:
    @Sendable (_ checkout: String, _ folders: Set<String>) async -> CommitTime?

  package init(
    commitTime:
      @escaping @Sendable (_ checkout: String, _ folders: Set<String>) async -> CommitTime?
  ) {
    self.commitTime = commitTime
  }

  /// - Parameter taken: The paths of the files that were taken, where they were found.
  package func time(
    of student: Student, lesson: Lesson, root: String, taken: [String]
  ) async -> (date: Date, source: SubmissionRecord.TimeSource)? {
    if let text = student.submitted, let date = Timestamp.parse(text) { return (date, .roster) }
    let folders = taken.map { path in path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }
    if let commit = await commitTime(
      root, folders.isEmpty ? [lesson.exercisesFolder] : Set(folders))
    {
      return (Date(timeIntervalSince1970: commit.seconds), commit.isBoundary ? .shallowClone : .git)
    }
    // To the second, as results write it.
    return taken.compactMap { File($0, in: root).modified }.max().map { last in
      (Date(timeIntervalSince1970: last.timeIntervalSince1970.rounded(.down)), .file)
    }
  }
}

/// When a folder was last changed by a commit.
package struct CommitTime: Sendable, Equatable {
  /// Since 1970.
  package var seconds: Double

  /// Whether a shallow clone ends there: what an earlier commit changed shows as changed by this one.
  package var isBoundary: Bool

  package init(seconds: Double, isBoundary: Bool) {
    self.seconds = seconds
    self.isBoundary = isBoundary
  }
}

extension SubmissionTime {
  /// Asks `git`, once a checkout, and without ever reading the checkout's own configuration.
  ///
  /// A repository's configuration can name programs that `git` then runs, so the question is put to
  /// an empty repository of ours that borrows the checkout's objects. Its objects can make `git`
  /// itself work for long, so it has limits, and the sandbox where there is one.
  ///
  /// - Parameter scratch: A folder in which the empty repository is made.
  package static func git(
    scratch: String, environment: [String: String], sandbox: Sandbox? = nil
  ) async -> SubmissionTime {
    let own = [
      "PATH": environment["PATH"] ?? "/usr/bin:/bin", "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0",
      "GIT_NO_REPLACE_OBJECTS": "1", "LC_ALL": "C",
    ]
    let repository = "\(scratch)/empty.git"
    let made = try? await Subprocess.run(
      Invocation(
        executable: "git", arguments: ["init", "-q", "--bare", repository], environment: own,
        directory: scratch),
      monitor: .init(total: 20))
    guard made?.ending == .exited(0) else { return SubmissionTime { _, _ in nil } }
    let known = OnceEach<String, CommitLog?>()
    return SubmissionTime { path, folders in
      let log = await known.value(of: path) {
        guard let checkout = GitCheckout(path) else { return nil }
        return await CommitLog.read(
          checkout, repository: repository, environment: own,
          isolation: sandbox?.isolation(
            scratch: scratch, showing: [repository, checkout.common]))
      }
      return log?.last(of: folders)
    }
  }
}
