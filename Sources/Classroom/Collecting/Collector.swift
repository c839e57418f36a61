import Course
import Foundation
import OperatingSystem
import Toolchain

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

    /// Where files were that were not where they belong.
    package var found: [FoundFile] = []

    /// Archives in the folder, where files of the lesson are missing.
    package var archives: [String] = []

    /// Where each file was read.
    package var places: [String] {
      files.keys.sorted().map { path in found.first { $0.path == path }?.place ?? path }
    }
  }

  /// - Parameters:
  ///   - stubs: The texts of exercises as they were handed out, by path; a file that is still one of
  ///     them is looked for elsewhere.
  ///   - shared: The names of exercises that several lessons have.
  ///   - handIn: What else lies about in the folder.
  /// - Returns: What was taken; a listed file that is missing is simply not there, one that was
  ///   refused is named with the reason.
  package func collect(
    _ lesson: Lesson, stubs: [String: String] = [:], shared: Set<String> = [],
    handIn: () -> HandIn
  ) -> Collected {
    var collected = Collected()
    for exercise in lesson.exercises {
      let own = text(at: exercise.path)
      switch own {
      case .text(let text) where !isStub(text, exercise, stubs):
        collected.files[exercise.path] = text
        continue
      case .refused(let reason):
        collected.refused.append(RefusedFile(path: exercise.path, reason: reason))
        continue
      case .missing, .text: break
      }
      let isShared = shared.contains(exercise.name)
      let candidates = handIn().candidates(for: exercise, isShared: isShared).compactMap { place in
        found(at: place, exercise, stubs)
      }
      if case .text(let text) = own { collected.files[exercise.path] = text }
      guard let first = candidates.first else { continue }
      guard candidates.allSatisfy({ $0.text == first.text }) else {
        let places = candidates.prefix(3).map(\.place).joined(separator: ", ")
        collected.refused.append(
          RefusedFile(
            path: exercise.path, reason: "it stands in several places, each other: \(places)"))
        continue
      }
      collected.files[exercise.path] = first.text
      collected.found.append(FoundFile(path: exercise.path, place: first.place))
    }
    if collected.files.count < lesson.exercises.count { collected.archives = handIn().archives }
    collected.ignored = ignored(in: lesson, except: collected.found.map(\.place))
    return collected
  }

  private func isStub(_ text: String, _ exercise: Exercise, _ stubs: [String: String]) -> Bool {
    stubs[exercise.path].map { text.hasSameLines(as: $0) } ?? false
  }

  private func found(
    at place: String, _ exercise: Exercise, _ stubs: [String: String]
  ) -> (place: String, text: String)? {
    guard case .text(let text) = text(at: place), !isStub(text, exercise, stubs) else { return nil }
    return (place, text)
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
      if Data(bytes.prefix(512)).isUTF16 {
        return .refused("it is text in UTF-16; save it as UTF-8")
      }
      guard !bytes.has(0) else { return .refused("it is not text") }
      // What else is not UTF-8 the compiler takes in a comment, and so it did for the learner.
      let text = String(decoding: bytes, as: UTF8.self)
      let hasReturn = bytes.has(UInt8(ascii: "\r"))
      return .text(hasReturn ? text.replacingLineEnds() : text)
    }
  }

  /// Files beside the listed ones, and suites or a manifest that differ from the course's.
  private func ignored(in lesson: Lesson, except taken: [String]) -> [String] {
    let listed = Set(lesson.exercises.map(\.path) + [lesson.demoPath] + taken)
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
