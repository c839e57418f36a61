import Classroom
import Grading

extension Export {
  static let gradescope = Export(
    name: "gradescope", occasion: .asked, path: "gradescope/",
    content: .files { record, _ in
      ["\(record.student.fileName)/results.json": try GradescopeExport.json(record)]
    })
}

/// A student's results.json for Gradescope.
///
/// Format: the autograder specification at
/// https://gradescope-autograders.readthedocs.io/en/latest/specs/. Each check is a test, worth its
/// share of the exercise's points. Every test is visible: hiding one hides the student's total.
package enum GradescopeExport {
  struct File: Encodable {
    var executionTime: Int
    var stdoutVisibility = "hidden"
    var visibility = "visible"

    /// Only when it differs from the sum of the tests, by a rule on lateness or by fresh cases.
    var score: Double?
    var output: String?
    var tests: [Test]
  }

  struct Test: Encodable {
    var name: String
    var number: String
    var score: Double
    var maxScore: Double
    var status: String
    var output: String
    var outputFormat = "text"
    var visibility = "visible"
    var tags: [String]
    var extraData: [String: String]
  }

  package static func json(_ record: StudentRecord) throws -> String {
    var tests: [Test] = []
    var number = 0
    for result in record.results {
      for exercise in result.exercises {
        number += 1
        tests += self.tests(of: exercise, number: number)
      }
    }
    let seconds = record.results.reduce(0) { $0 + $1.seconds }
    let raw = record.results.reduce(0) { $0 + ($1.rawScore ?? 0) }
    let score = record.results.reduce(0) { $0 + ($1.score ?? 0) }
    let isLate = abs(raw - score) > 1e-9
    let fresh = record.results.flatMap(\.exercises).filter {
      $0.score < Score.points($0.points, passed: $0.passedCount, of: $0.checkCount) - 1e-9
    }
    let faults = record.results.compactMap(\.fault)
    let late = "\(Numbers.short(score)) of \(Numbers.short(raw)) points after the rule on lateness."
    let words =
      faults.map { "Not graded: \($0)" }
      + fresh.map {
        "\($0.title): \($0.shares); the mark is the smaller share, \(Numbers.short($0.score)) of"
          + " \(Numbers.short($0.points)) points."
      } + (isLate ? [late] : [])
    return try ResultCoding.encode(
      File(
        executionTime: Int(seconds.rounded()),
        score: isLate || !fresh.isEmpty ? Numbers.rounded(score) : nil,
        output: words.isEmpty ? nil : words.joined(separator: "\n"), tests: tests), snakeCase: true)
  }

  private static func tests(of exercise: ExerciseResult, number: Int) -> [Test] {
    guard !exercise.checks.isEmpty else {
      return [
        Test(
          name: exercise.title, number: "\(number)", score: 0, maxScore: exercise.points,
          status: "failed", output: ExportWords.state(of: exercise), tags: [exercise.exercise],
          extraData: [:])
      ]
    }
    let each = Score.points(exercise.points, passed: 1, of: exercise.checkCount)
    return exercise.checks.enumerated().map { index, check in
      // The cross-check has no points of its own: it bounds those of the others.
      let share = check.isCrossCheck == true ? 0 : each
      return Test(
        name: "\(exercise.title): \(check.title)", number: "\(number).\(index + 1)",
        score: check.outcome == .passed ? share : 0, maxScore: share,
        status: check.outcome == .passed ? "passed" : "failed",
        output: ExportWords.words(of: check), tags: [exercise.exercise],
        extraData: ["outcome": check.outcome.rawValue])
    }
  }
}
