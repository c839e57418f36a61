import Comparison
import Course
import Grading
import OperatingSystem
import Synchronization
import Toolchain

/// Tries the cross-checks alone, without the suites, on what the suites were tried on.
struct CrossTrials: Sendable {
  let trials: LessonTrials
  let candidates: [LessonTrials.Candidate]
  let places: [VariantProgram.Place]
  let program: VariantProgram

  /// Mistakes and mutants answer so many cases, of one seed.
  static let caseCount = 1_000

  /// Other right answers answer the cases of so many seeds.
  static let seeds: [UInt64] = Array(1...10)

  /// What came of it.
  struct Results: Sendable {
    /// By the candidate's position: of other right answers one for each seed, of the others one.
    var trials: [Int: [CrossTrial]] = [:]

    /// By the exercise's name.
    var figures: [String: GeneratorFigures] = [:]
  }

  func run() async throws -> Results {
    guard !program.crossChecks.isEmpty else { return Results() }
    var results = Results()
    let wide = CaseRequest(time: .always, seed: 1, count: Self.caseCount)
    let answers = try await trials.permits.run { try await self.answers(wide) }
    results.figures = answers.mapValues(GeneratorFigures.init)
    let wrong = candidates.indices.filter { !candidates[$0].isRight && isTried($0) }
    for (index, trial) in try await run(wrong, wide, answers) {
      results.trials[index, default: []].append(trial)
    }
    let right = candidates.indices.filter { candidates[$0].isRight && isTried($0) }
    guard !right.isEmpty else { return results }
    for seed in Self.seeds {
      let request = CaseRequest(time: .always, seed: seed, count: 200)
      let answers = try await trials.permits.run { try await self.answers(request) }
      for (index, trial) in try await run(right, request, answers) {
        results.trials[index, default: []].append(trial)
      }
    }
    return results
  }

  private func answers(_ request: CaseRequest) async throws -> [String: Transcript] {
    try await trials.tools.answers(trials.versions.parts, request)
  }

  private func isTried(_ index: Int) -> Bool {
    places[index].isHeld
      && program.crossChecks.contains {
        $0.suiteModule == candidates[index].exercise.suiteModule
      }
  }

  /// Has the candidates answer the cases, as many at once as there are permits.
  private func run(
    _ positions: [Int], _ request: CaseRequest, _ solution: [String: Transcript]
  ) async throws -> [Int: CrossTrial] {
    let round = Round(positions)
    _ = try await Array(0..<trials.permits.count).concurrentMap(atMost: .max) { _ in
      try await trials.permits.run {
        try await program.answer(
          request, as: solution,
          { round.next().map { ($0, candidates[$0].exercise) } },
          onEnd: { answers in
            let name = candidates[answers.variant].exercise.name
            guard let solution = solution[name] else { return }
            round.set(
              answers.variant,
              CrossTrial(answers.transcript, isBroken: answers.isBroken, solution: solution))
          })
      }
    }
    return round.all
  }

  /// The candidates that wait for their turn, and what came of the others.
  private final class Round: Sendable {
    private let waiting: Mutex<ArraySlice<Int>>
    private let known = Mutex<[Int: CrossTrial]>([:])

    init(_ positions: [Int]) { waiting = Mutex(positions[...]) }

    func next() -> Int? { waiting.withLock { $0.popFirst() } }

    func set(_ index: Int, _ trial: CrossTrial) { known.withLock { $0[index] = trial } }

    var all: [Int: CrossTrial] { known.withLock { $0 } }
  }
}
