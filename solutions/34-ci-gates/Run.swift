/// A training that was run, and all that it takes to run it again.
struct Run: Equatable, Sendable {
  /// The name of the model that came of it: `2013-10-a`.
  var id: String

  /// The checksum of the data that it was trained on.
  var data: String

  var seed: UInt64
}

/// What a ``ReleaseLog`` refuses.
enum ReleaseError: Error, Equatable {
  /// A run with this name is in the log.
  case duplicate(String)

  /// No run with this name is in the log.
  case unknown(String)

  /// This one is serving already.
  case serving(String)

  /// This one was rolled back; it does not serve again.
  case rolledBack(String)

  /// Nothing served before that could serve again.
  case nothingBefore
}
