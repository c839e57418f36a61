import Course
import Foundation
import Grading
import Synchronization
import Testing
import Toolchain

@testable import Authoring

/// Holds what a program of variants says of each against what a program of its own says.
@Suite("One program of many variants", .serialized, .tags(.spawnsCompiler))
struct VariantProgramTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  private func engine() throws -> LessonEngine {
    LessonEngine(
      root: Self.root, toolchain: try .find(environment: ProcessInfo.processInfo.environment),
      store: BuildStore(root: Self.root + "/.build/learn-tests"))
  }

  /// What is known of a version: that it does not compile, or the tests that it fails.
  private enum Outcome: Equatable {
    case broken
    case failing(Set<String>)

    init(_ grade: ExerciseGrade) {
      switch grade.state {
      case .graded(let results):
        let failed = results.filter { !$0.outcome.isPassed && $0.outcome != .notReached }
        self = .failing(Set(failed.map { "\($0.check.id)" }))
      default: self = .broken
      }
    }
  }

  private func alone(_ text: String, _ versions: LessonVersions) async throws -> Outcome {
    var work = versions.solutions
    work[try #require(versions.exercises.first)] = text
    var engine = try engine()
    engine.policy.timeLimit = 2
    engine.policy.stopsAtTimeOut = true
    let report = try await engine.grade(
      .init(parts: versions.parts, work: work, exercises: versions.exercises, gradesStubs: true))
    return Outcome(try #require(report.grade.exercises.first))
  }

  /// Runs one variant after the other, in one process.
  private func together(
    _ program: VariantProgram, _ variants: [Int], isBrief: Bool
  ) async throws -> [Int: [CheckResult]] {
    let waiting = Mutex(variants[...])
    let results = Mutex<[Int: [CheckResult]]>([:])
    try await program.run(
      {
        waiting.withLock { $0.popFirst() }.map {
          .init(variant: $0, tests: program.tests["Mean"] ?? [], isBrief: isBrief)
        }
      },
      onEnd: { run, ended in results.withLock { $0[run.variant ?? -1] = ended } })
    return results.withLock { $0 }
  }

  @Test("Every mutant and mistake fails the same checks as in a program of its own")
  func differential() async throws {
    let lesson = SampleLesson.ofManyShapes
    let versions = try #require(LessonVersions(lesson.tree))
    let exercise = try #require(versions.exercises.first)
    let source = versions.source(exercise)
    let mutants = Mutator.mutants(of: source, path: exercise.solutionPath)
    let texts =
      mutants.map(\.text)
      + source.mistakes.filter { $0.name != "SLEEPS" }
      .map { source.version(with: .mistake($0.name)).text }
    let program = try #require(
      try await engine().program(
        of: texts.map { .init(exercise: exercise, text: $0) }, base: versions.solutions,
        parts: versions.parts))
    defer { program.remove() }
    let held = texts.indices.filter { program.places[$0].isHeld }
    let whole = try await together(program, held, isBrief: false)
    let brief = try await together(program, held, isBrief: true)

    // A stored property's value is no body, an opaque function's type follows from its body, and that
    // a property has no value is told of at an initializer's end.
    let apart = texts.indices.filter { program.places[$0] == .apart }
    let changes = apart.map { mutants.indices.contains($0) ? mutants[$0].before : "mistake" }
    #expect(
      Set(changes) == ["0...(x + 1)", "mistake", "self.step = step < least ? least : step"])
    #expect(mutants.count >= 30)
    for (index, text) in texts.enumerated() where !apart.contains(index) {
      let expected = try await alone(text, versions)
      let change = mutants.indices.contains(index) ? mutants[index].diff : "mistake"
      guard held.contains(index) else {
        #expect(expected == .broken, "\(change)")
        continue
      }
      let results = try #require(whole[index])
      #expect(
        Outcome(ExerciseGrade(exercise: exercise.id, state: .graded(results))) == expected,
        "\(change)")
      // To its first failure: that one and no other, or none.
      let first = results.prefix { $0.outcome.isPassed }.count
      let seen = try #require(brief[index])
      #expect(
        seen.prefix(first + 1).map(\.outcome.isPassed)
          == results.prefix(first + 1).map(\.outcome.isPassed), "\(change)")
      #expect(seen.dropFirst(first + 1).allSatisfy { $0.outcome == .notReached }, "\(change)")
    }
  }

  @Test("What does not compile is told of at the lines of its own text, the rest is held")
  func broken() async throws {
    let versions = try #require(LessonVersions(SampleLesson().tree))
    let exercise = try #require(versions.exercises.first)
    let solution = versions.solutions[exercise]
    let texts = [
      solution.replacing("values.count)", with: "values.size)"),
      solution.replacing("reduce(0, +)", with: "reduce(1, +)"),
      solution.replacing("return values.reduce", with: "let sum = values.reduce"),
      solution.replacing("-> Double?", with: "-> Double??"),
      solution.replacing("guard !", with: "let unused = 1\n  guard !"),
      solution.replacing("!values.isEmpty", with: "values.isEmpty"),
    ]
    let program = try #require(
      try await engine().program(
        of: texts.map { .init(exercise: exercise, text: $0) }, base: versions.solutions,
        parts: versions.parts))
    defer { program.remove() }
    let line = solution.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains("values.count)") }
    guard case .broken(let errors) = program.places[0] else {
      Issue.record("\(program.places[0])")
      return
    }
    #expect(errors.map(\.location?.path) == ["exercises/06-mean/Mean.swift"])
    #expect(errors.map(\.location?.line) == [line.map { $0 + 1 }])
    // A function that may end without a value does not say in which variant.
    #expect(program.places[2] == .apart)
    #expect(program.places[3] == .apart)
    #expect([1, 4, 5].map { program.places[$0].isHeld } == [true, true, true])
    guard case .held(let warnings) = program.places[4] else { return }
    #expect(warnings.map(\.location?.line) == [line])
  }

  @Test("A mutant that loops, and one that dies, end their own run alone")
  func endings() async throws {
    let versions = try #require(LessonVersions(SampleLesson().tree))
    let exercise = try #require(versions.exercises.first)
    let solution = versions.solutions[exercise]
    let guarded = "guard !values.isEmpty else { return nil }"
    let texts = [
      solution.replacing(guarded, with: "while values.count < 9 {}"),
      solution.replacing(guarded, with: "precondition(values.isEmpty)"),
      solution.replacing(guarded, with: "guard values.count != 1 else { return 0 }"),
    ]
    let program = try #require(
      try await engine().program(
        of: texts.map { .init(exercise: exercise, text: $0) }, base: versions.solutions,
        parts: versions.parts))
    defer { program.remove() }
    #expect(program.places.count { $0.isHeld } == 3)
    let results = try await together(program, [0, 1, 2], isBrief: true)
    let failed = [0, 1, 2].map { index in
      results[index]?.first { !$0.outcome.isPassed }?.outcome
    }
    guard case .timedOut(let seconds)? = failed[0], case .crashed? = failed[1],
      case .failed? = failed[2]
    else {
      Issue.record("\(failed)")
      return
    }
    #expect((0.3...1).contains(seconds))
  }

  @Test("A check is not idle where only mutants fail it that an earlier check catches")
  func idle() async throws {
    var lesson = SampleLesson()
    // The stub and the mistakes pass the last check, and so does every mutant that reaches it.
    lesson.replace("return .nan", in: SampleLesson.solution, with: "return -2")
    lesson.replace(
      "return values.reduce(0, +) / Double(values.count - 1)", in: SampleLesson.solution,
      with: "return abs(values.reduce(0, +)) / Double(values.count) - (values.first! > 0 ? 0 : 4)")
    lesson.replace(
      "  @Test(\"Values below", in: SampleLesson.suite,
      with: "  // A stub may pass \"Values below zero count as they are\": any number is one\n"
        + "  @Test(\"Values below")
    let live = AuthorTools.live(try engine())
    var check = AuthorCheck(
      course: try AuthoredCourse(root: Self.root),
      tools: AuthorTools(
        run: live.run, program: live.program, answers: live.answers, demo: live.demo,
        lint: { _ in [] }), cache: nil)
    check.mutantLimit = 60
    let report = try #require(try await check.run([lesson.tree]).first)
    #expect(!report.findings.contains { $0.rule == "idle-check" }, "\(report.findings)")
    #expect(report.exercises.first?.mutation.survived == 0)
  }
}
