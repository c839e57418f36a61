import Course
import Testing

@Suite("Lesson pages") struct LessonPageTests {
  static let text = """
    # Missing values
    > Decide what a hole means.

    Chapter: cleaning · 30 minutes · Data: titanic, weather_ewr · Needs: 04-csv

    Prose with `## Exercise: no` in it.

    ```
    ## Exercise: in a fence
    ```

    ## Exercise: The median
    [exercises/06-missing/Median.swift](../exercises/06-missing/Median.swift)

    The brief.

    More of it.

    <details><summary>Hint: where to look</summary>

    At the *sort*.

    </details>
    <details><summary>Hint: the idea</summary>One line.</details>

    ## Going deeper
    Books.

    """

  @Test("The head, the exercises and the hints are found") func parts() throws {
    let page = try LessonPage(parsing: Self.text, path: "lessons/06-missing.md")
    #expect(page.title == "Missing values")
    #expect(page.summary == "Decide what a hole means.")
    #expect(page.chapter == "cleaning")
    #expect(page.minutes == 30)
    #expect(page.data == ["titanic", "weather_ewr"])
    #expect(page.needs == ["04-csv"])
    #expect(page.exercises.map(\.name) == ["Median"])
    let exercise = page.exercises[0]
    #expect(exercise.title == "The median")
    #expect(exercise.brief == "The brief.\n\nMore of it.")
    #expect(exercise.line == 12)
    #expect(exercise.hints.map(\.title) == ["where to look", "the idea"])
    #expect(exercise.hints.map(\.text) == ["At the *sort*.", "One line."])
    #expect(exercise.hints.map(\.line) == [19, 24])
  }

  @Test("Windows line ends make no difference") func lineEnds() throws {
    let windows = Self.text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    #expect(
      try LessonPage(parsing: windows, path: "p") == LessonPage(parsing: Self.text, path: "p"))
  }

  @Test(
    "What is missing is told with its line",
    arguments: [
      ("# Missing values", "Missing values", 1),
      ("> Decide", "Decide", 2),
      ("Chapter: cleaning · 30 minutes", "30 minutes", 3),
      ("30 minutes", "half an hour", 4),
      ("Data: titanic", "Date: titanic", 4),
      ("[exercises/06-missing/Median.swift](../exercises/06-missing/Median.swift)", "", 13),
      ("<summary>Hint: where", "<summary>where", 19),
    ])
  func refused(_ part: String, _ replacement: String, line: Int) throws {
    let range = try #require(Self.text.firstRange(of: part))
    let broken = Self.text.replacingCharacters(in: range, with: replacement)
    let error = try #require(throws: CourseError.self) {
      try LessonPage(parsing: broken, path: "lessons/06-missing.md")
    }
    guard case .badPage(let path, let found, _) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(path == "lessons/06-missing.md")
    #expect(found == line)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    var copy = self
    copy.replaceSubrange(range, with: text)
    return copy
  }
}
