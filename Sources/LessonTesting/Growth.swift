import Comparison
import Testing

/// Checks that the work of a call grows no faster with its input than its documentation promises.
///
/// The processor time of two sizes is compared, the best of a few runs each, so the speed of the
/// machine plays no part. With four times the input, linear work takes 4 times as long, sorting a
/// little more, and work that grows with the square 16 times: a limit of 9 tells them apart.
///
/// ```swift
/// checkGrowth("auc of n scores", from: 1_000, to: 4_000, atMost: 9) { n in
///   _ = try auc(scores.prefix(n), actual: labels.prefix(n))
/// }
/// ```
///
/// - Parameters:
///   - call: What is called, in words that can be followed by "takes 16 times as long".
///   - small: The size to begin with; such that the call takes a few milliseconds.
///   - large: The size to end with.
///   - limit: The most times as long that it may take.
///   - promise: What the documentation promises: `O(n log n)`.
///   - body: Makes the call for a size. What it needs is made before.
/// - Returns: Whether the work grows as promised.
@discardableResult
public func checkGrowth(
  _ call: String, from small: Int, to large: Int, atMost limit: Double, promise: String,
  sourceLocation: SourceLocation = #_sourceLocation, _ body: (_ size: Int) throws -> Void
) rethrows -> Bool {
  func seconds(_ size: Int) throws -> Double {
    var best = Double.infinity
    for _ in 0..<3 {
      let start = threadSeconds()
      try body(size)
      best = min(best, threadSeconds() - start)
      if best > 0.4 { break }
    }
    return best
  }
  let first = try seconds(small)
  let last = try seconds(large)
  // Below this the clock tells more of the machine than of the code.
  guard last > 0.01, last > limit * first else { return true }
  let times = Int((last / max(first, 1e-6)).rounded())
  Issue.record(
    Comment(
      rawValue: "\(call) takes \(times) times as long for \(large) as for \(small); expected about "
        + "\(large / small) times, as its documentation promises \(promise)"),
    sourceLocation: sourceLocation)
  return false
}
