import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite(
  "What watch stands up to", .serialized, .tags(.spawnsCompiler), .timeLimit(.minutes(15))
)
struct WatchAbuseTests {
  @Test("When learn itself is killed, the check that it runs ends too") func killed() async throws {
    let course = try ScratchCourse()
    try course.write(course.endless(saying: "pid"), to: ScratchCourse.doubling)
    let terminal = try course.terminal("watch")
    #expect(terminal.shows("checking"))
    let pid = try await course.process(saidIn: "pid")
    terminal.send(SIGKILL)
    #expect(terminal.ends() == 128 + SIGKILL)
    let isGone = try await course.isGone(pid)
    #expect(isGone)
    // What was being done is graded anew by the next one.
    try course.write(ScratchCourse.right, to: ScratchCourse.doubling)
    let answer = try await course.learn("check", "Doubling")
    #expect(answer.status == 0)
  }

  @Test("Two files saved at once leave the current exercise on the screen, with its own verdict")
  func together() throws {
    let course = try ScratchCourse()
    let counting = "func countPositive(_ values: [Int]) -> Int { values.count { $0 > 0 } }\n"
    let terminal = try course.terminal("watch")
    #expect(terminal.shows("Sample › Doubling", "not begun"))
    try course.write(counting, to: ScratchCourse.counting)
    try course.write(ScratchCourse.wrong, to: ScratchCourse.doubling)
    #expect(terminal.shows("Sample › Doubling", "0 of 4 checks pass"))
    try course.write(ScratchCourse.right, to: ScratchCourse.doubling)
    try course.write(counting + "\n", to: ScratchCourse.counting)
    #expect(terminal.shows("Sample › Doubling", "4 of 4 checks pass"))
    terminal.type("q")
    #expect(terminal.ends() == 0)
  }

  @Test("An editor that moves the old file aside and writes a new one is heard")
  func backups() throws {
    let course = try ScratchCourse()
    let path = "\(course.root)/\(ScratchCourse.doubling)"
    let terminal = try course.terminal("watch")
    #expect(terminal.shows("not begun"))
    for (text, verdict) in [
      (ScratchCourse.wrong, "0 of 4 checks pass"), (ScratchCourse.right, "4 of 4 checks pass"),
    ] {
      // What vim does with 'backupcopy' at "no".
      let moved = rename(path, path + "~")
      #expect(moved == 0)
      try course.write(text, to: ScratchCourse.doubling)
      let removed = unlink(path + "~")
      #expect(removed == 0)
      #expect(terminal.shows(verdict))
    }
    terminal.type("q")
    #expect(terminal.ends() == 0)
  }

  @Test("A file that is deleted is said to be missing, and graded when it is back")
  func deleted() throws {
    let course = try ScratchCourse()
    try course.write(ScratchCourse.wrong, to: ScratchCourse.doubling)
    let path = "\(course.root)/\(ScratchCourse.doubling)"
    let terminal = try course.terminal("watch")
    #expect(terminal.shows("0 of 4 checks pass"))
    let removed = unlink(path)
    #expect(removed == 0)
    #expect(
      terminal.shows("\(ScratchCourse.doubling) is missing.", "learn reset", "not checked"))
    #expect(!terminal.screen.contains("checks pass"))
    try course.write(ScratchCourse.right, to: ScratchCourse.doubling)
    #expect(terminal.shows("4 of 4 checks pass"))
    terminal.type("q")
    #expect(terminal.ends() == 0)
  }

  @Test("A text that is no Swift is told at its line, and the next save is graded as ever")
  func syntaxError() throws {
    let course = try ScratchCourse()
    try course.write("func doubled(_ value: Int -> Int {\n", to: ScratchCourse.doubling)
    let terminal = try course.terminal("watch")
    #expect(terminal.shows("✗ does not compile", "exercises/01-sample/Doubling.swift:1:"))
    try course.write("", to: ScratchCourse.doubling)
    #expect(terminal.shows("✗ cannot be called", "func doubled(_ value: Int) -> Int"))
    try course.write(ScratchCourse.right, to: ScratchCourse.doubling)
    #expect(terminal.shows("4 of 4 checks pass"))
    terminal.type("q")
    #expect(terminal.ends() == 0)
  }

  @Test("The page opens at the exercise once it has been begun, and g leads to the top")
  func section() throws {
    let course = try ScratchCourse()
    try course.write(ScratchCourse.wrong, to: ScratchCourse.doubling)
    let terminal = try course.terminal("watch", rows: 14)
    #expect(terminal.shows("0 of 4 checks pass"))
    terminal.type("r")
    #expect(terminal.waits { $0.split(separator: "\n")[3...].first == "Exercise: Doubling" })
    terminal.type("g")
    #expect(terminal.shows("Try the runner."))
    terminal.type("qq")
    #expect(terminal.ends() == 0)
  }
}
