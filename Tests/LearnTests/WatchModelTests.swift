import Course
import Grading
import Progress
import Terminal
import Testing

@testable import learn

/// A course of two lessons, and verdicts on its exercises.
private enum Sample {
  static func course() throws -> Course {
    let page = { (title: String, slug: String, exercise: String) in
      """
      # \(title)
      > A summary of \(title).

      Chapter: foundations · 20 minutes · Data: none

      ## Exercise: The \(exercise)
      [exercises/\(slug)/\(exercise).swift](../exercises/\(slug)/\(exercise).swift)

      Write it.

      <details><summary>Hint: where to look</summary>

      There.

      </details>
      """
    }
    let files = [
      "Package.swift": "let lessons: [String] = [\n  \"01-first\",\n  \"02-second\",\n]\n",
      "lessons/01-first.md": page("First", "01-first", "Sum"),
      "lessons/02-second.md": page("Second", "02-second", "Mean"),
    ]
    return try Course.load(
      root: "/course",
      files: CourseFiles(read: { files[$0] ?? "" }, exists: { files[$0] != nil }))
  }

  static let stub = "/// Returns the sum.\nfunc sum() -> Int {\n  // TODO: Add.\n  return -1\n}\n"

  static func verdict(_ exercise: Exercise, passing: Int, of count: Int) -> Verdict {
    let results = (0..<count).map { index in
      CheckResult(
        check: Check(id: .init(test: "T/\(index)"), title: "Check \(index)"),
        outcome: index < passing
          ? .passed : .failed([Issue(headline: "sum() is -1; expected \(index)")]))
    }
    return Verdict(
      exercise: exercise, grade: ExerciseGrade(exercise: exercise.id, state: .graded(results)),
      source: stub, stub: stub)
  }

  static func model() throws -> WatchModel {
    let course = try course()
    return WatchModel(course: course, progress: LearnerProgress(), exercise: course.exercises[0])
  }

  static func passed(_ exercise: Exercise) -> LearnerProgress {
    var progress = LearnerProgress()
    progress[exercise].status = .passed
    return progress
  }
}

@Suite("What watch does") struct WatchModelTests {
  @Test("A save is graded, and brings the verdict to the front") func save() throws {
    var model = try Sample.model()
    #expect(model.begin() == [.grade])
    #expect(model.handle(.key(.character("r"))).isEmpty)
    #expect(model.handle(.saved(model.exercise)) == [.grade])
    guard case .verdict = model.panel else {
      Issue.record("The page is still shown.")
      return
    }
    _ = model.handle(.settled)
    #expect(model.work == .grading(settled: 1))
  }

  @Test("A save of another exercise goes there") func otherSave() throws {
    var model = try Sample.model()
    let other = model.course.exercises[1]
    #expect(model.handle(.saved(other)) == [.choose(other), .grade])
    #expect(model.exercise == other)
    #expect(model.verdict == nil)
  }

  @Test("Next goes on once it passes, also when asked for during the run") func next() throws {
    var model = try Sample.model()
    let (first, second) = (model.course.exercises[0], model.course.exercises[1])
    _ = model.begin()
    #expect(model.handle(.key(.character("n"))).isEmpty)
    #expect(model.handle(.graded(Sample.verdict(first, passing: 1, of: 2))).count == 1)
    #expect(model.exercise == first)
    #expect(model.notice?.plain == "1 check fails yet. Choose another: l")

    _ = model.handle(.saved(first))
    #expect(model.handle(.key(.character("n"))).isEmpty)
    _ = model.handle(.progress(Sample.passed(first)))
    #expect(model.handle(.graded(Sample.verdict(first, passing: 2, of: 2))) == [.grade])
    #expect(model.exercise == second)
  }

  @Test("When an exercise passes, the next lesson is prepared") func prepares() throws {
    var model = try Sample.model()
    let first = model.exercise
    _ = model.begin()
    _ = model.handle(.progress(Sample.passed(first)))
    let effects = model.handle(.graded(Sample.verdict(first, passing: 1, of: 1)))
    #expect(effects == [.prepare(model.course.lessons[1])])
    #expect(model.work == .none)
  }

  @Test("Questions are answered by y alone, and a save takes them back") func questions() throws {
    var model = try Sample.model()
    let exercise = model.exercise
    for (key, question, effect) in [
      ("x", WatchModel.Question.reset, WatchModel.Effect.reset(exercise)),
      ("s", .solution, .openSolution(exercise)),
    ] {
      #expect(model.handle(.key(.character(Character(key)))).isEmpty)
      #expect(model.question == question)
      #expect(model.handle(.key(.character("q"))).isEmpty)
      #expect(model.question == nil)
      _ = model.handle(.key(.character(Character(key))))
      #expect(model.handle(.key(.character("y"))) == [effect])
      _ = model.handle(.key(.character(Character(key))))
      _ = model.handle(.saved(exercise))
      #expect(model.question == nil)
    }
  }

  @Test("What could not be graded has no verdict, and what a key could not do leaves it")
  func troubles() throws {
    var model = try Sample.model()
    let report = ErrorReport("The file is gone.", "Bring it back.", status: .machine)
    _ = model.handle(.graded(Sample.verdict(model.exercise, passing: 1, of: 2)))
    _ = model.handle(.refused(report))
    #expect(model.verdict != nil)
    _ = model.handle(.saved(model.exercise))
    _ = model.handle(.failed(report))
    #expect(model.verdict == nil)
    #expect(model.work == .none)
    let view = WatchView(model: model, capabilities: .plain(width: 80))
    #expect(view.status.plain == "not checked")
    #expect(view.panelLines.map(\.plain) == ["The file is gone.", "  Bring it back."])
  }

  @Test("Hints that were opened are shown again before one more is opened") func hints() throws {
    var model = try Sample.model()
    let exercise = model.exercise
    #expect(model.handle(.key(.character("h"))) == [.openHint(exercise)])
    var progress = LearnerProgress()
    progress[exercise].hintsOpened = 1
    _ = model.handle(.progress(progress))
    #expect(model.handle(.key(.character("h"))).isEmpty)
    #expect(model.notice?.plain == "These are all.")
    _ = model.handle(.key(.escape))
    #expect(model.handle(.key(.character("h"))).isEmpty)
  }

  @Test("After all were checked, the exercise on the screen is graded again") func checkAll() throws
  {
    var model = try Sample.model()
    #expect(model.handle(.key(.character("c"))) == [.checkAll])
    let exercise = model.exercise
    _ = model.handle(.checked([Sample.verdict(exercise, passing: 0, of: 1)]))
    #expect(model.work == .checkingAll(done: 1))
    #expect(model.handle(.checkedAll) == [.grade])
  }

  @Test("q leaves what is open, and quits from the verdict") func quit() throws {
    var model = try Sample.model()
    _ = model.handle(.key(.character("?")))
    #expect(model.handle(.key(.character("q"))).isEmpty)
    #expect(model.handle(.key(.character("q"))) == [.quit])
  }
}

@Suite("What watch shows") struct WatchViewTests {
  private func screen(_ model: WatchModel, width: Int, height: Int = 20) -> [String] {
    var capabilities = TerminalCapabilities.plain(width: width)
    capabilities.height = height
    let view = WatchView(model: model, capabilities: capabilities)
    return view.frame(view.panelLines).lines.map(\.plain)
  }

  private func failing() throws -> WatchModel {
    var model = try Sample.model()
    _ = model.begin()
    _ = model.handle(.graded(Sample.verdict(model.exercise, passing: 9, of: 12)))
    return model
  }

  @Test("The first failure stands out: what passes is counted, each failure stands alone")
  func failure() throws {
    let lines = screen(try failing(), width: 72)
    #expect(
      lines
        == [
          "First › The Sum                                                 0/2 done",
          "exercises/01-first/Sum.swift:2                   ✗ 9 of 12 checks pass",
          String(repeating: "─", count: 72),
          "✓ 9 checks pass",
          "",
          "✗ Check 9",
          "    sum() is -1; expected 9",
          "    exercises/01-first/Sum.swift:2",
          "",
          "✗ Check 10",
          "    sum() is -1; expected 10",
          "    exercises/01-first/Sum.swift:2",
          "",
          "✗ Check 11",
          "    sum() is -1; expected 11",
          "    exercises/01-first/Sum.swift:2",
          "",
          "",
          String(repeating: "─", count: 72),
          "h hint  ? help  q quit  r read  o open  l list  n next  s solution",
        ].map { $0.hasSuffix("checks pass") && $0.hasPrefix("ex") ? lines[1] : $0 })
    #expect(lines[1].hasPrefix("exercises/01-first/Sum.swift:2 "))
    #expect(lines[1].hasSuffix(" ✗ 9 of 12 checks pass"))
  }

  @Test("Every screen fits its window", arguments: [20, 40, 80, 200], [4, 10, 24])
  func sizes(width: Int, height: Int) throws {
    var model = try failing()
    for key in ["n", "h", "r", "s", "l", "?", "x", "q"] {
      _ = model.handle(.key(.character(Character(key))))
      let lines = screen(model, width: width, height: height)
      #expect(lines.count <= height)
      #expect(lines.allSatisfy { $0.displayWidth() <= width }, "\(key): \(lines)")
    }
  }

  @Test("What passed is said in a line, with the progress") func passed() throws {
    var model = try Sample.model()
    let exercise = model.exercise
    _ = model.begin()
    _ = model.handle(.progress(Sample.passed(exercise)))
    _ = model.handle(.graded(Sample.verdict(exercise, passing: 2, of: 2)))
    let lines = screen(model, width: 80)
    #expect(lines[3] == "Your sum returns the sum.")
    #expect(lines[4] == "Lesson done: First. A summary of First.")
    #expect(lines[5] == "●  1 of 1 in this lesson, 1 of 2 in all")
    #expect(lines.last?.hasPrefix("n next") == true)
  }

  @Test(
    "What was learnt reads as a sentence, whether its summary says what is done or what it is",
    arguments: [
      ("/// Returns the `sum`.\n/// Of all.\nfunc sum() {}", " returns the sum. Of all."),
      ("/// Steps that are one.\nstruct Sum {}", ": Steps that are one."),
      ("/// A class of its own.\nfinal class Sum {}", ": A class of its own."),
      ("/// Marks holes.\n///\n/// More of it.\nenum Sum {}", " marks holes."),
    ])
  func learnt(text: String, words: String) throws {
    let exercise = try Sample.course().exercises[0]
    #expect(Learnt(exercise: exercise, text: text).sentence?.words == words)
  }

  @Test("While a new text is graded, nothing says that it passes") func grading() throws {
    var model = try Sample.model()
    let exercise = model.exercise
    _ = model.handle(.graded(Sample.verdict(exercise, passing: 2, of: 2)))
    _ = model.handle(.saved(exercise))
    let lines = screen(model, width: 80)
    #expect(lines[1].hasSuffix("◌ checking"))
  }

  @Test("Long feedback scrolls, and no further than its end") func scrolling() throws {
    var model = try failing()
    #expect(screen(model, width: 60, height: 12).last?.contains("6 more") == true)
    _ = model.handle(.key(.end))
    let lines = screen(model, width: 60, height: 12)
    #expect(lines[9] == "    exercises/01-first/Sum.swift:2")
  }
}
