import Comparison
import Course
import Foundation
import Grading
import OperatingSystem
import Synchronization

/// Which known mistake a wrong answer to generated cases comes from.
extension LessonEngine {
  /// Adds the mistake to the cross-checks that found a difference, where there is exactly one that
  /// answers every differing case as the learner's code does.
  func nameMistakes(
    in report: inout Report, of request: Request, _ differing: [CrossChecking]
  ) async throws {
    for checking in differing {
      let exercise = checking.order.exercise
      // The verdict stands, whatever becomes of its explanation.
      guard
        let mistake = try await orNothing({
          try await mistake(explaining: checking, of: exercise, request.parts)
        }),
        let index = report.grade.exercises.firstIndex(where: { $0.exercise == exercise.id })
      else { continue }
      report.grade.exercises[index].decideCrossCheck { $0.explained(by: mistake) }
    }
  }

  private func orNothing(_ search: () async throws -> Issue?) async throws -> Issue? {
    do { return try await search() } catch is ToolchainError { return nil }
  }

  /// The first issue of the suite that names the mistake.
  private func mistake(
    explaining checking: CrossChecking, of exercise: Exercise, _ parts: LessonParts
  ) async throws -> Issue? {
    let names = parts[exercise].source.mistakes.map(\.name)
    guard let program = try await mistakes(of: exercise, names, parts) else { return nil }
    let waiting = Mutex(names.indices.filter { program.places[$0].isHeld }[...])
    let matching = Mutex<[Int]>([])
    try await program.answer(
      CaseRequest(time: .always, seed: checking.order.seed, count: checking.order.count), as: [:],
      { waiting.withLock { $0.popFirst() }.map { ($0, exercise) } },
      onEnd: { answers in
        guard checking.isExplained(by: answers.transcript) else { return }
        matching.withLock { $0.append(answers.variant) }
      })
    let found = matching.withLock { $0 }
    guard found.count == 1 else { return nil }
    let issue = Mutex<Issue?>(nil)
    let runs = Mutex([
      VariantProgram.Run(variant: found[0], tests: program.tests[exercise.name] ?? [])
    ])
    try await program.run(
      { runs.withLock { $0.popLast() } },
      onEnd: { _, results in
        let issues = results.flatMap { result -> [Issue] in
          if case .failed(let issues) = result.outcome { issues } else { [] }
        }
        issue.withLock { $0 = issues.first { $0.mistake == names[found[0]] } }
      })
    return issue.withLock { $0 }
  }

  /// The program of an exercise's mistakes, built once and kept; `nil` where there is none.
  private func mistakes(
    of exercise: Exercise, _ names: [String], _ parts: LessonParts
  ) async throws -> VariantProgram? {
    guard let solutions = parts.solutions, !names.isEmpty else { return nil }
    let source = parts[exercise].source
    let variants = names.map { name in
      VariantProgram.Variant(exercise: exercise, text: source.version(with: .mistake(name)).text)
    }
    let kit = try await builder.kit()
    defer { kit.cleanUp() }
    var key = Reference(parts: parts, builder: builder, runner: runner, kit: kit).key(solutions)
    key.combine("mistakes of \(exercise.id)")
    for variant in variants { key.combine(variant.text) }
    let folder = try await store.folder("references", key) { folder in
      // Where it cannot be built, that is kept as well: as a folder without a program.
      guard let program = try await self.program(of: variants, base: solutions, parts: parts)
      else { return }
      defer { program.remove() }
      try store.write(
        program.places.map { $0.isHeld ? "1" : "0" }.joined(), to: "\(folder)/held")
      try File(program.snapshot.program).move(to: File("\(folder)/program"))
    }
    guard let held = try File("\(folder)/held").text() else { return nil }
    let plan =
      try await SuitePlans(parts: parts, builder: builder, runner: runner, kit: kit)
      .plans(for: [exercise])[exercise.name] ?? []
    var runner = runner
    runner.policy.backtraces = "enable=no"
    return VariantProgram(
      places: held.map { $0 == "1" ? .held(warnings: []) : .apart },
      tests: [exercise.name: plan.filter { !$0.isCrossCheck }],
      crossChecks: plan.filter(\.isCrossCheck), exercises: [exercise], seconds: [:],
      snapshot: .init(folder: folder, files: []), runner: runner, store: store)
  }
}

extension CrossChecking {
  /// Whether a known mistake answers every differing case as the learner's code does.
  fileprivate func isExplained(by mistake: Transcript) -> Bool {
    let differing = Set(comparison?.differences.map(\.index) ?? [])
    let likeness = CrossComparison(learner, with: mistake)
    let unlike = Set(likeness.differences.map(\.index))
    return !differing.isEmpty && differing.isDisjoint(with: unlike)
      && differing.isSubset(of: mistake.cases.filter { $0.answer != nil }.map(\.index))
  }
}

extension CheckResult {
  /// The same failed check with a known mistake and its words.
  fileprivate func explained(by mistake: Issue) -> CheckResult {
    guard case .failed(var issues) = outcome, !issues.isEmpty else { return self }
    issues[0].mistake = mistake.mistake
    issues[0].explanation = [mistake.explanation, issues[0].explanation]
      .compactMap { $0 }.joined(separator: "\n")
    return CheckResult(check: check, outcome: .failed(issues), call: call)
  }
}
