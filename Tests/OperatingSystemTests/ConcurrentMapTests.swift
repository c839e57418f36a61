import OperatingSystem
import Synchronization
import Testing

@Suite("Side by side") struct ConcurrentMapTests {
  @Test(
    "Values come in order, and no more are under way than allowed", arguments: [1, 3, 100, .max])
  func order(limit: Int) async throws {
    let running = Mutex((now: 0, most: 0))
    let values = try await (0..<20).concurrentMap(atMost: limit) { number in
      running.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
      try await Task.sleep(for: .milliseconds((20 - number) % 4))
      running.withLock { $0.now -= 1 }
      return number * number
    }
    #expect(values == (0..<20).map { $0 * $0 })
    #expect(running.withLock { $0.most } <= limit)
  }

  @Test("Nothing to do is done") func empty() async throws {
    #expect(try await [Int]().concurrentMap { $0 } == [])
  }

  @Test("The first error ends the others") func error() async throws {
    struct Failed: Error {}
    await #expect(throws: Failed.self) {
      try await [0, 1].concurrentMap(atMost: 2) { number in
        if number == 0 { throw Failed() }
        try await Task.sleep(for: .seconds(60))
      }
    }
  }
}
