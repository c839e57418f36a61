import Course
import Foundation
import Grading
import OperatingSystem
import Synchronization
import Testing

@testable import Toolchain

@Suite("Who is at fault, and what is not run") struct GradingSessionTests {
  private static func median(_ word: String, before: String = "") -> String {
    SampleLesson.answer(word, to: "Median", before: before)
  }

  private static let right = median("RIGHT")

  /// Its text calls the other exercise.
  private static func spread(_ word: String) -> String {
    SampleLesson.answer("median(values) // \(word)", to: "Spread")
  }

  private func outcomes(_ grade: ExerciseGrade) -> [String] {
    grade.results.map { result in
      switch result.outcome {
      case .passed: "passed"
      case .failed: "failed"
      case .crashed: "crashed"
      case .timedOut: "timed out"
      case .notReached: "not run"
      }
    }
  }

  // MARK: Code that runs away

  @Test(
    "After two checks that run away the rest of the exercise is not run, and the others are",
    arguments: [("LOOPS", "timed out"), ("RECURS", "crashed")])
  func runaway(_ word: String, _ outcome: String) async throws {
    let sample = try SampleLesson()
    let grades = try await sample.grade(sample.work(Self.median(word)))
    #expect(outcomes(grades[0]) == [outcome, outcome, "not run", "not run"])
    #expect(grades[1].isPassed)
    let runs = sample.standIn.takeCalls().filter { $0 == .run }.count
    #expect(runs == 3)
  }

  @Test("A check that traps says nothing of the next one") func traps() async throws {
    let sample = try SampleLesson()
    let grades = try await sample.grade(sample.work(Self.median("TRAPS")))
    #expect(outcomes(grades[0]) == Array(repeating: "crashed", count: 4))
  }

  @Test("Where later checks have limits of their own, all are run") func laterLimits() async throws
  {
    let sample = try SampleLesson()
    var policy = RunPolicy()
    policy.laterTimeLimit = { _ in 0.5 }
    let grades = try await sample.grade(sample.work(Self.median("LOOPS")), policy: policy)
    #expect(outcomes(grades[0]) == Array(repeating: "timed out", count: 4))
  }

  // MARK: The linker

  @Test("A second beginning of the program costs the file that has it, and names its line")
  func secondMain() async throws {
    let sample = try SampleLesson()
    let own = Self.median("RIGHT", before: "// Not @main yet.\n@main struct App {}\n")
    let grades = try await sample.grade(sample.work(own))
    #expect(
      grades[0].state
        == .doesNotCompile([
          Diagnostic(
            severity: .error, message: LinkerOutput.secondMain,
            location: SourceLocation(path: "exercises/01-sample/Median.swift", line: 2))
        ]))
    #expect(grades[1].isPassed)
  }

  @Test("A symbol that nothing defines costs the file without which the program can be made")
  func undefined() async throws {
    let sample = try SampleLesson()
    let grades = try await sample.grade(
      sample.work(Self.right, SampleLesson.answer("UNDEFINED", to: "Spread")))
    #expect(grades[0].isPassed)
    guard case .doesNotCompile(let diagnostics) = grades[1].state else {
      Issue.record("\(grades[1].state)")
      return
    }
    #expect(diagnostics.contains { $0.message.hasPrefix("It calls nowhere, which is declared") })
  }

  // MARK: The compiler's own failures

  @Test("A compiler that fails without a word on the code is started once more")
  func retry() async throws {
    let sample = try SampleLesson()
    let failures = Failures(1)
    sample.standIn.failure.withLock { $0 = { _ in failures.next() } }
    let grades = try await sample.grade(sample.work(Self.right))
    #expect(grades.map(\.isPassed) == [true, true])
    #expect(failures.left == 0)
  }

  @Test("A compiler that fails twice so is the machine's fault, and no verdict")
  func machine() async throws {
    let sample = try SampleLesson()
    _ = try await sample.grade(sample.work(Self.right))
    let failures = Failures(2)
    sample.standIn.failure.withLock { $0 = { _ in failures.next() } }
    await #expect(throws: ToolchainError.compilerFailed(output: "error: killed\n")) {
      _ = try await sample.grade(sample.work(Self.median("WRONG")))
    }
  }

  @Test("A compiler that crashes twice in a learner's line costs that file")
  func crash() async throws {
    let path = "exercises/01-sample/Median.swift"
    let diagnostics = try await diagnosticsOfMedian(
      crashing: """
        Please submit a bug report (https://swift.org/contributing/#reporting-bugs).
        Stack dump:
        0.\tProgram arguments: swift-frontend -c exercises/01-sample/Spread.swift \(path)
        1.\tSwift version 6.3.1 (swift-6.3.1-RELEASE)
        2.\tWhile evaluating request TypeCheckPrimaryFileRequest(source_file "\(path)")
        3.\tWhile type-checking statement at [\(path):1:25 - line:3:1] RangeText="{
          return x+x+x
        "
        4.\tWhile type-checking-target starting at \(path):2:10

        *** Signal 11: Backtracing from 0x7f71ddf1f829... done ***
        """)
    #expect(diagnostics.map(\.location?.description) == ["\(path):2"])
  }

  @Test("One that names no line costs the file without which it does not crash")
  func crashWithoutPlace() async throws {
    let diagnostics = try await diagnosticsOfMedian(
      crashing: """
        LLVM ERROR: out of memory
        Please submit a bug report (https://swift.org/contributing/#reporting-bugs).
        Stack dump:
        0.\tProgram arguments: swift-frontend -c exercises/01-sample/Median.swift
        1.\tSwift version 6.3.1 (swift-6.3.1-RELEASE)
        """)
    #expect(
      diagnostics == [
        Diagnostic(severity: .error, message: CompilerOutput.crashWords, location: nil)
      ])
  }

  /// What is said of one file of two with which the compiler crashes twice, printing `dump`.
  private func diagnosticsOfMedian(crashing dump: String) async throws -> [Diagnostic] {
    let sample = try SampleLesson()
    _ = try await sample.grade(sample.work(Self.right))
    let failures = Failures(2, errors: dump)
    sample.standIn.failure.withLock { $0 = { _ in failures.next() } }
    let grades = try await sample.grade(sample.work(Self.median("WRONG")))
    #expect(grades[1].isPassed)
    guard case .doesNotCompile(let diagnostics) = grades[0].state else {
      Issue.record("\(grades[0].state)")
      return []
    }
    return diagnostics
  }

  /// So many calls of the compiler that are killed.
  private final class Failures: Sendable {
    private let count: Mutex<Int>

    private let errors: String

    init(_ count: Int, errors: String = "error: killed\n") {
      self.count = Mutex(count)
      self.errors = errors
    }

    var left: Int { count.withLock { $0 } }

    func next() -> InvocationResult? {
      count.withLock { count in
        guard count > 0 else { return nil }
        count -= 1
        return StandIn.result(.signaled(9), errors: errors)
      }
    }
  }

  // MARK: Exercises that call others

  private static let waiting = [
    Dependency(exercise: "01-sample/Median", name: "median")
  ]

  @Test(
    "One that fails and calls another which is not right says so",
    arguments: [
      median("WRONG"), median("TRAPS"), median("// TODO: Write it.\n    WRONG"), "BROKEN\n",
    ])
  func waits(_ median: String) async throws {
    for names in [["Spread"], SampleLesson.exercises] {
      let sample = try SampleLesson()
      let grades = try await sample.grade(
        sample.work(median, Self.spread("WRONG")), names)
      #expect(grades.last?.waitsFor == Self.waiting)
      #expect(grades.last?.isPassed == false)
    }
  }

  @Test("One that calls a right one, or that passes, waits for none") func waitsForNone()
    async throws
  {
    let sample = try SampleLesson()
    let wrong = try await sample.grade(sample.work(Self.right, Self.spread("WRONG")))
    #expect(wrong[1].waitsFor.isEmpty)
    let passed = try await sample.grade(sample.work(Self.median("WRONG"), Self.spread("RIGHT")))
    #expect(passed[1].waitsFor.isEmpty)
  }

  @Test("Whether another one is right is found out once for each of its texts")
  func once() async throws {
    let sample = try SampleLesson()
    _ = try await sample.grade(sample.work(Self.right, Self.spread("WRONG")), ["Spread"])
    _ = sample.standIn.takeCalls()
    _ = try await sample.grade(sample.work(Self.right, Self.spread("WRONG again")), ["Spread"])
    #expect(sample.standIn.takeCalls() == [.program, .run])
  }

  @Test("One that calls a name which is gone is graded, and the other is told of")
  func renamed() async throws {
    let sample = try SampleLesson()
    sample.standIn.unknown.withLock { $0 = "median" }
    let grades = try await sample.grade(
      sample.work("func middle(_ values: [Double]) -> Double {\n  RIGHT\n}\n", Self.spread("WRONG"))
    )
    #expect(grades[0].state == .signatureChanged([]))
    #expect(grades[1].results.count == 4)
    #expect(grades[1].waitsFor == Self.waiting)
  }
}
