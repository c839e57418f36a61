import Course

/// One small change to a solution that a suite should notice.
package struct Mutant: Sendable, Equatable, Codable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case arithmetic, bound, equality, logic, range, constant, extremum, member, compound
    case statement, branch
    case removedGuard = "guard"
    case condition, arguments, returned, call, prefix
  }

  package let kind: Kind

  /// Stays the same while the changed line does, wherever it moves: `constant-3f09ac21`.
  package let id: String

  /// The file of `solutions/`, from the course's root.
  package let path: String

  /// The line in that file as written, counted from 1.
  package let line: Int

  /// The line as it was and as it became, without indentation; the second is empty when dropped.
  package let before: String
  package let after: String

  /// The whole solution with the change made; it is not recorded.
  package var text = ""

  private enum CodingKeys: String, CodingKey {
    case kind, id, path, line, before, after
  }

  /// `- return known[middle]` and `+ return known[middle + 1]` in one line.
  package var diff: String {
    after.isEmpty ? "dropped  \(before)" : "\(before)  =>  \(after)"
  }
}

/// A change of some bytes of a text.
struct Edit: Sendable, Equatable {
  var kind: Mutant.Kind
  var range: Range<Int>
  var replacement: String
}
