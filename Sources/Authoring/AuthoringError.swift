import Course

/// What an author can ask for in vain; `learn` turns each into words and a next step.
package enum AuthoringError: Error, Equatable, Sendable {
  case badLessonName(String)
  case badExerciseName(String)
  case noExercises

  /// The lesson's number belongs to another one; a name between that one and the next.
  case numberTaken(by: LessonName, free: String)
  case slugTaken(by: LessonName)
  case unknownLesson(String)

  /// The file that would be written is there already.
  case exists(path: String)
  case listNotFound

  /// A course is released into an empty folder, outside of itself.
  case folderNotEmpty(String)
  case insideCourse(String)
  case unknownRule(String)
}
