/// What ``collapseRare(_:keeping:as:)`` refuses.
enum RareLevelsError: Error, Equatable {
  /// The name for the others is that of a level which is kept.
  case nameTaken(String)
}

/// Returns the levels that come often enough to learn something about them.
///
/// - Parameters:
///   - column: The training rows; `nil` marks a missing value, which is no level.
///   - min: How many rows a level has at least. At 1 and below, every level is returned.
/// - Returns: The levels with `min` rows or more, each once, ascending as Swift's `<` orders texts.
func frequentLevels(_ column: [String?], min: Int) -> [String] {
  #if MISTAKE_COUNTS_MISSING
    // Feedback: how often nothing
    let counts = column.reduce(into: [:]) { $0[$1 ?? "", default: 0] += 1 }
  #elseif RIGHT_COUNTS_RUNS
    let ordered = column.compactMap { $0 }.sorted()
    var runs: [(level: String, rows: Int)] = []
    for value in ordered {
      if runs.last?.level == value {
        runs[runs.count - 1].rows += 1
      } else {
        runs.append((value, 1))
      }
    }
  #elseif SOLUTION
    let counts = column.compactMap { $0 }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  #endif
  #if MISTAKE_MORE_THAN_MIN
    // Feedback: just as many
    return counts.filter { $0.value > min }.keys.sorted()
  #elseif MISTAKE_MOST_FREQUENT_FIRST
    // Feedback: not by how often
    return counts.filter { $0.value >= min }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  #elseif MISTAKE_THE_MIN_MOST_FREQUENT
    // Feedback: how many levels
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(Swift.max(0, min)).map(\.key).sorted()
  #elseif RIGHT_COUNTS_RUNS
    return runs.filter { $0.rows >= min }.map(\.level)
  #elseif SOLUTION
    return counts.filter { $0.value >= min }.keys.sorted()
  #else
    // TODO: Count the rows of each level, and return those with enough of them, in order.
    return ["not yet"]
  #endif
}

/// Returns the column with every level that is not kept put together to one.
///
/// A level that comes for the first time long after training goes there too: whoever was trained
/// with it has seen others of its kind.
///
/// - Parameters:
///   - column: Any rows: of training, or later ones.
///   - levels: The levels to keep, as ``frequentLevels(_:min:)`` returned them for the training rows.
///   - other: What the others are called.
/// - Returns: As many values in the same order: the value itself where it is among `levels`, `nil`
///   where it is missing, and `other` elsewhere.
/// - Throws: ``RareLevelsError/nameTaken(_:)`` when `other` is among `levels`.
func collapseRare(
  _ column: [String?], keeping levels: [String], as other: String = "other"
) throws -> [String?] {
  #if MISTAKE_MIXES_TWO_OTHERS
    // Feedback: cannot be told
  #elseif SOLUTION
    guard !levels.contains(other) else { throw RareLevelsError.nameTaken(other) }
  #endif
  #if MISTAKE_MISSING_IS_OTHER
    // Feedback: not a rare value
    return column.map { value in value.map { levels.contains($0) ? $0 : other } ?? other }
  #elseif MISTAKE_RARE_IS_MISSING
    // Feedback: is known
    return column.map { value in value.flatMap { levels.contains($0) ? $0 : nil } }
  #elseif MISTAKE_LEAVES_RARE_OUT
    // Feedback: row is gone
    return column.filter { value in value.map { levels.contains($0) } ?? true }
  #elseif MISTAKE_IGNORES_THE_NAME
    // Feedback: whatever
    return column.map { value in value.map { levels.contains($0) ? $0 : "other" } }
  #elseif RIGHT_COUNTS_RUNS
    let kept = Set(levels)
    var collapsed: [String?] = []
    for value in column {
      guard let value else {
        collapsed.append(nil)
        continue
      }
      collapsed.append(kept.contains(value) ? value : other)
    }
    return collapsed
  #elseif SOLUTION
    let kept = Set(levels)
    return column.map { value in value.map { kept.contains($0) ? $0 : other } }
  #else
    // TODO: Refuse a name that is taken. Then keep, or replace, each value that is known.
    return ["not yet"]
  #endif
}
