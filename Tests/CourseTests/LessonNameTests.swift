import Course
import Testing

@Suite("Lesson names") struct LessonNameTests {
  @Test("A name is a number and words") func parts() throws {
    let name = try #require(LessonName("09-scaling-and-pipelines"))
    #expect(name.number == "09")
    #expect(name.slug == "scaling-and-pipelines")
    #expect(name.moduleName == "ScalingAndPipelinesLesson")
  }

  @Test(
    "What is not a number and words is no name",
    arguments: ["", "06", "06-", "6-missing", "06-Missing", "06--missing", "missing", "06-mis ng"])
  func refused(_ text: String) {
    #expect(LessonName(text) == nil)
  }
}

@Suite("The list in Package.swift") struct PackageManifestTests {
  @Test("Names are read in order, whatever else the file holds") func names() throws {
    let manifest = try PackageManifest(
      parsing: """
        // swift-tools-version: 6.2
        let other = ["x"]
        let lessons: [String] = [
          "06-missing",  // the first, not "99-comment"
          "10-line-and-error", "04-csv",
        ]
        let later = ["07-later"]
        """)
    #expect(manifest.lessons.map(\.text) == ["06-missing", "10-line-and-error", "04-csv"])
  }

  @Test("A list on one line ends at its bracket") func oneLine() throws {
    let manifest = try PackageManifest(
      parsing: "let lessons = [\"06-missing\"]\nlet a = [\"07-b\"]")
    #expect(manifest.lessons.map(\.text) == ["06-missing"])
  }

  @Test("A wrong name, one listed twice and a missing list are told with their line")
  func refused() {
    #expect(throws: CourseError.lessonListMissing) { try PackageManifest(parsing: "let a = 1") }
    #expect(throws: CourseError.badLessonName("missing", line: 2)) {
      try PackageManifest(parsing: "let lessons = [\n  \"missing\"]")
    }
    #expect(throws: CourseError.duplicateLesson("06-a", line: 3)) {
      try PackageManifest(parsing: "let lessons = [\n  \"06-a\",\n  \"06-a\"]")
    }
  }
}
