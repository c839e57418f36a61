import Course
import Foundation
import OperatingSystem
import Synchronization
import Toolchain

/// Checks lessons against every rule, side by side, and remembers what it found out.
package struct AuthorCheck: Sendable {
  package let course: AuthoredCourse
  package let tools: AuthorTools
  package let cache: TrialCache?

  /// How many trials run at once.
  package var jobs = Machine.cores

  /// The most mutants that are tried of one exercise.
  package var mutantLimit = 60

  package var onProgress: @Sendable (_ lesson: LessonName, _ progress: TrialProgress) -> Void = {
    _, _ in
  }

  package init(course: AuthoredCourse, tools: AuthorTools, cache: TrialCache?) {
    self.course = course
    self.tools = tools
    self.cache = cache
  }

  /// What was found out about one lesson.
  package struct LessonReport: Sendable, Codable, Equatable {
    package let lesson: String
    package var findings: [Finding]
    package var exercises: [ExerciseFigures]

    package var isSound: Bool { !findings.contains { $0.severity == .error } }
  }

  package struct ExerciseFigures: Sendable, Codable, Equatable {
    package let exercise: String
    package let checks: Int
    package let mistakes: Int
    package let rights: Int
    package let mutation: MutationScore

    /// How long the suite takes on the solution.
    package let seconds: Double
  }

  package func run(_ lessons: [LessonTree]) async throws -> [LessonReport] {
    let permits = Permits(jobs)
    return try await lessons.concurrentMap(atMost: .max) { try await report(on: $0, permits) }
  }

  private func report(on lesson: LessonTree, _ permits: Permits) async throws -> LessonReport {
    var findings = Rules.structural.flatMap { $0.findings(in: lesson) }
    async let format = format(lesson, permits)
    async let demo = demo(lesson, permits)
    var figures: [ExerciseFigures] = []
    do {
      for trials in try await trials(lesson, permits) {
        findings += Rules.trial.flatMap { $0.findings(in: trials, of: lesson) }
        figures.append(
          ExerciseFigures(
            exercise: trials.exercise, checks: trials.solution.grade.results.count,
            mistakes: trials.mistakes.count, rights: trials.rights.count, mutation: trials.mutation,
            seconds: trials.solution.seconds))
      }
      findings += try await demo
    } catch ToolchainError.brokenPart(let part, let output) {
      findings.append(BrokenPart.finding(part, output: output, of: lesson))
    } catch ToolchainError.emptySuite(let path) {
      findings.append(SolutionPassesRule.error(path, 1, "the suite runs no check"))
    }
    // The formatter would repeat of every line what one finding says of the file.
    let unreadable = Set(
      findings.filter { [LineEndsRule.name, SourceRule.name].contains($0.rule) }.map(\.path))
    findings += try await format.filter { !unreadable.contains($0.path) }
    return LessonReport(
      lesson: lesson.name.text, findings: findings.inOrder(), exercises: figures)
  }

  private func trials(_ lesson: LessonTree, _ permits: Permits) async throws -> [ExerciseTrials] {
    guard let versions = LessonVersions(lesson) else { return [] }
    let data = try course.dataFingerprints(lesson.lesson?.page.data ?? [])
    var known: [String: ExerciseTrials] = [:]
    var open: [(exercise: Exercise, key: Fingerprint?)] = []
    for exercise in versions.exercises {
      let key = cache?.key(
        exercise, of: lesson, data: data, mutantLimit: mutantLimit)
      if let key, let trials: ExerciseTrials = cache?.read(key) {
        known[exercise.name] = trials
      } else {
        open.append((exercise, key))
      }
    }
    if !open.isEmpty {
      let trials = LessonTrials(
        versions: versions, tools: tools, permits: permits, mutantLimit: mutantLimit,
        onProgress: { onProgress(lesson.name, $0) })
      for trial in try await trials.run(open.map(\.exercise)) {
        known[trial.exercise] = trial
        if let key = open.first(where: { $0.exercise.name == trial.exercise })?.key {
          cache?.write(trial, key)
        }
      }
    }
    return versions.exercises.compactMap { known[$0.name] }
  }

  private func demo(_ lesson: LessonTree, _ permits: Permits) async throws -> [Finding] {
    guard let versions = LessonVersions(lesson), versions.parts.demo != nil else { return [] }
    let data = try course.dataFingerprints(lesson.lesson?.page.data ?? [])
    let key = cache?.demoKey(of: lesson, data: data)
    if let key, let findings: [Finding] = cache?.read(key) { return findings }
    let found = try await permits.run {
      let solved = try await tools.demo(versions.parts, versions.solutions)
      let faults = findings(solved, on: .solutions, of: versions)
      guard faults.isEmpty else { return faults }
      return try await findings(
        tools.demo(versions.parts, versions.stubs), on: .stubs, of: versions)
        + PicturesRule.findings(drawn: solved.pictures, in: lesson)
    }
    if let key { cache?.write(found, key) }
    return found
  }

  private func findings(
    _ trial: DemoTrial, on version: DemoBuildsRule.Version, of versions: LessonVersions
  ) -> [Finding] {
    DemoBuildsRule.findings(trial.errors, on: version, of: versions)
      + DemoRunsRule.findings(trial.problem, on: version, of: versions)
  }

  private func format(_ lesson: LessonTree, _ permits: Permits) async throws -> [Finding] {
    let files = lesson.files.filter { $0.key.hasSuffix(".swift") }.sorted { $0.key < $1.key }
      .map { (path: $0.key, text: $0.value) }
    let key = cache?.formatKey(files, configuration: course.formatConfiguration)
    if let key, let findings: [Finding] = cache?.read(key) { return findings }
    let findings = try await permits.run { try await tools.lint(files.map(\.path)) }
    if let key { cache?.write(findings, key) }
    return findings
  }
}

/// What keeps a lesson from being tried at all, as a finding.
enum BrokenPart {
  static func finding(_ part: String, output: String, of lesson: LessonTree) -> Finding {
    let line = output.split(separator: "\n").first { $0.contains(".swift:") }
    let words = (line?.after(": error: ") ?? line?.after(": "))?.trimmed ?? output.trimmed
    let place = (line?.before(": error: ") ?? line?.before(": ") ?? "").split(separator: ":")
    let path = part.hasSuffix(".swift") ? part : place.first.map(String.init) ?? lesson.pagePath
    let number = place.count > 1 ? Int(place[1]) : nil
    return StubBuildsRule.error(
      path.hasPrefix("/") ? lesson.pagePath : path, number ?? 1,
      part.hasSuffix(".swift")
        ? "the suite does not compile against the stub: \(words)"
        : "the stub does not build: \(words)")
  }
}
