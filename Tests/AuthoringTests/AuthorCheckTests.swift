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
    let lints = Mutex(0)

    func tools(solution: String) -> AuthorTools {
      AuthorTools(
        run: { trial in
          self.runs.withLock { $0 += 1 }
          let check = Check(id: .init(test: "MeanTests.MeanSuite/two()"), title: "Two")
          let isSolved = trial.work.files["Mean"] == solution
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
        lint: { _ in
          self.lints.withLock { $0 += 1 }
          return []
        })
    }
  }

  private func run(_ lesson: SampleLesson, _ counter: Counter, in folder: String) async throws
    -> (runs: Int, lints: Int)
  {
    counter.runs.withLock { $0 = 0 }
    counter.lints.withLock { $0 = 0 }
    let source = try ExerciseSource(
      parsing: lesson.files[SampleLesson.solution] ?? "", path: SampleLesson.solution)
    let check = AuthorCheck(
      course: try AuthoredCourse(root: Self.root), tools: counter.tools(solution: source.solution),
      cache: TrialCache(folder: folder, machine: Fingerprint()))
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

  @Test("Stub, solution, each mistake and each mutant are run once")
  func counts() async throws {
    let folder = NSTemporaryDirectory() + "authoring-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let lesson = SampleLesson()
    let source = try ExerciseSource(
      parsing: lesson.files[SampleLesson.solution] ?? "", path: SampleLesson.solution)
    let mutants = Mutator.mutants(of: source, path: SampleLesson.solution)
    let counted = try await run(lesson, Counter(), in: folder)
    #expect(counted.runs == 2 + source.mistakes.count + mutants.count)
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

  @Test(
    "A word means a lesson by name, number, slug or path",
    arguments: [
      "06-missing", "06", "missing", "lessons/06-missing.md", "Tests/06-missing/MedianTests.swift",
    ])
  func find(word: String) throws {
    #expect(try AuthoredCourse(root: Self.root).find(word).text == "06-missing")
  }
}
