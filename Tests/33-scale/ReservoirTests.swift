import LessonKit
import LessonTesting
import Testing

@testable import ScaleLesson

private let keepsTheFirst = Mistake(
  "KEEPS_THE_FIRST",
  "It looks as if only the beginning of the stream is kept. What comes later has to have its chance."
)
private let everyOneGetsIn = Mistake(
  "EVERY_ONE_GETS_IN",
  "It looks as if every new element gets in. Then the sample is of the latest ones: the later an "
    + "element comes, the less likely it has to be let in.")
private let onePlaceTooFew = Mistake(
  "DRAWS_ONE_PLACE_TOO_FEW",
  "It looks as if there is one place too few to draw. With the new element there are i + 1, and it "
    + "has to be able to miss.")
private let drawsForTheFirst = Mistake(
  "DRAWS_FOR_THE_FIRST_TOO",
  "It looks as if the first elements use up random numbers. They are kept anyway, and draw nothing."
)
private let storesTheStream = Mistake(
  "STORES_THE_STREAM",
  "It looks as if the whole stream was stored and shuffled. That is a fair sample, and what there is "
    + "no room for.")

@Suite("Reservoir", .exercise("33-scale/Reservoir"))
struct ReservoirSuite {
  @Test("Three of eight: the places 1, 4, 0, 0 and 1 are drawn, and 6, 7, 2 are left")
  func byHand() {
    check(
      "reservoir(0..<8, keeping: 3, seed: 1)", reservoir(0..<8, keeping: 3, seed: 1),
      is: [6, 7, 2],
      mistakes: [
        keepsTheFirst.gives([0, 1, 2]), everyOneGetsIn.gives([7, 4, 6]),
        onePlaceTooFew.gives([5, 1, 3]), drawsForTheFirst.gives([6, 4, 5]),
        storesTheStream.gives([4, 3, 2]),
      ])
  }

  @Test("A stream that is no longer than the reservoir is kept whole, in its order")
  func short() {
    check(
      "reservoir([4, 2, 7], keeping: 3, seed: 9)", reservoir([4, 2, 7], keeping: 3, seed: 9),
      is: [4, 2, 7])
    check(
      "reservoir([4, 2, 7], keeping: 5, seed: 9)", reservoir([4, 2, 7], keeping: 5, seed: 9),
      is: [4, 2, 7])
    check(
      "reservoir([4, 2, 7], keeping: .max, seed: 9)", reservoir([4, 2, 7], keeping: .max, seed: 9),
      is: [4, 2, 7])
  }

  @Test("One more than fits: it takes a place or is let go")
  func oneMore() {
    check(
      "reservoir([4, 2, 7, 9], keeping: 3, seed: 1)",
      reservoir([4, 2, 7, 9], keeping: 3, seed: 1), is: [4, 9, 7],
      mistakes: [keepsTheFirst.gives([4, 2, 7])])
    check(
      "reservoir([4, 2, 7, 9], keeping: 3, seed: 7)",
      reservoir([4, 2, 7, 9], keeping: 3, seed: 7), is: [4, 2, 7])
  }

  @Test("Room for none keeps none, an empty stream has nothing to keep, and room for one keeps one")
  func nothing() {
    check(
      "reservoir([4, 2, 7, 9], keeping: 1, seed: 3)", reservoir([4, 2, 7, 9], keeping: 1, seed: 3),
      is: [7])
    check(
      "reservoir([4, 2, 7], keeping: 0, seed: 1)", reservoir([4, 2, 7], keeping: 0, seed: 1), is: []
    )
    check(
      "reservoir([Int](), keeping: 3, seed: 1)", reservoir([Int](), keeping: 3, seed: 1), is: [])
  }

  @Test("Every element is as likely: in 400 samples of 5 out of 20, each is there about 100 times")
  func uniform() {
    var counts = [Int](repeating: 0, count: 20)
    for seed in 0..<400 {
      for element in reservoir(0..<20, keeping: 5, seed: UInt64(seed)) where element < 20 {
        counts[element] += 1
      }
    }
    // The deviation of such a count is 8.7; the farthest of these is 16 away.
    check(
      "reservoir(0..<20, keeping: 5, seed: 0 to 399): how often each element was kept", counts,
      satisfies: "each 70 to 130 times",
      mistakes: [
        keepsTheFirst.when { $0[0] == 400 && $0[19] == 0 },
        everyOneGetsIn.when { $0[19] == 400 },
      ]
    ) { $0.allSatisfy { (70...130).contains($0) } }
  }

  @Test("A stream can be gone through once")
  func onePass() {
    let stream = OneWay(count: 8)
    check(
      "reservoir(a stream of 0 to 7 that cannot begin again, keeping: 3, seed: 1)",
      reservoir(stream, keeping: 3, seed: 1), is: [6, 7, 2],
      mistakes: [
        everyOneGetsIn.gives([7, 4, 6]), onePlaceTooFew.gives([5, 1, 3]),
        drawsForTheFirst.gives([6, 4, 5]),
      ])
    check("what is left of that stream", stream.next(), is: nil)
  }

  @Test("It may be a stream of anything")
  func texts() {
    check(
      #"reservoir(["a", "b", "c", "d", "e", "f"], keeping: 2, seed: 1)"#,
      reservoir(["a", "b", "c", "d", "e", "f"], keeping: 2, seed: 1), is: ["e", "b"],
      mistakes: [
        keepsTheFirst.gives(["a", "b"]), everyOneGetsIn.gives(["e", "f"]),
        onePlaceTooFew.gives(["f", "d"]), drawsForTheFirst.gives(["c", "e"]),
        storesTheStream.gives(["a", "b"]),
      ])
  }

  @Test("On generated streams it keeps what the solution keeps", .tags(.crossCheck))
  func generated() {
    crossCheck(within: .exact) { random in
      let stream = random.ints(count: random.count(0...60), 0...99)
      let count = random.int(0...max(1, random.count(0...12)))
      let seed = random.chance(0.3) ? random.next() : random.next() % 1000
      return Case("reservoir(\(stream), keeping: \(count), seed: \(seed))") {
        reservoir(stream, keeping: count, seed: seed)
      }
    }
  }

  @Test("Ten of 0 to 999 with seed 5: 692, 397, 814, 301, 15, 370, 855, 449, 8, 45")
  func thousand() {
    // Python, by the definition of Algorithm R and SplitMix64.
    check(
      "reservoir(0..<1000, keeping: 10, seed: 5)", reservoir(0..<1000, keeping: 10, seed: 5),
      is: [692, 397, 814, 301, 15, 370, 855, 449, 8, 45],
      mistakes: [
        keepsTheFirst.gives([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
        everyOneGetsIn.gives([996, 976, 992, 997, 995, 961, 999, 990, 987, 988]),
        onePlaceTooFew.gives([318, 804, 738, 868, 923, 800, 265, 852, 894, 203]),
        drawsForTheFirst.gives([264, 125, 146, 639, 746, 766, 538, 370, 204, 849]),
        storesTheStream.gives([682, 893, 471, 918, 332, 915, 461, 323, 513, 115]),
      ])
  }

  /// Numbers that come once and are gone, as from a socket.
  private final class OneWay: Sequence, IteratorProtocol {
    private let count: Int
    private var place = 0

    init(count: Int) { self.count = count }

    func next() -> Int? {
      guard place < count else { return nil }
      place += 1
      return place - 1
    }
  }
}
