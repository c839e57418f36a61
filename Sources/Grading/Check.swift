/// One test function of a suite, or one case of a parameterised one.
package struct Check: Hashable, Sendable, Codable {
  package struct ID: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    /// The test's id in the event stream without its location: `MedianTests.Median/constant()`.
    package let test: String

    /// The position among the test's cases, from 0; `nil` when the test has no parameters.
    package let caseIndex: Int?

    package init(test: String, caseIndex: Int? = nil) {
      self.test = test
      self.caseIndex = caseIndex
    }

    /// The module of its suite, with which the ids of all its checks begin.
    package var suite: Substring { test.prefix { $0 != "." } }

    package var description: String { caseIndex.map { "\(test)#\($0)" } ?? test }

    package static func < (left: Self, right: Self) -> Bool {
      (left.test, left.caseIndex ?? -1) < (right.test, right.caseIndex ?? -1)
    }
  }

  package let id: ID

  /// What the suite calls it: "The median leaves missing values out".
  package let title: String

  /// Whether it compares with the solution's answers on generated cases.
  package let isCrossCheck: Bool

  package init(id: ID, title: String, isCrossCheck: Bool = false) {
    self.id = id
    self.title = title
    self.isCrossCheck = isCrossCheck
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decode(ID.self, forKey: .id)
    title = try container.decode(String.self, forKey: .title)
    isCrossCheck = try container.decodeIfPresent(Bool.self, forKey: .isCrossCheck) ?? false
  }
}

/// What became of one check.
package enum Outcome: Hashable, Sendable, Codable {
  case passed
  case failed([Issue])
  case crashed(Crash)
  case timedOut(seconds: Double)
  case notReached

  package var isPassed: Bool { self == .passed }
}

/// One thing that a check found wrong.
package struct Issue: Hashable, Sendable, Codable {
  /// What was called, what came and what was expected:
  /// `median([3, nil, 1]) is 1.0; expected 2.0`.
  package var headline: String

  /// What the suite adds in words: the likely mistake, or where to look.
  package var explanation: String?

  /// The name of the known mistake that the answer matches: `COUNTS_MISSING_AS_ZERO`.
  package var mistake: String?

  /// Where in the suite it was found.
  package var location: SourceLocation?

  /// Every known mistake that gives this answer here, of which other checks may rule some out.
  var suspects: [Suspect] = []

  /// A known mistake, and what the suite has to say of it.
  struct Suspect: Hashable, Sendable {
    var mistake: String
    var words: String
  }

  enum CodingKeys: String, CodingKey {
    case headline, explanation, mistake, location
  }

  package init(
    headline: String, explanation: String? = nil, mistake: String? = nil,
    location: SourceLocation? = nil
  ) {
    self.headline = headline.cut()
    self.explanation = explanation?.cut()
    self.mistake = mistake
    self.location = location
  }
}

/// A program that died while a check ran.
package struct Crash: Hashable, Sendable, Codable {
  package enum Cause: String, Hashable, Sendable, Codable {
    /// A trap of the language: an index out of range, an overflow, a forced `nil`.
    case trap
    case stackOverflow
    case outOfMemory

    /// The program ended itself, with `exit(0)` say, before its check ended.
    case exited
    case killed
  }

  package var cause: Cause

  /// The runtime's words: "Index out of range".
  package var message: String?

  /// The innermost line of the learner's own code on the stack.
  package var location: SourceLocation?

  /// Where no line is known, the learner's function that was running: the compiler gives none to a
  /// change in place, such as `counts[k] += 1`.
  package var function: Function?

  package struct Function: Hashable, Sendable, Codable {
    /// Relative to the course's root.
    package var path: String

    /// Without its parameters.
    package var name: String

    package init(path: String, name: String) {
      self.path = path
      self.name = name
    }
  }

  package init(
    cause: Cause, message: String? = nil, location: SourceLocation? = nil, function: Function? = nil
  ) {
    self.cause = cause
    self.message = message?.cut()
    self.location = location
    self.function = function
  }
}

/// A place in a file of the course.
package struct SourceLocation: Hashable, Sendable, Codable, CustomStringConvertible {
  /// Relative to the course's root.
  package var path: String
  package var line: Int
  package var column: Int?

  package init(path: String, line: Int, column: Int? = nil) {
    self.path = path
    self.line = line
    self.column = column
  }

  /// `exercises/06-missing/MedianImputer.swift:14`, which terminals make clickable.
  package var description: String { "\(path):\(line)" }
}
