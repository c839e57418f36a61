import LessonKit
import LessonTesting
import Testing

@testable import ServeLesson

private let fallsBack = Mistake(
  "FALLS_BACK",
  "The variable is set, and what it says was replaced by the default. Somebody wanted something else "
    + "and will never be told.")
private let needsEverySetting = Mistake(
  "NEEDS_EVERY_SETTING",
  "A variable that is not set is no mistake: the service then starts with its default.")
private let checksNoRange = Mistake(
  "CHECKS_NO_RANGE",
  "It is a number, and it lies outside of the range that the documentation gives.")
private let movesIntoTheRange = Mistake(
  "MOVES_INTO_THE_RANGE",
  "The value was moved to the end of its range. Somebody set another one, and will never be told that "
    + "it is not used.")
private let takesNaN = Mistake(
  "TAKES_NAN",
  "NaN is neither below a limit nor above it, so it passes every question whether it is too small or "
    + "too large. Ask whether it is inside.")

@Suite("Config", .exercise("32-serve/Config"))
struct ConfigSuite {
  @Test("What is set is read")
  func reads() {
    check(
      "Config(environment: PORT=9000, MAX_ROWS=50, TIMEOUT_SECONDS=2.5)",
      try text(["PORT": "9000", "MAX_ROWS": "50", "TIMEOUT_SECONDS": "2.5"]), is: "9000, 50, 2.5")
  }

  @Test("What is not set keeps its default")
  func defaults() {
    check(
      "Config(environment: [:])", try text([:]), is: "8032, 1000, 10.0",
      mistakes: [needsEverySetting.gives("refused, although nothing wrong was set")])
    check(
      "Config(environment: MAX_ROWS=7)", try text(["MAX_ROWS": "7"]), is: "8032, 7, 10.0",
      mistakes: [needsEverySetting.gives("refused, although nothing wrong was set")])
    check(
      "Config(environment: port=1, max_rows=x): names in lower case are others",
      try text(["port": "1", "max_rows": "x"]), is: "8032, 1000, 10.0")
    check(
      "Config(environment: HOME=/, TIMEOUT_SECONDS=1)",
      try text(["HOME": "/", "TIMEOUT_SECONDS": "1"]), is: "8032, 1000, 1.0")
  }

  @Test("The ends of every range are inside")
  func ends() {
    check(
      "Config(environment: PORT=0, MAX_ROWS=1, TIMEOUT_SECONDS=300)",
      try text(["PORT": "0", "MAX_ROWS": "1", "TIMEOUT_SECONDS": "300"]), is: "0, 1, 300.0")
    check(
      "Config(environment: PORT=65535, MAX_ROWS=100000, TIMEOUT_SECONDS=1e-6)",
      try text(["PORT": "65535", "MAX_ROWS": "100000", "TIMEOUT_SECONDS": "1e-6"]),
      is: "65535, 100000, 1e-06")
  }

  @Test("A port that is no port is refused")
  func port() {
    for value in ["http", "65536", "-1", "80.5", "", "0x50", " 80", "8_0", "HTTP"] {
      guard
        check(
          "Config(environment: PORT=\(value))", try text(["PORT": value]),
          throws: ConfigError.invalid(name: "PORT", value: value),
          mistakes: [fallsBack.gives("8032, 1000, 10.0")])
      else { return }
    }
  }

  @Test("A limit of no rows, or of far too many, is refused")
  func rows() {
    for value in ["0", "-5", "100001", "many", "", "1_000", "1,000", "0x10", "7.0", "10K"] {
      guard
        check(
          "Config(environment: MAX_ROWS=\(value))", try text(["MAX_ROWS": value]),
          throws: ConfigError.invalid(name: "MAX_ROWS", value: value),
          mistakes: [
            fallsBack.gives("8032, 1000, 10.0"), checksNoRange.gives("8032, \(value), 10.0"),
            movesIntoTheRange.gives("8032, 1, 10.0"), movesIntoTheRange.gives("8032, 100000, 10.0"),
          ])
      else { return }
    }
  }

  @Test("A time without end, and one that is no number, are refused")
  func timeout() {
    for value in ["0", "-1", "300.5", "inf", "nan", "soon", "", " 1", "1,5", "5S"] {
      guard
        check(
          "Config(environment: TIMEOUT_SECONDS=\(value))", try text(["TIMEOUT_SECONDS": value]),
          throws: ConfigError.invalid(name: "TIMEOUT_SECONDS", value: value),
          mistakes: [
            takesNaN.gives("8032, 1000, nan"), fallsBack.gives("8032, 1000, 10.0"),
            movesIntoTheRange.gives("8032, 1000, 300.0"),
          ])
      else { return }
    }
  }

  @Test("Of several wrong settings the first is named")
  func first() {
    check(
      "Config(environment: TIMEOUT_SECONDS=x, MAX_ROWS=y, PORT=1)",
      try text(["TIMEOUT_SECONDS": "x", "MAX_ROWS": "y", "PORT": "1"]),
      throws: ConfigError.invalid(name: "MAX_ROWS", value: "y"))
    check(
      "Config(environment: PORT=a, MAX_ROWS=b, TIMEOUT_SECONDS=c)",
      try text(["PORT": "a", "MAX_ROWS": "b", "TIMEOUT_SECONDS": "c"]),
      throws: ConfigError.invalid(name: "PORT", value: "a"))
    check(
      "Config(environment: TIMEOUT_SECONDS=, PORT=0)",
      try text(["TIMEOUT_SECONDS": "", "PORT": "0", "A": "b"]),
      throws: ConfigError.invalid(name: "TIMEOUT_SECONDS", value: ""))
  }

  @Test("From generated environments it reads what the solution reads", .tags(.crossCheck))
  func generated() {
    let good = [
      "PORT": ["0", "1", "8080", "65535"], "MAX_ROWS": ["1", "2", "500", "99999", "100000"],
      "TIMEOUT_SECONDS": ["300", "0.5", "1", "299.99", "1e-3", "1e2", "1e-9"],
    ]
    let bad = [
      "PORT": [
        "", "http", "65536", "-1", "80.5", " 80", "80O", "1e3", "0x50", "8_0", "80 ",
        "99999999999999999999",
      ],
      "MAX_ROWS": [
        "", "0", "-5", "100001", "many", "1.5", "1e3", "nan", "1_000", "1,000", "0x10", "7.0",
        "10K", " 7", "99999999999999999999",
      ],
      "TIMEOUT_SECONDS": [
        "", "0", "-1", "300.5", "inf", "nan", "soon", "1s", "-inf", "-0.0", "1,5", " 1", "5S",
      ],
    ]
    let names = ["PORT", "MAX_ROWS", "TIMEOUT_SECONDS"]
    // Exact, since a setting is what its text says.
    crossCheck(within: .exact) { random in
      let faults = random.faults(
        names, pairs: [(names[0], names[1]), (names[0], names[2]), (names[1], names[2])])
      var environment: [String: String] = [:]
      for name in names {
        if faults.contains(name) {
          environment[name] = random.pick(bad[name] ?? [])
        } else if random.chance(0.6) {
          environment[name] = random.pick(good[name] ?? [])
        }
      }
      if random.chance(0.3) { environment[random.pick(["HOME", "port", "TIMEOUT"])] = "x" }
      let all = environment
      return Case("Config(environment: \(literal(all)))") {
        let config = try Config(environment: all)
        return "port \(config.port), mostRows \(config.mostRows), timeout \(config.timeout)"
      }
    }
  }

  @Test("A server that is started with the settings really listens")
  func server() throws {
    // lessons/data/README.md: flights_ewr.csv has 12,084 rows.
    let rows = try Table(named: "flights_ewr").rowCount
    check(
      "Config(environment: PORT=0, TIMEOUT_SECONDS=5), and a server that is started with it",
      try {
        let config = try Config(environment: ["PORT": "0", "TIMEOUT_SECONDS": "5"])
        let server = try HTTPServer.start(port: config.port, timeout: config.timeout) { _ in
          .text("\(rows) rows, \(config.mostRows) at a time")
        }
        defer { server.stop() }
        return try HTTPClient.send(HTTPRequest(path: "/"), port: server.port).text
      }(),
      is: "12084 rows, 1000 at a time")
  }

  private func text(_ environment: [String: String]) throws -> String {
    do {
      let config = try Config(environment: environment)
      return "\(config.port), \(config.mostRows), \(config.timeout)"
    } catch ConfigError.invalid(_, "") where environment.values.allSatisfy({ !$0.isEmpty }) {
      // A variable that nobody set was asked for.
      return "refused, although nothing wrong was set"
    }
  }
}
