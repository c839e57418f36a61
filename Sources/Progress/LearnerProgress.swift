import Course
import Foundation
import Grading

/// What a learner has done.
package struct LearnerProgress: Sendable, Equatable {
  /// The version of the file's format that this program reads and writes.
  package static let schema = 1

  /// The exercise that the learner chose to work on; `nil` is the first that has not passed.
  package var chosen: String?

  /// By the exercise's id. Those of exercises that the course no longer has are kept.
  package var exercises: [String: ExerciseRecord] = [:]

  /// When the learner last did anything.
  package var lastActive: Date?

  /// Keys that this version does not know.
  var unknown: [String: JSONValue] = [:]

  package init() {}

  package subscript(exercise: Exercise) -> ExerciseRecord {
    get { exercises[exercise.id] ?? ExerciseRecord() }
    set { exercises[exercise.id] = newValue }
  }

  package func isPassed(_ exercise: Exercise) -> Bool {
    self[exercise].status == .passed
  }

  /// The exercise to work on now: the chosen one while it has not passed, else the first in the
  /// course's order that has not; `nil` when every exercise has passed.
  package func current(in course: Course) -> Exercise? {
    if let chosen, let exercise = course.exercise(id: chosen), !isPassed(exercise) {
      return exercise
    }
    return course.exercises.first { !isPassed($0) }
  }

  /// Takes a verdict in.
  ///
  /// - Parameters:
  ///   - work: A fingerprint of the text that was graded; grading the same text again is not
  ///     another attempt.
  package mutating func record(_ grade: ExerciseGrade, work: String, at date: Date) {
    lastActive = date
    guard grade.trouble != .notAttempted else {
      if var record = exercises[grade.exercise] {
        record.status = .untouched
        exercises[grade.exercise] = record
      }
      return
    }
    var record = exercises[grade.exercise] ?? ExerciseRecord()
    if record.work != work {
      record.attempts += 1
      record.work = work
    }
    record.checksPassed = grade.passedCount
    if !grade.results.isEmpty { record.checksTotal = grade.results.count }
    record.status = grade.isPassed ? .passed : .begun
    if grade.isPassed, record.passedAt == nil {
      record.passedAt = date
      record.firstTry = record.attempts == 1
    }
    exercises[grade.exercise] = record
  }
}

/// What a learner has done on one exercise.
package struct ExerciseRecord: Sendable, Equatable {
  package enum Status: String, Sendable, Codable {
    case untouched, begun, passed
  }

  /// The last verdict.
  package var status = Status.untouched
  package var checksPassed = 0
  package var checksTotal = 0

  /// How many different texts were graded.
  package var attempts = 0

  /// Whether the first attempt passed.
  package var firstTry = false

  /// When it first passed.
  package var passedAt: Date?
  package var hintsOpened = 0
  package var solutionShown = false

  /// The fingerprint of the text that was graded last.
  package var work: String?

  /// The fingerprint of the charts that were shown last.
  package var charts: String?

  var unknown: [String: JSONValue] = [:]

  package init() {}
}
