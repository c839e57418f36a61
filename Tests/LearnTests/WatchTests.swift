import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension ScratchCourse {
  /// `learn` in a terminal of the test's own.
  func terminal(
    _ arguments: String..., columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    let defaults = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]
    return try PseudoTerminal(
      invocation(arguments, environment: defaults.merging(environment) { _, new in new }),
      columns: columns, rows: rows)
  }

  /// An answer that says which process it runs in, and then does not end.
  func endless(saying file: String) -> String {
    """
    import Foundation
    func doubled(_ value: Int) -> Int {
      let path = "\(root)/\(file)"
      try? "\\(ProcessInfo.processInfo.processIdentifier)"
        .write(toFile: path, atomically: true, encoding: .utf8)
      while true { usleep(1000) }
    }

    """
  }

  /// Waits until the file holds a process's number.
  func process(saidIn file: String) async throws -> pid_t {
    for _ in 0..<1800 {
      if let text = try? read(file), let pid = pid_t(text) { return pid }
      try await Task.sleep(for: .milliseconds(100))
    }
    throw Ended(ending: "It does not run.", errors: "")
  }

  /// Waits until the process has ended. When its parent has as well, some other process collects it
  /// in its own time, or never; until then Linux lists it as a zombie.
  func isGone(_ pid: pid_t) async throws -> Bool {
    for _ in 0..<300 {
      if kill(pid, 0) != 0 { return true }
      let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
      if let state = status?.split(separator: ")").last?.split(separator: " ").first,
        state == "Z" || state == "X"
      {
        return true
      }
      try await Task.sleep(for: .milliseconds(100))
    }
    return false
  }
}

@Suite(
  "Watching with learn in a terminal", .serialized, .tags(.spawnsCompiler), .timeLimit(.minutes(15))
)
struct WatchTests {
  @Test("Every save is graded, and keys lead through the course") func journey() throws {
    let course = try ScratchCourse()
    let terminal = try course.terminal("watch")
    #expect(terminal.shows("Sample › Doubling", "not begun", "Write doubled.", "0/2 done"))

    try course.write(ScratchCourse.wrong, to: ScratchCourse.doubling)
    #expect(
      terminal.shows(
        "0 of 4 checks pass", "doubled(3) is 5; expected 6", "two was added",
        "exercises/01-sample/Doubling.swift:1"))
    terminal.type("n")
    #expect(terminal.shows("4 checks fail yet"))
    terminal.type("h")
    #expect(terminal.shows("Hint 1 of 2: where to look"))
    terminal.type("h")
    #expect(terminal.shows("Hint 2 of 2: the idea"))
    terminal.type("r")
    #expect(terminal.shows("Exercise: Doubling"))

    try course.write(ScratchCourse.right, to: ScratchCourse.doubling)
    #expect(
      terminal.shows("4 of 4 checks pass", "Your doubled returns twice the value.", "1/2 done"))
    terminal.type("s")
    #expect(terminal.shows("return 2 * value"))
    terminal.type("n")
    #expect(terminal.shows("Sample › Counting", "Write countPositive."))
    terminal.type("c")
    #expect(terminal.shows("1 of 2 exercises pass", "1 not begun"))
    terminal.type("l")
    #expect(terminal.shows("❯ · Counting"))
    terminal.type("k\r")
    #expect(terminal.shows("Sample › Doubling", "4 of 4 checks pass"))
    terminal.type("?")
    #expect(terminal.shows("Every save is checked at once."))
    terminal.type("q")
    #expect(terminal.shows("✓ Twice three is six"))
    terminal.type("q")
    #expect(terminal.ends() == 0)
    #expect(terminal.isLineMode)
    #expect(terminal.written.hasSuffix("\u{1B}[?1049l\u{1B}[?2004l"))
  }

  @Test("A save during a run stops that run and grades the new text") func saveDuringRun()
    async throws
  {
    let course = try ScratchCourse()
    try course.write(course.endless(saying: "pid"), to: ScratchCourse.doubling)
    let terminal = try course.terminal("watch")
    #expect(terminal.shows("checking"))
    let pid = try await course.process(saidIn: "pid")
    terminal.type("?")
    #expect(terminal.shows("go on to the next exercise"))
    try course.write(ScratchCourse.wrong, to: ScratchCourse.doubling)
    #expect(terminal.shows("0 of 4 checks pass", "doubled(3) is 5; expected 6"))
    let isGone = try await course.isGone(pid)
    #expect(isGone)
    // By renaming, as many editors save.
    try course.write(ScratchCourse.right, to: "Doubling.new")
    let renamed = rename("\(course.root)/Doubling.new", "\(course.root)/\(ScratchCourse.doubling)")
    #expect(renamed == 0)
    #expect(terminal.shows("4 of 4 checks pass"))
    terminal.type("q")
    #expect(terminal.ends() == 0)
  }

  @Test(
    "However it ends, the terminal is sane and nothing runs",
    arguments: ["ctrl-c", "hangup", "HUP", "TERM"])
  func endings(_ way: String) async throws {
    let course = try ScratchCourse()
    try course.write(course.endless(saying: "pid"), to: ScratchCourse.doubling)
    let terminal = try course.terminal("watch")
    #expect(terminal.shows("checking"))
    let pid = try await course.process(saidIn: "pid")
    switch way {
    case "hangup": terminal.hangUp()
    case "HUP": terminal.send(SIGHUP)
    case "TERM": terminal.send(SIGTERM)
    default: terminal.type("\u{3}")
    }
    #expect(terminal.ends() == 0)
    if way != "hangup" {
      #expect(terminal.isLineMode)
      #expect(terminal.written.contains("\u{1B}[?25h\u{1B}[?1049l"))
    }
    let isGone = try await course.isGone(pid)
    #expect(isGone)
  }

  @Test("A new size is drawn at once, and no line is wider than the window") func sizes() throws {
    let course = try ScratchCourse()
    try course.write(ScratchCourse.wrong, to: ScratchCourse.doubling)
    let terminal = try course.terminal("watch", columns: 200, rows: 50)
    #expect(terminal.shows("0 of 4 checks pass", "l list", "x reset"))
    terminal.resize(columns: 40, rows: 12)
    #expect(terminal.waits { $0.contains("0 of 4 checks pass") && !$0.contains("x reset") })
    #expect(terminal.screen.split(separator: "\n").allSatisfy { $0.count <= 40 })
    #expect(terminal.screen.contains("more"))
    terminal.type("G")
    #expect(terminal.shows("✗ Any number"))
    terminal.type("q")
    #expect(terminal.ends() == 0)
  }

  @Test("What loses work is asked for first") func questions() throws {
    let course = try ScratchCourse()
    try course.write(ScratchCourse.wrong, to: ScratchCourse.doubling)
    let terminal = try course.terminal("watch")
    #expect(terminal.shows("0 of 4 checks pass"))
    terminal.type("s")
    #expect(terminal.shows("Show the solution? y/n"))
    terminal.type("n")
    #expect(terminal.waits { !$0.contains("y/n") })
    #expect(!terminal.screen.contains("2 * value"))
    terminal.type("x")
    #expect(terminal.shows("Reset the file? y/n"))
    terminal.type("y")
    #expect(terminal.shows("not begun", "Write doubled."))
    let stub = try course.read(ScratchCourse.doubling)
    #expect(stub.contains("TODO"))
    let isKept = course.exists("exercises/01-sample/.kept/Doubling.1.swift")
    #expect(isKept)
    terminal.type("q")
    #expect(terminal.ends() == 0)
  }

  @Test("The editor gets the terminal, the file and the line, and the screen comes back")
  func editor() throws {
    let course = try ScratchCourse()
    try course.write("#!/bin/sh\nprintf '%s\\n' \"$*\" > opened\n", to: "bin/vim")
    let changed = chmod("\(course.root)/bin/vim", 0o755)
    #expect(changed == 0)
    let terminal = try course.terminal(
      "watch", environment: ["EDITOR": "\(course.root)/bin/vim -n"])
    #expect(terminal.shows("not begun"))
    terminal.type("o")
    #expect(terminal.hasWritten("\u{1B}[?1049l"))
    #expect(terminal.shows("not begun"))
    terminal.type("q")
    #expect(terminal.ends() == 0)
    let opened = try course.read("opened")
    #expect(opened == "-n +3 \(course.root)/exercises/01-sample/Doubling.swift\n")
  }

  @Test("A terminal that can only print gets every verdict in lines") func dumb() throws {
    let course = try ScratchCourse()
    let terminal = try course.terminal("watch", environment: ["TERM": "dumb"])
    #expect(terminal.hasWritten("Write `doubled`."))
    try course.write(ScratchCourse.wrong, to: ScratchCourse.doubling)
    #expect(terminal.hasWritten("doubled(3) is 5; expected 6"))
    try course.write(ScratchCourse.right, to: ScratchCourse.doubling)
    #expect(terminal.hasWritten("4 of 4 checks pass"))
    #expect(terminal.hasWritten("Write `countPositive`."))
    #expect(!terminal.written.contains("\u{1B}"))
    terminal.interrupt()
    #expect(terminal.ends() == 0)
  }

  @Test("NO_COLOR leaves out colours and nothing else") func noColor() throws {
    let course = try ScratchCourse()
    try course.write(ScratchCourse.wrong, to: ScratchCourse.doubling)
    let terminal = try course.terminal("watch", environment: ["NO_COLOR": "1"])
    #expect(terminal.shows("0 of 4 checks pass"))
    terminal.type("q")
    #expect(terminal.ends() == 0)
    #expect(!terminal.written.contains(/\u{1B}\[[0-9;]*3[0-7]m/))
    #expect(terminal.written.contains("\u{1B}[2m"))
  }

  @Test("The list on a terminal chooses the current exercise") func list() async throws {
    let course = try ScratchCourse()
    let terminal = try course.terminal("list")
    #expect(terminal.shows("❯ · Doubling", "· Counting", "0/2 done"))
    terminal.type("/count\r")
    #expect(terminal.waits { !$0.contains("Doubling") })
    terminal.type("\r")
    #expect(terminal.ends() == 0)
    #expect(terminal.isLineMode)
    let answer = try await course.learn("next")
    #expect(answer.output.contains("Write `countPositive`."))
  }

  @Test("Ctrl-C stops the demo alone, and what it printed is there at once") func demo()
    async throws
  {
    let course = try ScratchCourse()
    try course.write(course.endless(saying: "pid"), to: ScratchCourse.doubling)
    try course.write(
      "func demo() throws {\n  print(\"it begins\")\n  print(doubled(21))\n}\n",
      to: "solutions/01-sample/Demo.swift")
    let terminal = try course.terminal("run")
    #expect(terminal.hasWritten("it begins"))
    let pid = try await course.process(saidIn: "pid")
    terminal.type("\u{3}")
    #expect(terminal.ends() == 130)
    #expect(terminal.written.contains("Stopped."))
    let isGone = try await course.isGone(pid)
    #expect(isGone)
  }
}
