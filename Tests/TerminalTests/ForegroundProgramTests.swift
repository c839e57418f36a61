import Foundation
import Terminal
import Testing

@Suite("Programs that get the terminal", .timeLimit(.minutes(1)))
struct ForegroundProgramTests {
  private let environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/bin:/usr/bin"]

  @Test(
    "The status says how the program ended",
    arguments: [
      ("true", Int32(0)), ("exit 3", 3), ("kill -TERM $$", 143), ("/no/such/program", 127),
    ])
  func status(command: String, expected: Int32) {
    #expect(ForegroundProgram(command + " 2>/dev/null", environment: environment).run() == expected)
  }

  @Test("Input is read to its end, however long it is, and may be left unread")
  func input() {
    let text = String(repeating: "a line of text\n", count: 20_000)
    let count = ForegroundProgram("test $(wc -c) -eq \(text.utf8.count)", environment: environment)
    #expect(count.run(input: text) == 0)
    #expect(
      ForegroundProgram("head -c 1 >/dev/null", environment: environment).run(input: text) == 0)
  }

  // Only Linux says in files which group a process is in and which signals it blocks.
  #if os(Linux)
    @Test("The program stays in the terminal's process group and hears every signal")
    func group() async {
      let command = """
        group=$(cut -d' ' -f5 /proc/$$/stat) && test "$group" -gt 0 &&
        test "$group" = "$(cut -d' ' -f5 /proc/$PPID/stat)" &&
        exec grep -q '^SigBlk:.*0000000000000000' /proc/self/status
        """
      let environment = environment
      let status = await Task.detached {
        ForegroundProgram(command, environment: environment).run()
      }.value
      #expect(status == 0)
    }
  #endif

  @Test("A pager that is missing leaves the text to be written out")
  func pager() throws {
    var terminal = TerminalCapabilities.plain()
    terminal.isTTY = true
    terminal.hasAttributes = true
    let missing = try #require(
      Pager.forText(lineCount: 99, terminal, environment: ["PAGER": "no-such-pager 2>/dev/null"]))
    #expect(!missing.show("text", environment: environment))
    let present = try #require(
      Pager.forText(lineCount: 99, terminal, environment: ["PAGER": "cat >/dev/null"]))
    #expect(present.show("text", environment: environment))
  }
}
