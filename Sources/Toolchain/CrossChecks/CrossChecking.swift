import Comparison
import Foundation
import Grading

/// Turns what a learner's program wrote of its cases into the outcome of its cross-check.
struct CrossChecking {
  let order: CaseOrder

  /// What the learner's program wrote.
  let learner: Transcript

  /// What the solution's program wrote; `nil` where nothing is known of it.
  let solution: ExpectedAnswers?

  let comparison: CrossComparison?

  /// Whether the other checks of the suite pass.
  let othersPass: Bool

  init(
    order: CaseOrder, learner: Transcript, solution: ExpectedAnswers?, othersPass: Bool = true
  ) {
    self.order = order
    self.othersPass = othersPass
    self.learner = learner
    self.solution = solution
    comparison = solution.map { CrossComparison(learner, with: $0) }
  }

  /// Whether there is a case that is answered as the solution does not.
  var isDifferent: Bool { comparison?.differing ?? 0 > 0 }

  /// On how many cases the answers agree.
  var agreement: Agreement? {
    comparison.map { comparison in
      Agreement(
        seed: order.seed, agreeing: comparison.agreeing,
        cases: comparison.known - comparison.leftOut)
    }
  }

  /// The result of the cross-check, once the answers have been compared.
  func result(_ result: CheckResult) -> CheckResult {
    switch result.outcome {
    case .passed:
      guard let comparison else {
        return CheckResult(check: result.check, outcome: .notReached)
      }
      if let difference = comparison.simplest {
        return CheckResult(
          check: result.check, outcome: .failed([issue(difference, comparison)]))
      }
      // A program that says that the check is over, and has not answered, has not passed it.
      return learner.isComplete && comparison.compared + comparison.leftOut == comparison.known
        ? result : CheckResult(check: result.check, outcome: .crashed(Crash(cause: .exited)))
    case .crashed, .timedOut:
      return CheckResult(
        check: result.check, outcome: result.outcome, call: learner.unanswered)
    case .failed, .notReached: return result
    }
  }

  private func issue(
    _ difference: CrossComparison.Difference, _ comparison: CrossComparison
  ) -> Issue {
    let others = comparison.differing - 1
    return Issue(
      headline: "\(difference.call) \(difference.words)",
      explanation: (othersPass ? "The suite's own examples pass. " : "")
        + "Of \(comparison.compared) generated inputs this "
        + (others == 0
          ? "one is answered as the solution does not."
          : "one and \(others) more are answered as the solution does not; it is the shortest."))
  }
}

extension Transcript {
  /// The first call that no answer came to.
  fileprivate var unanswered: String? {
    cases.first { $0.answer == nil }?.shown.call
  }
}
