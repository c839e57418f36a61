import Foundation
import Synchronization
import Testing

@testable import OperatingSystem

@Suite("Subprocesses") struct SubprocessTests {
  private func shell(_ script: String, limits: Limits = Limits()) -> Invocation {
    Invocation(
      executable: "/bin/sh", arguments: ["-c", script],
      environment: ["PATH": "/usr/bin:/bin"], directory: "/tmp", limits: limits)
  }

  @Test("Output, errors and status come apart") func output() async throws {
    let result = try await Subprocess.run(shell("echo out; echo err >&2; exit 7"))
    #expect(result.ending == .exited(7))
    #expect(result.output.text == "out\n")
    #expect(result.errors.text == "err\n")
  }

  @Test("A program that prints far more than a pipe holds runs to its end, its middle left out")
  func flood() async throws {
    let result = try await Subprocess.run(
      shell("i=0; while [ $i -lt 20000 ]; do echo line $i of the flood; i=$((i+1)); done; echo end")
    )
    #expect(result.ending == .exited(0))
    #expect(result.output.text.hasPrefix("line 0 of the flood\n"))
    #expect(result.output.text.hasSuffix("end\n"))
    #expect(result.output.text.contains("bytes left out"))
    #expect(result.output.text.utf8.count < 40_000)
  }

  @Test("Events arrive line by line, and can stop the program") func events() async throws {
    let result = try await Subprocess.run(
      shell("echo one >&3; echo two >&3; sleep 60"),
      monitor: .init(onEvent: {
        String(decoding: $0, as: UTF8.self) == "two" ? .enough : .signOfLife
      }))
    #expect(result.ending == .stopped)
  }

  @Test("Silence for longer than allowed kills the program and what it started") func silence()
    async throws
  {
    let told = Told()
    let result = try await Subprocess.run(
      shell("sleep 61 & echo $! >&3; echo $$ >&3; sleep 61"),
      monitor: .init(silence: 0.3, onEvent: told.take))
    #expect(result.ending == .timedOut)
    try await expectEnded(told, count: 2)
  }

  @Test("What says nothing of the program gives it no more time") func heartbeats() async throws {
    let result = try await Subprocess.run(
      shell("while :; do echo beat >&3; sleep 0.05; done"),
      monitor: .init(silence: 0.5, total: 30, onEvent: { _ in .nothing }))
    #expect(result.ending == .timedOut)
    #expect(result.duration < 10)
  }

  @Test("A descriptor that this program was started with is not handed on") func inherited()
    async throws
  {
    // One that does not close by itself, as a caller leaves it.
    let descriptor = dup(2)
    defer { close(descriptor) }
    let result = try await Subprocess.run(
      shell("ls /proc/self/fd 2>/dev/null || ls /dev/fd"), monitor: .init(total: 20))
    let open = result.output.text.split(whereSeparator: \.isNewline).compactMap { Int32($0) }
    // Of the list's own, `ls` reads one.
    #expect(open.filter { $0 > 2 }.count <= 1)
    #expect(!open.contains(descriptor))
  }

  /// The numbers of the processes that a program tells of.
  private final class Told: Sendable {
    private let told = Mutex<[String]>([])
    var processes: [String] { told.withLock { $0 } }

    func take(_ line: Data) -> Subprocess.Heard {
      told.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
      return .signOfLife
    }
  }

  /// Waits a little for the processes to end, and lists them as `ps` does.
  private func expectEnded(
    _ told: Told, count: Int, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try #require(told.processes.count == count, sourceLocation: sourceLocation)
    // One whose parent has died as well may stay a zombie, which does nothing.
    let list = "ps -o pid= -o stat= -p \(told.processes.joined(separator: ",")) | grep -v ' Z'"
    var left = "not looked"
    for _ in 0..<50 where !left.isEmpty {
      left = try await Subprocess.run(shell(list)).output.text
      if !left.isEmpty { try await Task.sleep(for: .milliseconds(100)) }
    }
    #expect(left.isEmpty, sourceLocation: sourceLocation)
  }

  @Test(
    "A program below that only works is killed; one that waits is spared", arguments: [true, false])
  func work(isBusy: Bool) async throws {
    let body = isBusy ? "while :; do :; done" : "sleep 1; echo done >&3"
    let result = try await Subprocess.run(
      shell("echo start >&3; sh -c '\(body)'; exit 0"),
      monitor: .init(silence: 60, work: 0.2, onEvent: { _ in .signOfLife }))
    #expect(result.ending == (isBusy ? .timedOut : .exited(0)))
  }

  /// Does the runs that it is ordered to do: `ok`, `crash`, `hang` and `die`.
  private func service() -> Invocation {
    shell(
      """
      while read -r order; do
        echo "$order" >&3
        echo "said $order"
        case $order in
        ok) echo ended 0 >&3 ;;
        crash) echo warned >&2; echo ended 11 >&3 ;;
        hang) read -r stop; echo "told $stop" >&3; echo ended 9 >&3 ;;
        die) exit 3 ;;
        esac
      done
      """)
  }

  private static func ending(_ line: Data) -> InvocationResult.Ending? {
    let words = String(decoding: line, as: UTF8.self).split(separator: " ")
    guard words.first == "ended", let status = words.last.flatMap({ Int32($0) }) else { return nil }
    return InvocationResult.Ending(wait: status)
  }

  private func serve(
    _ orders: [String], silence: Double = 10, enough: String? = nil
  ) async throws -> (
    runs: [InvocationResult], last: InvocationResult, events: [String]
  ) {
    let runs = Mutex<[InvocationResult]>([])
    let events = Mutex<[String]>([])
    let last = try await Subprocess.run(
      service(),
      monitor: .init(
        silence: silence,
        onEvent: { line in
          let event = String(decoding: line, as: UTF8.self)
          events.withLock { $0.append(event) }
          return event == enough ? .enough : .signOfLife
        },
        service: .init(
          order: Data("\(orders[0])\n".utf8), stop: Data("stop\n".utf8),
          ending: Self.ending,
          next: { result in
            let count = runs.withLock {
              $0.append(result)
              return $0.count
            }
            return count < orders.count ? Data("\(orders[count])\n".utf8) : nil
          })))
    return (runs.withLock { $0 }, last, events.withLock { $0 })
  }

  @Test("A program that serves does one run after another, and what each said is told apart")
  func runs() async throws {
    let (runs, last, events) = try await serve(["ok", "crash", "ok"])
    #expect(runs.map(\.ending) == [.exited(0), .signaled(11), .exited(0)])
    #expect(runs.map(\.output.text) == ["said ok\n", "said crash\n", "said ok\n"])
    #expect(runs.map(\.errors.text) == ["", "warned\n", ""])
    #expect(events == ["ok", "crash", "ok"])
    #expect(last.ending == .stopped)
  }

  @Test("A run of which enough is known is ended, and the program does the next")
  func runIsEnough() async throws {
    let (runs, last, events) = try await serve(["hang", "ok"], enough: "hang")
    #expect(runs.map(\.ending) == [.stopped, .exited(0)])
    #expect(events == ["hang", "told stop", "ok"])
    #expect(last.ending == .stopped)
  }

  @Test("A run that is silent for too long is ended without the program") func runStopped()
    async throws
  {
    let (runs, last, events) = try await serve(["hang", "ok"], silence: 0.3)
    #expect(runs.map(\.ending) == [.timedOut, .exited(0)])
    #expect(events == ["hang", "told stop", "ok"])
    #expect(last.ending == .stopped)
  }

  @Test("A program that ends itself while it serves ends as any other") func runDied() async throws
  {
    let (runs, last, _) = try await serve(["ok", "die", "ok"])
    #expect(runs.map(\.ending) == [.exited(0)])
    #expect(last.ending == .exited(3))
    #expect(last.output.text == "said die\n")
  }

  @Test("A child that keeps the pipes open does not keep the caller waiting") func orphan()
    async throws
  {
    let result = try await Subprocess.run(shell("sleep 30 & echo done"), monitor: .init(total: 20))
    #expect(result.ending == .exited(0))
    #expect(result.duration < 10)
  }

  @Test("Death by signal is told apart from an exit") func signal() async throws {
    #expect(try await Subprocess.run(shell("kill -SEGV $$")).ending == .signaled(11))
  }

  @Test("Cancelling kills the program and what it started") func cancel() async throws {
    let told = Told()
    let task = Task {
      try await Subprocess.run(
        shell("sleep 62 & echo $! >&3; echo $$ >&3; sleep 62"), monitor: .init(onEvent: told.take))
    }
    for _ in 0..<600 where told.processes.count < 2 {
      try await Task.sleep(for: .milliseconds(50))
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    try await expectEnded(told, count: 2)
  }

  @Test("The limits hold") func limits() async throws {
    let script =
      "file=$(mktemp); (head -c 3000000 /dev/zero >$file); status=$?; rm $file; exit $status"
    #expect(try await Subprocess.run(shell(script)).ending == .exited(0))
    let limited = try await Subprocess.run(shell(script, limits: Limits(fileSize: 1)))
    #expect(limited.ending != .exited(0))
  }
}
