import Foundation
import LessonKit

/// Runs tasks one step at a time, on the thread that asks, in an order that a seed decides.
///
/// Between two `await`s a task runs alone; at each `await` a drawn one of those that are ready goes
/// on. So whatever can happen to several workers happens here as well, and happens again with the
/// same seed. What a pool of threads does besides, two steps in the same instant, it does not show.
final class Schedule: TaskExecutor, @unchecked Sendable {
  private let condition = NSCondition()
  private var ready: [UnownedJob] = []
  private var random: SplitMix64

  private init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// Runs `body` and all that it starts, and returns what it returns.
  static func run<Value: Sendable>(
    seed: UInt64, _ body: @escaping @Sendable () async throws -> Value
  ) throws -> Value {
    let schedule = Schedule(seed: seed)
    let outcome = Outcome<Value>()
    _ = Task(executorPreference: schedule) {
      do { outcome.result = .success(try await body()) } catch { outcome.result = .failure(error) }
    }
    while true {
      if let result = outcome.result { return try result.get() }
      schedule.next().runSynchronously(on: schedule.asUnownedTaskExecutor())
    }
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    condition.withLock {
      ready.append(job)
      condition.signal()
    }
  }

  private func next() -> UnownedJob {
    condition.withLock {
      while ready.isEmpty { condition.wait() }
      return ready.remove(at: Int(random.next() % UInt64(ready.count)))
    }
  }
}

/// Where the first task leaves what it came to. It runs on the thread that looks here, so no two
/// touch it at once.
private final class Outcome<Value: Sendable>: @unchecked Sendable {
  var result: Result<Value, any Error>?
}
