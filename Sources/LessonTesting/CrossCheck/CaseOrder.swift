import Foundation

/// Which cases a run is to make, and where it writes what came of them.
///
/// `LEARN_CASES` holds a line for each suite: `MedianTests 4711 0 200`, its seed, the first case and
/// how many; `LEARN_TRANSCRIPTS` is the folder for `MedianTests.transcript`. With `LEARN_ROUNDING=1`
/// each case is also run with arithmetic that rounds up, down and towards zero. With
/// `LEARN_GOES_ON=1` a run leaves out what the transcript holds already. `LEARN_KNOWN` is a folder of the solution's transcripts, where a lesson's author tries many wrong answers.
struct CaseOrder: Equatable {
  let seed: UInt64
  let first: Int
  let count: Int
  let path: String
  let triesRounding: Bool

  /// Whether a run goes on behind the case that an earlier one died of.
  var goesOn = false

  /// Where the solution's transcript lies, for a run that is over as soon as it is clear that it
  /// differs; `nil` for one that makes all its cases, as a learner's is.
  var known: String?

  /// The orders by suite.
  static let fromEnvironment: [String: CaseOrder] = {
    let environment = ProcessInfo.processInfo.environment
    var orders = Self.orders(
      environment["LEARN_CASES"] ?? "", folder: environment["LEARN_TRANSCRIPTS"] ?? "",
      triesRounding: environment["LEARN_ROUNDING"] == "1")
    if let folder = environment["LEARN_KNOWN"] {
      for suite in orders.keys { orders[suite]?.known = "\(folder)/\(suite).transcript" }
    }
    if environment["LEARN_GOES_ON"] == "1" {
      for suite in orders.keys { orders[suite]?.goesOn = true }
    }
    return orders
  }()

  /// Whether the solutions are under test, which can at least be compared with themselves.
  static let comparesWithItself =
    ProcessInfo.processInfo.environment["LEARN_TRACK"] == "solutions"

  /// Whether the cross-check of a suite has anything to do in this run.
  static func isOrdered(ofFile id: String) -> Bool {
    comparesWithItself || fromEnvironment[suite(ofFile: id)] != nil
  }

  static func orders(
    _ text: String, folder: String, triesRounding: Bool
  ) -> [String: CaseOrder] {
    var orders: [String: CaseOrder] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ")
      guard words.count == 4, let seed = UInt64(words[1]), let first = Int(words[2]),
        let count = Int(words[3]), first >= 0, count >= 0
      else { continue }
      orders[String(words[0])] = CaseOrder(
        seed: seed, first: first, count: count, path: "\(folder)/\(words[0]).transcript",
        triesRounding: triesRounding)
    }
    return orders
  }

  /// `MedianTests`, whether the file is a module of its own or one of a package's test target.
  static func suite(ofFile id: String) -> String {
    let name = id.split(separator: "/").last ?? ""
    return String(name.hasSuffix(".swift") ? name.dropLast(6) : name)
  }
}
