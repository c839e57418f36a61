import Course
import Foundation
import OperatingSystem
import Toolchain

/// All that grading a lesson needs beside the submissions, read once.
package struct LessonMaterial: Sendable {
  package let lesson: Lesson
  package let parts: LessonParts

  /// The solution of each exercise, by name; none where the course came without them.
  package let solutions: [String: String]

  /// The hash of page-given names, stubs, given files and suites.
  package let hash: String

  package init(
    lesson: Lesson, parts: LessonParts, solutions: [String: String], kit: String
  ) {
    self.lesson = lesson
    self.parts = parts
    self.solutions = solutions
    var files: [String: String] = ["kit": kit]
    for (name, text) in parts.stubs { files["stub/\(name)"] = text }
    for (name, text) in parts.given { files["given/\(name)"] = text }
    for (name, text) in parts.suites { files["suite/\(name)"] = text }
    hash = ContentHash.hex(files: files)
  }

  /// The stub and the solution of the exercise at `path`: what they do, a submission may do as well.
  package func given(at path: String) -> [String] {
    lesson.exercises.filter { $0.path == path }
      .flatMap { [parts.stubs[$0.name], solutions[$0.name]].compactMap(\.self) }
  }

  /// - Parameters:
  ///   - extraSuites: A folder laid out like `Tests/`, whose suites replace the course's own.
  ///   - kit: What identifies the course's own modules.
  package static func load(
    _ lesson: Lesson, root: String, extraSuites: String?, kit: String
  ) throws -> LessonMaterial {
    var parts = try LessonParts.load(lesson, root: root)
    if let extraSuites {
      var suites = parts.suites
      for exercise in lesson.exercises {
        let path = "\(extraSuites)/\(exercise.suitePath.dropFirst("Tests/".count))"
        if let text = try File(path).text() { suites[exercise.name] = text }
      }
      parts = LessonParts(
        lesson: lesson, stubs: parts.stubs, given: parts.given, suites: suites, demo: parts.demo)
    }
    var solutions: [String: String] = [:]
    for exercise in lesson.exercises {
      if let text = try File(exercise.solutionPath, in: root).text(),
        let source = try? ExerciseSource(parsing: text, path: exercise.solutionPath),
        source.hasSolution
      {
        solutions[exercise.name] = source.solution
      }
    }
    return LessonMaterial(
      lesson: lesson, parts: parts, solutions: solutions, kit: kit)
  }
}

/// The course's own modules, which every suite is compiled with.
package enum CourseKit {
  /// The hash of `LessonKit` and `LessonTesting`, and the names that the latter declares.
  package static func read(root: String) throws -> (hash: String, names: Set<String>) {
    var files: [String: String] = [:]
    for folder in ["Sources/LessonKit", "Sources/Comparison", "Sources/LessonTesting"] {
      for file in try File(folder, in: root).files(ending: ".swift") {
        files[file.name] = try file.text()
      }
    }
    var names: Set<String> = ["Test", "Suite", "Issue", "Attachment", "Testing", "SourceLocation"]
    for (path, text) in files where path.hasPrefix("Sources/LessonTesting") {
      names.formUnion(publicNames(in: text))
    }
    return (ContentHash.hex(files: files), names)
  }

  static func publicNames(in text: String) -> Set<String> {
    let tokens = SwiftTokens(of: text).tokens
    var names: Set<String> = []
    var isPublic = false
    for (token, next) in zip(tokens, tokens.dropFirst()) where token.kind == .word {
      if token.text == "public" { isPublic = true }
      if ["func", "struct", "enum", "typealias", "protocol", "class"].contains(token.text) {
        if isPublic, next.kind == .word { names.insert(next.text) }
        isPublic = false
      } else if ["var", "let", "init", "extension"].contains(token.text) {
        isPublic = false
      }
    }
    return names
  }
}
