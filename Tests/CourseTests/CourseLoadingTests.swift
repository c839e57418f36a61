import Synchronization
import Testing

@testable import Course

@Suite("Reading a course") struct CourseLoadingTests {
  private static let names = ["04-csv", "06-missing", "16-missed"]

  /// A course of three lessons with an exercise each, and the paths that were read of it.
  private final class Disk: Sendable {
    let files: [String: String]
    private let paths = Mutex<[String]>([])
    var read: [String] { paths.withLock { $0 } }

    init(_ others: [String: String] = [:]) {
      var files = ["Package.swift": "let lessons: [String] = [\n\(Self.list)\n]\n"]
      for name in names {
        files["lessons/\(name).md"] = """
          # T
          > S.

          Chapter: c · 1 minutes · Data: none

          ## Exercise: One
          [e](../exercises/\(name)/One.swift)

          Brief.

          <details><summary>Hint: where</summary>There.</details>
          """
      }
      self.files = files.merging(others) { _, new in new }
    }

    private static let list = names.map { "  \"\($0)\"," }.joined(separator: "\n")

    var live: CourseFiles {
      CourseFiles(
        read: { path in
          self.paths.withLock { $0.append(path) }
          return self.files[path] ?? ""
        }, exists: { self.files[$0] != nil })
    }
  }

  @Test(
    "Of a lesson that is named for certain, no other page is read",
    arguments: [
      ["06-missing/One"], ["6"], ["missing/one"], ["exercises/06-missing/One.swift"],
      ["/c/lessons/06-missing.md"], ["06-missing", "06/One"],
    ])
  func certain(texts: [String]) throws {
    let disk = Disk()
    let course = try Course.load(root: "/c", naming: texts, files: disk.live)
    #expect(disk.read == ["Package.swift", "lessons/06-missing.md"])
    for text in texts { #expect(try course.find(text).id.hasPrefix("06-missing")) }
  }

  @Test(
    "Where only the pages can tell, all are read",
    arguments: [[], ["One"], ["miss"], ["06-missing", "One"], ["06-mising/One"], [""]])
  func uncertain(texts: [String]) throws {
    let course = try Course.load(root: "/c", naming: texts, files: Disk().live)
    #expect(course.lessons.map(\.id) == Self.names)
    #expect(course.exercises.map(\.id) == Self.names.map { "\($0)/One" })
    #expect(course.exercise(id: "16-missed/One") == course.exercises[2])
    #expect(course.lesson(of: course.exercises[1])?.id == "06-missing")
  }

  private static let unclosed = "<details><summary>Hint: where</summary>There."
  private static let broken = [
    "lessons/04-csv.md": "no title\n",
    "lessons/16-missed.md":
      "# T\n> S.\n\nChapter: c · 1 minutes\n\n## Exercise: One\n[e](../exercises/16-missed/One.swift)\n"
      + unclosed,
  ]

  @Test("Pages that cannot be read trouble no other lesson, and are all told together")
  func problems() throws {
    let disk = Disk(Self.broken)
    #expect(try Course.load(root: "/c", naming: ["06"], files: disk.live).lessons.count == 1)
    #expect(throws: CourseError.self) {
      try Course.load(root: "/c", naming: ["04"], files: disk.live)
    }
    let problems = Course.problems(files: disk.live).map { $0 as? CourseError }
    guard case .badPage("lessons/04-csv.md", 1, _) = problems.first else {
      Issue.record("\(problems)")
      return
    }
    let late = CourseError.badPage(
      path: "lessons/16-missed.md", line: 8, problem: "<details> is never closed")
    #expect(problems.dropFirst() == [late])
    // It is known in a list, and is an error where it is shown.
    let lesson = try Course.load(root: "/c", naming: ["16"], files: disk.live).lessons[0]
    #expect(lesson.exercises.map(\.id) == ["16-missed/One"])
    #expect(lesson.exercises[0].brief.hasSuffix(Self.unclosed))
    #expect(throws: late) { try lesson.validate() }
    #expect(Course.problems(files: Disk().live).isEmpty)
  }
}
