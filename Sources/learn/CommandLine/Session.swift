import Course
import Foundation
import OperatingSystem
import Progress
import Toolchain

/// What a command works with: the course around the folder it was called in, the learner's
/// progress, and the machine.
struct Session: Sendable {
  let environment: [String: String]
  let directory: String
  let console: Console
  var now: @Sendable () -> Date = { Date() }

  /// The root of the course: `LEARN_COURSE`, else the first folder upward that holds one.
  func root() throws -> String {
    if let root = environment["LEARN_COURSE"], !root.isEmpty { return root }
    var folder = directory
    while true {
      if ["Package.swift", "lessons", "exercises"].allSatisfy({
        File($0, in: folder).exists
      }) {
        return folder
      }
      guard let slash = folder.lastIndex(of: "/"), slash > folder.startIndex else {
        throw SessionError.noCourse(directory: directory)
      }
      folder = String(folder[..<slash])
    }
  }

  func course() throws -> Course {
    let root = try root()
    return try Course.load(root: root, files: .live(root: root))
  }

  /// As much of the course as it takes to find what the texts name.
  func course(naming texts: [String]) throws -> Course {
    let root = try root()
    if !texts.isEmpty {
      let course = try Course.load(root: root, naming: texts, files: .live(root: root))
      // What is not found there may lie elsewhere, or another name be near.
      if texts.allSatisfy({ (try? course.find($0)) != nil }) { return course }
    }
    return try self.course()
  }

  func progressStore() throws -> ProgressStore {
    ProgressStore(path: try root() + "/progress.json")
  }

  /// - Parameter timeLimit: How long one check may be silent, in seconds.
  func engine(timeLimit: Double = 10) throws -> LessonEngine {
    let root = try root()
    let store = BuildStore(root: buildFolder(root))
    store.tidy()
    return LessonEngine(
      root: root, toolchain: try .find(environment: environment), store: store,
      policy: RunPolicy(timeLimit: timeLimit))
  }

  /// Where lessons are built: `LEARN_BUILD`, which several courses may share, else in the course.
  func buildFolder(_ root: String) -> String {
    // Empty is how a shell takes a variable back for one command.
    guard let folder = environment["LEARN_BUILD"], !folder.isEmpty else {
      return root + "/.build/learn"
    }
    return folder.hasPrefix("/") ? folder : "\(directory)/\(folder)"
  }

  /// The text of a file of the course.
  func text(_ path: String) throws -> String {
    try CourseFiles.live(root: root()).read(path)
  }

  /// The stub of an exercise, from its source in `solutions/`.
  func source(of exercise: Exercise) throws -> ExerciseSource {
    try ExerciseSource(parsing: text(exercise.solutionPath), path: exercise.solutionPath)
  }

  /// The learner's file of an exercise.
  func work(on exercise: Exercise) throws -> String {
    guard let text = try File(exercise.path, in: root()).text() else {
      throw SessionError.exerciseMissing(exercise)
    }
    return text
  }
}

enum SessionError: Error {
  case noCourse(directory: String)
  case exerciseMissing(Exercise)
  case nothingToDo
  case noSolutions
  case unearned(Exercise)
  case resetNeedsTarget
  case noEditor
  case badSettings(path: String)
}

extension CourseFiles {
  static func live(root: String) -> CourseFiles {
    CourseFiles(
      read: { path in
        guard let text = try File(path, in: root).text() else {
          throw ToolchainError.missing(path: path)
        }
        return text
      },
      exists: { File($0, in: root).exists })
  }
}
