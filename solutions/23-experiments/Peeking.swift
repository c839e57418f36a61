import LessonKit

/// Experiments in which both groups get the same: events have a probability of 10% in either.
///
/// Each of 400 experiments is looked at ten times, after every 100 people in each group.
struct Peeking {
  /// The z of each experiment, look by look.
  private(set) var z: [[Double]] = []

  /// Runs the experiments.
  ///
  /// - Parameter test: What is asked at each look about all people so far.
  init(test: (Arm, Arm) throws -> TestResult) rethrows {
    var generator = SplitMix64(seed: 11)
    for _ in 0..<400 {
      var (first, second) = (Arm(people: 0, events: 0), Arm(people: 0, events: 0))
      var looks: [Double] = []
      for _ in 0..<10 {
        Peeking.add(100, to: &first, &generator)
        Peeking.add(100, to: &second, &generator)
        looks.append(try test(first, second).z)
      }
      z.append(looks)
    }
  }

  private static func add(_ count: Int, to arm: inout Arm, _ generator: inout SplitMix64) {
    arm.people += count
    for _ in 0..<count where generator.unitInterval() < 0.1 { arm.events += 1 }
  }

  /// How many experiments have a z beyond the limit, on either side, at this look. Looks count from 0.
  func beyond(_ limit: Double, at look: Int) -> Int { z.count { abs($0[look]) > limit } }

  /// How many experiments have one at this look, or had one before.
  func beyond(_ limit: Double, upTo look: Int) -> Int {
    z.count { looks in looks[...look].contains { abs($0) > limit } }
  }
}
