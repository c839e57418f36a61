import Comparison

/// What the cross-check alone says of one version of an exercise.
package struct CrossTrial: Sendable, Equatable, Codable {
  /// The first case that the version answers as the solution does not; `nil` where there is none.
  package var found: Case?

  package struct Case: Sendable, Equatable, Codable {
    package var index: Int

    /// The call with what came and what was expected.
    package var words: String
  }

  package init(found: Case?) { self.found = found }

  /// - Parameter isBroken: Whether the run crashed or did not end.
  init(_ transcript: Transcript, isBroken: Bool, solution: Transcript) {
    let comparison = CrossComparison(transcript, with: solution)
    if let first = comparison.differences.first {
      found = Case(index: first.index, words: "\(first.call) \(first.words)")
    } else if isBroken {
      let last = transcript.cases.last
      found = Case(
        index: last?.index ?? 0, words: "\(last?.shown.call ?? "a case") does not come back")
    }
  }
}

/// What the cases of a cross-check are like.
package struct GeneratorFigures: Sendable, Equatable, Codable {
  package var cases: Int

  /// How many the solution answers with an error.
  package var errors: Int

  /// How many calls are different ones.
  package var distinct: Int

  /// How many rounding decides, so that they are left out.
  package var leftOut: Int

  init(_ solution: Transcript) {
    let tolerance = solution.tolerance ?? .exact
    cases = solution.cases.count
    errors = solution.cases.count(where: \.isError)
    distinct = Set(solution.cases.compactMap(\.shown.call)).count
    leftOut = solution.cases.count { $0.isDecidedByRounding(within: tolerance) }
  }

  func share(of count: Int) -> Double { cases == 0 ? 0 : Double(count) / Double(cases) }
}
