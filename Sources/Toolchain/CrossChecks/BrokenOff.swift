import Grading

/// The cross-checks that a case ended, of which the cases behind it are still to be run.
///
/// A mark is the share of cases that agree. Code that dies of one in ten would lose all that come
/// after the first, so the next run goes on behind it.
struct BrokenOff {
  /// What broke each of them off first.
  private(set) var outcomes: [Check.ID: Outcome] = [:]

  private var crashes: [Check.ID: Int] = [:]
  private var timeOuts: [Check.ID: Int] = [:]
  private var written = 0

  /// Each takes some ten milliseconds, and each time out its whole limit.
  private static let mostCrashes = 120
  private static let mostTimeOuts = Runaway.most

  /// Has the recorder let those run again that the last run broke off.
  ///
  /// - Parameter written: How many bytes the transcripts have. A run that added none got nowhere.
  mutating func takeUp(_ recorder: inout RunRecorder, written: Int) {
    let isProgress = written > self.written
    self.written = written
    for check in recorder.checks where check.isCrossCheck {
      guard let outcome = recorder.outcomes[check.id] else { continue }
      switch outcome {
      case .crashed: crashes[check.id, default: 0] += 1
      case .timedOut: timeOuts[check.id, default: 0] += 1
      case .passed, .failed, .notReached: continue
      }
      outcomes[check.id] = outcomes[check.id] ?? outcome
      guard isProgress, crashes[check.id, default: 0] <= Self.mostCrashes,
        timeOuts[check.id, default: 0] < Self.mostTimeOuts
      else { continue }
      recorder.setOutcome(nil, of: check.id)
    }
  }
}
