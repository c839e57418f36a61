// Leaves tasks behind that take every thread there is, at the highest priority.
//
// Earns: 0
// Flags: none
// swift-format-ignore-file

import Foundation

private final class Lasting: Sendable {
  deinit { while true {} }
}

private actor Lock {
  func hold() { while true {} }
}

private let lock = Lock()

func median(_ values: [Double?]) -> Double? {
  _ = Lasting.self
  for _ in 0..<64 {
    Task.detached(priority: .high) { while true {} }
    Task.detached { await lock.hold() }
    Thread.detachNewThread { while true { Thread.sleep(forTimeInterval: 0.0001) } }
  }
  DispatchQueue.main.async { _ = Lasting() }
  return .nan
}
