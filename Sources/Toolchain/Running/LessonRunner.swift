import Course
import Foundation
import Grading
import OperatingSystem
import Synchronization

/// Runs a lesson's test program until every check has an outcome.
struct LessonRunner: Sendable {
  let root: String
  var policy: RunPolicy
  let launcher: Launcher

  /// What the runs of one program came to.
  struct Report: Sendable {
    let recorder: RunRecorder
    let printed: [PrintedText]
    let attachments: [Attachment]

    /// What the cross-checks wrote of their cases, by the suite's module.
    let transcripts: [String: Data]
  }

  /// - Parameters:
  ///   - cases: The cross-checks that are run; without it none is.
  ///   - onSettled: Called for each check as soon as it has ended; not for a cross-check, which is not
  ///     settled before its answers are compared.
  func run(
    program: String, plan: [PlannedTest], cases: CaseRun? = nil, scratch: String,
    onSettled: (@Sendable (CheckResult) -> Void)? = nil,
    onTimed: (@Sendable (Check.ID, Double) -> Void)? = nil
  ) async throws -> Report {
    let task = RunTask(plan: plan)
    // Where there is nothing to run, no program is started.
    let state = State(task: task, cases: cases)
    if state.recorder.unsettled.isEmpty { return report(of: state, cases: cases, in: scratch) }
    let waiting = Mutex([task])
    let ended = Mutex<Report?>(nil)
    try await run(
      program: program, cases: cases, scratch: scratch,
      total: policy.budget ?? policy.timeLimit * Double(plan.count + 1) + 30,
      tasks: RunTasks(
        next: { waiting.withLock { $0.popLast() } },
        onEnd: { _, report in ended.withLock { $0 = report } }, onSettled: onSettled,
        onTimed: onTimed))
    return ended.withLock { $0 } ?? report(of: state, cases: cases, in: scratch)
  }

  /// Does one task after the other, until there are none.
  ///
  /// - Parameters:
  ///   - cases: The cross-checks that are run of each; without it none is.
  ///   - total: The longest that all its programs may run together, in seconds.
  func run(
    program: String, cases: CaseRun? = nil, scratch: String, total: Double, tasks: RunTasks
  ) async throws {
    let attachmentsFolder = "\(scratch)/attachments"
    try? FileManager.default.createDirectory(
      atPath: attachmentsFolder, withIntermediateDirectories: true)

    let state = Mutex(tasks.next().map { State(task: $0, cases: cases) })

    // Notes what came of a run; returns the order for the next, if there is to be one.
    let next: @Sendable (InvocationResult) -> Data? = { result in
      state.withLock { state in
        guard var current = state else { return nil }
        let written = written(cases, in: attachmentsFolder)
        if current.end(result, policy: policy, written: written) {
          state = current
          return current.order
        }
        tasks.onEnd(current.task, report(of: current, cases: cases, in: scratch))
        state = tasks.next().map { State(task: $0, cases: cases) }
        return state?.order
      }
    }
    let deadline = Machine.uptime + total
    // One program does all the runs, but for what kills it as well.
    while let order = state.withLock({ $0?.order }) {
      let left = deadline - Machine.uptime
      guard left > 0 else {
        // What is not settled by now has not been reached.
        if let last = state.withLock({ $0 }) {
          tasks.onEnd(last.task, report(of: last, cases: cases, in: scratch))
        }
        return
      }
      var command = command(program, attachments: attachmentsFolder)
      command.environment["LEARN_SERVE"] = "1"
      command.environment.merge(cases?.environment(folder: attachmentsFolder) ?? [:]) { $1 }
      command.writableFiles = try transcriptFiles(cases, in: attachmentsFolder)
      let result = try await launcher.run(
        command, policy.isolation,
        .init(
          silence: policy.timeLimit,
          work: state.withLock { $0?.workLimit(policy) ?? .infinity },
          total: left,
          onEvent: { line in
            let event: RunEvent?
            do {
              event = try RunEvent(decoding: line)
            } catch DecodingError.dataCorrupted {
              state.withLock { $0?.recorder.recordGarbledLine() }
              return .nothing
            } catch {
              event = nil
            }
            guard let event else { return .nothing }
            let (settled, isEnough, isAlive) = state.withLock { state in
              let before = state?.recorder.progress
              let settled = state?.record(event, at: Machine.uptime) ?? []
              return (settled, state?.isEnough ?? false, state?.isAlive(since: before) ?? false)
            }
            for (result, seconds) in settled where !result.check.isCrossCheck {
              tasks.onSettled?(result)
              tasks.onTimed?(result.check.id, seconds)
            }
            return isEnough ? .enough : isAlive ? .signOfLife : .nothing
          },
          onStandardOutput: { bytes in state.withLock { $0?.printed.append(bytes) } },
          service: .init(
            order: order, stop: RunOrder.stop, ending: RunOrder.ending, next: next)))
      if state.withLock({ $0 != nil }) { _ = next(result) }
    }
  }

  /// What a task came to that is over; `scratch` holds what its program wrote.
  private func report(of state: State, cases: CaseRun?, in scratch: String) -> Report {
    let folder = "\(scratch)/attachments"
    return Report(
      recorder: state.settled, printed: state.printed.printed(state.recorder.checks),
      attachments: read(state.recorder.attachments, in: folder),
      transcripts: transcripts(cases, in: folder))
  }

  /// What is known of a task while its runs go on.
  private struct State {
    let task: RunTask
    var recorder: RunRecorder
    var printed: PrintedByCheck

    /// When the check that runs now began.
    var begun = Machine.uptime

    /// Whether what is settled is all that is asked for.
    var isEnough = false

    /// The cross-checks that wait for the rest of their suites.
    private var waiting: CaseRun?

    /// The cross-checks that go on behind the cases which ended the program.
    private var brokenOff: BrokenOff?

    init(task: RunTask, cases: CaseRun?) {
      self.task = task
      let plan = task.plan
      recorder = RunRecorder(plan: plan, holding: CaseRun.held(at: cases?.release, of: plan))
      printed = PrintedByCheck(plan: plan)
      waiting = cases?.release.waits == true ? cases : nil
      brokenOff = cases?.goesOn == true ? BrokenOff() : nil
      releaseWaiting()
    }

    /// The processor time that the check that runs now may take, in seconds.
    func workLimit(_ policy: RunPolicy) -> Double {
      let own = recorder.running.flatMap { task.workLimit?($0) } ?? .infinity
      return min(own, policy.workLimit(recorder))
    }

    /// The order for the run that settles what is left.
    var order: Data {
      RunOrder.run(settled: task.passedOver + recorder.settledIDs, variant: task.variant)
    }

    /// Lets the cross-checks run whose suites have passed, once all else is settled.
    private mutating func releaseWaiting() {
      guard recorder.unsettled.isEmpty, let cases = waiting else { return }
      waiting = nil
      recorder.release(cases.ready(recorder))
    }

    /// Whether the run has come further than it had before an event, or is still at its beginning. A
    /// program that only says that it lives has no more time for it.
    func isAlive(since before: Int?) -> Bool {
      recorder.progress != before || recorder.isBeforeFirstCheck
    }

    /// - Returns: What the event settled, and the seconds that it took.
    mutating func record(_ event: RunEvent, at now: Double) -> [(CheckResult, Double)] {
      // What comes until the run has ended would be there or not, as it happens.
      guard !isEnough else { return [] }
      if event.beginsCheck { begun = now }
      let settled = recorder.settling(event).map { ($0, now - begun) }
      isEnough = task.isOverAtFailure && settled.contains { !$0.0.outcome.isPassed }
      return settled
    }

    /// What has become of the checks; one that was broken off is told by what broke it off first.
    var settled: RunRecorder {
      var recorder = recorder
      for (check, outcome) in brokenOff?.outcomes ?? [:] { recorder.setOutcome(outcome, of: check) }
      return recorder
    }

    /// - Parameter written: How many bytes the transcripts have.
    /// - Returns: Whether another run is needed.
    mutating func end(_ result: InvocationResult, policy: RunPolicy, written: Int) -> Bool {
      printed.endRun()
      if isEnough { return false }
      let isProgress = recorder.endRun(
        policy.ending(of: result, recorder, workLimit: workLimit(policy)))
      brokenOff?.takeUp(&recorder, written: written)
      if policy.stopsAtTimeOut, result.ending == .timedOut { return false }
      if task.isOverAtFailure, recorder.outcomes.values.contains(where: { !$0.isPassed }) {
        return false
      }
      if policy.laterTimeLimit == nil { recorder.leaveRunaways() }
      if recorder.unsettled.isEmpty {
        releaseWaiting()
        return !recorder.unsettled.isEmpty
      }
      return isProgress
    }
  }

  /// The program's tests as it lists them, before it runs any; `program` holds only stubs.
  func plan(of program: String, scratch: String) async throws -> [PlannedTest] {
    let tests = Mutex<[PlannedTest]>([])
    let result = try await launcher.run(
      command(program, attachments: scratch), nil,
      .init(
        silence: 30,
        onEvent: { line in
          guard let event = try? RunEvent(decoding: line) else { return .nothing }
          if case .planned(let test) = event { tests.withLock { $0.append(test) } }
          return event == .runStarted ? .enough : .signOfLife
        }))
    let plan = tests.withLock { $0 }
    guard !plan.isEmpty || result.ending == .exited(0) else {
      throw ToolchainError.brokenPart("the suite", output: result.errors.text)
    }
    return plan
  }

  private func command(_ program: String, attachments: String) -> Invocation {
    var environment = policy.environment
    environment["LEARN_GRADING"] = "1"
    environment["LEARN_COURSE"] = root
    environment["SWIFT_BACKTRACE"] = policy.backtraces
    let arguments = [
      "--testing-library", "swift-testing", "--no-parallel", "--event-stream-version", "0",
      "--event-stream-output-path", "/dev/fd/3", "--attachments-path", attachments,
    ]
    return Invocation(
      executable: program, arguments: arguments, environment: environment, directory: root,
      limits: policy.limits)
  }

  /// Makes the files that cross-checks write, which a wall may keep the program from making.
  private func transcriptFiles(_ cases: CaseRun?, in folder: String) throws -> [String] {
    let paths = cases?.paths(in: folder) ?? []
    for path in paths where File(path).kind == nil {
      try File(path).write("", isSynced: false)
      // Behind a wall the program may run as somebody else.
      if policy.isolation != nil { try File(path).letAllWrite() }
    }
    return paths
  }

  private func written(_ cases: CaseRun?, in folder: String) -> Int {
    (cases?.paths(in: folder) ?? []).reduce(0) { sum, path in
      if case .file(let size)? = File(path).kind { sum + size } else { sum }
    }
  }

  private func transcripts(_ cases: CaseRun?, in folder: String) -> [String: Data] {
    var transcripts: [String: Data] = [:]
    for (order, path) in zip(cases?.orders ?? [], cases?.paths(in: folder) ?? []) {
      let suite = order.exercise.suiteModule
      // Of one among many people's work nobody waits for more than honest answers come to.
      transcripts[suite] = regularFile(path, atMost: (cases?.goesOn == true ? 16 : 64) << 20)
      // The next task's program may die before it writes its own.
      try? FileManager.default.removeItem(atPath: path)
    }
    return transcripts
  }

  /// Reads what the checks attached.
  ///
  /// The paths come from the program, which runs a learner's code: only regular files directly in
  /// the folder that it was given are opened, and no link is followed.
  private func read(
    _ attachments: [(check: Check.ID, name: String, path: String)], in folder: String
  ) -> [Attachment] {
    attachments.compactMap { check, name, path in
      let file = URL(fileURLWithPath: path).lastPathComponent
      guard let bytes = regularFile("\(folder)/\(file)", atMost: 4 << 20),
        let text = String(bytes: bytes, encoding: .utf8)
      else { return nil }
      return Attachment(check: check, name: name, text: text)
    }
  }

  private func regularFile(_ path: String, atMost limit: Int) -> Data? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular,
      let size = attributes?[.size] as? Int, size <= limit
    else { return nil }
    return FileManager.default.contents(atPath: path)
  }
}

extension RunEvent {
  fileprivate var beginsCheck: Bool {
    switch self {
    case .testStarted, .caseStarted: true
    default: false
    }
  }
}

extension RunRecorder {
  /// Records the event, and returns what it settled.
  fileprivate mutating func settling(_ event: RunEvent) -> [CheckResult] {
    let check = running
    let isSettled = check.map { outcomes[$0] != nil } ?? true
    record(event)
    switch event {
    case .caseEnded, .testEnded:
      guard !isSettled, let check, let outcome = outcomes[check] else { return [] }
      return checks.filter { $0.id == check }.map { CheckResult(check: $0, outcome: outcome) }
    default: return []
    }
  }
}

/// What a test program may do, and for how long.
package struct RunPolicy: Sendable {
  /// How long one check may be silent, in seconds.
  package var timeLimit: Double

  /// Whether the checks after one that timed out are left unreached, where it is enough to know
  /// that something does not end; otherwise each of them may take its own limit.
  package var stopsAtTimeOut = false

  /// The processor time, in seconds, that each other check of an exercise may take once one of them
  /// ran out of time. Code that loops for one check mostly loops for all, and each costs its limit.
  /// `nil` gives each its whole limit, and leaves the rest out after a few (``Runaway``).
  package var laterTimeLimit: (@Sendable (Check.ID) -> Double)?

  /// How long the runs of one program may take together, in seconds, however often it has to be
  /// started; `nil` gives each check its limit.
  package var budget: Double?

  /// What the compiler may use.
  package var compilerLimits = Limits()

  /// What a program that dies says of it: the `SWIFT_BACKTRACE` that it is given.
  package var backtraces = CrashReport.settings
  package var limits: Limits
  package var environment: [String: String]
  package var isolation: Isolation?

  package init(
    timeLimit: Double = 10,
    limits: Limits = Limits(memory: 2048, processorTime: 120, fileSize: 64),
    environment: [String: String] = [:], isolation: Isolation? = nil
  ) {
    self.timeLimit = timeLimit
    self.limits = limits
    self.environment = environment
    self.isolation = isolation
  }
}

extension RunPolicy {
  /// The processor time that the check that runs now may take, in seconds.
  fileprivate func workLimit(_ recorder: RunRecorder) -> Double {
    guard let later = laterTimeLimit, let running = recorder.running else { return .infinity }
    let isLater = recorder.outcomes.contains { check, outcome in
      if case .timedOut = outcome { check.suite == running.suite } else { false }
    }
    return isLater ? later(running) : .infinity
  }

  /// How a run ended that came to `result` while `recorder` had it under way.
  fileprivate func ending(
    of result: InvocationResult, _ recorder: RunRecorder, workLimit: Double
  ) -> RunEnding {
    switch result.ending {
    case .exited, .stopped: .exited
    case .signaled(let signal):
      .crashed(CrashReport.crash(inOutput: result.errors.text, signal: signal))
    case .timedOut: .timedOut(seconds: min(timeLimit, workLimit))
    case .flooded: .crashed(Crash(cause: .killed, message: "It flooded the event stream."))
    }
  }
}
