import ClassroomSamples
import Grading
import Testing

@testable import Classroom

@Suite("Lesson result")
struct LessonResultTests {
  @Test("A score is the share of checks passed times the points, and lateness keeps the raw one")
  func scores() {
    let late = Lateness(deadline: Samples.date, days: 2, factor: 0.8)
    let result = Samples.result(lateness: late)
    #expect(result.points == 20)
    #expect(result.rawScore == 2.5)
    #expect(result.score == 2)
    #expect(result.exercises.map(\.passedCount) == [1, 0])
  }

  @Test("A mark is the smaller of the share of checks and the share of fresh cases")
  func freshCases() throws {
    func exercise(_ outcome: Outcome, agreeing: Int?, recorded: Bool = false) -> ExerciseResult {
      let cross = CheckResult(
        check: Check(
          id: Check.ID(test: "M.S/generated()"), title: "Generated", isCrossCheck: true),
        outcome: agreeing == 200 ? .passed : Samples.failed)
      var grade = ExerciseGrade(
        exercise: "06-missing/MedianImputer",
        state: .graded([
          Samples.check("One", .passed), Samples.check("Two", outcome), cross,
        ]))
      grade.agreement = agreeing.map {
        Agreement(seed: 4711, agreeing: $0, cases: 200, isRecorded: recorded)
      }
      return ExerciseResult(grade: grade, title: "Median", points: 10)
    }
    #expect(exercise(.passed, agreeing: 200).score == 10)
    #expect(exercise(.passed, agreeing: 3).score == 0.15)
    #expect(exercise(.passed, agreeing: 3).shares == "2 of 2 checks, 3 of 200 fresh cases")
    #expect(exercise(.passed, agreeing: 3).partsFromFreshCases)
    #expect(exercise(Samples.failed, agreeing: 190).score == 5)
    #expect(!exercise(Samples.failed, agreeing: 190).partsFromFreshCases)
    #expect(exercise(.passed, agreeing: nil).score == 10)
    #expect(exercise(.passed, agreeing: nil).confirmation == .none)
    #expect(exercise(.passed, agreeing: 100, recorded: true).confirmation == .recorded)
    var known = exercise(.passed, agreeing: 50)
    known.setPoints(20)
    #expect(known.score == 5 && known.freshCases?.seed == 4711)
  }

  @Test(
    "A fault of the machine, or a folder that cannot be used, has no score, not a zero",
    arguments: [LessonResult.Status.infrastructureError, .notGraded])
  func fault(_ status: LessonResult.Status) {
    let result = Samples.result(status: status)
    #expect(result.rawScore == nil)
    #expect(result.score == nil)
  }

  @Test("A result file is read back as it was written, and its grade as it was given")
  func roundTrip() throws {
    let result = Samples.result()
    let text = try ResultCoding.encode(result)
    #expect(try ResultCoding.decode(LessonResult.self, from: text) == result)
    #expect(result.grade.exercises == Samples.grades)
  }

  @Test("The known mistakes of an exercise are named once each")
  func mistakes() {
    let grade = ExerciseGrade(
      exercise: "06-missing/MedianImputer",
      state: .graded([
        Samples.check("One", Samples.failed), Samples.check("Two", Samples.failed),
      ]))
    let result = ExerciseResult(grade: grade, title: "Median", points: 10)
    #expect(result.mistakes == ["COUNTS_MISSING_AS_ZERO"])
  }

  @Test("Long output keeps its first and last part")
  func output() throws {
    let check = Samples.check("One", .passed)
    let grade = ExerciseGrade(
      exercise: "06-missing/MedianImputer", state: .graded([check]),
      printed: [
        PrintedText(
          check: check.check.id, text: "begin" + String(repeating: "x", count: 9_000) + "end")
      ])
    let output = try #require(
      ExerciseResult(grade: grade, title: "Median", points: 10).checks[0].output)
    #expect(output.count < 1_100)
    #expect(output.hasPrefix("begin") && output.hasSuffix("end"))
    #expect(output.contains("8008 characters left out"))
  }

  @Test("The key changes with every input, and the reasons say which it was")
  func keys() {
    let inputs = Samples.inputs()
    var others: [ResultInputs] = []
    for change in [\ResultInputs.submission, \.suites, \.limits, \.toolchain] {
      var other = inputs
      other[keyPath: change] = "other"
      others.append(other)
    }
    var unboxed = inputs
    unboxed.isolation = .local
    others.append(unboxed)
    #expect(Set(others.map(\.key) + [inputs.key]).count == 6)
    #expect(
      others.map { $0.changes(since: inputs) } == [
        ["the submission changed"], ["the lesson or its suites changed"], ["the limits changed"],
        ["the toolchain changed from 6.3.1 to other"],
        ["isolation changed from sandboxed to local"],
      ])
  }

  @Test(
    "Numbers are short and rounded to hundredths",
    arguments: [(10.0, "10"), (7.5, "7.5"), (10.0 / 3, "3.33"), (0.05, "0.05"), (-1.5, "-1.5")])
  func numbers(value: Double, text: String) {
    #expect(Numbers.short(value) == text)
  }
}

@Suite("Regrade")
struct RegradeTests {
  @Test("A regrade says the scores, why it was done, and which checks came out otherwise")
  func words() {
    let regrade = Regrade(
      old: Samples.result(),
      new: {
        var result = Samples.passing()
        result.inputs.submission = "b"
        return result
      }())
    #expect(regrade.isChange)
    #expect(
      regrade.words.first
        == "ada 06-missing: 2.5 -> 20 of 20 points (the submission changed)")
    #expect(regrade.words.contains("  One: new check, passed"))
    #expect(regrade.words.contains("  A long column is quick: check removed"))
    #expect(regrade.words.contains("  06-missing/MissingRows: doesNotCompile -> graded"))
  }

  @Test("The same results are no change")
  func same() {
    #expect(!Regrade(old: Samples.result(), new: Samples.result(submission: "b")).isChange)
  }

  @Test("A work that is graded after a fault says that the machine had failed")
  func afterFault() {
    let regrade = Regrade(
      old: Samples.result(status: .infrastructureError), new: Samples.passing())
    #expect(
      regrade.words.first
        == "ada 06-missing: not graded -> 20 of 20 points (the machine had failed before)")
  }
}
