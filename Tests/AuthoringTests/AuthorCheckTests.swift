import Course
import Foundation
import Grading
import Synchronization
import Testing
import Toolchain

@testable import Authoring

@Suite("Checking and remembering")
struct AuthorCheckTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// Counts what is run; every version but the solution fails its only check.
  private final class Counter: Sendable {
    let runs = Mutex(0)
    let demos = Mutex(0)
    let lints = Mutex(0)

    func tools(solution: String) -> AuthorTools {
      AuthorTools(
        run: { trial in
          self.runs.withLock { $0 += 1 }
          let check = Check(id: .init(test: "MeanTests.MeanSuite/two()"), title: "Two")
          let isSolved = trial.exercises.allSatisfy { trial.work[$0] == solution }
          return Dictionary(
            uniqueKeysWithValues: trial.exercises.map { exercise in
              let outcome = isSolved ? Outcome.passed : .failed([Issue(headline: "wrong")])
              return (
                exercise.name,
                TrialOutcome(
                  grade: ExerciseGrade(
                    exercise: exercise.id,
                    state: .graded([CheckResult(check: check, outcome: outcome)])))
              )
            })
        },
        program: { _, _, _ in nil }, answers: { _, _ in [:] },
        demo: { _, _ in
          self.demos.withLock { $0 += 1 }
          return DemoTrial()
        },
        lint: { _ in
          self.lints.withLock { $0 += 1 }
          return []
        })
    }
  }

  private func run(
    _ lesson: SampleLesson, _ counter: Counter, in folder: String, mutants: Int = 60
  ) async throws -> (runs: Int, lints: Int) {
    counter.runs.withLock { $0 = 0 }
    counter.lints.withLock { $0 = 0 }
    let source = try ExerciseSource(
      parsing: lesson.files[SampleLesson.solution] ?? "", path: SampleLesson.solution)
    var check = AuthorCheck(
      course: try AuthoredCourse(root: Self.root), tools: counter.tools(solution: source.solution),
      cache: TrialCache(folder: folder, machine: Fingerprint()))
    check.mutantLimit = mutants
    _ = try await check.run([lesson.tree])
    return (counter.runs.withLock { $0 }, counter.lints.withLock { $0 })
  }

  @Test("What did not change is not run again; page, suite and solution each cost what they touch")
  func remembers() async throws {
    let folder = NSTemporaryDirectory() + "authoring-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let counter = Counter()
    var lesson = SampleLesson()
    let first = try await run(lesson, counter, in: folder)
    #expect(first.runs > 4)
    #expect(first.lints == 1)
    #expect(try await run(lesson, counter, in: folder) == (0, 0))

    lesson.replace("Any book", in: SampleLesson.page, with: "A book")
    #expect(try await run(lesson, counter, in: folder) == (0, 0))

    lesson.replace("// TODO: Add", in: SampleLesson.solution, with: "// TODO: Sum")
    #expect(try await run(lesson, counter, in: folder) == first)

    lesson.replace("is: -2", in: SampleLesson.suite, with: "is: -2.0")
    #expect(try await run(lesson, counter, in: folder) == first)
  }

  @Test("What was found out with fewer mutants does not answer for more")
  func mutantLimit() async throws {
    let folder = NSTemporaryDirectory() + "authoring-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let counter = Counter()
    let few = try await run(SampleLesson(), counter, in: folder, mutants: 1)
    let all = try await run(SampleLesson(), counter, in: folder)
    #expect(few.runs > 0 && few.runs < all.runs)
  }

  @Test("The demo is built on stubs and solutions, and again when it changed")
  func demo() async throws {
    let folder = NSTemporaryDirectory() + "authoring-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let counter = Counter()
    var lesson = SampleLesson()
    _ = try await run(lesson, counter, in: folder)
    _ = try await run(lesson, counter, in: folder)
    #expect(counter.demos.withLock { $0 } == 2)
    lesson.replace("[1, 2, 6]", in: SampleLesson.demo, with: "[1, 2, 7]")
    _ = try await run(lesson, counter, in: folder)
    #expect(counter.demos.withLock { $0 } == 4)
  }

  @Test("Of a file with carriage returns the formatter's words are not repeated")
  func unreadable() async throws {
    var lesson = SampleLesson.crossChecked
    lesson.files[SampleLesson.suite] = lesson.files[SampleLesson.suite]?.replacing(
      "\n", with: "\r\n")
    let tools = AuthorTools(
      run: { _ in [:] }, program: { _, _, _ in nil }, answers: { _, _ in [:] },
      demo: { _, _ in DemoTrial() },
      lint: { paths in paths.map { FormattedRule.error($0, 1, "[TrailingWhitespace] remove it") } })
    let check = AuthorCheck(
      course: try AuthoredCourse(root: Self.root), tools: tools, cache: nil)
    let report = try #require(try await check.run([lesson.tree]).first)
    let rules = Dictionary(grouping: report.findings, by: \.path).mapValues { $0.map(\.rule) }
    #expect(rules[SampleLesson.suite] == ["line-ends"])
    #expect(rules[SampleLesson.solution] == ["formatted"])
  }

  @Test("Stub, solution, each mistake and each mutant are run once")
  func counts() async throws {
    let folder = NSTemporaryDirectory() + "authoring-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let lesson = SampleLesson()
    let source = try ExerciseSource(
      parsing: lesson.files[SampleLesson.solution] ?? "", path: SampleLesson.solution)
    let mutants = Mutator.mutants(of: source, path: SampleLesson.solution)
    let counted = try await run(lesson, Counter(), in: folder)
    #expect(counted.runs == 2 + source.mistakes.count + source.rights.count + mutants.count)
  }

  @Test("A suite that takes more than two seconds is too slow")
  func slow() throws {
    let outcome = TrialOutcome(
      grade: ExerciseGrade(exercise: "06-mean/Mean", state: .graded([])), seconds: 2.34)
    let trials = ExerciseTrials(
      exercise: "Mean", stub: outcome, solution: outcome, mistakes: [], mutants: [])
    #expect(
      SolutionTimeRule.findings(in: trials, of: SampleLesson().tree).map(\.message) == [
        "the suite takes 2.3 s; at most 2 s"
      ])
  }

  @Test("A suite that fails is not also called slow")
  func slowAndWrong() throws {
    let check = Check(id: .init(test: "MeanTests.MeanSuite/two()"), title: "Two")
    let outcome = TrialOutcome(
      grade: ExerciseGrade(
        exercise: "06-mean/Mean",
        state: .graded([CheckResult(check: check, outcome: .timedOut(seconds: 10))])), seconds: 10)
    let trials = ExerciseTrials(
      exercise: "Mean", stub: outcome, solution: outcome, mistakes: [], mutants: [])
    #expect(SolutionTimeRule.findings(in: trials, of: SampleLesson().tree) == [])
    #expect(
      SolutionPassesRule.findings(in: trials, of: SampleLesson().tree).map(\.message) == [
        "the solution fails 'Two': not finished within 10 s"
      ])
  }

  @Test("A case of a parameterised check is placed at the check's function")
  func place() {
    let lesson = SampleLesson()
    let check = Check(id: .init(test: "MeanTests.MeanSuite/one(value:)"), title: "One value: 3.0")
    var changed = lesson
    changed.replace("func one()", in: SampleLesson.suite, with: "func one(value: Double)")
    let line = changed.files[SampleLesson.suite]?.lines.firstIndex { $0.contains("func one(") }
    #expect(changed.tree.line(ofCheck: check, in: SampleLesson.suite) == (line ?? -2) + 1)
  }

  @Test("A word that is nearly a lesson's name earns that name")
  func near() throws {
    let course = try AuthoredCourse(root: Self.root)
    let missing = try #require(LessonName("06-missing"))
    #expect(throws: AuthoringError.unknownLesson("mising", near: [missing])) {
      try course.find("mising")
    }
  }

  @Test(
    "A word means a lesson by name, number, slug or path",
    arguments: [
      "06-missing", "06", "missing", "lessons/06-missing.md", "Tests/06-missing/MedianTests.swift",
    ])
  func find(word: String) throws {
    #expect(try AuthoredCourse(root: Self.root).find(word).text == "06-missing")
  }
}
