import Course
import Testing

@testable import Authoring

@Suite("Mutants")
struct MutatorTests {
  /// The mutants of some lines that stand in a solution's branch.
  private func mutants(
    _ code: String, signature: String = "func f(_ a: [Double], _ b: Int) -> Double"
  ) throws -> [Mutant] {
    let body = code.lines.map { "    \($0)\n" }.joined()
    let text =
      "\(signature) {\n  #if SOLUTION\n\(body)  #else\n    // TODO: Write it.\n  #endif\n}\n"
    let source = try ExerciseSource(parsing: text, path: "solutions/01-a/A.swift")
    return Mutator.mutants(of: source, path: "solutions/01-a/A.swift")
  }

  private func changes(_ code: String, _ kind: Mutant.Kind) throws -> [String] {
    try mutants(code).filter { $0.kind == kind }.map(\.after)
  }

  @Test(
    "Each operator has its neighbours",
    arguments: [
      ("let x = a + b", Mutant.Kind.arithmetic, ["let x = a - b"]),
      ("let x = a % b", .arithmetic, ["let x = a * b"]),
      ("let x = a.reduce(0, +)", .arithmetic, ["let x = a.reduce(0, -)"]),
      ("let x = a < b", .bound, ["let x = a <= b", "let x = a >= b"]),
      (
        "let x = a.sorted(by: >)", .bound, ["let x = a.sorted(by: >=)", "let x = a.sorted(by: <=)"]
      ),
      ("let x = a == b", .equality, ["let x = a != b"]),
      ("let x = a && b", .logic, ["let x = a || b"]),
      ("for i in 0..<b {}", .range, ["for i in 0...b {}"]),
      ("let x = a[1...b]", .range, ["let x = a[1..<b]"]),
      ("total += b", .compound, ["total -= b"]),
      ("let x = 0.5 * b", .constant, ["let x = 1.5 * b"]),
      ("let x = b + 1_000", .constant, ["let x = b + 1001"]),
      ("let x = true", .constant, ["let x = false"]),
      ("let x = max(a, b)", .extremum, ["let x = min(a, b)"]),
      ("let x = a.first", .member, ["let x = a.last"]),
      ("let x = !a.isEmpty", .prefix, ["let x = a.isEmpty"]),
      ("let x = -b", .prefix, ["let x = b"]),
      ("let x = a.sorted().count", .call, ["let x = a.count"]),
      ("let x = abs(b)", .call, ["let x = (b)"]),
      ("let x = fold(a, b)", .arguments, ["let x = fold(b, a)"]),
      (
        "let x = Line(slope: a, intercept: b)", .arguments, ["let x = Line(slope: b, intercept: a)"]
      ),
      ("if a > b { return 1 }", .condition, ["if !(a > b) { return 1 }"]),
      ("if a > b { return 1 }", .branch, [""]),
      ("return a + b", .returned, ["return 0.0"]),
      ("guard b > 1 else { return 1 }", .removedGuard, [""]),
      (
        "guard let x = a.first, b > 1 else { return 1 }", .removedGuard,
        ["guard let x = a.first else { return 1 }"]
      ),
      ("total = b", .statement, [""]),
      ("items.append(b)", .statement, [""]),
    ] as [(String, Mutant.Kind, [String])])
  func operators(code: String, kind: Mutant.Kind, expected: [String]) throws {
    #expect(try changes(code, kind) == expected)
  }

  @Test(
    "What is no operator or number that runs is left alone",
    arguments: [
      "// a + b < 1", "let x = \"a + 1 < b\"", "let x = \"\"\"\n  1 + 2\n  \"\"\"",
      "let x: Array<Double> = c", "let x: [String: Array<Optional<Int>>] = c",
      "let f: (Int) -> Int = g", "let x = a...", "let x = Int?.none", "let x = #\"1 + \"2\"#",
    ])
  func untouched(code: String) throws {
    #expect(try mutants(code).map(\.diff) == [])
  }

  @Test("Declarations' heads are left alone, and their bodies are not")
  func heads() throws {
    let source = try ExerciseSource(
      parsing: """
        #if SOLUTION
          import LessonKit
          struct Vector<Element: Comparable> {
            var size = 3
            static func + (left: Self, right: Self) -> Self { left }
            func scaled(by factor: Double = 2) -> Double where Element: Equatable { factor * 4 }
          }
        #else
          // TODO: Write it.
        #endif

        """, path: "A.swift")
    let diffs = Mutator.mutants(of: source, path: "A.swift").map(\.after)
    let head = "func scaled(by factor: Double = 2) -> Double where Element: Equatable"
    #expect(diffs == ["\(head) { 0.0 }", "\(head) { factor / 4 }", "\(head) { factor * 5 }"])
  }

  @Test("Only the learner's lines are changed, and their numbers are those of the file")
  func lines() throws {
    let source = try ExerciseSource(
      parsing: """
        let given = 1 + 2
        func f(_ b: Int) -> Int {
          let offset = 7
          #if MISTAKE_A
            return b
          #elseif SOLUTION
            return b * offset
          #else
            // TODO: Write it.
            return 0
          #endif
        }

        """, path: "A.swift")
    let mutants = Mutator.mutants(of: source, path: "A.swift")
    #expect(mutants.map(\.after) == ["return 0", "return b / offset"])
    #expect(mutants.map(\.line) == [7, 7])
    #expect(mutants[1].text == source.solution.replacing("b * offset", with: "b / offset"))
  }

  @Test("A mutant keeps its id when its line moves")
  func ids() throws {
    let before = try mutants("let x = b + 1\nlet y = b + 1")
    let after = try mutants("let z = a\nlet x = b + 1\nlet y = b + 1")
    #expect(before.map(\.id) == after.map(\.id))
    #expect(Set(before.map(\.id)).count == before.count)
  }

  @Test("A sample is even, repeatable, and no larger than asked for")
  func sample() throws {
    let all = try mutants(String(repeating: "total += b * 2\n", count: 40))
    let sample = Mutator.sample(all, atMost: 20, seed: "a")
    #expect(sample.count == 20)
    #expect(sample == Mutator.sample(all, atMost: 20, seed: "a"))
    let half = sample.count { $0.line < 3 + 20 }
    #expect((9...11).contains(half))
    #expect(Mutator.sample(all, atMost: 1000, seed: "a") == all)
  }

  @Test("A mark excuses its own line, at its end or above it, and one kind where it says so")
  func marks() throws {
    let lines = [
      "let x = a + 1  // equivalent: a is never seen", "// equivalent(bound): both ends are equal",
      "if b < 2 {", "// equivalent:", "let y = \"// equivalent: no comment\"",
    ]
    let source = try ExerciseSource(parsing: lines.joined(separator: "\n") + "\n", path: "A.swift")
    let marks = EquivalentMark.marks(in: source.solutionLines)
    #expect(marks.map(\.line) == [1, 3, 5])
    #expect(marks.map(\.writtenAt) == [1, 2, 4])
    #expect(marks.map(\.kind) == [nil, "bound", nil])
    #expect(marks.map(\.reason) == ["a is never seen", "both ends are equal", ""])
  }
}
