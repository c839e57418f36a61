import Course
import Foundation
import Grading
import Synchronization

/// Runs a lesson's test program until every check has an outcome.
struct LessonRunner: Sendable {
  let root: String
  let policy: RunPolicy

  /// What the runs of one program came to.
  struct Report: Sendable {
    let recorder: RunRecorder
    let output: String
    let attachments: [Attachment]
  }

  func run(
    program: String, plan: [PlannedTest], scratch: String,
    onSettled: (@Sendable (CheckResult) -> Void)?,
    onTimed: (@Sendable (Check.ID, Double) -> Void)? = nil
  ) async throws -> Report {
    let recorder = Mutex(RunRecorder(plan: plan))
    let begun = Mutex(Platform.uptime)
    var output = BoundedText(limit: 8 << 10)
    let attachmentsFolder = "\(scratch)/attachments"
    try? FileManager.default.createDirectory(
      atPath: attachmentsFolder, withIntermediateDirectories: true)

    while !recorder.withLock({ $0.unsettled.isEmpty }) {
      var command = command(
        program, attachments: attachmentsFolder, settled: recorder.withLock { $0.settledIDs })
      if let isolation = policy.isolation { command = isolation.wrap(command) }
      let result = try await Subprocess.run(
        command,
        monitor: .init(
          silence: policy.timeLimit, work: recorder.withLock { workLimit($0) },
          total: policy.timeLimit * Double(plan.count + 1) + 30,
          onEvent: { line in
            guard let event = try? RunEvent(decoding: line) else { return true }
            let now = Platform.uptime
            if event.beginsCheck { begun.withLock { $0 = now } }
            for result in recorder.withLock({ $0.settling(event) }) {
              onSettled?(result)
              onTimed?(result.check.id, now - begun.withLock { $0 })
            }
            return true
          }))
      if !result.output.isEmpty { output.append(Data(result.output.text.utf8)) }
      let isProgress = recorder.withLock { recorder in
        recorder.endRun(
          ending(of: result, timeLimit: min(policy.timeLimit, workLimit(recorder))))
      }
      if !isProgress { break }
      if policy.stopsAtTimeOut, result.ending == .timedOut { break }
    }
    let final = recorder.withLock { $0 }
    return Report(
      recorder: final, output: output.text,
      attachments: read(final.attachments, in: attachmentsFolder))
  }

  /// The program's tests as it lists them, before it runs any; `program` holds only stubs.
  func plan(of program: String, scratch: String) async throws -> [PlannedTest] {
    let tests = Mutex<[PlannedTest]>([])
    let result = try await Subprocess.run(
      command(program, attachments: scratch, settled: []),
      monitor: .init(
        silence: 30,
        onEvent: { line in
          guard let event = try? RunEvent(decoding: line) else { return true }
          if case .planned(let test) = event { tests.withLock { $0.append(test) } }
          return event != .runStarted
        }))
    let plan = tests.withLock { $0 }
    guard !plan.isEmpty || result.ending == .exited(0) else {
      throw ToolchainError.brokenPart("the suite", output: result.errors.text)
    }
    return plan
  }

  private func command(
    _ program: String, attachments: String, settled: [String]
  ) -> Invocation {
    var environment = policy.environment
    environment["LEARN_GRADING"] = "1"
    environment["LEARN_COURSE"] = root
    environment["SWIFT_BACKTRACE"] = CrashReport.settings
    // Swift Testing's own `--skip` would parse a regular expression for each.
    if !settled.isEmpty { environment["LEARN_SETTLED"] = settled.joined(separator: "\n") }
    let arguments = [
      "--testing-library", "swift-testing", "--no-parallel", "--event-stream-version", "0",
      "--event-stream-output-path", "/dev/fd/3", "--attachments-path", attachments,
    ]
    return Invocation(
      executable: program, arguments: arguments, environment: environment, directory: root,
      limits: policy.limits)
  }

  /// The processor time that the check that runs now may take, in seconds.
  private func workLimit(_ recorder: RunRecorder) -> Double {
    guard let later = policy.laterTimeLimit, let running = recorder.running else {
      return .infinity
    }
    let suite = running.test.prefix { $0 != "." }
    let isLater = recorder.outcomes.contains { check, outcome in
      if case .timedOut = outcome { check.test.prefix { $0 != "." } == suite } else { false }
    }
    return isLater ? later(running) : .infinity
  }

  private func ending(of result: InvocationResult, timeLimit: Double) -> RunEnding {
    switch result.ending {
    case .exited, .stopped: .exited
    case .signaled(let signal):
      .crashed(CrashReport.crash(inOutput: result.errors.text, signal: signal))
    case .timedOut: .timedOut(seconds: timeLimit)
    case .flooded: .crashed(Crash(cause: .killed, message: "It flooded the event stream."))
    }
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
      let inside = "\(folder)/\(file)"
      let attributes = try? FileManager.default.attributesOfItem(atPath: inside)
      guard attributes?[.type] as? FileAttributeType == .typeRegular,
        let size = attributes?[.size] as? Int, size < 4 << 20,
        let bytes = FileManager.default.contents(atPath: inside),
        let text = String(bytes: bytes, encoding: .utf8)
      else { return nil }
      return Attachment(check: check, name: name, text: text)
    }
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
  /// ran out of time; `nil` leaves them as they are. Code that loops for one check mostly loops for
  /// all, and each costs its limit.
  package var laterTimeLimit: (@Sendable (Check.ID) -> Double)?
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
