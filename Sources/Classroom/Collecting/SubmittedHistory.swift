import Course
import Foundation
import Progress

/// The progress.json that a student handed in, as far as it can be read.
struct SubmittedHistory {
  private let progress: LearnerProgress?

  init(folder: SubmissionFolder) {
    progress = folder.read("progress.json", 1 << 20).flatMap {
      try? LearnerProgress(decoding: Data($0))
    }
  }

  /// What it says of a lesson's exercises; `nil` when there is nothing.
  subscript(lesson: Lesson) -> [String: ExerciseHistory]? {
    var history: [String: ExerciseHistory] = [:]
    for exercise in lesson.exercises {
      guard let record = progress?.exercises[exercise.id], record.status != .untouched else {
        continue
      }
      // Anything may stand in the file; a report must not be drawn out of shape by it.
      history[exercise.id] = ExerciseHistory(
        attempts: min(max(0, record.attempts), 10_000),
        hintsOpened: min(max(0, record.hintsOpened), 100), passedAt: record.passedAt)
    }
    return history.isEmpty ? nil : history
  }
}
