/// A number that anybody may change, because somebody told the compiler not to look.
///
/// Not to be copied: `@unchecked Sendable` is a promise, and this class does not keep it.
final class OpenTally: @unchecked Sendable {
  var value = 0
}

/// An actor whose `add` lets others in half-way: between reading and writing it waits.
actor HastyTally {
  private(set) var value = 0

  func add() async {
    let seen = value
    await Task.yield()
    value = seen + 1
  }
}

/// An actor whose `add` is one step.
actor Tally {
  private(set) var value = 0

  func add() { value += 1 }
}

/// What three ways to count come to, when each was told of the same additions.
struct Tallies: Equatable, Sendable {
  var open: Int
  var hasty: Int
  var actor: Int
}

/// Has workers count together, each its share of the additions.
///
/// - Parameters:
///   - additions: How many there are in all; a multiple of `workers`.
///   - workers: How many count at the same time.
///   - seed: Decides who is when to go on.
func tallies(of additions: Int, workers: Int, seed: UInt64) throws -> Tallies {
  try Schedule.run(seed: seed) {
    let (open, hasty, actor) = (OpenTally(), HastyTally(), Tally())
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<workers {
        group.addTask {
          for _ in 0..<additions / workers {
            let seen = open.value
            await Task.yield()
            open.value = seen + 1
            await hasty.add()
            await actor.add()
          }
        }
      }
    }
    return Tallies(open: open.value, hasty: await hasty.value, actor: await actor.value)
  }
}
