import Course

/// One version of a lesson's exercises, every one of them: the learner's, the solutions, or a variant
/// of those.
package struct LessonWork: Sendable, Equatable {
  private var texts: [String: String]

  /// - Parameter text: Returns the text of each exercise.
  package init(_ lesson: Lesson, text: (Exercise) throws -> String) rethrows {
    texts = [:]
    for exercise in lesson.exercises { texts[exercise.name] = try text(exercise) }
  }

  /// Reads the learner's files as they are now.
  ///
  /// - Throws: ``ToolchainError/missing(path:)`` when one is missing, `SystemError`.
  package static func learner(_ lesson: Lesson, root: String) throws -> LessonWork {
    try LessonWork(lesson) { try LessonParts.text($0.path, root: root) }
  }

  /// The text of one of the lesson's exercises.
  package subscript(exercise: Exercise) -> String {
    get {
      guard let text = texts[exercise.name] else {
        preconditionFailure("\(exercise.id) is no exercise of this lesson")
      }
      return text
    }
    set { texts[exercise.name] = newValue }
  }
}
