import Course
import Foundation
import OperatingSystem
import Toolchain

/// A course for learners: a working package without what only its authors need.
///
/// Left out are the runner's own tests, the guide for instructors, continuous integration, build
/// products and everyone's progress. Stubs are written anew from their sources.
package struct Release: Sendable {
  /// The lessons to hand out, in order.
  package let lessons: [LessonName]

  /// Whether answers stay in `solutions/`; without them `learn solution` says that there are none.
  package let hasSolutions: Bool

  package init(lessons: [LessonName], hasSolutions: Bool) {
    self.lessons = lessons
    self.hasSolutions = hasSolutions
  }

  /// What becomes of one file of the course.
  package enum Fate: Sendable, Equatable {
    case leftOut
    case copied
    case rewritten(String)
  }

  /// - Parameters:
  ///   - path: From the course's root.
  ///   - text: Reads the file, where its text decides.
  /// - Throws: `CourseError.badSource`, ``AuthoringError/listNotFound``.
  package func fate(of path: String, text: () throws -> String) throws -> Fate {
    let parts = path.split(separator: "/").map(String.init)
    guard !parts.contains(where: { $0 == ".kept" || $0 == ".git" || $0.contains(".learner-") })
    else { return .leftOut }
    switch parts[0] {
    case "Package.swift":
      var list = LessonList(try text())
      try list.keep(Set(lessons))
      return .rewritten(Self.withoutRunnerTests(list.text))
    case "README.md":
      return parts.count == 1 ? .rewritten(withoutDeadLinks(try text(), at: path)) : .leftOut
    case ".gitignore":
      // Learners commit their progress, where it is asked for.
      return parts.count == 1
        ? .rewritten(try text().replacing("/progress.json*", with: "/progress.json.*")) : .leftOut
    case "LICENSE", ".swift-format":
      return parts.count == 1 ? .copied : .leftOut
    case "Sources":
      return .copied
    case "lessons":
      if parts.count == 2 {
        return isChosen(String(parts[1].dropLast(3)))
          ? .rewritten(withoutDeadLinks(try text(), at: path)) : .leftOut
      }
      // Folders beside the pages: data, and pictures by lesson.
      return LessonName(parts[1]).map(lessons.contains) ?? true ? .copied : .leftOut
    case "exercises":
      // Written from their sources.
      return .leftOut
    case "Tests":
      return parts.count > 2 && isChosen(parts[1]) ? .copied : .leftOut
    case "solutions":
      guard parts.count == 3, isChosen(parts[1]), path.swiftBaseName != nil else { return .leftOut }
      let text = try text()
      let source = try ExerciseSource(parsing: text, path: path)
      return .rewritten(hasSolutions ? Self.withoutMarks(source, text) : source.stub)
    default:
      return .leftOut
    }
  }

  private func isChosen(_ name: String) -> Bool {
    LessonName(name).map(lessons.contains) ?? false
  }

  /// The text with its links to pages that are not handed out turned into their words.
  private func withoutDeadLinks(_ text: String, at path: String) -> String {
    let folder = path.split(separator: "/").dropLast().map(String.init)
    return text.replacing(/\[([^\[\]]+)\]\(([^()#\s:]+\.md)(#[^()\s]*)?\)/) { link in
      guard let page = LinksRule.resolve(String(link.2), from: folder),
        (try? fate(of: page, text: { "" })) == .leftOut
      else { return String(link.0) }
      return String(link.1)
    }
  }

  /// What the chosen lessons need of lessons that are not handed out.
  package func missingNeeds(_ trees: [LessonTree]) -> [(lesson: LessonName, need: String)] {
    let handedOut = lessons.map(\.text)
    return trees.filter { lessons.contains($0.name) }.flatMap { tree in
      (tree.lesson?.page.needs ?? []).filter { !handedOut.contains($0) }.map { (tree.name, $0) }
    }
  }

  /// The manifest without the targets of the runner's own tests: those named by a literal, which
  /// the tests of lessons are not.
  static func withoutRunnerTests(_ manifest: String) -> String {
    var kept: [Substring] = []
    var target: [Substring] = []
    var depth = 0
    for line in manifest.lines {
      if target.isEmpty, line.trimmed != ".testTarget(", !line.trimmed.hasPrefix(".testTarget(name")
      {
        kept.append(line)
        continue
      }
      target.append(line)
      depth += line.count { $0 == "(" } - line.count { $0 == ")" }
      if depth == 0 {
        if !target.contains(where: { $0.contains("name: \"") }) { kept += target }
        target = []
      }
    }
    return (kept + target).joined(separator: "\n")
  }

  /// The source without the comments that excuse mutants.
  static func withoutMarks(_ source: ExerciseSource, _ text: String) -> String {
    let marks = EquivalentMark.marks(in: source.solutionLines).map(\.writtenAt)
    guard !marks.isEmpty else { return text }
    return text.lines.enumerated().compactMap { index, line -> String? in
      guard marks.contains(index + 1) else { return String(line) }
      let code = line.before("// equivalent") ?? line
      guard !code.trimmed.isEmpty else { return nil }
      return String(code.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }
}

/// Writes a release into a folder.
package struct ReleaseWriter: Sendable {
  let root: String

  package init(root: String) { self.root = root }

  /// - Parameters:
  ///   - folder: An absolute path, empty or not there, outside of the course.
  ///   - recordings: What stands in for the solutions where these are left out, by its path.
  /// - Returns: The number of files written.
  package func write(
    _ release: Release, recordings: [(path: String, text: String)] = [], to folder: String
  ) throws -> Int {
    guard folder != root, !folder.hasPrefix(root + "/") else {
      throw AuthoringError.insideCourse(folder)
    }
    guard try File(folder).names().isEmpty else {
      throw AuthoringError.folderNotEmpty(folder)
    }
    // Everything is decided before anything is written.
    var files: [(path: String, fate: Release.Fate)] = []
    for path in try paths() {
      let fate = try release.fate(of: path) {
        guard let text = try File(path, in: root).text() else {
          throw ToolchainError.missing(path: path)
        }
        return text
      }
      guard fate != .leftOut else { continue }
      files.append((path, fate))
      if path.hasPrefix("solutions/"), case .rewritten(let text) = fate {
        let stub = try ExerciseSource(parsing: text, path: path).stub
        files.append(("exercises" + path.dropFirst("solutions".count), .rewritten(stub)))
      }
    }
    files += recordings.map { ($0.path, .rewritten($0.text)) }
    for (path, fate) in files {
      switch fate {
      case .leftOut: break
      case .rewritten(let text): try File(path, in: folder).write(text, isSynced: false)
      case .copied:
        guard let bytes = try File(path, in: root).bytes() else {
          throw ToolchainError.missing(path: path)
        }
        try File(path, in: folder).write(bytes, isSynced: false)
      }
    }
    // A course without lessons yet still has its folders, by which it is known.
    for name in ["lessons", "exercises", "solutions", "Tests"] {
      try File(name, in: folder).makeFolder()
    }
    return files.count
  }

  /// Every regular file of the course outside of build products, sorted.
  private func paths() throws -> [String] {
    guard let walk = FileManager.default.enumerator(atPath: root) else {
      throw ToolchainError.missing(path: root)
    }
    var paths: [String] = []
    while let path = walk.nextObject() as? String {
      if walk.fileAttributes?[.type] as? FileAttributeType == .typeDirectory {
        if path.hasPrefix(".build") || path == ".git" || path == ".swiftpm" {
          walk.skipDescendants()
        }
      } else if walk.fileAttributes?[.type] as? FileAttributeType == .typeRegular {
        paths.append(path)
      }
    }
    return paths.sorted()
  }
}
