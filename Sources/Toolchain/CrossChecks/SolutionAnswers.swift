import Comparison

/// What a lesson's solutions answer on the cases of one seed, asked once for many people's work.
package struct SolutionAnswers: Sendable {
  let byExercise: [String: ExpectedAnswers]
}

extension LessonEngine {
  /// Asks the lesson's solutions for their answers.
  ///
  /// - Parameter cases: Its seed holds for every exercise.
  /// - Throws: ``ToolchainError/brokenPart(_:output:)`` where a solution does not come to the end.
  package func answers(_ parts: LessonParts, _ cases: CaseRequest) async throws -> SolutionAnswers {
    let kit = try await builder.kit()
    defer { kit.cleanUp() }
    let plans = try await SuitePlans(parts: parts, builder: builder, runner: runner, kit: kit)
      .plans(for: parts.lesson.exercises)
    let reference = Reference(parts: parts, builder: builder, runner: runner, kit: kit)
    let orders = parts.lesson.exercises
      .filter { plans[$0.name]?.contains(where: \.isCrossCheck) == true }
      .compactMap { reference.order(for: $0, text: "", cases) }
    let transcripts = try await reference.transcripts(orders, plans: plans)
    return SolutionAnswers(byExercise: transcripts.mapValues(ExpectedAnswers.init))
  }
}
