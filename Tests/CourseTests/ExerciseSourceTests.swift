import Course
import Testing

@Suite("Exercise sources") struct ExerciseSourceTests {
  private static let text = """
    /// Doubles.
    func doubled(_ value: Int) -> Int {
      #if MISTAKE_ADDS_TWO
        // Feedback: two was added
        return value + 2
      #elseif MISTAKE_SQUARES
        // Feedback: multiplied by itself
        return value * value
      #elseif SOLUTION
        return 2 * value
      #else
        // TODO: Multiply.
        return -1
      #endif
    }

    """

  private func source(_ text: String = text) throws -> ExerciseSource {
    try ExerciseSource(parsing: text, path: "solutions/01-a/B.swift")
  }

  @Test("The stub keeps the last branch, two columns further left") func stub() throws {
    #expect(
      try source().stub == """
        /// Doubles.
        func doubled(_ value: Int) -> Int {
          // TODO: Multiply.
          return -1
        }

        """)
  }

  @Test("The solution is clean of directives") func solution() throws {
    #expect(
      try source().solution == """
        /// Doubles.
        func doubled(_ value: Int) -> Int {
          return 2 * value
        }

        """)
    #expect(try source().solutionLines[2].number == 10)
  }

  @Test("A learner reads the solution without the marks that excuse mutants") func marks() throws {
    let source = try source(
      """
      func sorted(_ values: [Int]) -> [Int] {
        #if SOLUTION
          // Stable, so that ties stay as they were.
          // equivalent: ties cannot be told apart
          let words = "// equivalent: text"  // equivalent(bound): no two alike
          return values.sorted()  // equivalent figures are fine
        #else
          return []
        #endif
      }

      """)
    #expect(
      source.shownSolution == """
        func sorted(_ values: [Int]) -> [Int] {
          // Stable, so that ties stay as they were.
          let words = "// equivalent: text"
          return values.sorted()  // equivalent figures are fine
        }

        """)
    #expect(source.solution.contains("no two alike"))
  }

  @Test("Mistakes have their names, words and lines") func mistakes() throws {
    let mistakes = try source().mistakes
    #expect(mistakes.map(\.name) == ["ADDS_TWO", "SQUARES"])
    #expect(mistakes.map(\.words) == [["two was added"], ["multiplied by itself"]])
    #expect(mistakes.map(\.line) == [3, 6])
    #expect(mistakes[0].define == "MISTAKE_ADDS_TWO")
  }

  @Test("A right answer is put in wherever it has a branch, and shown to nobody") func rights()
    throws
  {
    let source = try source(
      """
      #if RIGHT_SHIFTS
        let bits = 1
      #elseif SOLUTION
      #endif
      func doubled(_ value: Int) -> Int {
        #if MISTAKE_SQUARES
          return value * value
        #elseif RIGHT_ADDS
          return value + value
        #elseif RIGHT_SHIFTS
          return value << bits
        #elseif SOLUTION
          return 2 * value
        #else
          return -1
        #endif
      }

      """)
    #expect(source.rights.map(\.name) == ["SHIFTS", "ADDS"])
    #expect(source.rights.map(\.line) == [1, 8])
    #expect(source.rights[0].define == "RIGHT_SHIFTS")
    #expect(source.mistakes.map(\.name) == ["SQUARES"])
    let function = "func doubled(_ value: Int) -> Int {\n"
    #expect(
      source.version(with: .right("SHIFTS")).text
        == "let bits = 1\n\(function)  return value << bits\n}\n")
    #expect(
      source.version(with: .right("ADDS")).text == "\(function)  return value + value\n}\n")
    #expect(source.version(with: .right("ADDS")).map(\.number) == [5, 9, 17])
    #expect(source.shownSolution == "\(function)  return 2 * value\n}\n")
    #expect(source.stub == "\(function)  return -1\n}\n")
  }

  @Test("A release without answers parses to the same stub") func release() throws {
    let released = try source(source().stub)
    #expect(!released.hasSolution)
    #expect(try released.stub == source().stub)
    #expect(released.mistakes.isEmpty)
  }

  @Test("Windows line ends are read like any other") func lineEnds() throws {
    let windows = Self.text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    #expect(try source(windows).stub == source().stub)
  }

  @Test(
    "A directive out of place is an error with its line",
    arguments: [
      ("#if SOLUTION\n", 1, "never closed"),
      ("#endif\n", 1, "without an #if"),
      ("#else\n", 1, "without an #if"),
      ("#if SOLUTION\n#if SOLUTION\n#endif\n#endif\n", 2, "do not nest"),
      ("#if os(Linux)\n#endif\n", 1, "neither SOLUTION nor"),
      ("#if MISTAKE_lower\n#elseif SOLUTION\n#endif\n", 1, "neither SOLUTION nor"),
      ("#if RIGHT_\n#elseif SOLUTION\n#endif\n", 1, "neither SOLUTION nor"),
      ("#if RIGHT_A\n#elseif MISTAKE_A\n#elseif SOLUTION\n#endif\n", 2, "before the right"),
      ("#if SOLUTION\n#elseif RIGHT_A\n#endif\n", 2, "come before SOLUTION"),
      ("#if MISTAKE_A\n#endif\n", 1, "no SOLUTION branch"),
      ("#if MISTAKE_A\n#else\n#endif\n", 2, "follows the SOLUTION branch"),
      ("#if SOLUTION\n#elseif MISTAKE_A\n#endif\n", 2, "come before SOLUTION"),
      ("#if SOLUTION\n#else\n#else\n#endif\n", 3, "last branch"),
    ])
  func refused(_ text: String, line: Int, words: String) throws {
    let error = try #require(throws: CourseError.self) { try source(text) }
    guard case .badSource(let path, let found, let problem) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(path == "solutions/01-a/B.swift")
    #expect(found == line)
    #expect(problem.contains(words))
  }
}
