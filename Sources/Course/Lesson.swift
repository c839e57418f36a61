/// One Markdown page and its exercises.
package struct Lesson: Sendable, Equatable, Identifiable {
  package let name: LessonName
  package let page: LessonPage
  package let exercises: [Exercise]

  package init(name: LessonName, page: LessonPage) {
    self.name = name
    self.page = page
    exercises = page.exercises.map { Exercise(lesson: name, section: $0) }
  }

  package var id: String { name.text }
  package var title: String { page.title }

  /// The module that the exercises are compiled into.
  package var moduleName: String { name.moduleName }

  // Paths from the course's root, with `/` between their parts.
  package var pagePath: String { "lessons/\(name).md" }
  package var exercisesFolder: String { "exercises/\(name)" }
  package var solutionsFolder: String { "solutions/\(name)" }
  package var suitesFolder: String { "Tests/\(name)" }
  package var demoPath: String { "\(exercisesFolder)/Demo.swift" }

  /// - Throws: ``CourseError`` where a part of the page cannot be read that is only read when it is
  ///   shown.
  package func validate() throws(CourseError) {
    try page.validate(path: pagePath)
  }

  package func exercise(named name: String) -> Exercise? {
    exercises.first { $0.name == name }
  }
}

/// One Swift file that the learner edits, with its brief and its hints.
package struct Exercise: Sendable, Equatable, Identifiable {
  package let lesson: LessonName

  /// The base name of its file: `MedianImputer`.
  package let name: String

  /// The lesson's name and its own: `06-missing/MedianImputer`.
  package let id: String

  /// Its heading on the page: "Median imputation".
  package let title: String

  /// The line of its heading on the page, counted from 1.
  package let line: Int

  private let section: LessonPage.ExerciseSection

  init(lesson: LessonName, section: LessonPage.ExerciseSection) {
    self.lesson = lesson
    name = section.name
    id = "\(lesson)/\(section.name)"
    title = section.title
    line = section.line
    self.section = section
  }

  /// What to write and why, in Markdown, without the hints.
  package var brief: String { section.brief }

  package var hints: [Hint] { section.hints }

  // Paths from the course's root.
  package var path: String { "exercises/\(lesson)/\(name).swift" }
  package var solutionPath: String { "solutions/\(lesson)/\(name).swift" }
  package var suitePath: String { "Tests/\(lesson)/\(name)Tests.swift" }

  /// The module that `learn` compiles the suite into; its name begins the id of every check.
  package var suiteModule: String { "\(name)Tests" }
}

/// One of the steps from "where to look" to "nearly the code".
package struct Hint: Sendable, Equatable {
  package let title: String

  /// The hint, in Markdown.
  package let text: String

  /// The line where it begins on the page, counted from 1.
  package let line: Int
}
