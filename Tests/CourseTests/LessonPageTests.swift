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

  private func page(_ front: String, _ text: String = "") throws -> LessonPage {
    try LessonPage(
      parsing: "# A\n> B.\n\nChapter: trees · 30 minutes\(front)\n\n\(text)", path: "p")
  }

  @Test("What a lesson uses is written in full on its front line") func uses() throws {
    let uses = try page(" · Uses: 15-split-search/BestSplit, 04-csv/ParseCSV").uses
    #expect(uses.map(\.description) == ["15-split-search/BestSplit", "04-csv/ParseCSV"])
    #expect(uses[0].sourcePath == "solutions/15-split-search/BestSplit.swift")
    #expect(try page("").uses == [])
    for id in ["BestSplit", "15/BestSplit", "15-split-search/", "15-split-search/best.swift"] {
      let error = try #require(throws: CourseError.self) { try page(" · Uses: \(id)") }
      guard case .badPage(_, 4, let problem) = error else {
        Issue.record("\(error)")
        continue
      }
      #expect(problem.hasPrefix("'\(id)' is no file of a lesson"))
    }
  }

  private static let prediction = """
    ## Predict: Whose median?

    Which one fills the *test* rows?

    ```
    1. not a choice
    ```

    1. That of the test rows.
    2. That of all rows together:
       the more data, the better.
    3. That of the training rows.

    <details><summary>Answer</summary>

    **3.** The others look ahead.

    </details>

    1. The text goes on.

    ## Exercise: The median
    [exercises/06-missing/Median.swift](../exercises/06-missing/Median.swift)

    """

  @Test("A prediction has its question, its choices, the right one and the reason")
  func predictions() throws {
    let page = try page("", Self.prediction)
    #expect(page.exercises.map(\.name) == ["Median"])
    let prediction = try #require(page.predictions.first)
    #expect(page.predictions.count == 1)
    #expect(prediction.title == "Whose median?")
    #expect(
      prediction.question == "Which one fills the *test* rows?\n\n```\n1. not a choice\n```")
    #expect(
      prediction.choices == [
        "That of the test rows.", "That of all rows together: the more data, the better.",
        "That of the training rows.",
      ])
    #expect(prediction.answer == 3)
    #expect(prediction.reason == "The others look ahead.")
    #expect(prediction.line == 6)
  }

  @Test(
    "A prediction is read as far as it goes",
    arguments: [
      ("**3.** The others", "The others", nil as Int?), ("**3.** The others look", "", nil),
      ("**3.**", "3:", 3), ("<summary>Answer", "<summary>Hint", nil),
    ])
  func incomplete(words: String, others: String, answer: Int?) throws {
    let text = Self.prediction.replacing(words, with: others)
    #expect(try page("", text).predictions.map(\.answer) == [answer])
  }

  @Test("A prediction whose answer is never closed is an error") func unclosed() throws {
    #expect(throws: CourseError.badPage(path: "p", line: 19, problem: "<details> is never closed"))
    { try page("", Self.prediction.replacing("</details>", with: "")) }
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
