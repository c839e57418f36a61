/// Which runs there were, which of them served, and which serves now.
struct ReleaseLog {

  init() {}

  /// The run whose model serves, with its data and seed; `nil` before the first release.
  var serving: Run? {
    // TODO: Find the latest release that was not rolled back.
    return Run(id: "not yet", data: "", seed: 0)
  }

  /// Writes down a run. It does not serve yet.
  ///
  /// - Throws: ``ReleaseError/duplicate(_:)`` for a name that is in the log; nothing is changed then.
  mutating func record(_ run: Run) throws {
    // TODO: Refuse a name that is known, else keep the run.
  }

  /// Lets the model of a run serve from now on.
  ///
  /// It may have served before, as long as it was not rolled back.
  ///
  /// - Throws: ``ReleaseError/unknown(_:)`` for a name that is not in the log, else
  ///   ``ReleaseError/rolledBack(_:)``, else ``ReleaseError/serving(_:)``; nothing is changed then.
  mutating func release(_ id: String) throws {
    // TODO: Refuse what may not serve, else let it.
  }

  /// Takes the serving model out for good, and lets the latest one that served before, and was not rolled back
  /// itself, serve again.
  ///
  /// - Returns: The name of the one that serves now.
  /// - Throws: ``ReleaseError/nothingBefore`` where no other one served before, or none serves; nothing is
  ///   changed then.
  @discardableResult
  mutating func rollBack() throws -> String {
    // TODO: Find what served before, take the present one out, and say the name.
    return "not yet"
  }

  /// Returns the names of the runs on this data with this seed, in alphabetical order: who wants to know
  /// whether a result can be had again begins here.
  func runs(data: String, seed: UInt64) -> [String] {
    // TODO: Find them.
    return ["not yet"]
  }
}
