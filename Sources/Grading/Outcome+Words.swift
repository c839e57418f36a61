extension Outcome {
  /// What became of the check, without the details; the name is the same in every JSON.
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case passed, failed, crashed, timedOut, notReached
  }

  package var kind: Kind {
    switch self {
    case .passed: .passed
    case .failed: .failed
    case .crashed: .crashed
    case .timedOut: .timedOut
    case .notReached: .notReached
    }
  }

  /// What went wrong, in one line; `nil` when nothing did.
  package var summary: String? {
    switch self {
    case .passed: nil
    case .failed(let issues): issues.first?.headline ?? "failed"
    case .crashed(let crash): "crashed: \(crash.message ?? crash.cause.rawValue)"
    case .timedOut(let seconds): "not finished within \(Self.text(seconds: seconds)) s"
    case .notReached: "not reached"
    }
  }

  /// What happened to a check that did not end by itself, as a sentence.
  var sentence: String? {
    switch self {
    case .passed, .failed: nil
    case .crashed(let crash): crash.words
    case .timedOut(let seconds):
      "It was still running after \(Self.text(seconds: seconds)) s and was stopped."
    case .notReached: "It did not run."
    }
  }

  private static func text(seconds: Double) -> String {
    seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
  }
}

extension ExerciseGrade.State {
  /// How far grading came; the name is the same in every JSON.
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case graded, notAttempted, doesNotCompile, signatureChanged

    /// In a few words; "graded" says no more than that there are checks to count.
    package var words: String {
      switch self {
      case .graded: "graded"
      case .notAttempted: "not begun"
      case .doesNotCompile: "does not compile"
      case .signatureChanged: "cannot be called"
      }
    }
  }

  package var kind: Kind {
    switch self {
    case .graded: .graded
    case .notAttempted: .notAttempted
    case .doesNotCompile: .doesNotCompile
    case .signatureChanged: .signatureChanged
    }
  }
}

/// What checks are worth: each of an exercise's the same.
package enum Score {
  /// - Parameter most: What the exercise is worth when all of its checks pass.
  package static func points(_ most: Double, passed: Int, of total: Int) -> Double {
    total > 0 ? most * Double(min(passed, total)) / Double(total) : 0
  }
}
