import Authoring
import Course
import Foundation
import Synchronization

/// One line on the terminal that says how far a check has come, and goes away at its end.
final class AuthorProgress: Sendable {
  private struct State {
    var planned = 0
    var done = 0
    var shownAt = Date.distantPast
    var isShown = false
  }

  private let state = Mutex(State())
  private let started = Date()
  private let isShown: Bool

  init(isShown: Bool) { self.isShown = isShown }

  func update(_ lesson: LessonName, _ progress: TrialProgress) {
    guard isShown else { return }
    let line = state.withLock { state -> String? in
      switch progress {
      case .planned(let count): state.planned += count
      case .done(let count): state.done += count
      }
      let now = Date()
      guard now.timeIntervalSince(state.shownAt) > 0.1 else { return nil }
      state.shownAt = now
      state.isShown = true
      return Self.line(
        lesson: lesson.text, done: state.done, planned: state.planned,
        seconds: now.timeIntervalSince(started))
    }
    if let line { write("\r\u{1B}[K" + line) }
  }

  /// `06-missing  120 of 214 trials, about 41 s left`
  static func line(lesson: String, done: Int, planned: Int, seconds: Double) -> String {
    var line = "\(lesson)  \(done) of \(planned) trials"
    if done > 4 {
      let left = seconds / Double(done) * Double(planned - done)
      line += ", about \(Int(left.rounded(.up))) s left"
    }
    return line
  }

  func clear() {
    if state.withLock({ $0.isShown }) { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
