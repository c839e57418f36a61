import Course
import Grading
import Progress
import Terminal
import Testing

@testable import learn

/// A course of three lessons in two chapters, and what may come of its exercises.
private enum Shown {
  static func course() throws -> Course {
    func page(_ title: String, _ lesson: String, _ chapter: String, _ exercises: [String]) -> String
    {
      let sections = exercises.map { name in
        """
        ## Exercise: \(name) of a column
        [exercises/\(lesson)/\(name).swift](../exercises/\(lesson)/\(name).swift)

        Write `\(name.lowercased())`, which returns the \(name.lowercased()) of the **known** values, in
        the column's own unit. Where nothing is known, say so with `nil`.

        <details><summary>Hint: where to look</summary>

        At what `compactMap` leaves.

        </details>
        <details><summary>Hint: the idea</summary>

        Sort first; the rest is arithmetic on an index.

        </details>

        """
      }
      return """
        # \(title)
        > Decide what \(title.lowercased()) means before you go on.

        Chapter: \(chapter) · 40 minutes · Data: titanic

        Of 1,309 passengers 263 have no age, 日本語 among the words.

        \(sections.joined(separator: "\n"))
        """
    }
    let files = [
      "Package.swift": """
      let lessons: [String] = [
        "04-csv",
        "06-missing",
        "10-line",
      ]

      """,
      "lessons/04-csv.md": page("Reading a table", "04-csv", "cleaning", ["Count"]),
      "lessons/06-missing.md": page(
        "Missing values", "06-missing", "cleaning", ["Mean", "Median"]),
      "lessons/10-line.md": page("A line", "10-line", "regression", ["Slope"]),
    ]
    return try Course.load(
      root: "/course",
      files: CourseFiles(read: { files[$0] ?? "" }, exists: { files[$0] != nil }))
  }

  static let stub = """
    /// Returns the median of the known values, or `nil` when none is known.
    func median(_ values: [Double?]) -> Double? {
      // TODO: Leave out the missing values, sort, and take the middle.
      return .nan
    }

    """
  static let source = stub.replacing(
    "  // TODO: Leave out the missing values, sort, and take the middle.\n  return .nan",
    with: "  let known = values.map { $0 ?? 0 }.sorted()\n  return known[known.count / 2]")

  private static let place = SourceLocation(path: "exercises/06-missing/Median.swift", line: 3)

  static func results(_ outcomes: [(String, Outcome)]) -> ExerciseGrade.State {
    .graded(
      outcomes.enumerated().map { index, entry in
        CheckResult(
          check: Check(id: .init(test: "MedianTests.MedianSuite/check\(index)()"), title: entry.0),
          outcome: entry.1)
      })
  }

  static let passing = results([
    ("The middle of three", .passed), ("Of four, the mean of the middle two", .passed),
    ("Missing values are left out", .passed), ("Nothing known has no median", .passed),
  ])

  static let wrong = results([
    ("The middle of three", .passed), ("Of four, the mean of the middle two", .passed),
    (
      "Missing values are left out",
      .failed([
        Issue(
          headline: "median([3, nil, 1]) is 1.0; expected 2.0",
          explanation:
            "It looks as if the missing value was counted as zero. Missing means unknown: leave it "
            + "out first.", mistake: "COUNTS_MISSING_AS_ZERO")
      ])
    ),
    (
      "Nothing known has no median",
      .failed([Issue(headline: "median([nil, nil]) is 0.0; expected nil")])
    ),
  ])

  static let crashed = results([
    ("The middle of three", .passed), ("Of four, the mean of the middle two", .passed),
    ("Missing values are left out", .passed),
    (
      "Nothing known has no median",
      .crashed(Crash(cause: .trap, message: "Index out of range", location: place))
    ),
  ])

  static let tooSlow = results([
    ("The middle of three", .timedOut(seconds: 10)),
    ("Nothing known has no median", .notReached),
  ])

  static let doesNotCompile = ExerciseGrade.State.doesNotCompile([
    Diagnostic(
      severity: .error,
      message: "cannot convert return expression of type 'Int' to return type "
        + "'Double?'",
      location: SourceLocation(path: place.path, line: 4, column: 10))
  ])

  static let cannotBeCalled = ExerciseGrade.State.signatureChanged([
    Diagnostic(severity: .error, message: "missing argument label 'of:' in call", location: nil)
  ])
}

@Suite("Whole screens of watch") struct WatchScreenTests {
  /// The model with a verdict on the median, when so many exercises had passed before.
  private func model(
    _ state: ExerciseGrade.State? = nil, passed ids: [String] = ["04-csv/Count"],
    keys: [Key] = []
  ) throws -> WatchModel {
    let course = try Shown.course()
    let exercise = try #require(course.exercise(id: "06-missing/Median"))
    var progress = LearnerProgress()
    for id in ids { progress.exercises[id] = ExerciseRecord.passed }
    var model = WatchModel(course: course, progress: progress, exercise: exercise)
    _ = model.begin()
    if let state {
      let source = state == .notAttempted ? Shown.stub : Shown.source
      let verdict = Verdict(
        exercise: exercise, grade: ExerciseGrade(exercise: exercise.id, state: state),
        source: source, stub: Shown.stub)
      if verdict.grade.isPassed {
        progress.exercises[exercise.id] = ExerciseRecord.passed
      } else if verdict.grade.trouble != .notAttempted {
        progress.exercises[exercise.id] = ExerciseRecord.begun(
          verdict.grade.passedCount, of: max(verdict.grade.results.count, 4))
      }
      _ = model.handle(.progress(progress))
      _ = model.handle(.graded(verdict))
    }
    for key in keys { _ = model.handle(.key(key)) }
    return model
  }

  private func capabilities(_ width: Int, isColored: Bool) -> TerminalCapabilities {
    var capabilities = TerminalCapabilities.plain(width: width)
    if isColored {
      capabilities = TerminalCapabilities(
        isTTY: true, color: .ansi256, hasAttributes: true, hasLinks: true, hasUnicode: true,
        width: width, height: 24)
    }
    capabilities.height = 24
    return capabilities
  }

  /// Compares the screen at 40, 80 and 200 columns, plain and in colour.
  private func expectScreens(
    _ model: WatchModel, _ name: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    for (isColored, ending) in [(false, "txt"), (true, "ansi")] {
      let screens = [40, 80, 200].map { width in
        let capabilities = capabilities(width, isColored: isColored)
        let view = WatchView(model: model, capabilities: capabilities)
        let lines = view.frame(view.panelLines).lines
        #expect(lines.count == 24, sourceLocation: sourceLocation)
        #expect(lines.allSatisfy { $0.displayWidth <= width }, sourceLocation: sourceLocation)
        return "\(width) columns\n" + lines.rendered(capabilities)
      }
      expectGolden(
        screens.joined(separator: "\n"), "watch-\(name).\(ending)", sourceLocation: sourceLocation)
    }
  }

  @Test("Before anything is known it says that it is checking") func building() throws {
    expectScreens(try model(), "building")
  }

  @Test("An exercise that is not begun shows its brief and waits") func waiting() throws {
    expectScreens(try model(.notAttempted), "waiting")
    expectScreens(try model(.notAttempted, passed: []), "waiting-first")
  }

  @Test("While checks run, they are counted, and what was shown before is faint")
  func running() throws {
    var model = try model(Shown.wrong)
    _ = model.handle(.saved(model.exercise))
    _ = model.handle(.settled)
    _ = model.handle(.settled)
    expectScreens(model, "running")
  }

  @Test("A wrong answer is told with its likely mistake") func wrong() throws {
    expectScreens(try model(Shown.wrong), "wrong")
  }

  @Test("A crash is told with the learner's line") func crashed() throws {
    expectScreens(try model(Shown.crashed), "crashed")
  }

  @Test("A loop without end is told as one") func tooSlow() throws {
    expectScreens(try model(Shown.tooSlow), "too-slow")
  }

  @Test("What does not compile is told in the compiler's words, at its line") func compile() throws
  {
    expectScreens(try model(Shown.doesNotCompile), "does-not-compile")
    expectScreens(try model(Shown.cannotBeCalled), "cannot-be-called")
  }

  @Test("What passes is said with what was learnt and how far one has come") func passed() throws {
    expectScreens(try model(Shown.passing), "passed")
  }

  @Test("The end of a lesson, of a chapter and of the course is marked") func ends() throws {
    expectScreens(try model(Shown.passing, passed: ["06-missing/Mean"]), "lesson-done")
    expectScreens(
      try model(Shown.passing, passed: ["04-csv/Count", "06-missing/Mean"]), "chapter-done")
    let all = ["04-csv/Count", "06-missing/Mean", "10-line/Slope"]
    expectScreens(try model(Shown.passing, passed: all), "course-done")
    expectScreens(
      try model(Shown.passing, passed: all, keys: [.character("n")]), "course-end")
  }

  @Test("The page opens at the exercise once the lesson is begun") func page() throws {
    let fresh = try model(.notAttempted, keys: [.character("r")])
    expectScreens(fresh, "page-top")
    expectScreens(try model(Shown.wrong, keys: [.character("r")]), "page")
    let back = try model(Shown.wrong, keys: [.character("r"), .character("g")])
    #expect(!back.isAtSection)
    #expect(back.scroll == 0)
  }

  @Test("While all are checked, those that are in are listed, and their sum comes at the end")
  func checkingAll() throws {
    var model = try model(Shown.wrong, keys: [.character("c")])
    let verdicts = model.course.exercises.map { exercise in
      let states = ["Count": Shown.passing, "Median": Shown.wrong, "Slope": .notAttempted]
      let grade = ExerciseGrade(
        exercise: exercise.id, state: states[exercise.name] ?? Shown.doesNotCompile)
      return Verdict(exercise: exercise, grade: grade, source: "", stub: "")
    }
    _ = model.handle(.checked(Array(verdicts.prefix(1))))
    expectScreens(model, "checking-all")
    _ = model.handle(.checked(Array(verdicts.dropFirst())))
    _ = model.handle(.checkedAll)
    expectScreens(model, "checked-all")
  }

  @Test("Help, hints, the list and questions are drawn as they were") func panels() throws {
    expectScreens(try model(Shown.wrong, keys: [.character("?")]), "help")
    expectScreens(try model(Shown.wrong, keys: [.character("l")]), "list")
    expectScreens(try model(Shown.wrong, keys: [.character("x")]), "reset")
    expectScreens(try model(Shown.wrong, keys: [.character("s")]), "solution-asked")
    var model = try model(Shown.wrong, keys: [.character("h")])
    var progress = model.progress
    progress[model.exercise].hintsOpened = 1
    _ = model.handle(.progress(progress))
    expectScreens(model, "hints")
  }
}

extension ExerciseRecord {
  fileprivate static var passed: ExerciseRecord {
    var record = begun(4, of: 4)
    record.status = .passed
    return record
  }

  fileprivate static func begun(_ passed: Int, of total: Int) -> ExerciseRecord {
    var record = ExerciseRecord()
    record.status = .begun
    record.checksPassed = passed
    record.checksTotal = total
    return record
  }
}
