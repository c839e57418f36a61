import Classroom
import Course
import Foundation
import Grading
import Testing

/// Values that several suites share: one lesson of two exercises, and a student's result on it.
package enum Samples {
  package static let date = Date(timeIntervalSince1970: 1_772_000_000)

  package static let page = """
    # Missing values
    > Decide what a hole in the data means before you fill it.

    Chapter: cleaning · 30 minutes · Data: none · Needs: none

    ## Exercise: Median imputation
    [exercises/06-missing/MedianImputer.swift](../exercises/06-missing/MedianImputer.swift)

    Write it.

    ## Exercise: Missing rows
    [exercises/06-missing/MissingRows.swift](../exercises/06-missing/MissingRows.swift)

    Count them.
    """

  package static func lesson() throws -> Lesson {
    let name = try #require(LessonName("06-missing"))
    return Lesson(name: name, page: try LessonPage(parsing: page, path: "lessons/06-missing.md"))
  }

  package static func check(_ title: String, _ outcome: Grading.Outcome, index: Int? = nil)
    -> CheckResult
  {
    CheckResult(
      check: Check(
        id: Check.ID(test: "MedianImputerTests.MedianImputerSuite/\(title)", caseIndex: index),
        title: title),
      outcome: outcome)
  }

  package static let failed = Grading.Outcome.failed([
    Grading.Issue(
      headline: "median([3, nil, 1]) is 1.0; expected 2.0",
      explanation: "It looks as if the missing value was counted as <zero>.",
      mistake: "COUNTS_MISSING_AS_ZERO",
      location: SourceLocation(path: "Tests/06-missing/MedianImputerTests.swift", line: 9))
  ])

  package static let grades = [
    ExerciseGrade(
      exercise: "06-missing/MedianImputer",
      state: .graded([
        check("The median of one value is that value", .passed),
        check("The median leaves missing values out", failed),
        check(
          "An empty column has no median",
          .crashed(
            Crash(
              cause: .trap, message: "Index out of range",
              location: SourceLocation(
                path: "exercises/06-missing/MedianImputer.swift", line: 14)))),
        check("A long column is quick", .timedOut(seconds: 2)),
      ]),
      printed: [
        PrintedText(
          check: check("The median leaves missing values out", failed).check.id, text: "debugging\n"
        )
      ]),
    ExerciseGrade(
      exercise: "06-missing/MissingRows",
      state: .doesNotCompile([
        Diagnostic(
          severity: .error, message: "cannot find 'x' in scope",
          location: SourceLocation(
            path: "exercises/06-missing/MissingRows.swift", line: 3, column: 5))
      ])),
  ]

  package static func inputs(submission: String = "a") -> ResultInputs {
    ResultInputs(
      submission: submission, suites: "s", limits: "l", toolchain: "6.3.1", isolation: .sandboxed,
      seed: 4711)
  }

  package static func result(
    student: String = "ada", grades: [ExerciseGrade] = grades,
    status: LessonResult.Status = .graded,
    lateness: Lateness? = nil, submission: String = "a"
  ) -> LessonResult {
    LessonResult(
      student: student, lesson: "06-missing", status: status,
      exercises: !status.hasScore
        ? [] : grades.map { ExerciseResult(grade: $0, title: title(of: $0), points: 10) },
      submission: SubmissionRecord(submittedAt: date, timeSource: .git), lateness: lateness,
      isolation: .sandboxed, inputs: inputs(submission: submission), gradedAt: date, seconds: 1.25)
  }

  package static func title(of grade: ExerciseGrade) -> String {
    grade.exercise.hasSuffix("MissingRows") ? "Missing rows" : "Median imputation"
  }

  package static func passing() -> LessonResult {
    result(grades: [
      ExerciseGrade(
        exercise: "06-missing/MedianImputer", state: .graded([check("One", .passed)])),
      ExerciseGrade(exercise: "06-missing/MissingRows", state: .graded([check("Two", .passed)])),
    ])
  }

  package static func run(
    students: [Student] = [Student(id: "ada", name: "Ada")], shard: Shard = .whole
  )
    throws -> ClassRun
  {
    ClassRun(
      lessons: [ClassRun.LessonEntry(try lesson(), policy: GradingPolicy())], students: students,
      shard: shard, toolchain: "6.3.1", isolation: .sandboxed, course: "c", policy: "p",
      startedAt: date)
  }

  package static func record(_ result: LessonResult = result()) -> StudentRecord {
    StudentRecord(student: Student(id: "ada", name: "Ada"), results: [result])
  }
}
