import Comparison
import Course
import Foundation
import Grading

/// The cross-checks of a grading: what is asked, and what the answers come to.
extension GradingSession {
  var reference: Reference {
    Reference(parts: request.parts, builder: builder, runner: runner, kit: kit)
  }

  /// What each open exercise that has a cross-check, and a solution to compare with, is to answer.
  func orders(_ plans: [String: [PlannedTest]]) -> [CaseOrder] {
    guard request.cases.time != .never else { return [] }
    return open.filter { plans[$0.name]?.contains(where: \.isCrossCheck) == true }.compactMap {
      reference.order(for: $0, text: request.work[$0], request.cases)
    }
  }

  /// The tests of a suite that are run; a cross-check only where there is an order for it.
  func plan(
    of exercise: Exercise, _ plans: [String: [PlannedTest]], _ orders: [CaseOrder]
  ) -> [PlannedTest] {
    let isOrdered = orders.contains { $0.exercise.name == exercise.name }
    return (plans[exercise.name] ?? []).filter { isOrdered || !$0.isCrossCheck }
  }

  /// Whether there are answers of the exercise to compare.
  ///
  /// One of many people's work is asked for them as soon as any check passes; where it says that its
  /// cross-check was not run, it has not answered.
  func isCompared(_ grade: ExerciseGrade) -> Bool {
    grade.hasReachedCrossCheck || request.isOneOfMany && grade.passedCount > 0
  }

  /// Decides the cross-checks that were run by comparing what was answered.
  ///
  /// Where answers differ, the solution is asked once more, with arithmetic that rounds in other ways:
  /// what rounding decides is left out. Most verdicts need none of that.
  ///
  /// - Returns: Those that found a difference.
  func compare(
    _ grade: inout LessonGrade, _ run: LessonRunner.Report, orders: [CaseOrder],
    with solution: [String: ExpectedAnswers], plans: [String: [PlannedTest]]
  ) async throws -> [CrossChecking] {
    var checkings: [(index: Int, checking: CrossChecking)] = []
    for index in grade.exercises.indices where isCompared(grade.exercises[index]) {
      guard let order = orders.first(where: { $0.exercise.id == grade.exercises[index].exercise })
      else { continue }
      checkings.append(
        (index, checking(of: grade.exercises[index], run, order, solution[order.exercise.name])))
    }
    let doubtful = checkings.map(\.checking).filter(\.isDifferent).map(\.order)
    if request.answers == nil, !doubtful.isEmpty {
      let rounded = try await reference.transcripts(doubtful, plans: plans)
        .mapValues(ExpectedAnswers.init)
      checkings = checkings.map { index, known in
        guard let answers = rounded[known.order.exercise.name] else { return (index, known) }
        return (index, checking(of: grade.exercises[index], run, known.order, answers))
      }
    }
    for (index, checking) in checkings {
      grade.exercises[index].decideCrossCheck {
        let result = checking.result($0)
        request.onSettled?(result)
        return result
      }
      grade.exercises[index].agreement = checking.agreement
      grade.exercises[index].agreement?.isRecorded = request.parts.solutions == nil
    }
    return checkings.map(\.checking).filter(\.isDifferent)
  }

  private func checking(
    of grade: ExerciseGrade, _ run: LessonRunner.Report, _ order: CaseOrder,
    _ solution: ExpectedAnswers?
  ) -> CrossChecking {
    CrossChecking(
      order: order, learner: Transcript(run.transcripts[order.exercise.suiteModule] ?? Data()),
      solution: solution,
      othersPass: grade.results.allSatisfy { $0.check.isCrossCheck || $0.outcome.isPassed })
  }
}
