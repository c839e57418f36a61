import Course
import Testing

@Suite("Naming lessons and exercises") struct CourseQueryTests {
  private func course() throws -> Course {
    func lesson(_ name: String, _ exercises: [String]) throws -> Lesson {
      let sections = exercises.map {
        "## Exercise: \($0)\n[e](../exercises/\(name)/\($0).swift)\n\nBrief.\n"
      }
      let text = "# T\n> S.\n\nChapter: c · 1 minutes · Data: none\n\n" + sections.joined()
      return Lesson(
        name: try #require(LessonName(name)), page: try LessonPage(parsing: text, path: name))
    }
    return Course(
      root: "/course",
      lessons: [
        try lesson("04-csv", ["Parse", "Profile"]),
        try lesson("06-missing", ["Median", "MedianImputer", "Indicator"]),
        try lesson("16-missed", ["Parse"]),
      ])
  }

  @Test(
    "An exercise has many names",
    arguments: [
      "MedianImputer", "medianimputer", "06-missing/MedianImputer", "missing/medianimputer",
      "06/MedianImputer", "exercises/06-missing/MedianImputer.swift", "MedianI",
      "/course/exercises/06-missing/MedianImputer.swift",
      "Tests/06-missing/MedianImputerTests.swift",
      "../exercises/06-missing/MedianImputer.swift", "solutions/06-missing/MedianImputer.swift",
    ])
  func exercise(_ text: String) throws {
    #expect(try course().find(text).id == "06-missing/MedianImputer")
  }

  @Test(
    "A lesson has many names",
    arguments: [
      "06", "6", "missing", "06-missing", "06-Missing", "lessons/06-missing.md", "missi",
      "exercises/06-missing/",
    ])
  func lesson(_ text: String) throws {
    #expect(try course().find(text).id == "06-missing")
  }

  @Test("A whole name wins over the beginning of another") func whole() throws {
    #expect(try course().find("Median").id == "06-missing/Median")
  }

  @Test("A name that several things have lists them") func ambiguous() throws {
    #expect(
      throws: QueryError.ambiguous("Parse", candidates: ["04-csv/Parse", "16-missed/Parse"])
    ) { try course().find("Parse") }
    #expect(throws: QueryError.ambiguous("miss", candidates: ["06-missing", "16-missed"])) {
      try course().find("miss")
    }
  }

  @Test("A typo gets the nearest names") func typo() throws {
    #expect(
      throws: QueryError.unknown("MedianImputre", suggestions: ["06-missing/MedianImputer"])
    ) { try course().find("MedianImputre") }
    #expect(throws: QueryError.unknown("zzzzzzzz", suggestions: [])) {
      try course().find("zzzzzzzz")
    }
  }

  @Test(
    "The distance counts insertions, deletions, substitutions and swaps",
    arguments: [("", "", 0), ("a", "", 1), ("abc", "acb", 1), ("kitten", "sitting", 3)])
  func distance(_ left: String, _ right: String, expected: Int) {
    #expect(EditDistance.between(left, right) == expected)
    #expect(EditDistance.between(right, left) == expected)
  }
}
