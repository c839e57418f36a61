import Classroom

extension Export {
  static let classroom50 = Export(
    name: "classroom50", occasion: .asked, path: "classroom50/",
    content: .files { record, context in
      let runner = Classroom50Export.Context(environment: context.environment)
      return try record.files { result in
        try Classroom50Export.json(result, context: runner).map { ("result.json", $0) }
      }
    })
}

/// One lesson's result.json for Classroom 50, which collects it from the student's repository.
///
/// Format: the `classroom50/result/v1` contract on the project's wiki page "Advanced Autograding".
/// Scores are whole numbers there, so each exercise's score is rounded; no other keys are written.
package enum Classroom50Export {
  /// What its runner tells the autograder through the environment.
  package struct Context: Sendable, Equatable {
    package var classroom = "classroom"
    package var assignment: String?
    package var submission = "local"
    package var commit = "local"
    package var release = "local"
    package var review = "local"

    package init() {}

    /// Reads `CLASSROOM`, `ASSIGNMENT`, `SUBMISSION_TAG` and the URLs.
    package init(environment: [String: String]) {
      classroom = environment["CLASSROOM"] ?? classroom
      assignment = environment["ASSIGNMENT"]
      submission = environment["SUBMISSION_TAG"] ?? submission
      commit = environment["COMMIT_URL"] ?? commit
      release = environment["RELEASE_URL"] ?? release
      review = environment["REVIEW_URL"] ?? commit
    }
  }

  struct File: Encodable {
    var schema = "classroom50/result/v1"
    var classroom: String
    var assignment: String
    var submission: String
    var commit: String
    var release: String
    var review: String
    var datetime: String
    var score: Int
    var maxScore: Int
    var tests: [Test]

    enum CodingKeys: String, CodingKey {
      case schema
      case classroom
      case assignment
      case submission
      case commit
      case release
      case review
      case datetime
      case score
      case maxScore = "max-score"
      case tests
    }
  }

  struct Test: Encodable {
    var name: String
    var passed: Bool
    var score: Int
    var maxScore: Int

    enum CodingKeys: String, CodingKey {
      case name = "test-name"
      case passed
      case score
      case maxScore = "max-score"
    }
  }

  /// `nil` when the machine failed: no result is better than a zero.
  package static func json(_ result: LessonResult, context: Context = Context()) throws -> String? {
    guard result.status.hasScore else { return nil }
    let factor = result.lateness?.factor ?? 1
    let tests = result.exercises.map { exercise in
      Test(
        name: exercise.exercise, passed: exercise.isPassed,
        score: Int((exercise.score * factor).rounded()), maxScore: Int(exercise.points.rounded()))
    }
    return try ResultCoding.encode(
      File(
        classroom: context.classroom, assignment: context.assignment ?? result.lesson,
        submission: context.submission, commit: context.commit, release: context.release,
        review: context.review,
        datetime: Timestamp.text(result.submission.submittedAt ?? result.gradedAt),
        score: tests.reduce(0) { $0 + $1.score }, maxScore: tests.reduce(0) { $0 + $1.maxScore },
        tests: tests))
  }
}
