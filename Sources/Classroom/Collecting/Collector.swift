import Course
import Foundation
import OperatingSystem

/// Takes a lesson's exercise files out of a student's folder, and nothing else.
package struct Collector: Sendable {
  /// No exercise needs more; a learner's file has a few kilobytes.
  package static let sizeLimit = 256 * 1024

  package var folder: SubmissionFolder

  /// The course's own text of a path, to tell which other files were changed.
  package var original: @Sendable (_ path: String) -> String?

  package init(
    folder: SubmissionFolder, original: @escaping @Sendable (_ path: String) -> String?
  ) {
    self.folder = folder
    self.original = original
  }

  package struct Collected: Sendable, Equatable {
    /// The texts by path, line feeds as their line ends.
    package var files: [String: String] = [:]
    package var refused: [RefusedFile] = []
    package var ignored: [String] = []
  }

  /// - Returns: What was taken; a listed file that is missing is simply not there, one that was
  ///   refused is named with the reason.
  package func collect(_ lesson: Lesson) -> Collected {
    var collected = Collected()
    for exercise in lesson.exercises {
      switch text(at: exercise.path) {
      case .missing: break
      case .refused(let reason):
        collected.refused.append(RefusedFile(path: exercise.path, reason: reason))
      case .text(let text): collected.files[exercise.path] = text
      }
    }
    collected.ignored = ignored(in: lesson)
    return collected
  }

  private enum Taken {
    case missing
    case refused(String)
    case text(String)
  }

  private func text(at path: String) -> Taken {
    let parts = path.split(separator: "/").map(String.init)
    guard !parts.isEmpty, !path.hasPrefix("/"), !parts.contains("..") else {
      return .refused("the path leaves the folder")
    }
    // A link anywhere on the way would lead out of the folder, into the answers or another
    // student's work.
    for length in 1..<max(1, parts.count) {
      switch folder.kind(parts[..<length].joined(separator: "/")) {
      case .folder: continue
      case nil: return .missing
      case .link: return .refused("\(parts[length - 1]) is a link")
      case .unreadable(let reason):
        return .refused("\(parts[length - 1]) cannot be read: \(reason)")
      case .file, .other: return .refused("\(parts[length - 1]) is not a folder")
      }
    }
    switch folder.kind(path) {
    case nil: return .missing
    case .link: return .refused("it is a link")
    case .folder: return .refused("it is a folder")
    case .other: return .refused("it is not an ordinary file")
    case .unreadable(let reason): return .refused("it cannot be read: \(reason)")
    case .file(let size) where size > Self.sizeLimit:
      return .refused("it has \(size) bytes; at most \(Self.sizeLimit) are read")
    case .file:
      guard let bytes = folder.read(path, Self.sizeLimit) else {
        return .refused("it cannot be read")
      }
      guard !bytes.has(0), let text = String(validating: bytes, as: UTF8.self) else {
        return .refused("it is not text in UTF-8")
      }
      let hasReturn = bytes.has(UInt8(ascii: "\r"))
      return .text(hasReturn ? text.replacingLineEnds() : text)
    }
  }

  /// Files beside the listed ones, and suites or a manifest that differ from the course's.
  private func ignored(in lesson: Lesson) -> [String] {
    let listed = Set(lesson.exercises.map(\.path) + [lesson.demoPath])
    var ignored: [String] = []
    for folderPath in [lesson.exercisesFolder, lesson.suitesFolder, lesson.solutionsFolder] {
      guard folder.kind(folderPath) == .folder else { continue }
      for name in folder.list(folderPath).sorted().prefix(200) {
        let path = "\(folderPath)/\(name)"
        if !listed.contains(path), isChanged(path) { ignored.append(path) }
      }
    }
    if isChanged("Package.swift") { ignored.append("Package.swift") }
    return Array(ignored.prefix(20))
  }

  private func isChanged(_ path: String) -> Bool {
    guard let kind = folder.kind(path) else { return false }
    guard case .file(let size) = kind, size <= Self.sizeLimit, let original = original(path),
      let bytes = folder.read(path, Self.sizeLimit)
    else { return true }
    return String(decoding: bytes, as: UTF8.self).replacingLineEnds()
      != original.replacingLineEnds()
  }
}

/// A student's folder; paths are relative to it and use `/`.
package struct SubmissionFolder: Sendable {
  /// What stands at the path itself, without following links; `nil` when nothing does.
  package var kind: @Sendable (_ path: String) -> FileKind?

  /// The first bytes of a regular file, at most `limit` of them; never follows a link.
  package var read: @Sendable (_ path: String, _ limit: Int) -> [UInt8]?
  package var list: @Sendable (_ path: String) -> [String]

  package init(
    kind: @escaping @Sendable (_ path: String) -> FileKind?,
    read: @escaping @Sendable (_ path: String, _ limit: Int) -> [UInt8]?,
    list: @escaping @Sendable (_ path: String) -> [String]
  ) {
    self.kind = kind
    self.read = read
    self.list = list
  }
}

extension [UInt8] {
  /// Swift's own way looks at each byte through a witness table in a build for debugging.
  fileprivate func has(_ byte: UInt8) -> Bool {
    withUnsafeBytes { buffer in
      buffer.baseAddress.map { memchr($0, Int32(byte), buffer.count) != nil } ?? false
    }
  }
}
