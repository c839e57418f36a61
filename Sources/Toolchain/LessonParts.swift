import Course
import OperatingSystem

/// The texts that a lesson provides: what the learner's files are built and graded with.
package struct LessonParts: Sendable {
  package let lesson: Lesson

  /// The stub of each exercise, by the exercise's name.
  package let stubs: [String: String]

  /// Files of the exercise module that are given, by file name; the demo is not among them.
  package let given: [String: String]

  /// The suite of each exercise, by the exercise's name.
  package let suites: [String: String]

  /// The demo, where the lesson has one.
  package let demo: String?

  package init(
    lesson: Lesson, stubs: [String: String], given: [String: String], suites: [String: String],
    demo: String?
  ) {
    self.lesson = lesson
    self.stubs = stubs
    self.given = given
    self.suites = suites
    self.demo = demo
  }

  /// Reads them from `solutions/` and `Tests/`.
  ///
  /// - Throws: ``ToolchainError/missing(path:)``, ``Course/CourseError``.
  package static func load(_ lesson: Lesson, root: String) throws -> LessonParts {
    var stubs: [String: String] = [:]
    var suites: [String: String] = [:]
    for exercise in lesson.exercises {
      let source = try ExerciseSource(
        parsing: text(exercise.solutionPath, root: root), path: exercise.solutionPath)
      stubs[exercise.name] = source.stub
      suites[exercise.name] = try text(exercise.suitePath, root: root)
    }
    var given: [String: String] = [:]
    var demo: String?
    for name in try File(lesson.solutionsFolder, in: root).names()
    where name.hasSuffix(".swift") && stubs[String(name.dropLast(6))] == nil {
      let path = "\(lesson.solutionsFolder)/\(name)"
      let source = try text(path, root: root)
      if name == "Demo.swift" { demo = source } else { given[name] = source }
    }
    return LessonParts(lesson: lesson, stubs: stubs, given: given, suites: suites, demo: demo)
  }

  static func text(_ path: String, root: String) throws -> String {
    guard let text = try File(path, in: root).text() else {
      throw ToolchainError.missing(path: path)
    }
    return text
  }
}

/// One version of a lesson's exercises: the learner's, the solutions, or a variant of those.
package struct LessonWork: Sendable {
  /// The text of each exercise, by the exercise's name.
  package var files: [String: String]

  /// What the compiler defines: `SOLUTION`, say.
  package var defines: [String]

  package init(files: [String: String], defines: [String] = []) {
    self.files = files
    self.defines = defines
  }

  /// Reads the learner's files as they are now.
  ///
  /// - Throws: ``ToolchainError/missing(path:)`` when one is missing.
  package static func learner(_ lesson: Lesson, root: String) throws -> LessonWork {
    var files: [String: String] = [:]
    for exercise in lesson.exercises {
      files[exercise.name] = try LessonParts.text(exercise.path, root: root)
    }
    return LessonWork(files: files)
  }
}
