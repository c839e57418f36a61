import Foundation
import Synchronization

/// Runs one program in its own process group and drains its pipes while it runs.
package enum Subprocess {
  /// What is watched while the program runs.
  package struct Monitor: Sendable {
    /// The longest silence on the event stream, in seconds, before the program is killed; asked
    /// anew while it runs.
    package var silence: @Sendable () -> Double

    /// The most processor time without an event, in seconds, before the program is killed; asked
    /// anew while it runs. A program that waits for the processor, or for anything else, is spared.
    package var work: @Sendable () -> Double

    /// The longest run, in seconds.
    package var total: Double

    /// Called with each line of the event stream, and says what to make of it.
    ///
    /// The program finds the stream as descriptor 3; `nil` when it has none.
    package var onEvent: (@Sendable (Data) -> Heard)?

    /// Called with what the program prints, as it comes.
    package var onOutput: (@Sendable (Data) -> Void)?

    /// Called with what it writes to its standard output alone.
    package var onStandardOutput: (@Sendable (Data) -> Void)?

    /// The orders of a program that takes them; `nil` for one that runs once.
    package var service: Service?

    package init(
      silence: @autoclosure @escaping @Sendable () -> Double = .infinity,
      work: @autoclosure @escaping @Sendable () -> Double = .infinity,
      total: Double = .infinity,
      onEvent: (@Sendable (Data) -> Heard)? = nil, onOutput: (@Sendable (Data) -> Void)? = nil,
      onStandardOutput: (@Sendable (Data) -> Void)? = nil, service: Service? = nil
    ) {
      self.silence = silence
      self.work = work
      self.total = total
      self.onEvent = onEvent
      self.onOutput = onOutput
      self.onStandardOutput = onStandardOutput
      self.service = service
    }
  }

  /// What an event says of the program.
  package enum Heard: Sendable {
    /// It goes on, and has its whole time for what comes next.
    case signOfLife

    /// Nothing that anybody waits for.
    case nothing

    /// Enough: the program is stopped, or the run at hand of one that serves.
    case enough
  }

  /// How a program is led that does one run after another, each in a process of its own, as it is
  /// ordered to on its standard input.
  package struct Service: Sendable {
    /// What it is told first.
    package var order: Data

    /// What makes it end the run at hand, of which it then notes the end as of any other.
    package var stop: Data

    /// Reads an event that notes a run's end; `nil` for any other.
    package var ending: @Sendable (Data) -> InvocationResult.Ending?

    /// Called with what came of each run. Returns the next order; without one, the program is
    /// killed and its ending is ``InvocationResult/Ending/stopped``.
    package var next: @Sendable (InvocationResult) -> Data?

    package init(
      order: Data, stop: Data, ending: @escaping @Sendable (Data) -> InvocationResult.Ending?,
      next: @escaping @Sendable (InvocationResult) -> Data?
    ) {
      self.order = order
      self.stop = stop
      self.ending = ending
      self.next = next
    }
  }

  /// Runs `command` to its end.
  ///
  /// Cancelling the task kills the program's process group.
  ///
  /// - Throws: ``SystemError`` when the program cannot be started; `CancellationError`.
  package static func run(_ command: Invocation, monitor: Monitor = Monitor()) async throws
    -> InvocationResult
  {
    let wake = try Wake()
    let result = try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        // A thread of its own, as it blocks for as long as the program runs.
        let isStarted = Platform.startThread {
          continuation.resume(
            with: Result { try runBlocking(command, monitor: monitor, wake: wake) })
        }
        if !isStarted {
          continuation.resume(throwing: SystemError.refused("start a thread", code: EAGAIN))
        }
      }
    } onCancel: {
      wake.cancel()
    }
    try Task.checkCancellation()
    return result
  }

  private static func runBlocking(_ command: Invocation, monitor: Monitor, wake: Wake) throws
    -> InvocationResult
  {
    let output = try Platform.pipe()
    let errors = try Platform.pipe()
    let events = try monitor.onEvent == nil ? nil : Platform.pipe()
    // A program opens it by name, also where it runs as somebody else.
    if let events { Platform.letAllOpen(events.write) }
    let writers = [output.write, errors.write] + (events.map { [$0.write] } ?? [])
    // Its reading end stays open here, so that writing to a program that has ended harms nobody.
    let orders = try monitor.service == nil ? nil : Platform.pipe()
    var session = Session(
      readers: [output.read, errors.read] + (events.map { [$0.read] } ?? []),
      orders: orders?.write, monitor: monitor)
    defer {
      for reader in session.allReaders { Platform.closeDescriptor(reader) }
      for end in orders.map({ [$0.read, $0.write] }) ?? [] { Platform.closeDescriptor(end) }
    }

    let pid: pid_t
    do {
      defer { for writer in writers { Platform.closeDescriptor(writer) } }
      pid = try Platform.spawn(command, descriptors: [orders?.read] + writers.map { $0 })
    }
    let ending = session.drain(pid: pid, wake: wake)
    // Whatever the program left behind in its group goes with it.
    Platform.killGroup(of: pid)
    return session.result(ending)
  }
}

/// Lets a cancelled task wake the thread that waits for its program.
private final class Wake: Sendable {
  let read: Int32
  private let write: Int32
  private let isCancelled = Atomic(false)

  init() throws {
    (read, write) = try Platform.pipe()
  }

  deinit {
    Platform.closeDescriptor(read)
    Platform.closeDescriptor(write)
  }

  var wasCancelled: Bool { isCancelled.load(ordering: .acquiring) }

  func cancel() {
    isCancelled.store(true, ordering: .releasing)
    Platform.poke(write)
  }
}

/// The pipes of one running program.
private struct Session {
  let allReaders: [Int32]
  let monitor: Subprocess.Monitor

  /// What was said since the program, or its run at hand, began.
  private var output = BoundedText()
  private var errors = BoundedText()
  private var runStarted = Machine.uptime

  /// When the program was told to end the run at hand, and what came of that run.
  private var stopped: (at: Double, as: InvocationResult.Ending)?

  private let orders: Int32?
  private var open: [Int32]
  private var line = Data()
  private var eventBytes = 0
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  /// No honest run comes near these.
  private static let longestLine = 4 << 20
  private static let mostEventBytes = 256 << 20

  /// How long a program that serves may take to end a run, in seconds.
  private static let longestStop = 2.0

  /// - Parameter orders: Where a program that serves is told what to do.
  init(readers: [Int32], orders: Int32?, monitor: Subprocess.Monitor) {
    allReaders = readers
    open = readers
    self.orders = orders
    self.monitor = monitor
  }

  /// What came of the program, or of its run at hand.
  func result(_ ending: InvocationResult.Ending) -> InvocationResult {
    InvocationResult(
      ending: ending, output: output, errors: errors, duration: Machine.uptime - runStarted)
  }

  mutating func drain(pid: pid_t, wake: Wake) -> InvocationResult.Ending {
    let started = runStarted
    if let order = monitor.service?.order { tell(order) }
    var lastEvent = started
    var workAtEvent: Double?
    var ended: Platform.Status?
    while !open.isEmpty {
      let now = Machine.uptime
      let silence = stopped.map { $0.at + Self.longestStop } ?? lastEvent + monitor.silence()
      let deadline = min(silence, started + monitor.total)
      if now >= deadline {
        if ended == nil, isStopping(as: .timedOut) { continue }
        return ended.map(InvocationResult.Ending.init) ?? stop(pid, as: stopped?.as ?? .timedOut)
      }
      let mostWork = stopped == nil ? monitor.work() : .infinity
      // Once a program has ended, something that it started may hold its pipes open; so look up
      // from time to time rather than wait for the pipes alone.
      var patience = min(max(deadline - now, 0), 0.05)
      if mostWork < .infinity, ended == nil {
        let work = Platform.processorTime(ofTree: pid) ?? now
        if work - (workAtEvent ?? work) >= mostWork {
          if isStopping(as: .timedOut) { continue }
          return stop(pid, as: .timedOut)
        }
        workAtEvent = workAtEvent ?? work
        // What is left is not used up sooner than this.
        patience = min(patience, max(mostWork - work + (workAtEvent ?? work), 0.003))
      }
      if ended != nil { patience = 0 }
      let ready = Platform.poll(
        open + [wake.read], milliseconds: Int((patience * 1000).rounded(.up)))
      if wake.wasCancelled { return stop(pid, as: .stopped) }
      if ready.isEmpty {
        // What it wrote last may have come after that look, so there is another one.
        if let ended { return InvocationResult.Ending(ended) }
        let status = Platform.wait(for: pid, blocking: false)
        if status != .running { ended = status }
        continue
      }
      for position in ready where position < open.count {
        switch receive(from: open[position]) {
        case .closed: open[position] = -1
        case .quiet: break
        case .event:
          lastEvent = Machine.uptime
          workAtEvent = nil
        case .enough: return stop(pid, as: .stopped)
        case .flood: return stop(pid, as: .flooded)
        }
      }
      open.removeAll { $0 == -1 }
    }
    return ended.map(InvocationResult.Ending.init)
      ?? waitAfterClose(pid: pid, wake: wake, started: started)
  }

  /// Tells a program that serves to end the run at hand, unless it has been told.
  private mutating func isStopping(as ending: InvocationResult.Ending) -> Bool {
    guard let service = monitor.service, stopped == nil else { return false }
    stopped = (Machine.uptime, ending)
    return tell(service.stop)
  }

  /// - Returns: Whether the program can still be told anything.
  @discardableResult
  private func tell(_ order: Data) -> Bool {
    orders.map { Platform.write(order, to: $0) } ?? false
  }

  /// Hands over what came of the run that has ended, and orders the next.
  ///
  /// - Returns: Whether there is a next one.
  private mutating func endRun(_ ending: InvocationResult.Ending) -> Bool {
    // All that the run said has been written by now, and some of it may not have been read.
    for position in Platform.poll(Array(allReaders.prefix(2)), milliseconds: 0)
    where open.contains(allReaders[position]) {
      _ = receive(from: allReaders[position])
    }
    let order = monitor.service?.next(result(stopped?.as ?? ending))
    output = BoundedText()
    errors = BoundedText()
    eventBytes = 0
    stopped = nil
    runStarted = Machine.uptime
    return order.map { tell($0) } ?? false
  }

  /// A program may close its pipes and go on.
  private func waitAfterClose(pid: pid_t, wake: Wake, started: Double) -> InvocationResult.Ending {
    let deadline = min(Machine.uptime + min(monitor.silence(), 10), started + monitor.total)
    var pause = 1
    while true {
      let status = Platform.wait(for: pid, blocking: false)
      if status != .running { return InvocationResult.Ending(status) }
      if Machine.uptime >= deadline { return stop(pid, as: .timedOut) }
      if wake.wasCancelled { return stop(pid, as: .stopped) }
      _ = Platform.poll([wake.read], milliseconds: pause)
      pause = min(pause * 2, 50)
    }
  }

  private enum Received {
    case closed, quiet, event, enough, flood
  }

  private mutating func receive(from reader: Int32) -> Received {
    let count = Platform.read(reader, &buffer)
    guard count > 0 else { return .closed }
    let bytes = Data(buffer[..<count])
    if reader == allReaders[0] {
      output.append(bytes)
      monitor.onOutput?(bytes)
      monitor.onStandardOutput?(bytes)
      return .quiet
    }
    if reader == allReaders[1] {
      errors.append(bytes)
      monitor.onOutput?(bytes)
      return .quiet
    }
    eventBytes += count
    line.append(bytes)
    guard eventBytes < Self.mostEventBytes, line.count < Self.longestLine else { return .flood }
    var isQuiet = true
    while let end = line.firstIndex(of: UInt8(ascii: "\n")) {
      let record = line[..<end]
      line = line[line.index(after: end)...]
      guard !record.isEmpty else { continue }
      if let ending = monitor.service?.ending(Data(record)) {
        isQuiet = false
        if !endRun(ending) { return .enough }
        continue
      }
      switch monitor.onEvent?(Data(record)) {
      case .signOfLife: isQuiet = false
      case .enough where stopped == nil && !isStopping(as: .stopped): return .enough
      case .enough, .nothing, nil: break
      }
    }
    line = Data(line)
    return isQuiet ? .quiet : .event
  }

  private func stop(_ pid: pid_t, as ending: InvocationResult.Ending) -> InvocationResult.Ending {
    Platform.killGroup(of: pid)
    _ = Platform.wait(for: pid, blocking: true)
    return ending
  }
}
