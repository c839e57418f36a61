import Foundation
import Grading
import Testing

@Suite("Crash reports") struct CrashReportTests {
  @Test("The learner's line and the runtime's words are found in a real report") func real() throws
  {
    let text = try Stream.lines("crash-report.txt").map { String(decoding: $0, as: UTF8.self) }
      .joined(separator: "\n")
    let crash = CrashReport.crash(inOutput: text, signal: 4)
    #expect(crash.cause == .trap)
    #expect(crash.message == "Index out of range")
    #expect(
      crash.location == SourceLocation(path: "exercises/01-sample/A.swift", line: 1, column: 49))
  }

  @Test("Endless recursion is told from a wild pointer by its depth, and the call is found")
  func recursion() throws {
    let text = try Stream.lines("overflow-report.txt").map { String(decoding: $0, as: UTF8.self) }
      .joined(separator: "\n")
    let crash = CrashReport.crash(inOutput: text, signal: 11)
    #expect(crash.cause == .stackOverflow)
    #expect(
      crash.location == SourceLocation(path: "exercises/01-sample/A.swift", line: 3, column: 11))
  }

  @Test(
    "Where the compiler kept no line, the function is found",
    arguments: [
      ("gain(_:impurity:)", "gain"), ("closure #1 in static Line.fit(_:to:)", "fit"),
      ("first<A>(_:)", "first"),
    ])
  func function(_ signature: String, name: String) {
    // What a change in place, such as `counts[k] += 1`, leaves behind.
    let text = """
      *** Program crashed: Illegal instruction at 0x00007fa2ac16df7f ***
      2 [ra]          0x00007fa2ac875be7 specialized Array.subscript.modify + 150 in libswift.so
      3 [ra] [system] 0x00005653cef0b911 \(signature) + 608 in program at exercises/01-sample/A.swift
      4 [ra]          0x00005653cef0ba85 f() + 196 in program at exercises/01-sample/B.swift:8:45
      """
    let crash = CrashReport.crash(inOutput: text, signal: 4)
    #expect(crash.location == nil)
    #expect(crash.function == Crash.Function(path: "exercises/01-sample/A.swift", name: name))
  }

  @Test("A segmentation fault without a report is a stack overflow") func overflow() {
    #expect(CrashReport.crash(inOutput: "Test started.", signal: 11).cause == .stackOverflow)
    let wild = "*** Program crashed: Bad pointer dereference at 0x10 ***"
    #expect(CrashReport.crash(inOutput: wild, signal: 11).cause == .trap)
  }

  @Test("A failed allocation is out of memory") func memory() {
    let text = "Fatal error: failed to allocate 100000032 bytes of memory with alignment 8\n"
    let crash = CrashReport.crash(inOutput: text, signal: 6)
    #expect(crash.cause == .outOfMemory)
    #expect(crash.message == nil)
  }

  @Test("A precondition's own words are kept") func precondition() {
    let text = "SampleLesson/A.swift:3: Fatal error: k must be at least 1\n"
    #expect(CrashReport.crash(inOutput: text, signal: 4).message == "k must be at least 1")
  }
}

@Suite("Compiler output") struct CompilerOutputTests {
  @Test("Each diagnostic is read once, with its place") func diagnostics() {
    let text = """
      exercises/01-a/B.swift:1:44: error: cannot find 'w' in scope
      1 | func doubled(_ v: Int) -> Int { return 2 * w }
        |                                            `- error: cannot find 'w' in scope
      exercises/01-a/B.swift:1:44: error: cannot find 'w' in scope
      exercises/01-a/B.swift:2:7: warning: variable 'x' was never used
      error: link command failed with exit code 1 (use -v to see invocation)
      """
    #expect(
      CompilerOutput.diagnostics(in: text) == [
        Diagnostic(
          severity: .error, message: "cannot find 'w' in scope",
          location: SourceLocation(path: "exercises/01-a/B.swift", line: 1, column: 44)),
        Diagnostic(
          severity: .warning, message: "variable 'x' was never used",
          location: SourceLocation(path: "exercises/01-a/B.swift", line: 2, column: 7)),
        Diagnostic(
          severity: .error,
          message: "link command failed with exit code 1 (use -v to see invocation)",
          location: nil),
      ])
  }
}
