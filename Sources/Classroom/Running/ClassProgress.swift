import OperatingSystem
import Synchronization

/// How far a run has come.
package struct ClassProgress: Sendable, Equatable {
  package var done: Int
  package var total: Int

  /// How many of those done were graded now, the others having been graded before.
  package var graded: Int

  /// Since the first was graded, in seconds.
  package var elapsed: Double

  package init(done: Int, total: Int, graded: Int, elapsed: Double) {
    self.done = done
    self.total = total
    self.graded = graded
    self.elapsed = elapsed
  }

  /// Works graded a second; `nil` before there is anything to measure.
  package var rate: Double? {
    graded >= 2 && elapsed > 0.2 ? Double(graded) / elapsed : nil
  }

  /// `[#####     ] 120/500 3.1/s 2:03 left`.
  package func line(width: Int) -> String {
    var words = "\(done)/\(total)"
    if let rate {
      let left = Int((Double(total - done) / rate).rounded(.up))
      words += " \(Numbers.short((rate * 10).rounded() / 10))/s \(Self.duration(left)) left"
    }
    let room = min(40, width - words.count - 3)
    guard room >= 8 else { return words }
    let filled = total == 0 ? room : room * done / total
    return "[" + String(repeating: "#", count: filled)
      + String(repeating: " ", count: room - filled) + "] " + words
  }

  private static func duration(_ seconds: Int) -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return seconds < 3600
      ? "\(seconds / 60):\(two(seconds % 60))"
      : "\(seconds / 3600):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
  }
}

/// Counts what several tasks have done.
final class ProgressCounter: Sendable {
  private let state: Mutex<(done: Int, graded: Int)>
  private let total: Int
  private let started = Machine.uptime
  private let report: @Sendable (ClassProgress) -> Void

  init(total: Int, report: @escaping @Sendable (ClassProgress) -> Void) {
    self.total = total
    self.report = report
    state = Mutex((0, 0))
  }

  func advance(graded: Bool) {
    let (done, count) = state.withLock { state in
      state.done += 1
      if graded { state.graded += 1 }
      return state
    }
    report(
      ClassProgress(done: done, total: total, graded: count, elapsed: Machine.uptime - started))
  }
}
