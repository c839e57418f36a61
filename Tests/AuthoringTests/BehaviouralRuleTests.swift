import Course
import Foundation
import Grading
import Synchronization
import Testing
import Toolchain

@testable import Authoring

extension Tag {
  @Tag static var spawnsCompiler: Self
}

/// Breaks the sample lesson where only building and running it can tell, and does both.
@Suite("Behavioural rules", .serialized, .tags(.spawnsCompiler))
struct BehaviouralRuleTests {
  /// The course that these tests are a part of: its `LessonKit` and `LessonTesting` are used.
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  private func engine() throws -> LessonEngine {
    LessonEngine(
      root: Self.root, toolchain: try .find(environment: ProcessInfo.processInfo.environment),
      store: BuildStore(root: Self.root + "/.build/learn-tests"))
  }

  private func report(
    on lesson: SampleLesson, mutants: Int = 0
  ) async throws -> AuthorCheck.LessonReport {
    let live = AuthorTools.live(try engine())
    let tools = AuthorTools(
      run: live.run, program: live.program, answers: live.answers, demo: live.demo,
      lint: { _ in [] })
    var check = AuthorCheck(
      course: try AuthoredCourse(root: Self.root), tools: tools, cache: nil)
    check.mutantLimit = mutants
    var report = try #require(try await check.run([lesson.tree]).first)
    // The sample's suite has a cross-check only where a test asks for one.
    report.findings.removeAll { $0.rule == CrossCheckRule.name }
    return report
  }

  @Test("A sound lesson earns no finding, and its suite catches every mutant")
  func sound() async throws {
    let report = try await report(on: SampleLesson(), mutants: 60)
    #expect(report.findings.map(\.description) == [])
    let figures = try #require(report.exercises.first)
    #expect((figures.checks, figures.mistakes, figures.rights) == (5, 2, 1))
    #expect(figures.mutation.valid >= 7)
    #expect(figures.mutation.survived == 0)
  }

  typealias Sample = SampleLesson

  static let breakages: [Breakage] = [
    Breakage("a check that cannot fail", "idle-check") {
      $0.replace("mean([-1, -3]), is: -2", in: Sample.suite, with: "-2, is: -2")
    },
    Breakage("a mistake that passes", "mistake-fails") {
      $0.replace("values.count - 1", in: Sample.solution, with: "values.count")
    },
    Breakage("a mistake that does not compile", "mistake-fails") {
      $0.replace("values.count - 1", in: Sample.solution, with: "values.counted")
    },
    Breakage("feedback without its words", "mistake-words") {
      $0.replace("Feedback: one less", in: Sample.solution, with: "Feedback: off by two")
    },
    Breakage("feedback that names no mistake", "mistake-named") {
      $0.replace(
        "check(\"mean([])\", mean([]), is: nil, mistakes: [zero.gives(0)])", in: Sample.suite,
        with: "check(\"mean([]), where there is no middle\", mean([]), is: nil)")
    },
    Breakage("feedback that names another mistake", "mistake-named") {
      $0.replace("\"NOTHING_IS_ZERO\"", in: Sample.suite, with: "\"NOTHING_IS_NIL\"")
    },
    Breakage("a right answer that fails", "right-passes") {
      $0.replace("Double(index + 1)", in: Sample.solution, with: "Double(index + 2)")
    },
    Breakage("a right answer with a warning", "right-passes") {
      $0.replace("return mean\n", in: Sample.solution, with: "let unused = 1\n    return mean\n")
    },
    Breakage("a right answer that does not compile", "right-passes") {
      $0.replace("return mean\n", in: Sample.solution, with: "return means\n")
    },
    Breakage("a solution that fails", "solution-passes") {
      $0.replace("is: -2", in: Sample.suite, with: "is: -3")
    },
    Breakage("a solution that does not compile", "solution-builds") {
      $0.replace(
        "Double(values.count)\n  #else", in: Sample.solution, with: "Double(values.size)\n  #else")
    },
    Breakage("a solution with a warning", "solution-warnings") {
      $0.replace(
        "#elseif SOLUTION\n", in: Sample.solution,
        with: "#elseif SOLUTION\n    let unused = values.count\n")
    },
    Breakage("a stub with a warning", "stub-builds") {
      $0.replace("return .nan", in: Sample.solution, with: "let unused = 1\n    return .nan")
    },
    Breakage("a stub that does not compile", "stub-builds") {
      $0.replace("return .nan", in: Sample.solution, with: "return .none1")
    },
    Breakage("a suite that does not compile", "stub-builds") {
      $0.replace("mean([7]), is", in: Sample.suite, with: "mean(7), is")
    },
    Breakage("a stub that passes a check", "stub-fails") {
      $0.replace("return .nan", in: Sample.solution, with: "return nil")
    },
    Breakage("an excused check that the stub fails", "stub-fails") {
      $0.replace(
        "  @Test(\"Nothing", in: Sample.suite,
        with: "  // A stub may pass \"One value is its own mean\": no reason\n  @Test(\"Nothing")
    },
    Breakage("a demo that does not compile on the solution", "demo-builds") {
      $0.replace("[1, 2, 6]", in: Sample.demo, with: "\"1\"")
      $0.files["exercises/06-mean/Demo.swift"] = $0.files[Sample.demo]
    },
    Breakage("a demo that throws", "demo-runs") {
      $0.replace("print(mean", in: Sample.demo, with: "throw CancellationError()\n  print(mean")
      $0.files["exercises/06-mean/Demo.swift"] = $0.files[Sample.demo]
    },
    Breakage("a demo that crashes on the stub alone", "demo-runs") {
      $0.replace(
        "print(mean([1, 2, 6]) ?? 0)", in: Sample.demo, with: "print(Int(mean([1, 2, 6]) ?? 0))")
      $0.files["exercises/06-mean/Demo.swift"] = $0.files[Sample.demo]
    },
    Breakage("a demo that shows nothing", "demo-runs") {
      $0.replace("print(mean([1, 2, 6]) ?? 0)", in: Sample.demo, with: "_ = mean([1, 2, 6])")
      $0.files["exercises/06-mean/Demo.swift"] = $0.files[Sample.demo]
    },
    Breakage("a picture that the demo does not draw", "pictures") {
      $0.pictures["06-mean-ages.chart.json"] = "{}"
    },
    Breakage("a drawn picture that is not there", "pictures") {
      $0.draw("[1, 2]")
    },
    Breakage("a picture of other numbers", "pictures") {
      $0.draw("[1, 2]")
      $0.pictures["06-mean-ages.svg"] = "<svg></svg>"
      $0.pictures["06-mean-ages.chart.json"] = "{}"
    },
    Breakage("a suite that survives wrong code", "mutants") {
      $0.replace(
        "#elseif SOLUTION\n", in: Sample.solution,
        with: "#elseif SOLUTION\n    if values.count > 1000 { return values[0] + 1 }\n")
    },
  ]

  @Test("A broken lesson is caught by exactly one rule", arguments: breakages)
  func broken(breakage: Breakage) async throws {
    var lesson = SampleLesson()
    breakage.apply(&lesson)
    let report = try await report(on: lesson, mutants: breakage.rule == "mutants" ? 60 : 0)
    #expect(
      Set(report.findings.map(\.rule)) == [breakage.rule],
      "\(report.findings.map(\.description))")
    #expect(!report.isSound)
  }

  @Test(
    "A picture may differ in the last digits of its numbers, as on another machine",
    arguments: [
      ("<path d=\"M1.50 2.25\"/>", "<path d=\"M1.51 2.25\"/>", true),
      ("{\"y\":[0.30000000000000004]}", "{\"y\":[0.3]}", true),
      ("{\"y\":[0.3]}", "{\"y\":[0.4]}", false),
      ("{\"y\":[1,2]}", "{\"y\":[1,2,3]}", false),
      ("{\"y\":[1]}", "{\"y\":[-1]}", false),
      ("<text>12 °F</text>", "<text>12 °C</text>", false),
    ])
  func digits(first: String, second: String, agree: Bool) {
    #expect(PicturesRule.agree(first, second) == agree)
  }

  @Test("A loop without end costs one time limit where that is enough, and two otherwise")
  func loops() async throws {
    let versions = try #require(LessonVersions(SampleLesson().tree))
    var work = versions.solutions
    work[versions.exercises[0]] = "func mean(_ values: [Double]) -> Double? { while true {} }\n"
    let tools = AuthorTools.live(try engine())
    func outcomes(stopsAtTimeOut: Bool) async throws -> [Outcome] {
      let outcomes = try await tools.run(
        .init(
          parts: versions.parts, work: work, exercises: versions.exercises, timeLimit: 1,
          stopsAtTimeOut: stopsAtTimeOut))
      return outcomes["Mean"]?.grade.results.map(\.outcome) ?? []
    }
    let late = Outcome.timedOut(seconds: 1)
    #expect(
      try await outcomes(stopsAtTimeOut: true) == [late] + Array(repeating: .notReached, count: 4))
    #expect(
      try await outcomes(stopsAtTimeOut: false) == [late, late]
        + Array(repeating: .notReached, count: 3))
  }

  @Test("A check that the suite lists may be passed by the stub")
  func excusedCheck() async throws {
    var lesson = SampleLesson()
    lesson.replace("return .nan", in: Sample.solution, with: "return nil")
    lesson.replace(
      "  @Test(\"Nothing", in: Sample.suite,
      with: "  // A stub may pass \"Nothing has no mean\": nil is also the plainest wrong value\n"
        + "  @Test(\"Nothing")
    #expect(try await report(on: lesson).findings.map(\.description) == [])
  }

  @Test("Survivors are placed at their line in solutions/, unless a mark excuses them")
  func survivors() async throws {
    var lesson = SampleLesson()
    let line = "    if values.count > 1000 { return values[0] + 1 }"
    lesson.replace(
      "#elseif SOLUTION\n", in: Sample.solution, with: "#elseif SOLUTION\n\(line)\n")
    let open = try await report(on: lesson, mutants: 60)
    let survivors = open.findings.filter { $0.severity == .warning }
    #expect(!survivors.isEmpty)
    #expect(Set(survivors.map(\.line)) == [20])
    lesson.replace(line, in: Sample.solution, with: line + "  // equivalent: lists are short")
    let excused = try await report(on: lesson, mutants: 60)
    #expect(excused.findings.map(\.description) == [])
    #expect(excused.exercises.first?.mutation.excused ?? 0 >= survivors.count)
  }

  @Test("A warning in a solution is placed at its line in solutions/")
  func warning() async throws {
    var lesson = SampleLesson()
    lesson.replace(
      "#elseif SOLUTION\n", in: Sample.solution,
      with: "#elseif SOLUTION\n    let unused = values.count\n")
    let finding = try #require(try await report(on: lesson).findings.first)
    #expect(finding.path == Sample.solution)
    #expect(finding.line == 20)
  }

  @Test("A new lesson builds, its stub fails and its solution passes")
  func newLesson() async throws {
    let new = try NewLesson(name: "12-descent", exercises: ["Gradient", "Step"], order: [])
    let tree = LessonTree(
      name: new.name, order: [new.name], files: new.files, exists: { _ in true })
    let tools = AuthorTools.live(try engine())
    var check = AuthorCheck(
      course: try AuthoredCourse(root: Self.root),
      tools: AuthorTools(
        run: tools.run, program: tools.program, answers: tools.answers, demo: tools.demo,
        lint: { _ in [] }), cache: nil)
    check.mutantLimit = 0
    let report = try #require(try await check.run([tree]).first)
    let behavioural = Set(Rules.trial.map { $0.name })
    #expect(report.findings.filter { behavioural.contains($0.rule) }.map(\.description) == [])
    #expect(report.exercises.map(\.exercise) == ["Gradient", "Step"])
  }

  @Test("What the formatter finds is placed in the lesson's files")
  func format() async throws {
    let text =
      "error: nothing\n\(Self.root)/Tests/06-a/ATests.swift:3:1: error: [Spacing] add 1 space\n"
    #expect(
      LintOutput.findings(in: text, root: Self.root).map(\.description) == [
        "Tests/06-a/ATests.swift:3: error: [Spacing] add 1 space [formatted]"
      ])
  }

  // MARK: Cross-checks

  @Test("A sound generator finds every mistake and all that the suite finds")
  func soundGenerator() async throws {
    let report = try await report(on: SampleLesson.crossChecked, mutants: 60)
    #expect(report.findings.map(\.description) == [])
    let mutation = try #require(report.exercises.first).mutation
    #expect(mutation.tried == mutation.caught && mutation.found == mutation.tried)
    #expect(mutation.tried >= 7)
  }

  @Test("What a cross-check alone misses, refuses or wastes is told", arguments: generators)
  func generator(breakage: Breakage) async throws {
    var lesson = SampleLesson.crossChecked
    breakage.apply(&lesson)
    let report = try await report(on: lesson, mutants: 60)
    #expect(
      Set(report.findings.map(\.rule)) == [breakage.rule],
      "\(report.findings.map(\.description))")
  }

  @Test("Wrong code that only a generated case tells is a gap of the suite, told with the case")
  func gap() async throws {
    var lesson = SampleLesson.crossChecked
    lesson.replace(
      "#elseif SOLUTION\n", in: Sample.solution,
      with: "#elseif SOLUTION\n    if values.count == 4, values[0] < 0 { return values[0] }\n")
    let gaps = try await report(on: lesson, mutants: 60).findings.filter { $0.rule == "suite-gap" }
    #expect(!gaps.isEmpty)
    #expect(gaps.allSatisfy { $0.message.contains("; but mean([") })
  }

  static let generators: [Breakage] = [
    Breakage("a mistake that no case meets", "cross-finds") {
      $0.replace("random.count(0...12)", in: Sample.suite, with: "1 + random.count(0...12)")
    },
    Breakage("a right answer that differs in no example", "right-agrees") {
      $0.replace(
        "return mean\n", in: Sample.solution,
        with: "return values.count == 7 ? 0 : mean\n")
    },
    Breakage("the same case again and again", "generator") {
      $0.replace(
        "random.spread(count: random.count(0...12))", in: Sample.suite,
        with: "random.spread(count: random.int(0...99) < 60 ? 0 : random.count(0...12))")
    },
  ]
}
