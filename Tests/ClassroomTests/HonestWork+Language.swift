import Grading

/// What the language offers, and honest students use because they have just read of it.
extension HonestWork {
  private static func adding(_ name: String, _ more: String) -> HonestWork {
    HonestWork(name: name) { "\($0)\n\(more)\n" }
  }

  private static let head = "func median(_ values: [Double?]) -> Double?"

  private static func heading(
    _ name: String, _ new: String, state: ExerciseGrade.State.Kind = .graded, points: Double = 10
  ) -> HonestWork {
    HonestWork(name: name, state: state, points: points) { $0.replacing(head, with: new) }
  }

  static let language: [HonestWork] = [
    adding("nested-functions", "func outer() -> Int { func inner() -> Int { 1 }; return inner() }"),
    adding("closures", "let twice: @Sendable (Double) -> Double = { $0 * 2 }"),
    adding(
      "property-wrapper",
      "@propertyWrapper struct Known { var wrappedValue: Double }\nstruct Row { @Known var a = 1.0 }"
    ),
    adding(
      "result-builder",
      "@resultBuilder enum Rows { static func buildBlock(_ r: Int...) -> [Int] { r } }"),
    adding(
      "protocol",
      "protocol Scored { var score: Double { get } }\nextension Scored { var isGood: Bool { score > 1 } }"
    ),
    adding("tree", "indirect enum Tree { case leaf(Double); case node(Tree, Tree) }"),
    adding("class", "class Model { var n = 0; deinit { n = 1 } }\nfinal class Sub: Model {}"),
    adding("subscript", "struct Grid { var a = [0.0]; subscript(i: Int) -> Double { a[i] } }"),
    adding(
      "own-operator",
      "infix operator **\nfunc ** (a: Double, b: Int) -> Double { (0..<b).reduce(1) { p, _ in p * a } }"
    ),
    adding(
      "grouping", "func groups(_ a: [Int]) -> [Bool: [Int]] { Dictionary(grouping: a) { $0 > 0 } }"),
    adding("key-path", "func lengths(_ a: [String]) -> [Int] { a.map(\\.count) }"),
    adding(
      "typed-throws",
      "enum Bad: Error { case empty }\nfunc first(_ a: [Int]) throws(Bad) -> Int { guard let f = a.first else { throw .empty }; return f }"
    ),
    adding("variadic", "func total(_ values: Double...) -> Double { values.reduce(0, +) }"),
    adding("inout", "func swapped(_ a: inout [Int]) { defer { a.reverse() }; a.sort() }"),
    adding(
      "opaque", "func evens(_ n: Int) -> some Sequence<Int> { stride(from: 0, to: n, by: 2) }"),
    adding(
      "existential", "func show(_ value: any CustomStringConvertible) -> String { \"\\(value)\" }"),
    adding(
      "noncopyable", "struct Ticket: ~Copyable { var n = 1; consuming func use() -> Int { n } }"),
    adding("reflection", "func fields(_ a: Any) -> Int { Mirror(reflecting: a).children.count }"),
    adding(
      "tasks",
      "func both() async -> Int { async let a = 1; async let b = 2; return await a + b }"),
    adding("main-actor", "@MainActor var shown = 0\n@MainActor func show() { shown += 1 }"),
    adding("conditions", "#if DEBUG\n  let isDebug = true\n#else\n  let isDebug = false\n#endif"),
    adding("main-function", "func main() { print(median([1]) ?? 0) }"),
    adding("unicode-names", "let größe = 1.0\nlet 中位数 = 2.0\nfunc 🎲() -> Int { 4 }"),
    heading(
      "default-argument", "func median(_ values: [Double?], isSorted: Bool = false) -> Double?"),
    heading("never-inlined", "@inline(never) @discardableResult \(head)"),
    heading("public", "public \(head)"),
    heading(
      "throwing", "\(head.replacing(" ->", with: " throws ->"))", state: .signatureChanged,
      points: 0),
    heading(
      "async-head", "\(head.replacing(" ->", with: " async ->"))", state: .signatureChanged,
      points: 0),
    heading(
      "label", "func median(values: [Double?]) -> Double?", state: .signatureChanged, points: 0),
    HonestWork(name: "in-a-type", state: .signatureChanged, points: 0) {
      "enum Middle {\n\($0.replacing("func median", with: "static func median"))}\n"
    },
  ]

  /// What editors, downloads and tired people make of a file.
  static let texts: [HonestWork] = [
    HonestWork(name: "carriage-returns") { $0.replacing("\n", with: "\r") },
    HonestWork(name: "no-last-line-end") { String($0.dropLast()) },
    HonestWork(name: "much-space") { $0.replacing("\n", with: "   \n\n\n") },
    HonestWork(name: "long-comment") { "// \(String(repeating: "long ", count: 4_000))\n" + $0 },
    HonestWork(name: "merge-conflict", state: .doesNotCompile, points: 0) {
      "<<<<<<< HEAD\n\($0)=======\n\($0)>>>>>>> main\n"
    },
    HonestWork(name: "fenced", state: .doesNotCompile, points: 0) { "```swift\n\($0)```\n" },
    HonestWork(name: "top-level-code", state: .doesNotCompile, points: 0) {
      $0 + "\nprint(median([1]) ?? 0)\n"
    },
    HonestWork(name: "only-a-comment", state: .signatureChanged, points: 0) { _ in "// next week\n"
    },
  ]
}
