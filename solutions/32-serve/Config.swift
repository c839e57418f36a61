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
    #if MISTAKE_NEEDS_EVERY_SETTING
      // Feedback: not set
      for name in ["PORT", "MAX_ROWS", "TIMEOUT_SECONDS"] where environment[name] == nil {
        throw ConfigError.invalid(name: name, value: "")
      }
    #elseif SOLUTION
      // A setting that is absent is fine; one that is present and unreadable is a broken deployment.
    #endif
    #if MISTAKE_FALLS_BACK
      // Feedback: default
      port = environment["PORT"].flatMap { UInt16($0) } ?? port
    #elseif RIGHT_READS_ALL_ALIKE
      func read<Value: Comparable>(
        _ name: String, _ range: ClosedRange<Value>, _ parse: (String) -> Value?
      ) throws -> Value? {
        guard let text = environment[name] else { return nil }
        if let value = parse(text), range ~= value { return value }
        throw ConfigError.invalid(name: name, value: text)
      }
      port = try read("PORT", 0...UInt16.max) { UInt16($0) } ?? port
    #elseif SOLUTION
      if let text = environment["PORT"] {
        guard let value = UInt16(text) else { throw ConfigError.invalid(name: "PORT", value: text) }
        port = value
      }
    #endif
    #if MISTAKE_MOVES_INTO_THE_RANGE
      // Feedback: end of its range
      if let text = environment["MAX_ROWS"] {
        guard let value = Int(text) else {
          throw ConfigError.invalid(name: "MAX_ROWS", value: text)
        }
        mostRows = min(max(value, 1), 100_000)
      }
    #elseif MISTAKE_CHECKS_NO_RANGE
      // Feedback: range
      if let text = environment["MAX_ROWS"] {
        guard let value = Int(text) else {
          throw ConfigError.invalid(name: "MAX_ROWS", value: text)
        }
        mostRows = value
      }
    #elseif RIGHT_READS_ALL_ALIKE
      mostRows = try read("MAX_ROWS", 1...100_000) { Int($0) } ?? mostRows
    #elseif SOLUTION
      if let text = environment["MAX_ROWS"] {
        guard let value = Int(text), (1...100_000).contains(value) else {
          throw ConfigError.invalid(name: "MAX_ROWS", value: text)
        }
        mostRows = value
      }
    #endif
    #if MISTAKE_TAKES_NAN
      // Feedback: neither
      if let text = environment["TIMEOUT_SECONDS"] {
        guard let value = Double(text), !(value <= 0), !(value > 300) else {
          throw ConfigError.invalid(name: "TIMEOUT_SECONDS", value: text)
        }
        timeout = value
      }
    #elseif RIGHT_READS_ALL_ALIKE
      timeout =
        try read("TIMEOUT_SECONDS", Double.leastNonzeroMagnitude...300) { Double($0) } ?? timeout
    #elseif SOLUTION
      if let text = environment["TIMEOUT_SECONDS"] {
        guard let value = Double(text), value > 0, value <= 300 else {
          throw ConfigError.invalid(name: "TIMEOUT_SECONDS", value: text)
        }
        timeout = value
      }
    #else
      // TODO: Read the variables that are set; refuse what is not a number in its range.
      (port, mostRows) = (0, -1)
    #endif
  }
}
