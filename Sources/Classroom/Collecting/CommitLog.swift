import Foundation
import OperatingSystem
import Synchronization

/// When each folder of a checkout was last changed by a commit.
struct CommitLog: Sendable, Equatable {
  private var times: [String: CommitTime] = [:]

  /// - Parameters:
  ///   - text: A line `@<commit> <seconds>` for each commit, the newest first, and below it the paths
  ///     that it changed.
  ///   - boundary: The commits at which a shallow clone ends.
  init(parsing text: String, boundary: Set<String>) {
    var commit: CommitTime?
    for line in text.split(separator: "\n") {
      if line.hasPrefix("@") {
        let parts = line.dropFirst().split(separator: " ")
        commit =
          parts.count == 2
          ? Double(parts[1]).map {
            CommitTime(seconds: $0, isBoundary: boundary.contains(String(parts[0])))
          } : nil
      } else if let commit {
        let folder = line.lastIndex(of: "/").map { String(line[..<$0]) } ?? ""
        if times[folder] == nil { times[folder] = commit }
      }
    }
  }

  func last(of folders: Set<String>) -> CommitTime? {
    folders.compactMap { times[$0] }.max { $0.seconds < $1.seconds }
  }

  /// More no course's history of exercises has.
  private static let mostBytes = 4 << 20

  static func read(
    _ checkout: GitCheckout, repository: String, environment: [String: String],
    isolation: Isolation?
  ) async -> CommitLog? {
    var environment = environment
    environment["GIT_OBJECT_DIRECTORY"] = "\(checkout.common)/objects"
    environment["GIT_SHALLOW_FILE"] = checkout.shallow
    let text = Mutex(Data())
    let result = try? await Subprocess.run(
      Invocation(
        executable: "git",
        arguments: [
          "--git-dir", repository, "-c", "core.quotePath=false", "log", "--no-show-signature",
          "--no-renames", "--name-only", "--format=@%H %ct", checkout.commit, "--", "*.swift",
        ],
        environment: environment, directory: repository,
        limits: Limits(memory: 4096, processorTime: 20, fileSize: 1)),
      isolation: isolation,
      monitor: .init(
        total: 30,
        onStandardOutput: { bytes in
          text.withLock { if $0.count < mostBytes { $0.append(bytes) } }
        }))
    guard result?.ending == .exited(0) else { return nil }
    let boundary = checkout.shallow.flatMap { File($0).bytesOfRegularFile(limit: 1 << 20) } ?? []
    return CommitLog(
      parsing: text.withLock { String(decoding: $0, as: UTF8.self) },
      boundary: Set(
        String(decoding: boundary, as: UTF8.self).split(separator: "\n").map(String.init)))
  }
}

/// What is found out once for each key, however many ask for it at once.
final class OnceEach<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let tasks = Mutex<[Key: Task<Value, Never>]>([:])

  func value(of key: Key, _ find: @escaping @Sendable () async -> Value) async -> Value {
    let task = tasks.withLock { tasks in
      if let known = tasks[key] { return known }
      let task = Task { await find() }
      tasks[key] = task
      return task
    }
    return await task.value
  }
}
