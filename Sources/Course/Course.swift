/// The whole tree of lessons, exercises, suites and solutions, as values.
package struct Course: Sendable {
  /// The folder that holds `Package.swift`, as an absolute path.
  package let root: String

  /// The lessons in the order in which they are taught.
  package let lessons: [Lesson]

  /// The exercises of all lessons, in their order.
  package let exercises: [Exercise]

  /// The place of each lesson.
  private let places: [LessonName: Int]

  package init(root: String, lessons: [Lesson]) {
    self.root = root
    self.lessons = lessons
    exercises = lessons.flatMap(\.exercises)
    places = Dictionary(
      lessons.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Reads the course at `root`: the list in `Package.swift`, then each lesson's page.
  ///
  /// - Parameter texts: What a learner names; where it is sure in which lessons that lies, only
  ///   these are read, which takes no longer in a long course.
  /// - Throws: ``CourseError``, with the file and line at fault.
  package static func load(
    root: String, naming texts: [String] = [], files: CourseFiles
  ) throws -> Course {
    let manifest = try files.read("Package.swift")
    var names = try PackageManifest(parsing: manifest).lessons
    if let named = lessons(named: texts, root: root, among: names) { names = named }
    return Course(root: root, lessons: try names.map { try lesson($0, files: files) })
  }

  /// What is wrong with each of the course's pages, and with its list of lessons.
  package static func problems(files: CourseFiles) -> [any Error] {
    do {
      let names = try PackageManifest(parsing: files.read("Package.swift")).lessons
      return names.compactMap { name in
        do {
          try lesson(name, files: files).validate()
          return nil
        } catch {
          return error
        }
      }
    } catch {
      return [error]
    }
  }

  private static func lesson(_ name: LessonName, files: CourseFiles) throws -> Lesson {
    let path = "lessons/\(name).md"
    guard files.exists(path) else { throw CourseError.pageMissing(lesson: name.text, path: path) }
    return Lesson(name: name, page: try LessonPage(outlining: files.read(path), path: path))
  }

  /// The chapters in the order of their first lesson, each with its lessons.
  package var chapters: [(name: String, lessons: [Lesson])] {
    var chapters: [(name: String, lessons: [Lesson])] = []
    for lesson in lessons {
      if let index = chapters.firstIndex(where: { $0.name == lesson.page.chapter }) {
        chapters[index].lessons.append(lesson)
      } else {
        chapters.append((lesson.page.chapter, [lesson]))
      }
    }
    return chapters
  }

  package func lesson(_ name: LessonName) -> Lesson? {
    places[name].map { lessons[$0] }
  }

  package func lesson(of exercise: Exercise) -> Lesson? {
    lesson(exercise.lesson)
  }

  package func exercise(id: String) -> Exercise? {
    guard let slash = id.firstIndex(of: "/"), let name = LessonName(String(id[..<slash])) else {
      return nil
    }
    return lesson(name)?.exercise(named: String(id[id.index(after: slash)...]))
  }
}

/// How the course is read; paths are relative to its root.
package struct CourseFiles: Sendable {
  package var read: @Sendable (_ path: String) throws -> String
  package var exists: @Sendable (_ path: String) -> Bool

  package init(
    read: @escaping @Sendable (_ path: String) throws -> String,
    exists: @escaping @Sendable (_ path: String) -> Bool
  ) {
    self.read = read
    self.exists = exists
  }
}
