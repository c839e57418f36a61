import Testing

@testable import Grading

@Suite("What a linker says") struct LinkerOutputTests {
  @Test("A second beginning is placed in the file that has it") func main() {
    let text = """
      error: link command failed with exit code 1 (use -v to see invocation)
      ld.lld: error: duplicate symbol: main
      >>> defined at A.swift:0 (exercises/06-missing/A.swift:0)
      >>>            /tmp/TemporaryDirectory.7jtUY2/L-1.o:(main)
      >>> defined at Main.o
      >>>            Main.o:(.text.main+0x0)
      clang: error: linker command failed with exit code 1 (use -v to see invocation)
      """
    #expect(
      LinkerOutput.diagnostics(in: text) == [
        Diagnostic(
          severity: .error, message: LinkerOutput.secondMain,
          location: SourceLocation(path: "exercises/06-missing/A.swift", line: 1))
      ])
  }

  @Test("A symbol that is not there is placed in the line that calls it") func undefined() {
    let text = """
      ld.lld: error: undefined symbol: nowhere
      >>> referenced by B.swift:2 (exercises/06-missing/B.swift:2)
      >>>               /tmp/TemporaryDirectory.HxjPDx/L-1.o:($s1L5otherSiyF)
      """
    let diagnostics = LinkerOutput.diagnostics(in: text)
    #expect(diagnostics.map(\.location?.description) == ["exercises/06-missing/B.swift:2"])
    #expect(diagnostics.allSatisfy { $0.message.contains("nowhere") })
  }

  @Test(
    "What Apple's linker says is read too, without a place",
    arguments: [
      "duplicate symbol '_main' in:\n    /a/L.o\n    /a/Main.o\n",
      "Undefined symbols for architecture arm64:\n  \"_nowhere\", referenced from:\n      other\n",
    ])
  func apple(_ text: String) {
    let diagnostics = LinkerOutput.diagnostics(in: text)
    #expect(diagnostics.count == 1)
    #expect(diagnostics.allSatisfy { $0.location == nil })
  }

  @Test(
    "What is nobody's code is left out",
    arguments: [
      "ld.lld: error: failed to open program: Permission denied\n",
      "error: link command failed with exit code 1 (use -v to see invocation)\n",
    ])
  func machine(_ text: String) {
    #expect(LinkerOutput.diagnostics(in: text).isEmpty)
  }
}
