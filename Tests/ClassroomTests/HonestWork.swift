import Grading
import Testing

/// A kind of work that honest students hand in.
struct HonestWork: Sendable, CustomTestStringConvertible {
  let name: String
  var state = ExerciseGrade.State.Kind.graded
  var points = 10.0

  /// What the solution's text becomes.
  let text: @Sendable (String) -> String

  var testDescription: String { name }

  func text(of solution: String) -> String { text(solution) }

  private static func adding(_ name: String, _ more: String) -> HonestWork {
    HonestWork(name: name) { "\($0)\n\(more)\n" }
  }

  private static func beginning(_ name: String, _ statements: String) -> HonestWork {
    HonestWork(name: name) {
      $0.replacing("-> Double? {\n", with: "-> Double? {\n  \(statements)\n", maxReplacements: 1)
    }
  }

  static let all: [HonestWork] = basics + language + texts

  private static let basics: [HonestWork] = [
    HonestWork(name: "crlf") { $0.replacing("\n", with: "\r\n") },
    HonestWork(name: "tabs") { $0.replacing("  ", with: "\t") },
    HonestWork(name: "byte-order-mark") { "\u{FEFF}" + $0 },
    HonestWork(name: "smart-quotes", state: .doesNotCompile, points: 0) {
      $0 + "\nlet title = “median”\n"
    },
    HonestWork(name: "renamed", state: .signatureChanged, points: 0) {
      $0.replacing("func median(", with: "func myMedian(")
    },
    HonestWork(name: "private", state: .signatureChanged, points: 0) {
      $0.replacing("func median(", with: "private func median(")
    },
    HonestWork(name: "unfinished", state: .doesNotCompile, points: 0) { $0 + "\nfunc more() {\n" },
    HonestWork(name: "absent-module", state: .doesNotCompile, points: 0) {
      "import Accelerate\n" + $0
    },
    HonestWork(name: "two-solutions", state: .doesNotCompile, points: 0) { $0 + "\n" + $0 },
    HonestWork(name: "own-entry", state: .doesNotCompile, points: 0) {
      $0 + "\n@main struct Main { static func main() { print(median([1]) ?? 0) } }\n"
    },
    HonestWork(name: "gives-up", points: 0) { _ in
      "func median(_ values: [Double?]) -> Double? { fatalError(\"not yet\") }\n"
    },
    HonestWork(name: "recursion", points: 0) { _ in
      "func median(_ values: [Double?]) -> Double? { median(values) }\n"
    },
    adding("type-named-table", "struct Table { var rows: [[Double?]] = [] }"),
    adding("type-named-test", "struct Test: Equatable { var number = 1 }"),
    adding("type-named-suite", "final class Suite { var numbers: [String: Int] = [:] }"),
    adding("error-of-its-own", "enum Trouble: Error, Equatable { case empty, column(Int) }"),
    adding("throws-strings", "extension String: @retroactive Error {}"),
    adding(
      "adds-vectors", "func + (a: [Double], b: [Double]) -> [Double] { zip(a, b).map { $0 + $1 } }"),
    adding(
      "own-equality",
      "struct Pair { var a = 1 }\nextension Pair: Equatable { static func == (l: Pair, r: Pair) -> Bool { l.a == r.a } }"
    ),
    adding("private-check", "private func check(_ value: Double) -> Bool { value > 0 }"),
    adding(
      "generic", "func largest<T: Comparable & Hashable>(_ values: [T]) -> T? { Set(values).max() }"
    ),
    adding(
      "async",
      "actor Counter { var n = 0; func add() { n += 1 } }\nfunc count() async -> Int { let c = Counter(); await c.add(); return await c.n }"
    ),
    adding(
      "regular-expression", "func isNumber(_ text: String) -> Bool { text.contains(/[0-9]+/) }"),
    adding(
      "extension-of-array",
      "extension Array where Element == Double { var mean: Double { reduce(0, +) / Double(count) } }"
    ),
    adding(
      "global-variable", "nonisolated(unsafe) var calls = 0\nlet squares = (1...9).map { $0 * $0 }"),
    adding(
      "bits", "func isSame(_ a: Double, _ b: Double) -> Bool { a.bitPattern == b.bitPattern }"),
    adding(
      "buffers",
      "func total(_ values: [Double]) -> Double { values.withUnsafeBufferPointer { $0.reduce(0, +) } }"
    ),
    adding("comment-that-names", "// exit(0), fork() and dlsym would end badly; see /proc/self/fd"),
    beginning("debug-prints", "print(\"values:\", values); debugPrint(values); dump(values.count)"),
    beginning("asserts", "precondition(values.count >= 0); assert(values.count < 1_000_000)"),
    HonestWork(name: "foundation") {
      "import Foundation\n" + $0
        + """

        func show(_ value: Double) -> String {
          String(format: "%.2f", sqrt(pow(value, 2)) + exp(1) + floor(2.5) + fmod(5, 3))
            + " 1,2".trimmingCharacters(in: .whitespaces).replacingOccurrences(of: ",", with: ";")
        }
        func seconds(_ body: () -> Void) -> Double {
          let start = Date(); body(); return Date().timeIntervalSince(start)
        }
        func day(_ date: Date) -> Int { Calendar.current.component(.day, from: date) }
        func text(_ values: [Int]) throws -> Data { try JSONEncoder().encode(values) }
        """
    },
    HonestWork(name: "at-random") {
      $0
        + "\nfunc shuffled(_ n: Int) -> [Int] { Array(0..<n).shuffled() + [Int.random(in: 0...n)] }\n"
    },
  ]
}
