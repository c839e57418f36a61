import Course

/// What an author can ask for in vain; `learn` turns each into words and a next step.
package enum AuthoringError: Error, Equatable, Sendable {
  case badLessonName(String)
  case badExerciseName(String)
  case noExercises

  /// A lesson of this name is there already.
  case lessonExists(LessonName)

  /// The lesson's number belongs to another one; a name between that one and the next.
  case numberTaken(by: LessonName, free: String)
  case slugTaken(by: LessonName)

  /// No lesson answers to the word; those whose names are like it.
  case unknownLesson(String, near: [LessonName])

  /// The file that would be written is there already.
  case exists(path: String)
  case listNotFound

  /// A course is released into an empty folder, outside of itself.
  case folderNotEmpty(String)
  case insideCourse(String)
  case unknownRule(String)
}
