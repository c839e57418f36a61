import Course
import OperatingSystem
import SwiftText
import Toolchain

/// All that grading a lesson needs beside the submissions, read once.
package struct LessonMaterial: Sendable {
  package let parts: LessonParts
  package var lesson: Lesson { parts.lesson }

  /// The hash of the course's own modules, stubs, given files and suites.
  package let hash: String

  /// The exercises as they were handed out, by path.
  let stubs: [String: String]

  package init(_ parts: LessonParts, kit: String) {
    self.parts = parts
    stubs = Dictionary(
      parts.exercises.map { ($0.exercise.path, $0.stub) }, uniquingKeysWith: { first, _ in first })
    var files: [String: String] = ["kit": kit]
    for exercise in parts.exercises {
      files["stub/\(exercise.exercise.name)"] = exercise.stub
      files["suite/\(exercise.exercise.name)"] = exercise.suite
    }
    for file in parts.given { files["given/\(file.name)"] = file.text }
    hash = ContentHash.hex(files: files)
  }

  /// - Parameters:
  ///   - extraSuites: A folder laid out like `Tests/`, whose suites replace the course's own.
  ///   - kit: What identifies the course's own modules.
  package static func load(
    _ lesson: Lesson, root: String, extraSuites: String?, kit: String
  ) throws -> LessonMaterial {
    var parts = try LessonParts.load(lesson, root: root)
    if let extraSuites {
      parts = try parts.replacingSuites { exercise in
        let path = "\(extraSuites)/\(exercise.suitePath.dropFirst("Tests/".count))"
        return try File(path).text()
      }
    }
    return LessonMaterial(parts, kit: kit)
  }
}

/// The course's own modules, which every suite is compiled with.
package enum CourseKit {
  /// Their hash, and what they declare at file level that suites alone see.
  package static func read(root: String) throws -> (hash: String, names: Set<String>) {
    var files: [String: String] = [:]
    var names: Set<String> = ["Test", "Suite", "Issue", "Attachment", "Testing", "SourceLocation"]
    for (module, own) in try KitSources.read(root: root).modules {
      for file in own {
        files[file.path] = file.text
        if !module.isForExercises { names.formUnion(publicNames(in: file.text)) }
      }
    }
    return (ContentHash.hex(files: files), names)
  }

  static func publicNames(in text: String) -> Set<String> {
    let declarations = SwiftSource(text).likelyDeclarations.filter {
      $0.parent == nil && $0.modifiers.contains("public")
        && ($0.kind == .function || $0.kind == .typealias
          || $0.kind.isType && $0.kind != .extension)
    }
    return Set(declarations.map(\.name))
  }
}
