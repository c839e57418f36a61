/// A setting that a service cannot start with.
enum ConfigError: Error, Equatable {
  /// The variable's text is no value for it.
  case invalid(name: String, value: String)
}

/// The settings of the service, read once when it starts.
struct Config: Equatable {
  /// The port to listen on, 0 ... 65535; 0 asks the system for a free one.
  var port: UInt16 = 8032

  /// The most rows of one request, 1 ... 100,000.
  var mostRows = 1000

  /// The seconds that a connection may be silent, more than 0 and at most 300.
  var timeout = 10.0

  /// Reads `PORT` and `MAX_ROWS`, whole numbers in decimal digits, and `TIMEOUT_SECONDS`, which may
  /// have a fraction.
  ///
  /// - Parameter environment: The variables of the process; others than these three are not ours.
  /// - Throws: ``ConfigError/invalid(name:value:)`` for the first of the three, in this order, that
  ///   is set and is not a number in its range. A variable that is not set keeps the value above.
  init(environment: [String: String]) throws {
    // TODO: Read the variables that are set; refuse what is not a number in its range.
    (port, mostRows) = (0, -1)
  }
}
