/// What all the checks of an exercise say together of the known mistakes.
///
/// A mistake is named only when it explains everything: where the answers match it in one check, and
/// another check that lists it got an answer that it does not give, it is not the cause.
struct Evidence: Sendable {
  /// The mistakes that some answer rules out, by the suite's module.
  private var contradicted: [Substring: Set<String>] = [:]

  /// The ending of the attachments by which a suite says that an answer rules a mistake out.
  static let ending = ".contradicted"

  mutating func contradict(_ mistake: String, inTest test: String) {
    contradicted[Self.suite(ofTest: test), default: []].insert(mistake)
  }

  /// The outcome of a check, told with the mistakes that are left.
  func explained(_ outcome: Outcome, of check: Check.ID) -> Outcome {
    guard case .failed(let issues) = outcome else { return outcome }
    let excluded = contradicted[Self.suite(ofTest: check.test)] ?? []
    return .failed(issues.map { $0.explained(without: excluded) })
  }

  private static func suite(ofTest test: String) -> Substring { test.prefix { $0 != "." } }
}

extension Issue {
  /// The issue without the mistakes that are ruled out. Of several that are left, which nothing
  /// tells apart, the first is named, and the words of each are said.
  fileprivate func explained(without excluded: Set<String>) -> Issue {
    guard !suspects.isEmpty else { return self }
    var issue = self
    issue.suspects = suspects.filter { !excluded.contains($0.mistake) }
    issue.mistake = issue.suspects.first?.mistake
    var words: [String] = []
    for suspect in issue.suspects where !words.contains(suspect.words) {
      words.append(suspect.words)
    }
    issue.explanation = words.isEmpty ? nil : words.joined(separator: "\nOr: ").cut()
    return issue
  }
}
