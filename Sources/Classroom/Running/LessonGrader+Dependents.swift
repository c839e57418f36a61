import Course
import Grading
import Toolchain

extension LessonGrader {
  /// Grades anew what failed and calls other exercises that are not right, with the solution's in
  /// their place, so that a mistake costs once.
  ///
  /// - Returns: Signs that a program wrote events of its own.
  static func spareDependents(
    in outcome: inout Outcome, of request: LessonEngine.Request, with engine: LessonEngine
  ) async throws -> [String] {
    let parts = request.parts
    let waiting = outcome.grade.exercises.filter { !$0.isPassed && !$0.waitsFor.isEmpty }
    let groups = Dictionary(grouping: waiting) { Set($0.waitsFor.map(\.exercise)) }
    var anomalies: [String] = []
    for (wrong, grades) in groups.sorted(by: {
      $0.key.sorted().lexicographicallyPrecedes($1.key.sorted())
    }) {
      var again = request
      for exercise in parts.lesson.exercises where wrong.contains(exercise.id) {
        guard let solution = parts[exercise].solution else { return anomalies }
        again.work[exercise] = solution
      }
      again.exercises = parts.lesson.exercises.filter { exercise in
        grades.contains { $0.exercise == exercise.id }
      }
      let report = try await engine.grade(again)
      anomalies += report.anomalies
      for grade in report.grade.exercises {
        guard
          let index = outcome.grade.exercises.firstIndex(where: { $0.exercise == grade.exercise }),
          share(grade) > share(outcome.grade.exercises[index])
        else { continue }
        let names = outcome.grade.exercises[index].waitsFor.map(\.name)
        outcome.grade.exercises[index] = grade
        outcome.spared[grade.exercise] = names
      }
    }
    return anomalies
  }

  private static func share(_ grade: ExerciseGrade) -> Double {
    ExerciseResult(grade: grade, title: "", points: 1).score
  }
}
