import Foundation
import Grading

/// What grading one student's work on one lesson came to: the content of one result file.
///
/// These are the types of the file, apart from those of `Grading`, so that a change there does not
/// silently change a format that others read.
package struct LessonResult: Sendable, Equatable, Codable {
  package static let currentSchema = 4

  package enum Status: String, Sendable, Codable {
    case graded
    case noSubmission

    /// The machine failed, not the student: no score was given, and the next run tries again.
    case infrastructureError

    /// What was handed in cannot be graded as it stands, and somebody has to look at it.
    case notGraded

    /// Whether there is a score, which a fault never turns into a zero.
    package var hasScore: Bool { self == .graded || self == .noSubmission }
  }

  package var schema = LessonResult.currentSchema
  package var student: String
  package var lesson: String
  package var status: Status

  /// Why there is no score, in words.
  package var fault: String?

  package var exercises: [ExerciseResult]
  package var integrity: [IntegrityFlag]
  package var submission: SubmissionRecord
  package var lateness: Lateness?

  /// What the student's own progress.json says of the lesson, by exercise; the student's word.
  package var history: [String: ExerciseHistory]?
  package var isolation: IsolationLevel
  package var inputs: ResultInputs
  package var gradedAt: Date

  /// How long building and running took.
  package var seconds: Double

  package init(
    student: String, lesson: String, status: Status, fault: String? = nil,
    exercises: [ExerciseResult] = [], integrity: [IntegrityFlag] = [],
    submission: SubmissionRecord = SubmissionRecord(), lateness: Lateness? = nil,
    isolation: IsolationLevel, inputs: ResultInputs, gradedAt: Date, seconds: Double = 0
  ) {
    self.student = student
    self.lesson = lesson
    self.status = status
    self.fault = fault
    self.exercises = exercises
    self.integrity = integrity
    self.submission = submission
    self.lateness = lateness
    self.isolation = isolation
    self.inputs = inputs
    self.gradedAt = gradedAt
    self.seconds = seconds
  }

  package var points: Double { exercises.reduce(0) { $0 + $1.points } }

  /// The exercises' scores together, before any rule on lateness; `nil` when there are none.
  package var rawScore: Double? {
    status.hasScore ? exercises.reduce(0) { $0 + $1.score } : nil
  }

  /// The score that counts.
  package var score: Double? { rawScore.map { $0 * (lateness?.factor ?? 1) } }

  /// The exercises as `Grading` knows them, for feedback.
  package var grade: LessonGrade {
    LessonGrade(lesson: lesson, exercises: exercises.map(\.grade))
  }
}

/// How a student came to a result, as far as it was handed in.
package struct ExerciseHistory: Sendable, Equatable, Codable {
  package var attempts: Int
  package var hintsOpened: Int
  package var passedAt: Date?

  package init(attempts: Int, hintsOpened: Int, passedAt: Date? = nil) {
    self.attempts = attempts
    self.hintsOpened = hintsOpened
    self.passedAt = passedAt
  }
}

/// How far the machine kept the learner's code away from itself.
package enum IsolationLevel: String, Sendable, Codable, Comparable, CaseIterable {
  /// Limits on time, memory and files; the code runs as the instructor.
  case local

  /// Bubblewrap: namespaces of its own, no network, a course that cannot be written.
  case sandboxed

  package static func < (left: Self, right: Self) -> Bool {
    left == .local && right == .sandboxed
  }
}

/// What was taken from the student's folder.
package struct SubmissionRecord: Sendable, Equatable, Codable {
  package enum TimeSource: String, Sendable, Codable {
    case roster
    case git

    /// The one commit that a shallow clone has of a lesson, which may have touched another alone.
    case shallowClone
    case file

    /// Whether points may depend on it: the others may be later than the work.
    package var isExact: Bool { self == .roster || self == .git }
  }

  package var submittedAt: Date?
  package var timeSource: TimeSource?

  /// Files that were not taken although the lesson lists them, each with the reason.
  package var refused: [RefusedFile]

  /// Files that the lesson does not list; they were left where they are.
  package var ignored: [String]

  /// Files that were taken from elsewhere than where they belong.
  package var found: [FoundFile]?

  /// Files that the lesson lists and nobody handed in.
  package var missing: [String]?

  package init(
    submittedAt: Date? = nil, timeSource: TimeSource? = nil, refused: [RefusedFile] = [],
    ignored: [String] = [], found: [FoundFile]? = nil, missing: [String]? = nil
  ) {
    self.found = found
    self.missing = missing
    self.submittedAt = submittedAt
    self.timeSource = timeSource
    self.refused = refused
    self.ignored = ignored
  }
}

/// A file that was not where it belongs.
package struct FoundFile: Sendable, Equatable, Codable {
  package var path: String

  /// Where it was, from the student's folder.
  package var place: String

  package init(path: String, place: String) {
    self.path = path
    self.place = place
  }
}

package struct RefusedFile: Sendable, Equatable, Codable {
  package var path: String
  package var reason: String

  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}

/// Everything that a grade depends on; when one of them changes, the work is graded again.
package struct ResultInputs: Sendable, Equatable, Codable {
  /// Hashes of the student's files, of the lesson with its suites, and of the limits.
  package var submission: String
  package var suites: String
  package var limits: String

  /// The compiler's version.
  package var toolchain: String
  package var isolation: IsolationLevel

  /// What the fresh cases are made from.
  package var seed: UInt64

  package init(
    submission: String, suites: String, limits: String, toolchain: String,
    isolation: IsolationLevel, seed: UInt64
  ) {
    self.submission = submission
    self.suites = suites
    self.limits = limits
    self.toolchain = toolchain
    self.isolation = isolation
    self.seed = seed
  }

  /// What names the result's file: one hash over all of them and the format's number.
  package var key: String {
    ContentHash.hex(
      [
        "\(LessonResult.currentSchema)", submission, suites, limits, toolchain, isolation.rawValue,
        "\(seed)",
      ].joined(separator: "\n"))
  }

  /// What differs from an earlier grading, in words.
  package func changes(since old: ResultInputs) -> [String] {
    var changes: [String] = []
    if submission != old.submission { changes.append("the submission changed") }
    if suites != old.suites { changes.append("the lesson or its suites changed") }
    if toolchain != old.toolchain {
      changes.append("the toolchain changed from \(old.toolchain) to \(toolchain)")
    }
    if limits != old.limits { changes.append("the limits changed") }
    if seed != old.seed { changes.append("the fresh cases are others") }
    if isolation != old.isolation {
      changes.append("isolation changed from \(old.isolation.rawValue) to \(isolation.rawValue)")
    }
    return changes
  }
}
