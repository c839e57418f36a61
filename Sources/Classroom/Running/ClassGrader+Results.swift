import Course
import Foundation
import Grading
import Toolchain

/// What a result says of what was handed in.
extension ClassGrader {
  /// Nothing is deducted by a time that may be that of a download.
  func lateness(of result: LessonResult) -> Lateness? {
    guard result.submission.timeSource?.isExact == true else { return nil }
    return policy.lateness(
      of: result.lesson, student: result.student, submitted: result.submission.submittedAt)
  }

  /// What may hold the files that are missing.
  private func archives(_ task: Task) -> [RefusedFile] {
    task.collected.archives.prefix(5).map {
      RefusedFile(path: $0, reason: "it is an archive that was not unpacked")
    }
  }

  func take(
    _ task: Task, _ material: LessonMaterial, into record: inout SubmissionRecord
  ) {
    let collected = task.collected
    record.refused = collected.refused + archives(task)
    record.ignored = collected.ignored
    record.found = collected.found.isEmpty ? nil : collected.found
    let missing = material.lesson.exercises.map(\.path).filter { path in
      collected.files[path] == nil && !collected.refused.contains { $0.path == path }
    }
    record.missing = missing.isEmpty ? nil : missing
  }

  /// What was handed in, and stubs in the place of what was not.
  func work(_ task: Task, _ material: LessonMaterial) -> LessonWork {
    LessonWork(material.lesson) { exercise in
      task.collected.files[exercise.path] ?? material.parts[exercise].stub
    }
  }

  func exercise(
    _ grade: ExerciseGrade, _ task: Task, _ material: LessonMaterial, spared: [String]? = nil
  ) -> ExerciseResult {
    let points = policy.points(of: grade.exercise)
    guard let exercise = material.lesson.exercises.first(where: { $0.id == grade.exercise }) else {
      return ExerciseResult(grade: grade, title: grade.exercise, points: points)
    }
    if let refused = task.collected.refused.first(where: { $0.path == exercise.path }) {
      return absent(.notTaken, refused.reason, grade, exercise, points)
    }
    guard task.collected.files[exercise.path] != nil else {
      let archive = task.collected.archives.first.map { ", and \($0) was not unpacked" } ?? ""
      return absent(
        .notHandedIn, "It was not among the files\(archive)", grade, exercise, points)
    }
    let stub = material.parts[exercise].stub
    let feedback = Feedback(
      grade, exercise: exercise, source: task.collected.files[exercise.path] ?? stub, stub: stub)
    var lines = feedback.lines
    if let spared {
      let names = spared.map { "`\($0)`" }.joined(separator: ", ")
      lines.insert(
        .init(
          .explanation, "It was graded with the solution's \(names), since yours is not right."),
        at: min(1, lines.count))
    }
    return ExerciseResult(grade: grade, title: exercise.title, points: points, feedback: lines)
  }

  /// Only of a file that is there can be said that it is as it was handed out.
  private func absent(
    _ absence: ExerciseResult.Absence, _ reason: String, _ grade: ExerciseGrade,
    _ exercise: Exercise, _ points: Double
  ) -> ExerciseResult {
    var result = ExerciseResult(
      grade: grade, title: exercise.title, points: points,
      feedback: [
        .init(.heading, "\(exercise.title): \(absence.words)"), .init(.detail, "\(reason)."),
        .init(.place, exercise.path),
      ])
    result.absence = absence
    return result
  }
}
