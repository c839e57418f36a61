/// One promise that a lesson keeps; its name ends every finding that it makes.
package protocol Rule: Sendable {
  /// In kebab-case: `page-parts`.
  static var name: String { get }

  /// Why the rule exists and how to satisfy it: what `--explain` prints, and the guide's list too.
  /// The first sentence says what must hold.
  static var explanation: String { get }
}

/// A rule that reading the lesson's files decides.
package protocol StructuralRule: Rule {
  static func findings(in lesson: LessonTree) -> [Finding]
}

/// A rule that takes running the lesson's suites; it sees one exercise at a time.
package protocol TrialRule: Rule {
  static func findings(in trials: ExerciseTrials, of lesson: LessonTree) -> [Finding]
}

extension Rule {
  static func error(_ path: String, _ line: Int = 1, _ message: String) -> Finding {
    Finding(severity: .error, path: path, line: line, message: message, rule: name)
  }

  static func warning(_ path: String, _ line: Int = 1, _ message: String) -> Finding {
    Finding(severity: .warning, path: path, line: line, message: message, rule: name)
  }
}

/// Every rule, in the order in which the guide lists them.
package enum Rules {
  package static let structural: [any StructuralRule.Type] = [
    ListedRule.self, OrderRule.self, UniqueIDsRule.self, FourTreesRule.self, DemoRule.self,
    LineEndsRule.self, PagePartsRule.self, UnwrittenRule.self, ChapterRule.self, MinutesRule.self,
    PageLengthRule.self, PredictionsRule.self, InPythonRule.self, NeedsRule.self, UsesRule.self,
    LinksRule.self, DataFilesRule.self, HintsRule.self,
    NoSpoilersRule.self, SourceRule.self, StaleStubRule.self, StubTextRule.self,
    StubLengthRule.self, DocumentedRule.self, MistakeCountRule.self, FeedbackWordsRule.self,
    RightCountRule.self, EquivalentMarksRule.self, SuiteShapeRule.self, CheckCountRule.self,
    CrossCheckRule.self,
  ]

  package static let trial: [any TrialRule.Type] = [
    StubBuildsRule.self, StubFailsRule.self, SolutionBuildsRule.self, SolutionWarningsRule.self,
    SolutionPassesRule.self, SolutionTimeRule.self, MistakeFailsRule.self, MistakeNamedRule.self,
    MistakeWordsRule.self, RightPassesRule.self, MutantsRule.self, SuiteGapRule.self,
    IdleCheckRule.self, CrossFindsRule.self,
    GeneratorRule.self, RightAgreesRule.self,
  ]

  package static let demo: [any Rule.Type] = [
    DemoBuildsRule.self, DemoRunsRule.self, PicturesRule.self,
  ]

  package static let all: [any Rule.Type] = structural + [FormattedRule.self] + trial + demo

  package static func named(_ name: String) -> (any Rule.Type)? {
    all.first { $0.name == name }
  }
}
