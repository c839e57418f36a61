/// What is left of a lot of values when the values are gone: three numbers, however many there were.
struct ChunkStats: Equatable, Sendable {
  /// How many values there were.
  var count = 0

  /// Their mean, in their unit; 0 where there were none.
  var mean = 0.0

  /// The sum of the squares of their distances from that mean.
  var squares = 0.0

  /// The sample standard deviation, in their unit; `nil` of fewer than two values.
  var deviation: Double? {
    count < 2 ? nil : (squares / Double(count - 1)).squareRoot()
  }
}

extension ChunkStats {
  /// The values of a chunk, pushed through the statistics of lesson 2 one by one.
  init(of values: some Sequence<Double>) {
    var running = RunningStats()
    for value in values { running.push(value) }
    count = running.count
    mean = running.mean ?? 0
    squares = (running.variance ?? 0) * Double(max(0, running.count - 1))
  }
}
