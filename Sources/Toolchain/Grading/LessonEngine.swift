import Course
import Foundation
import Grading
import OperatingSystem

/// Builds one version of a lesson's exercises, runs its suites and grades it.
///
/// The everyday path is one call of the compiler: the learner's files are compiled whole and
/// linked with suites that were compiled before. These stay valid while the interface of the
/// exercise module, as the compiler writes it, is the same byte for byte; it is when only function
/// bodies changed.
package struct LessonEngine: Sendable {
  package let root: String
  package var policy: RunPolicy
  package let toolchain: SwiftToolchain
  package let store: BuildStore
  private let launcher: Launcher

  package init(
    root: String, toolchain: SwiftToolchain, store: BuildStore, policy: RunPolicy = RunPolicy(),
    launcher: Launcher = .live
  ) {
    self.root = root
    self.toolchain = toolchain
    self.store = store
    self.policy = policy
    self.launcher = launcher
    if self.policy.environment.isEmpty { self.policy.environment = toolchain.environment }
  }

  var builder: LessonBuilder {
    LessonBuilder(
      root: root, toolchain: toolchain, store: store, launcher: launcher,
      isolation: policy.isolation, limits: policy.compilerLimits)
  }

  var runner: LessonRunner { LessonRunner(root: root, policy: policy, launcher: launcher) }

  /// What to grade and whom to tell meanwhile.
  package struct Request: Sendable {
    package var parts: LessonParts
    package var work: LessonWork

    /// The exercises to grade; the others are only compiled along.
    package var exercises: [Exercise]

    /// Whether an untouched stub is run like any other answer, rather than "not attempted".
    package var gradesStubs: Bool

    /// Whether the work is one of many people's: it is taken to be like the stubs at first, rather
    /// than like the work before it.
    package var isOneOfMany = false

    /// Which generated cases are compared with the solution's answers.
    package var cases = CaseRequest()

    /// What the solutions answer, where that has been asked for all who are graded; else it is asked.
    package var answers: SolutionAnswers?

    /// Called for each check as soon as it has ended.
    package var onSettled: (@Sendable (CheckResult) -> Void)?

    /// Called with the seconds on the clock that each check took which ended by itself.
    package var onTimed: (@Sendable (Check.ID, Double) -> Void)?

    package init(
      parts: LessonParts, work: LessonWork, exercises: [Exercise]? = nil,
      gradesStubs: Bool = false, onSettled: (@Sendable (CheckResult) -> Void)? = nil
    ) {
      self.parts = parts
      self.work = work
      self.exercises = exercises ?? parts.lesson.exercises
      self.gradesStubs = gradesStubs
      self.onSettled = onSettled
    }

    /// Whether the exercise is as it was handed out, and is to be told so rather than run.
    func isUntouched(_ exercise: Exercise) -> Bool {
      !gradesStubs && work[exercise].hasSameLines(as: parts[exercise].stub)
    }
  }

  /// The grade, and what else was noticed on the way.
  package struct Report: Sendable {
    package var grade: LessonGrade

    /// What the compiler said of the files that compile.
    package var warnings: [Diagnostic] = []

    /// Signs that the program wrote events of its own.
    package var anomalies: [String] = []

    /// What the object of one of many people's work asks for and offers.
    package var symbols: ObjectSymbols?
  }

  /// Grades the requested exercises.
  ///
  /// - Throws: ``ToolchainError`` when the machine or the course is at fault, never for what the
  ///   learner wrote; `CancellationError`.
  package func grade(_ request: Request) async throws -> Report {
    try await grade(request, namesDependencies: !request.gradesStubs)
  }

  /// - Parameter namesDependencies: Whether to say of those that fail which others they wait for.
  private func grade(_ request: Request, namesDependencies: Bool) async throws -> Report {
    let open = request.exercises.filter { !request.isUntouched($0) }
    var report = Report(grade: LessonGrade(lesson: request.parts.lesson.id, exercises: []))
    if !open.isEmpty {
      var session = try await GradingSession(
        request: request, open: open, builder: builder, runner: runner)
      defer { session.cleanUp() }
      report = try await session.grade()
      if namesDependencies { try await nameDependencies(in: &report, of: request, session) }
      if namesDependencies, !request.isOneOfMany {
        try await nameMistakes(in: &report, of: request, session.differing)
      }
    }
    let graded = report.grade.exercises
    report.grade.exercises = request.exercises.map { exercise in
      graded.first { $0.exercise == exercise.id }
        ?? ExerciseGrade(exercise: exercise.id, state: .notAttempted)
    }
    return report
  }

  /// Names the exercises that those which fail call and that are not right themselves.
  ///
  /// One that was not asked for is graded for it, once for each of its texts.
  private func nameDependencies(
    in report: inout Report, of request: Request, _ session: GradingSession
  ) async throws {
    let dependencies = session.dependencies
    let grades = report.grade.exercises
    // Other cases than those of every day may come to another verdict.
    let isEveryday = !request.isOneOfMany && request.cases == CaseRequest()
    if isEveryday { dependencies.remember(grades) }
    func isRight(_ exercise: Exercise) async throws -> Bool {
      if let grade = grades.first(where: { $0.exercise == exercise.id }) { return grade.isPassed }
      if session.isSetAside(exercise) || request.isUntouched(exercise) { return false }
      // In a class all are graded that were handed in.
      if request.isOneOfMany { return true }
      if let known = dependencies.isRight(exercise) { return known }
      let own = Request(parts: request.parts, work: request.work, exercises: [exercise])
      let report = try await grade(own, namesDependencies: false)
      dependencies.remember(report.grade.exercises)
      return report.grade.exercises.allSatisfy(\.isPassed)
    }
    for (index, grade) in grades.enumerated() where !grade.isPassed {
      guard let exercise = request.exercises.first(where: { $0.id == grade.exercise }) else {
        continue
      }
      for use in dependencies.uses(by: exercise) where try await !isRight(use.exercise) {
        report.grade.exercises[index].waitsFor.append(use.dependency)
      }
    }
  }

  /// Compiles all that the first verdict of a lesson needs, for exercises as they were handed out.
  package func prepare(_ parts: LessonParts) async throws {
    let builder = builder
    let kit = try await builder.kit()
    defer { kit.cleanUp() }
    try await SuitePlans(parts: parts, builder: builder, runner: runner, kit: kit).prepare()
    _ = try await Reference(parts: parts, builder: builder, runner: runner, kit: kit).program()
  }

  /// Builds the lesson's demo on the learner's own code.
  ///
  /// - Returns: The program and its folder, which the caller removes; or the errors.
  package func demo(_ parts: LessonParts, work: LessonWork) async throws -> DemoBuild {
    guard let demo = parts.demo else { return .none }
    let kit = try await builder.kit()
    defer { kit.cleanUp() }
    let snapshot = try builder.snapshot(parts, work)
    let build = try await builder.demo(snapshot, lesson: parts.lesson, demo: demo, kit: kit)
    guard build.isSuccess else {
      store.remove(snapshot.folder)
      return .failed(build.diagnostics, output: build.output)
    }
    return .program(snapshot.program, folder: snapshot.folder)
  }

  /// How a demo that was built is run.
  ///
  /// - Parameter width: How many columns it may print.
  package func running(
    _ demo: String, environment: [String: String], width: Int
  ) -> Invocation {
    var environment = environment
    environment["LEARN_COURSE"] = root
    environment["COLUMNS"] = "\(width)"
    environment["SWIFT_BACKTRACE"] = CrashReport.settings
    return Invocation(
      executable: demo, arguments: [], environment: environment, directory: root)
  }

  package enum DemoBuild: Sendable {
    /// The lesson has no demo.
    case none
    case failed([Diagnostic], output: String)
    case program(String, folder: String)
  }
}
