/// Turns what happened in one or more runs of a test program into one outcome for every check.
///
/// A program that dies takes the checks after it along, so it is run again without those already
/// settled until every check has an outcome. Which check was to blame is exact because checks run
/// one at a time. The list of checks comes from the suite, never from what the program says it
/// ran: exiting early, with status 0 even, settles nothing.
package struct RunRecorder: Sendable {
  package let plan: [PlannedTest]

  /// The outcomes so far.
  package private(set) var outcomes: [Check.ID: Outcome] = [:]
  package private(set) var attachments: [(check: Check.ID, name: String, path: String)] = []

  /// Records that contradict each other: a sign that the program wrote some itself.
  package private(set) var anomalies: [String] = []

  /// The tests that are not to run yet; see ``release(_:)``.
  private var held: Set<String>

  private var evidence = Evidence()
  private let planned: [String: PlannedTest]
  private var run = Run()

  /// The state of the program that runs now.
  private struct Run {
    var isEnded = false
    var test: String?
    var nextCase: [String: Int] = [:]
    var isCaseRunning = false
    var issues: [Issue] = []
    var seen: Set<String> = []

    /// Whether the last line of the stream was none that the test library writes.
    var isGarbled = false
  }

  /// - Parameter held: The ids of tests that runs pass over until they are released; their checks are
  ///   not reached until then.
  package init(plan: [PlannedTest], holding held: Set<String> = []) {
    self.plan = plan
    self.held = held
    planned = Dictionary(plan.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package var checks: [Check] { plan.flatMap(\.checks) }

  /// The checks that no run has settled yet, in the order in which they run; those held back are not
  /// among them.
  package var unsettled: [Check] {
    checks.filter { outcomes[$0.id] == nil && !held.contains($0.id.test) }
  }

  /// Lets runs come to tests that were held back.
  package mutating func release(_ tests: some Sequence<String>) {
    held.subtract(tests)
  }

  /// Says what became of a check instead; `nil` has another run settle it.
  package mutating func setOutcome(_ outcome: Outcome?, of check: Check.ID) {
    outcomes[check] = outcome
  }

  /// The outcomes of all checks, their mistakes named by what all of them say together.
  package var results: [CheckResult] {
    checks.map { check in
      CheckResult(
        check: check, outcome: evidence.explained(outcomes[check.id] ?? .notReached, of: check.id))
    }
  }

  /// What a re-run passes over: suites and tests of which nothing is left to settle, and the settled
  /// cases of tests that still have unsettled ones, as `test#index`.
  package var settledIDs: [String] {
    let tests = Dictionary(grouping: plan) { String($0.id.prefix { $0 != "/" }) }
    return tests.sorted { $0.key < $1.key }.flatMap { suite, tests in
      let ids = tests.flatMap(settledIDs)
      return ids == tests.map(\.id) ? [suite] : ids
    }
  }

  private func settledIDs(of test: PlannedTest) -> [String] {
    if held.contains(test.id) { return [test.id] }
    let settled = test.checks.map(\.id).filter { outcomes[$0] != nil }
    return settled.count == test.checks.count
      ? [test.id] : settled.map { "\(test.id)#\($0.caseIndex ?? 0)" }
  }

  /// The check that runs now.
  package var running: Check.ID? {
    guard let test = run.test, let plan = planned[test] else { return nil }
    if plan.cases == nil { return Check.ID(test: test) }
    guard run.isCaseRunning, let next = run.nextCase[test] else { return nil }
    return Check.ID(test: test, caseIndex: next - 1)
  }

  /// Grows with each check or case that begins or ends, of which there are so many and no more.
  package var progress: Int {
    outcomes.count + run.seen.count + run.nextCase.values.reduce(0, +) + (run.isEnded ? 1 : 0)
  }

  package var isBeforeFirstCheck: Bool { run.seen.isEmpty && !run.isEnded }

  /// A program may write as many records as it likes; these are enough to look at.
  private static let mostAnomalies = 100
  private static let mostIssues = 20

  private mutating func note(_ anomaly: String) {
    if anomalies.count < Self.mostAnomalies { anomalies.append(anomaly) }
  }

  /// Takes note of a line that is not JSON.
  ///
  /// A program that is killed leaves the line at hand without its end. One that goes on has written into
  /// the stream itself, and what the line held besides, an issue say, is lost: the check at hand is not
  /// passed.
  package mutating func recordGarbledLine() {
    run.isGarbled = true
  }

  package mutating func record(_ event: RunEvent) {
    if run.isGarbled {
      run.isGarbled = false
      note("a line that the test library did not write")
      run.issues.append(
        Issue(headline: "The program writes into the stream by which its checks report."))
    }
    if run.isEnded {
      note("a record after the end of the run")
      return
    }
    switch event {
    case .planned, .runStarted: break
    case .testStarted(let test): start(test)
    case .caseStarted(let test): startCase(of: test)
    case .issue(let test, let issue):
      // An issue from a detached task carries no test; the running check is the one to blame.
      if test == nil || test == run.test, run.issues.count < Self.mostIssues {
        run.issues.append(issue)
      }
    case .attachment(let test, let name, let path):
      if let check = running, test == nil || test == run.test {
        attachments.append((check, name, path))
      }
    case .contradiction(let test, let mistake):
      if let check = running, test == nil || test == run.test {
        evidence.contradict(mistake, inTest: check.test)
      }
    case .caseEnded(let test): endCase(of: test)
    case .testSkipped(let test):
      for check in planned[test]?.checks ?? []
      where outcomes[check.id] == nil && !held.contains(test) {
        outcomes[check.id] = .notReached
      }
    case .testEnded(let test): end(test)
    case .runEnded: run.isEnded = true
    }
  }

  /// Closes the run of one program.
  ///
  /// - Returns: Whether the run settled anything; one that did not is not worth repeating.
  @discardableResult
  package mutating func endRun(_ ending: RunEnding) -> Bool {
    let isComplete = run.isEnded
    // A program that dies between two checks dies of what comes next.
    let blamed =
      running.flatMap { outcomes[$0] == nil ? $0 : nil } ?? (isComplete ? nil : unsettled.first?.id)
    run = Run()
    if isComplete {
      let isSettled = unsettled.isEmpty
      for check in unsettled { outcomes[check.id] = .notReached }
      return !isSettled
    }
    guard let blamed else { return false }
    switch ending {
    case .timedOut(let seconds): outcomes[blamed] = .timedOut(seconds: seconds)
    case .crashed(let crash): outcomes[blamed] = .crashed(crash)
    case .exited: outcomes[blamed] = .crashed(Crash(cause: .exited))
    }
    return true
  }

  /// Leaves unreached what is left of each suite of which enough checks ran away (``Runaway``).
  package mutating func leaveRunaways() {
    for checks in Dictionary(grouping: checks, by: \.id.suite).values
    where Runaway.stopping(checks.compactMap { outcomes[$0.id] }) != nil {
      for check in checks where outcomes[check.id] == nil { outcomes[check.id] = .notReached }
    }
  }

  private mutating func start(_ test: String) {
    guard let plan = planned[test] else { return }
    if !run.seen.insert(test).inserted { note("\(plan.title) started twice") }
    if run.test != nil { note("\(plan.title) started inside another check") }
    run.test = test
    run.issues = []
  }

  private mutating func startCase(of test: String) {
    guard let cases = planned[test]?.cases else { return }
    let index = run.nextCase[test, default: 0]
    if test != run.test || index >= cases.count {
      note("a case that is not part of \(test)")
      return
    }
    run.nextCase[test] = index + 1
    run.isCaseRunning = true
    run.issues = []
  }

  private mutating func endCase(of test: String) {
    guard planned[test]?.cases != nil else { return }
    guard let check = running, check.test == test else {
      note("a case of \(test) ended that had not started")
      return
    }
    settle(check)
    run.isCaseRunning = false
    run.issues = []
  }

  private mutating func end(_ test: String) {
    guard let plan = planned[test] else { return }
    guard run.test == test else {
      note("\(plan.title) ended without having started")
      return
    }
    if plan.cases == nil { settle(Check.ID(test: test)) }
    run.test = nil
    run.isCaseRunning = false
    run.issues = []
  }

  /// A case that an earlier run settled is passed over in this one and keeps its outcome.
  private mutating func settle(_ check: Check.ID) {
    guard outcomes[check] == nil else { return }
    outcomes[check] = run.issues.isEmpty ? .passed : .failed(run.issues)
  }
}

/// How a test program ended before its run did.
package enum RunEnding: Sendable, Equatable {
  /// By itself, whatever its status.
  case exited
  case crashed(Crash)

  /// One check was silent for longer than its limit.
  case timedOut(seconds: Double)
}
