/// How code ends that does not end by itself. Each check that runs into it costs seconds.
package enum Runaway: Sendable, Hashable, CaseIterable {
  case endlessLoop
  case endlessRecursion

  /// After so many checks of one exercise with the same end, the rest of them is not run: code that
  /// loops for two mostly loops for all.
  package static let most = 2

  package init?(_ outcome: Outcome?) {
    switch outcome {
    case .timedOut: self = .endlessLoop
    case .crashed(let crash) where crash.cause == .stackOverflow: self = .endlessRecursion
    default: return nil
    }
  }

  /// What is said of a check that was not run for it.
  package var wordsNotRun: String {
    switch self {
    case .endlessLoop: "It and the rest were not run, since two checks before ran out of time."
    case .endlessRecursion:
      "It and the rest were not run, since two checks before ran out of stack."
    }
  }

  /// What keeps the rest of an exercise's checks from being run, if anything does.
  package static func stopping(_ outcomes: some Sequence<Outcome>) -> Runaway? {
    var counts: [Runaway: Int] = [:]
    for outcome in outcomes {
      guard let runaway = Runaway(outcome) else { continue }
      counts[runaway, default: 0] += 1
      if counts[runaway] == most { return runaway }
    }
    return nil
  }
}
