import Course
import Grading
import OperatingSystem
import Toolchain

/// Tries every version of a lesson on its suites: stub, solution, mistakes, other right
/// answers and mutants.
struct LessonTrials: Sendable {
  let versions: LessonVersions
  let tools: AuthorTools
  let permits: Permits

  /// The most mutants that are tried of one exercise.
  var mutantLimit = 60

  /// Called with how many trials there are in all, and each time that one more is done.
  var onProgress: @Sendable (_ progress: TrialProgress) -> Void = { _ in }

  /// Runs the trials of the exercises.
  func run(_ exercises: [Exercise]) async throws -> [ExerciseTrials] {
    // All of them first on the stubs, then on the solutions: one build each.
    let work = exercises.map { (exercise: $0, mutants: mutants(of: $0)) }
    let branches = exercises.map(branchCount).reduce(0, +)
    onProgress(.planned(2 + branches + work.map(\.mutants.count).reduce(0, +)))
    let stubs = try await trial(versions.stubs, of: exercises)
    let solutions = try await trial(versions.solutions, of: exercises)
    // How many work at once is for the permits to say.
    return try await work.concurrentMap(atMost: .max) { item -> ExerciseTrials? in
      guard let stub = stubs[item.exercise.name], let solution = solutions[item.exercise.name]
      else { return nil }
      return try await trials(of: item.exercise, item.mutants, stub: stub, solution: solution)
    }.compactMap(\.self)
  }

  private func mutants(of exercise: Exercise) -> [Mutant] {
    Mutator.sample(
      Mutator.mutants(of: versions.source(exercise), path: exercise.solutionPath),
      atMost: mutantLimit, seed: exercise.id)
  }

  private func branchCount(of exercise: Exercise) -> Int {
    let source = versions.source(exercise)
    return source.mistakes.count + source.rights.count
  }

  private func trials(
    of exercise: Exercise, _ mutants: [Mutant], stub: TrialOutcome, solution: TrialOutcome
  ) async throws -> ExerciseTrials {
    var trials = ExerciseTrials(
      exercise: exercise.name, stub: stub, solution: placed(solution, exercise), mistakes: [],
      mutants: [])
    // Where the solution fails, everything else would fail with it.
    guard solution.isPassed else {
      onProgress(.done(branchCount(of: exercise) + mutants.count))
      return trials
    }
    let source = versions.source(exercise)
    // An endless loop costs its whole limit, so mutants get ten times what the solution takes, and
    // are caught at their first time-out.
    let limit = max(1, min(10, solution.seconds * 10))
    @Sendable func trial(
      with kind: ExerciseSource.Branch.Kind
    ) async throws -> TrialOutcome? {
      let work = versions.version(with: kind, in: exercise)
      return try await self.trial(work, of: [exercise])[exercise.name].map {
        placed($0, exercise, source.version(with: kind).map(\.number))
      }
    }
    async let mistakeTrials = source.mistakes.concurrentMap(atMost: .max) { mistake in
      try await trial(with: .mistake(mistake.name)).map {
        ExerciseTrials.Mistake(
          name: mistake.name, words: mistake.words, line: mistake.line, outcome: $0)
      }
    }
    async let rightTrials = source.rights.concurrentMap(atMost: .max) { right in
      try await trial(with: .right(right.name)).map {
        ExerciseTrials.Right(name: right.name, line: right.line, outcome: $0)
      }
    }
    let marks = EquivalentMark.marks(in: source.solutionLines)
    async let mutantTrials = mutants.concurrentMap(atMost: .max) {
      mutant -> ExerciseTrials.MutantTrial? in
      if marks.contains(where: { $0.excuses(mutant) }) {
        onProgress(.done(1))
        return ExerciseTrials.MutantTrial(mutant: mutant, verdict: .excused)
      }
      let work = versions.mutant(mutant, of: exercise)
      let outcome = try await self.trial(
        work, of: [exercise], timeLimit: limit, stopsAtTimeOut: true)[exercise.name]
      return outcome.map { verdict(on: mutant, $0) }
    }
    trials.mistakes = try await mistakeTrials.compactMap(\.self)
    trials.rights = try await rightTrials.compactMap(\.self)
    trials.mutants = try await mutantTrials.compactMap(\.self)
    return trials
  }

  private func verdict(on mutant: Mutant, _ outcome: TrialOutcome) -> ExerciseTrials.MutantTrial {
    guard outcome.isBuilt else { return .init(mutant: mutant, verdict: .invalid) }
    return .init(
      mutant: mutant, verdict: outcome.isPassed ? .survived : .caught, failed: outcome.failedTests)
  }

  private func placed(
    _ outcome: TrialOutcome, _ exercise: Exercise, _ numbers: [Int]? = nil
  ) -> TrialOutcome {
    let numbers = numbers ?? versions.source(exercise).solutionLines.map(\.number)
    var outcome = outcome
    outcome.warnings = versions.placed(outcome.warnings, numbers, of: exercise)
    if case .doesNotCompile(let diagnostics) = outcome.grade.state {
      outcome.grade = ExerciseGrade(
        exercise: outcome.grade.exercise,
        state: .doesNotCompile(versions.placed(diagnostics, numbers, of: exercise)))
    }
    // What a program prints says nothing about a lesson and would only fill the cache.
    outcome.grade.printed = []
    outcome.grade.attachments = []
    return outcome
  }

  private func trial(
    _ work: LessonWork, of exercises: [Exercise], timeLimit: Double = 10,
    stopsAtTimeOut: Bool = false
  ) async throws -> [String: TrialOutcome] {
    let outcomes = try await permits.run {
      try await tools.run(
        .init(
          parts: versions.parts, work: work, exercises: exercises, timeLimit: timeLimit,
          stopsAtTimeOut: stopsAtTimeOut))
    }
    onProgress(.done(1))
    return outcomes
  }
}

/// How far the trials have come.
package enum TrialProgress: Sendable, Equatable {
  /// So many more are to be run.
  case planned(Int)

  /// So many more are done.
  case done(Int)
}
