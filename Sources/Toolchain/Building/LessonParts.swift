import Course
import OperatingSystem

/// The texts that a lesson provides: what the learner's files are built and graded with.
///
/// This is the one place that says which file of a lesson is what.
package struct LessonParts: Sendable {
  package let lesson: Lesson

  /// In the order of the page.
  package private(set) var exercises: [ExerciseParts]

  /// Files of the exercise module that are given, in the order of their names; the demo is not among
  /// them.
  package private(set) var given: [GivenFile]

  /// The demo, where the lesson has one.
  package let demo: String?

  package struct GivenFile: Sendable, Equatable {
    /// With its ending.
    package let name: String
    package fileprivate(set) var text: String
  }

  /// - Parameters:
  ///   - solutions: The names of the files in the folder of the lesson's solutions.
  ///   - read: Reads a file, given by its path from the course's root.
  /// - Throws: `CourseError.badSource`; whatever `read` throws.
  package init(
    _ lesson: Lesson, solutions: [String], read: (_ path: String) throws -> String
  ) throws {
    self.lesson = lesson
    exercises = try lesson.exercises.map { exercise in
      let recording = "\(exercise.name).answers"
      return ExerciseParts(
        exercise: exercise,
        source: try ExerciseSource(
          parsing: read(exercise.solutionPath), path: exercise.solutionPath),
        suite: try read(exercise.suitePath),
        recording: solutions.contains(recording)
          ? Recording(text: try read(Recording.path(of: exercise))) : nil)
    }
    var given: [GivenFile] = []
    var demo: String?
    let own = Set(lesson.exercises.map { "\($0.name).swift" })
    for name in solutions.sorted() where name.hasSuffix(".swift") && !own.contains(name) {
      let text = try read("\(lesson.solutionsFolder)/\(name)")
      if name == "Demo.swift" { demo = text } else { given.append(.init(name: name, text: text)) }
    }
    self.given = given
    self.demo = demo
  }

  /// Reads them from `solutions/` and `Tests/`.
  ///
  /// - Throws: ``ToolchainError/missing(path:)``, `SystemError`, `CourseError.badSource`.
  package static func load(_ lesson: Lesson, root: String) throws -> LessonParts {
    let names = try File(lesson.solutionsFolder, in: root).names()
    return try LessonParts(lesson, solutions: names) {
      try text($0, root: root)
    }
  }

  static func text(_ path: String, root: String) throws -> String {
    guard let text = try File(path, in: root).text() else {
      throw ToolchainError.missing(path: path)
    }
    return text
  }

  /// The parts of one of the lesson's exercises.
  package subscript(exercise: Exercise) -> ExerciseParts {
    guard let parts = exercises.first(where: { $0.exercise.name == exercise.name }) else {
      preconditionFailure("\(exercise.id) is no exercise of \(lesson.id)")
    }
    return parts
  }

  /// The same lesson with other suites, where there are any.
  ///
  /// - Parameter suite: Returns the text that takes the place of the exercise's suite.
  package func replacingSuites(
    _ suite: (Exercise) throws -> String?
  ) rethrows -> LessonParts {
    var parts = self
    for index in exercises.indices {
      guard let text = try suite(exercises[index].exercise) else { continue }
      parts.exercises[index].suite = text
    }
    return parts
  }

  /// The same lesson with other given files, where there are any.
  ///
  /// - Parameter texts: By base name.
  package func replacingGiven(_ texts: [String: String]) -> LessonParts {
    var parts = self
    for index in given.indices {
      guard let text = texts[String(given[index].name.dropLast(".swift".count))] else { continue }
      parts.given[index].text = text
    }
    return parts
  }

  /// Every exercise as it is handed out.
  package var stubs: LessonWork { LessonWork(lesson) { self[$0].stub } }

  /// Every exercise solved; `nil` in a release without solutions.
  package var solutions: LessonWork? {
    guard exercises.allSatisfy({ $0.solution != nil }) else { return nil }
    return LessonWork(lesson) { self[$0].solution ?? self[$0].stub }
  }
}

/// What one exercise is made of.
package struct ExerciseParts: Sendable {
  package let exercise: Exercise

  /// Stub, solution, mistakes and other right answers, in one file.
  package let source: ExerciseSource
  package let stub: String
  package fileprivate(set) var suite: String

  /// What the solution answered, in a release without it.
  let recording: Recording?

  init(exercise: Exercise, source: ExerciseSource, suite: String, recording: Recording?) {
    self.exercise = exercise
    self.source = source
    self.suite = suite
    self.recording = recording
    stub = source.stub
  }

  /// `nil` in a release without solutions.
  package var solution: String? { source.hasSolution ? source.solution : nil }
}
