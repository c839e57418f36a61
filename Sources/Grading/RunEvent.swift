import Foundation

/// What the test library reports while a program runs its checks.
package enum RunEvent: Sendable, Equatable {
  /// A test that the program holds; the library lists all of them before it runs any.
  case planned(PlannedTest)
  case runStarted
  case testStarted(String)
  case caseStarted(test: String)
  case caseEnded(test: String)
  case issue(test: String?, Issue)
  case attachment(test: String?, name: String, path: String)

  /// An answer rules a known mistake out.
  case contradiction(test: String?, mistake: String)
  case testSkipped(String)
  case testEnded(String)
  case runEnded

  /// Reads one line of the event stream; `nil` for kinds that grading does not need.
  ///
  /// - Throws: `DecodingError` when the line is not a record at all.
  package init?(decoding line: some DataProtocol) throws {
    let record = try JSONDecoder().decode(EventRecord.self, from: Data(line))
    let payload = record.payload
    switch record.kind {
    case "test":
      guard payload.kind == "function", let id = payload.id else { return nil }
      self = .planned(
        PlannedTest(
          id: Self.stable(id),
          title: payload.displayName ?? payload.name ?? id,
          cases: payload.isParameterized == true
            ? (payload.testCases ?? []).map { $0.displayName ?? "" } : nil,
          isCrossCheck: payload.tags?.contains(".crossCheck") == true))
    case "event":
      guard let event = Self.event(payload) else { return nil }
      self = event
    default:
      return nil
    }
  }

  private static func event(_ payload: EventRecord.Payload) -> RunEvent? {
    let test = payload.testID.map(stable)
    switch payload.kind {
    case "runStarted": return .runStarted
    case "runEnded": return .runEnded
    case "testStarted": return test.map { .testStarted($0) }
    case "testEnded": return test.map { .testEnded($0) }
    case "testSkipped": return test.map { .testSkipped($0) }
    case "testCaseStarted": return test.map { .caseStarted(test: $0) }
    case "testCaseEnded": return test.map { .caseEnded(test: $0) }
    case "valueAttached":
      guard let path = payload.attachment?.path else { return nil }
      let name = payload.attachment?.preferredName ?? String(path.lastComponent)
      if name.hasSuffix(Evidence.ending) {
        return .contradiction(test: test, mistake: String(name.dropLast(Evidence.ending.count)))
      }
      return .attachment(test: test, name: name, path: path)
    case "issueRecorded":
      guard let issue = payload.issue, issue.counts else { return nil }
      return .issue(test: test, Issue(issue, messages: payload.messages ?? []))
    default: return nil
    }
  }

  /// The id without the place where the test stands, which changes with every edit of a suite:
  /// `M.Suite/a()/File.swift:4:4` becomes `M.Suite/a()`.
  private static func stable(_ id: String) -> String {
    guard let slash = id.lastIndex(of: "/"), id[slash...].contains(".swift:") else { return id }
    return String(id[..<slash])
  }
}

extension String {
  var lastComponent: Substring {
    lastIndex(of: "/").map { self[index(after: $0)...] } ?? self[...]
  }
}

/// A test as the program lists it before it runs.
package struct PlannedTest: Sendable, Hashable, Codable {
  package let id: String
  package let title: String

  /// The arguments of each case as text; `nil` when the test has no parameters.
  package let cases: [String]?

  /// Whether it makes cases that are compared with the solution's answers, outside of the program.
  package let isCrossCheck: Bool

  package init(id: String, title: String, cases: [String]? = nil, isCrossCheck: Bool = false) {
    self.id = id
    self.title = title
    self.cases = cases
    self.isCrossCheck = isCrossCheck
  }

  /// The module of its suite, with which its id begins: `MedianTests`.
  package var suiteModule: Substring { id.prefix { $0 != "." } }

  /// The checks that the test stands for, in the order in which they run.
  package var checks: [Check] {
    guard let cases else {
      return [Check(id: .init(test: id), title: title, isCrossCheck: isCrossCheck)]
    }
    return cases.enumerated().map { index, argument in
      Check(id: .init(test: id, caseIndex: index), title: "\(title): \(argument)")
    }
  }
}

extension Issue {
  /// Reads the words that a suite recorded.
  ///
  /// A check of `LessonTesting` records one comment: the headline, and for each known mistake that
  /// gives this answer what there is to say of it and a line `Mistake: NAME`. For a bare `#expect`
  /// the library's own words are the headline.
  init(_ issue: EventRecord.Issue, messages: [EventRecord.Message]) {
    let words = messages.first?.text ?? "Issue recorded"
    // Any number of lines can be written into the stream; a suite writes a few.
    var lines = messages.dropFirst().filter { $0.symbol == "details" }
      .flatMap { $0.text.split(separator: "\n", maxSplits: 200, omittingEmptySubsequences: false) }
      .prefix(200).map { String($0).cut() }
    let headline: String
    if words == "Issue recorded", !lines.isEmpty {
      headline = lines.removeFirst()
    } else if words.hasPrefix("Expectation failed: ") {
      headline = String(words.dropFirst("Expectation failed: ".count))
    } else {
      headline = words
    }
    let suspects = Self.suspects(lines)
    self.init(
      headline: headline,
      explanation: suspects.first?.words ?? (lines.isEmpty ? nil : lines.joined(separator: "\n")),
      mistake: suspects.first?.mistake,
      location: issue.sourceLocation.map {
        SourceLocation(path: $0.filePath ?? $0.fileID ?? "", line: $0.line, column: $0.column)
      })
    self.suspects = suspects
  }

  /// The mistakes that the lines after a headline name; none where they are words of another kind.
  private static func suspects(_ lines: [String]) -> [Suspect] {
    let mark = "Mistake: "
    guard lines.last?.hasPrefix(mark) == true else { return [] }
    var suspects: [Suspect] = []
    var words: [String] = []
    for line in lines {
      if line.hasPrefix(mark) {
        suspects.append(
          Suspect(
            mistake: String(line.dropFirst(mark.count)), words: words.joined(separator: "\n")))
        words = []
      } else {
        words.append(line)
      }
    }
    return suspects
  }
}
