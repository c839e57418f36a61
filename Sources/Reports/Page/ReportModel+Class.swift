import Classroom
import Course
import Foundation
import Grading
import Progress

extension ReportModel {
  /// The report on a folder that `learn grade` wrote.
  package static func ofClass(_ store: ResultStore, title: String) throws -> ReportModel {
    let run = try store.run()
    let columns = run.lessons.flatMap { lesson in
      lesson.exercises.map { Column(id: $0.id, title: $0.title, lesson: lesson.name) }
    }
    var unconfirmed: [Confirmation: Set<String>] = [:]
    let rows = try run.ownStudents.map { student in
      let record = try store.record(of: student, in: run)
      for exercise in record.results.flatMap(\.exercises)
      where exercise.score > 0 && exercise.confirmation != .fresh {
        unconfirmed[exercise.confirmation, default: []].insert(exercise.exercise)
      }
      return try row(record, run: run)
    }
    let level =
      run.isolation == .sandboxed
      ? "in a sandbox" : "without a sandbox, with limits only (level local)"
    return ReportModel(
      title: title,
      notes: [
        "Graded \(Timestamp.text(run.startedAt)) with Swift \(run.toolchain), \(level)."
          + (run.shard == .whole ? "" : " Only shard \(run.shard).")
      ]
        + unconfirmed.sorted { $0.key.rawValue < $1.key.rawValue }.map { confirmation, exercises in
          "Marks \(confirmation.rawValue): \(exercises.sorted().joined(separator: ", "))."
        },
      columns: columns, rows: rows, points: run.points)
  }

  private static func row(_ record: StudentRecord, run: ClassRun) throws -> Row {
    var cells: [Cell] = []
    var remarks: [String] = []
    for lesson in run.lessons {
      let result = record.result(of: lesson.name)
      for exercise in lesson.exercises { cells.append(cell(exercise.id, result)) }
      guard let result else { continue }
      if let fault = result.fault { remarks.append("\(lesson.name) was not graded: \(fault)") }
      if let late = result.lateness, late.days > 0 {
        remarks.append(
          "\(lesson.name): \(late.days == 1 ? "1 day" : "\(late.days) days") late,"
            + " \(Numbers.short(late.factor * 100)) % of the points count")
      }
      remarks += result.exercises.filter(\.partsFromFreshCases).map {
        "Look at \($0.exercise): \($0.shares)"
      }
      remarks += result.integrity.prefix(5).map { "Look at \($0.words)" }
    }
    var row = Row(name: record.student.name, cells: cells)
    row.score = record.score(in: run)
    row.remarks = remarks
    return row
  }

  private static func cell(_ id: String, _ result: LessonResult?) -> Cell {
    guard let result, result.status.hasScore else { return Cell(state: .fault) }
    guard result.status == .graded else { return Cell(state: .missing) }
    guard let exercise = result.exercises.first(where: { $0.exercise == id }) else {
      return Cell(state: .fault)
    }
    var cell = Cell(state: state(of: exercise))
    cell.passed = exercise.passedCount
    cell.total = exercise.checkCount
    cell.fresh = exercise.freshCases.map { [$0.agreeing, $0.cases] }
    cell.mistakes = exercise.mistakes
    cell.words =
      exercise.checks.lazy.compactMap(\.summary).first
      ?? exercise.diagnostics?.first { $0.severity == .error }?.message
    if let history = result.history?[id] {
      cell.attempts = history.attempts
      cell.hints = history.hintsOpened
      cell.passedAt = history.passedAt
    }
    return cell
  }

  private static func state(of exercise: ExerciseResult) -> State {
    switch exercise.grade.trouble {
    case nil: .passed
    case .notAttempted: .untouched
    case .doesNotCompile: .notCompiling
    case .wrong: .partly
    case .crashed: .crashed
    case .tooSlow: .tooSlow
    }
  }

  /// The report on one learner's own progress.
  package static func ofLearner(
    _ progress: LearnerProgress, course: Course, title: String
  ) -> ReportModel {
    let columns = course.exercises.map {
      Column(id: $0.id, title: $0.title, lesson: $0.lesson.text)
    }
    let cells = course.exercises.map { exercise in
      let record = progress[exercise]
      var cell = Cell(
        state: record.status == .passed ? .passed : record.status == .begun ? .partly : .untouched)
      cell.passed = record.checksPassed
      cell.total = record.checksTotal
      cell.attempts = record.attempts > 0 ? record.attempts : nil
      cell.hints = record.hintsOpened > 0 ? record.hintsOpened : nil
      cell.passedAt = record.passedAt
      return cell
    }
    return ReportModel(
      title: title,
      notes: progress.lastActive.map { ["Last active \(Timestamp.text($0))."] } ?? [],
      columns: columns, rows: [Row(name: title, cells: cells)])
  }
}
