/// What can be wrong with a course on disk; `learn` turns each into words and a next step.
package enum CourseError: Error, Equatable, Sendable {
  case lessonListMissing
  case badLessonName(String, line: Int)
  case duplicateLesson(String, line: Int)
  case pageMissing(lesson: String, path: String)
  case badPage(path: String, line: Int, problem: String)
  case badSource(path: String, line: Int, problem: String)
}
