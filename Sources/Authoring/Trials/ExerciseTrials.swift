import Course
import Grading

/// What came of running one version of an exercise against its suite.
package struct TrialOutcome: Sendable, Equatable, Codable {
  package var grade: ExerciseGrade

  /// What the compiler warned of in the exercise's own file.
  package var warnings: [Diagnostic]

  /// How long the suite ran, the build not counted.
  package var seconds: Double

  package init(grade: ExerciseGrade, warnings: [Diagnostic] = [], seconds: Double = 0) {
    self.grade = grade
    self.warnings = warnings
    self.seconds = seconds
  }

  var isBuilt: Bool {
    if case .graded = grade.state { true } else { false }
  }

  var isPassed: Bool { grade.isPassed }

  /// Whether the suite's own checks told it from the solution, the cross-check aside.
  var isFailedBySuite: Bool {
    isBuilt
      && grade.results.contains {
        !$0.check.isCrossCheck && !$0.outcome.isPassed && $0.outcome != .notReached
      }
  }

  /// Whether a check said that it is wrong; a crash or an endless loop says nothing of the mistake.
  var isFailedByChecks: Bool {
    isBuilt && !isPassed
  }

  /// The compiler's first error.
  var buildProblem: (path: String?, line: Int?, message: String)? {
    switch grade.state {
    case .graded, .notAttempted: return nil
    case .doesNotCompile(let diagnostics), .signatureChanged(let diagnostics):
      let first = diagnostics.first { $0.severity == .error } ?? diagnostics.first
      return (
        first?.location?.path, first?.location?.line,
        first?.message ?? "the compiler said nothing more"
      )
    }
  }

  /// The tests that did not pass, without their cases.
  var failedTests: Set<String> {
    Set(
      grade.results.filter { !$0.outcome.isPassed && $0.outcome != .notReached }.map(
        \.check.id.test))
  }
}

/// Everything that was tried on one exercise; what the behavioural rules look at.
package struct ExerciseTrials: Sendable, Equatable, Codable {
  package struct Mistake: Sendable, Equatable, Codable {
    package var name: String
    package var words: [String]
    package var line: Int
    package var outcome: TrialOutcome

    /// `nil` where it was not tried alone, as the suite has no cross-check.
    package var crossed: CrossTrial?
  }

  package struct Right: Sendable, Equatable, Codable {
    package var name: String
    package var line: Int
    package var outcome: TrialOutcome

    /// One for each seed.
    package var crossed: [CrossTrial] = []
  }

  package struct MutantTrial: Sendable, Equatable, Codable {
    package enum Verdict: String, Sendable, Codable {
      case caught, survived

      /// Neither the suite nor a thousand generated cases tell it from the solution: as far as can be
      /// seen, it is no other program.
      case equal

      /// It does not compile, so it does not count.
      case invalid

      /// A mark in the source says that it changes nothing observable.
      case excused
    }

    package var mutant: Mutant
    package var verdict: Verdict

    /// The tests that it failed.
    package var failed: Set<String>

    /// What the cross-check alone says of it; `nil` where it was not tried so.
    package var crossed: CrossTrial?

    package init(
      mutant: Mutant, verdict: Verdict, failed: Set<String> = [], crossed: CrossTrial? = nil
    ) {
      self.mutant = mutant
      self.verdict = verdict
      self.failed = failed
      self.crossed = crossed
    }
  }

  /// The exercise's base name: `MedianImputer`.
  package var exercise: String
  package var stub: TrialOutcome
  package var solution: TrialOutcome
  package var mistakes: [Mistake]
  package var rights: [Right] = []
  package var mutants: [MutantTrial]

  /// What the cases of its cross-check are like; `nil` where it has none.
  package var generator: GeneratorFigures?

  /// Whether nothing that was tried ever failed this test.
  func isIdle(_ test: String) -> Bool {
    !stub.failedTests.contains(test)
      && !mistakes.contains { $0.outcome.failedTests.contains(test) }
      && !mutants.contains { $0.failed.contains(test) }
  }

  package var mutation: MutationScore {
    MutationScore(
      caught: mutants.count { $0.verdict == .caught },
      survived: mutants.count { $0.verdict == .survived },
      invalid: mutants.count { $0.verdict == .invalid },
      excused: mutants.count { $0.verdict == .excused },
      equal: mutants.count { $0.verdict == .equal },
      tried: mutants.count { $0.verdict == .caught && $0.crossed != nil },
      found: mutants.count { $0.verdict == .caught && $0.crossed?.found != nil })
  }
}

/// How many mutants a suite catches.
package struct MutationScore: Sendable, Equatable, Codable {
  package var caught = 0
  package var survived = 0
  package var invalid = 0
  package var excused = 0
  package var equal = 0

  /// Of those that the suite catches: how many the cross-check was tried on, and how many it finds
  /// without the suite.
  package var tried = 0
  package var found = 0

  package init(
    caught: Int = 0, survived: Int = 0, invalid: Int = 0, excused: Int = 0, equal: Int = 0,
    tried: Int = 0, found: Int = 0
  ) {
    self.caught = caught
    self.survived = survived
    self.invalid = invalid
    self.excused = excused
    self.equal = equal
    self.tried = tried
    self.found = found
  }

  /// Those that count: they compile, are told from the solution by something, and no mark excuses
  /// them.
  package var valid: Int { caught + survived }

  /// The share of valid mutants that were caught; `nil` when there are none.
  package var share: Double? { valid == 0 ? nil : Double(caught) / Double(valid) }

  package static func + (left: Self, right: Self) -> Self {
    Self(
      caught: left.caught + right.caught, survived: left.survived + right.survived,
      invalid: left.invalid + right.invalid, excused: left.excused + right.excused,
      equal: left.equal + right.equal, tried: left.tried + right.tried,
      found: left.found + right.found)
  }
}

extension Outcome {
  var issues: [Issue] {
    if case .failed(let issues) = self { issues } else { [] }
  }
}
