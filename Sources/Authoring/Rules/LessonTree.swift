import Course

/// A lesson as it lies in the four trees, with what its rules need to know of the course around it.
package struct LessonTree: Sendable {
  package let name: LessonName

  /// The lessons in the order of `Package.swift`.
  package let order: [LessonName]

  /// The text of the lesson's page and of every file in its three folders, by path from the root.
  package let files: [String: String]

  /// The lesson's pictures in ``pictureFolder``, by the names of their files.
  package let pictures: [String: String]

  package static let pictureFolder = "lessons/images"

  /// The pages of all lessons, by path, for links from one to another.
  package let pages: [String: String]

  /// The base names of the files in `lessons/data`.
  package let dataFiles: Set<String>

  /// The text of `lessons/data/README.md`.
  package let dataReadme: String

  /// Whether a path, from the course's root, is there.
  package let exists: @Sendable (_ path: String) -> Bool

  /// The page taken apart, or what keeps it from being read.
  package let page: Result<Lesson, CourseError>

  /// The files of `solutions/` taken apart, by base name: `MedianImputer`.
  package let sources: [String: Result<ExerciseSource, CourseError>]

  /// The sources of the files that the lesson uses, as far as they can be read.
  package let usedSources: [UsedFile: ExerciseSource]

  /// - Parameter read: Reads a file of another lesson, by its path from the course's root.
  package init(
    name: LessonName, order: [LessonName], files: [String: String],
    pictures: [String: String] = [:], pages: [String: String] = [:], dataFiles: Set<String> = [],
    dataReadme: String = "",
    exists: @escaping @Sendable (_ path: String) -> Bool,
    read: (_ path: String) -> String? = { _ in nil }
  ) {
    self.name = name
    self.order = order
    self.files = files
    self.pictures = pictures
    self.pages = pages
    self.dataFiles = dataFiles
    self.dataReadme = dataReadme
    self.exists = exists
    let pagePath = "lessons/\(name).md"
    let page = Result { () throws(CourseError) in
      guard let text = files[pagePath] else {
        throw .pageMissing(lesson: name.text, path: pagePath)
      }
      return Lesson(name: name, page: try LessonPage(parsing: text, path: pagePath))
    }
    self.page = page
    var used: [UsedFile: ExerciseSource] = [:]
    for file in (try? page.get().page.uses) ?? [] {
      used[file] = read(file.sourcePath).flatMap {
        try? ExerciseSource(parsing: $0, path: file.sourcePath)
      }
    }
    usedSources = used
    var sources: [String: Result<ExerciseSource, CourseError>] = [:]
    for (path, text) in files where path.hasPrefix("solutions/\(name)/") {
      guard let base = path.swiftBaseName else { continue }
      sources[base] = Result { () throws(CourseError) in
        try ExerciseSource(parsing: text, path: path)
      }
    }
    self.sources = sources
  }

  package var pagePath: String { "lessons/\(name).md" }

  /// The page, when it can be read.
  package var lesson: Lesson? { try? page.get() }

  /// The exercises of the page; none when it cannot be read.
  package var exercises: [Exercise] { lesson?.exercises ?? [] }

  package func source(_ exercise: Exercise) -> ExerciseSource? {
    try? sources[exercise.name]?.get()
  }

  /// What the copies of the files that the lesson uses ought to hold, by their paths in
  /// `solutions/`.
  var usedCopies: [String: String] {
    var copies: [String: String] = [:]
    for (file, source) in usedSources {
      copies["solutions/\(name)/\(file.name).swift"] = file.text(from: source)
    }
    return copies
  }

  /// The base names of the Swift files in one of the lesson's folders, sorted.
  func swiftFiles(in folder: String) -> [String] {
    files.keys.filter { $0.hasPrefix("\(folder)/\(name)/") }.compactMap(\.swiftBaseName).sorted()
  }
}

extension String {
  /// `MedianImputer` from `solutions/06-missing/MedianImputer.swift`; `nil` for other files.
  var swiftBaseName: String? {
    guard hasSuffix(".swift"), let name = split(separator: "/").last else { return nil }
    return String(name.dropLast(".swift".count))
  }

  /// The lines without their line feeds.
  var lines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
}

extension CourseError {
  /// The line at fault and what is wrong with it.
  var place: (line: Int, problem: String) {
    switch self {
    case .badPage(_, let line, let problem), .badSource(_, let line, let problem): (line, problem)
    case .pageMissing(_, let path): (1, "\(path) is missing")
    case .lessonListMissing: (1, "the list of lessons is missing")
    case .badLessonName(let name, let line): (line, "'\(name)' is no lesson's name")
    case .duplicateLesson(let name, let line): (line, "'\(name)' is listed twice")
    }
  }
}
