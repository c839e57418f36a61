/// Which runs there were, which of them served, and which serves now.
struct ReleaseLog {
  #if SOLUTION
    private var runs: [String: Run] = [:]
    private var releases: [String] = []
    private var rolledBack: Set<String> = []
  #endif

  init() {}

  /// The run whose model serves, with its data and seed; `nil` before the first release.
  var serving: Run? {
    #if MISTAKE_SERVES_WHAT_IS_RECORDED
      // Feedback: not been released
      return (runs.keys.sorted().last { !rolledBack.contains($0) }).flatMap { runs[$0] }
    #elseif SOLUTION
      return releases.last { !rolledBack.contains($0) }.flatMap { runs[$0] }
    #else
      // TODO: Find the latest release that was not rolled back.
      return Run(id: "not yet", data: "", seed: 0)
    #endif
  }

  /// Writes down a run. It does not serve yet.
  ///
  /// - Throws: ``ReleaseError/duplicate(_:)`` for a name that is in the log; nothing is changed then.
  mutating func record(_ run: Run) throws {
    #if MISTAKE_OVERWRITES
      // Feedback: overwritten
    #elseif SOLUTION
      guard runs[run.id] == nil else { throw ReleaseError.duplicate(run.id) }
    #endif
    #if SOLUTION
      runs[run.id] = run
    #else
      // TODO: Refuse a name that is known, else keep the run.
    #endif
  }

  /// Lets the model of a run serve from now on.
  ///
  /// It may have served before, as long as it was not rolled back.
  ///
  /// - Throws: ``ReleaseError/unknown(_:)`` for a name that is not in the log, else
  ///   ``ReleaseError/rolledBack(_:)``, else ``ReleaseError/serving(_:)``; nothing is changed then.
  mutating func release(_ id: String) throws {
    #if MISTAKE_RELEASES_ANYTHING
      // Feedback: nobody knows
    #elseif SOLUTION
      guard runs[id] != nil else { throw ReleaseError.unknown(id) }
    #endif
    #if MISTAKE_FORGIVES
      // Feedback: brought back
      rolledBack.remove(id)
    #elseif SOLUTION
      guard !rolledBack.contains(id) else { throw ReleaseError.rolledBack(id) }
    #endif
    #if MISTAKE_RELEASES_TWICE
      // Feedback: serves already
    #elseif SOLUTION
      guard serving?.id != id else { throw ReleaseError.serving(id) }
    #endif
    #if SOLUTION
      releases.append(id)
    #else
      // TODO: Refuse what may not serve, else let it.
    #endif
  }

  /// Takes the serving model out for good, and lets the latest one that served before, and was not rolled back
  /// itself, serve again.
  ///
  /// - Returns: The name of the one that serves now.
  /// - Throws: ``ReleaseError/nothingBefore`` where no other one served before, or none serves; nothing is
  ///   changed then.
  @discardableResult
  mutating func rollBack() throws -> String {
    #if SOLUTION
      guard let now = serving?.id else { throw ReleaseError.nothingBefore }
    #endif
    #if MISTAKE_TOGGLES
      // Feedback: two of them
      guard let before = releases.last(where: { $0 != now }) else {
        throw ReleaseError.nothingBefore
      }
      releases.append(before)
      return before
    #elseif MISTAKE_GOES_BACK_ONE_PLACE
      // Feedback: rolled back itself
      guard let place = releases.lastIndex(of: now), place > 0 else {
        throw ReleaseError.nothingBefore
      }
      let before = releases[place - 1]
      rolledBack.insert(now)
      rolledBack.remove(before)
      return before
    #elseif MISTAKE_TAKES_OUT_THE_LAST_ONE
      // Feedback: last one that is left
      let before = releases.last { $0 != now && !rolledBack.contains($0) }
      rolledBack.insert(now)
      guard let before else { throw ReleaseError.nothingBefore }
      return before
    #elseif RIGHT_FILTERS
      let left = releases.filter { $0 != now && !rolledBack.contains($0) }
      if left.isEmpty { throw ReleaseError.nothingBefore }
      releases = left
      rolledBack.insert(now)
      return left[left.count - 1]
    #elseif SOLUTION
      guard let before = releases.last(where: { $0 != now && !rolledBack.contains($0) }) else {
        throw ReleaseError.nothingBefore
      }
      rolledBack.insert(now)
      return before
    #else
      // TODO: Find what served before, take the present one out, and say the name.
      return "not yet"
    #endif
  }

  /// Returns the names of the runs on this data with this seed, in alphabetical order: who wants to know
  /// whether a result can be had again begins here.
  func runs(data: String, seed: UInt64) -> [String] {
    #if MISTAKE_ASKS_FOR_EITHER
      // Feedback: both
      return runs.values.filter { $0.data == data || $0.seed == seed }.map(\.id).sorted()
    #elseif MISTAKE_SERVED_ONES_ONLY
      // Feedback: never served
      return runs.values.filter { $0.data == data && $0.seed == seed && releases.contains($0.id) }
        .map(\.id).sorted()
    #elseif SOLUTION
      return runs.values.filter { $0.data == data && $0.seed == seed }.map(\.id).sorted()
    #else
      // TODO: Find them.
      return ["not yet"]
    #endif
  }
}
