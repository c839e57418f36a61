import Course
import Grading
import Testing

@Suite("Feedback") struct FeedbackTests {
  private static let stub = """
    /// Doubles.
    func doubled(_ value: Int) -> Int {
      // TODO: Multiply.
      return -1
    }

    """

  private func exercise() throws -> Exercise {
    let page = try LessonPage(
      parsing: """
        # T
        > S.

        Chapter: c · 1 minutes · Data: none

        ## Exercise: Doubling
        [x](../exercises/01-a/B.swift)

        Brief.

        """, path: "p")
    return Lesson(name: try #require(LessonName("01-a")), page: page).exercises[0]
  }

  private func lines(_ state: ExerciseGrade.State, source: String = stub) throws -> [String] {
    Feedback(
      ExerciseGrade(exercise: "01-a/B", state: state), exercise: try exercise(), source: source,
      stub: Self.stub
    ).lines.map { "\($0.role): \($0.text)" }
  }

  private func graded(_ outcome: Outcome) -> ExerciseGrade.State {
    .graded([
      CheckResult(check: Check(id: .init(test: "t"), title: "Twice three is six"), outcome: outcome)
    ])
  }

  @Test("Not attempted says where to begin") func notAttempted() throws {
    #expect(
      try lines(.notAttempted) == [
        "heading: Doubling: not begun yet",
        "detail: The file is still as it was handed out. Look for TODO:",
        "place: exercises/01-a/B.swift:3",
      ])
  }

  @Test("Wrong says what came, what was expected, the likely mistake and the function's line")
  func wrong() throws {
    let issue = Issue(headline: "doubled(3) is 5; expected 6", explanation: "Two was added.")
    #expect(
      try lines(graded(.failed([issue]))) == [
        "heading: Doubling: 0 of 1 checks pass",
        "failed: Twice three is six",
        "detail: doubled(3) is 5; expected 6",
        "explanation: Two was added.",
        "place: exercises/01-a/B.swift:2",
      ])
  }

  @Test("Does not compile shows the compiler's words and the line, once") func doesNotCompile()
    throws
  {
    let diagnostic = Diagnostic(
      severity: .error, message: "cannot find 'w' in scope",
      location: SourceLocation(path: "exercises/01-a/B.swift", line: 4, column: 10))
    #expect(
      try lines(.doesNotCompile([diagnostic])) == [
        "heading: Doubling: does not compile yet",
        "detail: cannot find 'w' in scope",
        "place: exercises/01-a/B.swift:4:10",
        "code: return -1",
      ])
  }

  @Test("A changed signature says which one is needed") func signature() throws {
    #expect(
      try lines(.signatureChanged([]), source: "func doubled(value: Int) -> Int { 1 }") == [
        "heading: Doubling: the checks can no longer call it",
        "detail: The file compiles, but this declaration is gone or has changed. It needs:",
        "code: func doubled(_ value: Int) -> Int",
        "place: exercises/01-a/B.swift",
      ])
  }

  @Test("A signature is all that a caller sees, in one line, and nothing of the body")
  func signatures() {
    let signatures = Declarations.signatures(
      in: """
        /// func none() {}
        @MainActor
        public struct A<T>: B where T: C {
          init?(_ a: Int) { return nil }
          private func hidden() {}
          static func of(
            _ values: [T] = ["{"],  // Why.
            by less: (T, T) -> Bool
          ) throws -> T? { nil }
        }
        protocol P {
          func a() -> Int
          func b()
        }
        typealias D = E
        """)
    #expect(
      signatures == [
        "public struct A<T>: B where T: C", "init?(_ a: Int)",
        #"static func of(_ values: [T] = ["{"], by less: (T, T) -> Bool) throws -> T?"#,
        "protocol P", "func a() -> Int", "func b()", "typealias D = E",
      ])
    #expect(Declarations.call(of: "func a(_ b: Int, to c: Int)") == "func a(_: Int, to: Int)")
  }

  @Test("A name is looked for where it is declared, not where it is written about")
  func places() {
    let text =
      "// func mean() is next\nlet text = \"func mean()\"\nstruct Means {}\nfunc mean<T>() {}"
    #expect(text.line(ofCall: "mean([1]) is 2") == 4)
    #expect(text.line(ofCall: "Means(a: 1).count is 2") == 3)
    #expect(text.line(ofCall: "text is 2") == 2)
    #expect("func a() { let mean = 1 }".line(ofCall: "mean is 2") == nil)
  }

  @Test("Crashed, too slow and ended early are different messages") func trouble() throws {
    let crash = Crash(
      cause: .trap, message: "Index out of range",
      location: SourceLocation(path: "exercises/01-a/B.swift", line: 4))
    #expect(
      try lines(graded(.crashed(crash))).suffix(4) == [
        "detail: It crashed: Index out of range.",
        "explanation: Which list is shorter than the code takes it to be? "
          + "Think of empty and one-element input.",
        "place: exercises/01-a/B.swift:4",
        "code: return -1",
      ])
    let lineless = Crash(
      cause: .trap, function: Crash.Function(path: "exercises/01-a/B.swift", name: "doubled"))
    #expect(try lines(graded(.crashed(lineless))).last == "place: exercises/01-a/B.swift:2")
    #expect(
      try lines(graded(.timedOut(seconds: 10))).contains(
        "detail: It was still running after 10 s and was stopped."))
    #expect(
      try lines(graded(.crashed(Crash(cause: .exited)))).contains(
        "detail: It ended the whole program before the check was over."))
  }

  @Test("Only the first failures are told in full") func detailed() throws {
    let results = (1...5).map { number in
      CheckResult(
        check: Check(id: .init(test: "t\(number)"), title: "Check \(number)"),
        outcome: .failed([Issue(headline: "doubled(\(number)) is 0; expected \(2 * number)")]))
    }
    let lines = try lines(.graded(results))
    #expect(lines.count { $0.hasPrefix("failed: ") } == 5)
    #expect(lines.count { $0.hasPrefix("detail: ") } == 3)
  }

  @Test("The trouble of a grade is that of its first failed check") func kinds() {
    func trouble(_ state: ExerciseGrade.State) -> Trouble? {
      ExerciseGrade(exercise: "e", state: state).trouble
    }
    #expect(trouble(.notAttempted) == .notAttempted)
    #expect(trouble(.doesNotCompile([])) == .doesNotCompile)
    #expect(trouble(.signatureChanged([])) == .doesNotCompile)
    #expect(trouble(graded(.passed)) == nil)
    #expect(trouble(graded(.failed([]))) == .wrong)
    #expect(trouble(graded(.crashed(Crash(cause: .trap)))) == .crashed)
    #expect(trouble(graded(.timedOut(seconds: 1))) == .tooSlow)
    #expect(trouble(.graded([])) == .wrong)
    #expect(!ExerciseGrade(exercise: "e", state: .graded([])).isPassed)
  }

  @Test("Declarations are found with their modifiers, over several lines") func declarations() {
    let source = """
      /// func not(this)
      public struct Line: Equatable {
        mutating func fit(
          _ x: [Double],
          to y: [Double]
        ) throws {
          let f = 1
        }
        init(a: Int) { }
      }
      """
    #expect(
      Declarations.signatures(in: source) == [
        "public struct Line: Equatable",
        "mutating func fit(_ x: [Double], to y: [Double]) throws",
        "init(a: Int)",
      ])
  }
  @Test("Names that only the body knows do not tell declarations apart") func call() {
    func call(_ signature: String) -> String { Declarations.call(of: signature) }
    #expect(
      call("func fit(_ x: [Double], to y: [Double]) throws")
        == call("func fit(_ feature: [Double], to target: [Double]) throws"))
    #expect(call("func fit(_ x: [Double])") != call("func fit(x: [Double])"))
    #expect(call("func fit(_ x: [Double])") != call("func fit(_ x: [Int])"))
    #expect(call("init(rows: Int, columns: Int)") == "init(rows: Int, columns: Int)")
  }
}
