import Course
import Grading
import OperatingSystem
import Synchronization
import Toolchain

/// Tries mistakes and mutants, as many as possible in one program.
struct VariantTrials: Sendable {
  let trials: LessonTrials
  let candidates: [LessonTrials.Candidate]

  /// What came of stubs and solutions, by the exercise's name.
  let stubs: [String: TrialOutcome]
  let solutions: [String: TrialOutcome]

  private var versions: LessonVersions { trials.versions }

  /// What came of each candidate, in order.
  func run() async throws -> (outcomes: [TrialOutcome?], crossed: CrossTrials.Results) {
    guard !candidates.isEmpty else { return ([], CrossTrials.Results()) }
    let program = try await trials.permits.run {
      try await trials.tools.program(
        versions.parts, versions.solutions,
        candidates.map { .init(exercise: $0.exercise, text: $0.text) })
    }
    defer { program?.remove() }
    let places = program?.places ?? candidates.map { _ in .apart }
    let outcomes = Outcomes()
    var runs: [VariantProgram.Run] = []
    var apart: [Int] = []
    for (index, candidate) in candidates.enumerated() {
      switch places[index] {
      case .apart: apart.append(index)
      case .broken(let diagnostics):
        outcomes.set(index, outcome(of: index, .doesNotCompile(diagnostics)))
        trials.onProgress(.done(1))
      case .held:
        // What is said of a mistake is looked at whole; of a mutant it is enough that it is noticed.
        runs.append(
          .init(
            variant: index, tests: program?.tests[candidate.exercise.name] ?? [],
            isBrief: candidate.isMutant))
      }
    }
    if let program {
      try await run(Queue(runs), of: program) { run, results in
        guard let index = run.variant else { return }
        outcomes.set(index, outcome(of: index, .graded(results), places[index]))
        trials.onProgress(.done(1))
      }
    }
    _ = try await apart.concurrentMap(atMost: .max) { index in
      outcomes.set(index, try await runApart(candidates[index]))
    }
    if let program { try await runIdle(places, of: program, outcomes) }
    let known = outcomes.all
    var crossed = CrossTrials.Results()
    if let program {
      crossed = try await CrossTrials(
        trials: trials, candidates: candidates, places: places, program: program
      ).run()
    }
    return (candidates.indices.map { known[$0] }, crossed)
  }

  private func outcome(
    of index: Int, _ state: ExerciseGrade.State, _ place: VariantProgram.Place = .apart
  ) -> TrialOutcome {
    var warnings: [Diagnostic] = []
    if case .held(let said) = place { warnings = said }
    return TrialOutcome(
      grade: ExerciseGrade(exercise: candidates[index].exercise.id, state: state),
      warnings: warnings)
  }

  /// Builds and runs a program for one candidate alone.
  private func runApart(_ candidate: LessonTrials.Candidate) async throws -> TrialOutcome? {
    var work = versions.solutions
    work[candidate.exercise] = candidate.text
    // An endless loop costs its whole limit, so mutants get ten times what the solution takes, and
    // are caught at their first time-out.
    let own = solutions[candidate.exercise.name]?.seconds ?? 1
    return try await trials.trial(
      work, of: [candidate.exercise],
      timeLimit: candidate.isMutant ? max(1, min(10, own * 10)) : 10,
      stopsAtTimeOut: candidate.isMutant)[candidate.exercise.name]
  }

  // MARK: Checks that seem idle

  /// Runs checks that nothing failed yet on every mutant that another check caught, and adds what
  /// they fail to the outcomes: a mutant runs to its first failure, and a later check may be as good.
  private func runIdle(
    _ places: [VariantProgram.Place], of program: VariantProgram, _ outcomes: Outcomes
  ) async throws {
    let known = outcomes.all
    var idle = Set(solutions.values.flatMap { $0.grade.results.map(\.check.id.test) })
    for outcome in stubs.values + Array(known.values) { idle.subtract(outcome.failedTests) }
    let runs = candidates.indices.filter { candidates[$0].isMutant && places[$0].isHeld }
      .filter { known[$0]?.isFailedByChecks == true }
      .flatMap { index -> [VariantProgram.Run] in
        let tests = program.tests[candidates[index].exercise.name] ?? []
        return tests.filter { idle.contains($0.id) }
          .map { .init(variant: index, tests: [$0], isBrief: true) }
      }
    guard !runs.isEmpty else { return }
    let queue = Queue(runs) { run in run.tests.contains { !outcomes.areFailing($0.id) } }
    try await self.run(queue, of: program) { run, results in
      if let index = run.variant { outcomes.add(index, failed: results) }
    }
  }

  /// Does the runs, as many at once as there are permits.
  private func run(
    _ queue: Queue, of program: VariantProgram,
    onEnd: @escaping @Sendable (VariantProgram.Run, [CheckResult]) -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<trials.permits.count {
        group.addTask {
          try await trials.permits.run { try await program.run({ queue.next() }, onEnd: onEnd) }
        }
      }
      try await group.waitForAll()
    }
  }

  /// What came of the candidates so far, by their position.
  private final class Outcomes: Sendable {
    private let known = Mutex<[Int: TrialOutcome]>([:])

    /// The tests that were found to be failed by mutants which another test had caught.
    private let failing = Mutex<Set<String>>([])

    var all: [Int: TrialOutcome] { known.withLock { $0 } }

    func set(_ index: Int, _ outcome: TrialOutcome?) { known.withLock { $0[index] = outcome } }

    func areFailing(_ test: String) -> Bool { failing.withLock { $0.contains(test) } }

    /// Puts what failed in a further run in the place of what was not reached before.
    func add(_ index: Int, failed results: [CheckResult]) {
      let failed = results.filter { !$0.outcome.isPassed && $0.outcome != .notReached }
      failing.withLock { $0.formUnion(failed.map(\.check.id.test)) }
      known.withLock { known in
        guard var outcome = known[index] else { return }
        let merged = outcome.grade.results.map { old in
          failed.first { $0.check == old.check } ?? old
        }
        outcome.grade = ExerciseGrade(exercise: outcome.grade.exercise, state: .graded(merged))
        known[index] = outcome
      }
    }
  }

  /// Hands out runs, leaving out those that are of no use any more.
  private final class Queue: Sendable {
    private let runs: Mutex<ArraySlice<VariantProgram.Run>>
    private let isUseful: @Sendable (VariantProgram.Run) -> Bool

    init(
      _ runs: [VariantProgram.Run],
      isUseful: @escaping @Sendable (VariantProgram.Run) -> Bool = { _ in true }
    ) {
      self.runs = Mutex(runs[...])
      self.isUseful = isUseful
    }

    func next() -> VariantProgram.Run? {
      runs.withLock { runs in
        while let run = runs.popFirst() {
          if isUseful(run) { return run }
        }
        return nil
      }
    }
  }
}
