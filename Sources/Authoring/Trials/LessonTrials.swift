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
    let candidates = exercises.flatMap(candidates)
    onProgress(.planned(2 + candidates.count))
    // All of them first on the stubs, then on the solutions: one build each.
    let stubs = try await trial(versions.stubs, of: exercises)
    let solutions = try await trial(versions.solutions, of: exercises)
    // Where the solution fails, everything else would fail with it.
    let open = candidates.filter { solutions[$0.exercise.name]?.isPassed == true }
    onProgress(.done(candidates.count - open.count))
    let round = VariantTrials(
      trials: self, candidates: open, stubs: stubs, solutions: solutions)
    let (outcomes, crossed) = try await round.run()
    return exercises.compactMap { exercise in
      guard let stub = stubs[exercise.name], let solution = solutions[exercise.name] else {
        return nil
      }
      return trials(
        of: exercise, stub: stub, solution: solution,
        open.indices.filter { open[$0].exercise == exercise }.map {
          (open[$0], outcomes[$0], crossed.trials[$0] ?? [])
        }, generator: crossed.figures[exercise.name])
    }
  }

  /// A version of an exercise to be tried beside its stub and its solution.
  struct Candidate: Sendable {
    enum Kind: Sendable {
      case mistake(ExerciseSource.Mistake)
      case right(ExerciseSource.Right)
      case mutant(Mutant)
    }

    let exercise: Exercise
    let kind: Kind
    let text: String
    var isMutant: Bool { kind.mutant != nil }

    var isRight: Bool {
      if case .right = kind { true } else { false }
    }
  }

  private func candidates(of exercise: Exercise) -> [Candidate] {
    let source = versions.source(exercise)
    let marks = EquivalentMark.marks(in: source.solutionLines)
    let kinds: [Candidate.Kind] =
      source.mistakes.map { .mistake($0) } + source.rights.map { .right($0) }
      + mutants(of: exercise).filter { mutant in !marks.contains { $0.excuses(mutant) } }
      .map { .mutant($0) }
    return kinds.map { kind in
      Candidate(
        exercise: exercise, kind: kind,
        text: kind.branch.map { source.version(with: $0).text } ?? kind.mutant?.text ?? "")
    }
  }

  private func mutants(of exercise: Exercise) -> [Mutant] {
    Mutator.sample(
      Mutator.mutants(of: versions.source(exercise), path: exercise.solutionPath),
      atMost: mutantLimit, seed: exercise.id)
  }

  private func trials(
    of exercise: Exercise, stub: TrialOutcome, solution: TrialOutcome,
    _ outcomes: [(Candidate, TrialOutcome?, [CrossTrial])], generator: GeneratorFigures?
  ) -> ExerciseTrials {
    var trials = ExerciseTrials(
      exercise: exercise.name, stub: stub, solution: placed(solution, exercise), mistakes: [],
      mutants: [])
    guard solution.isPassed else { return trials }
    trials.generator = generator
    var tried: [String: ExerciseTrials.MutantTrial] = [:]
    for case (let candidate, let outcome?, let crossed) in outcomes {
      let numbers = candidate.kind.branch.flatMap {
        versions.source(exercise).version(with: $0).map(\.number)
      }
      let placed = placed(outcome, exercise, numbers)
      switch candidate.kind {
      case .mistake(let mistake):
        trials.mistakes.append(
          .init(
            name: mistake.name, words: mistake.words, line: mistake.line, outcome: placed,
            crossed: crossed.first))
      case .right(let right):
        trials.rights.append(
          .init(name: right.name, line: right.line, outcome: placed, crossed: crossed))
      case .mutant(let mutant):
        tried[mutant.id] = verdict(on: mutant, outcome, crossed.first)
      }
    }
    trials.mutants = mutants(of: exercise).map {
      tried[$0.id] ?? .init(mutant: $0, verdict: .excused)
    }
    return trials
  }

  private func verdict(
    on mutant: Mutant, _ outcome: TrialOutcome, _ crossed: CrossTrial?
  ) -> ExerciseTrials.MutantTrial {
    guard outcome.isBuilt else { return .init(mutant: mutant, verdict: .invalid) }
    let isCaught = outcome.isFailedBySuite
    return .init(
      mutant: mutant,
      verdict: isCaught ? .caught : crossed.map { $0.found == nil } == true ? .equal : .survived,
      failed: outcome.failedTests, crossed: crossed)
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

  func trial(
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

extension LessonTrials.Candidate.Kind {
  /// The branch of the exercise's source that it is; a mutant is none.
  fileprivate var branch: ExerciseSource.Branch.Kind? {
    switch self {
    case .mistake(let mistake): .mistake(mistake.name)
    case .right(let right): .right(right.name)
    case .mutant: nil
    }
  }

  fileprivate var mutant: Mutant? {
    if case .mutant(let mutant) = self { mutant } else { nil }
  }
}

/// How far the trials have come.
package enum TrialProgress: Sendable, Equatable {
  /// So many more are to be run.
  case planned(Int)

  /// So many more are done.
  case done(Int)
}
