import LessonKit
import LessonTesting
import Testing

@testable import ForestLesson

private let withoutReplacement = Mistake(
  "WITHOUT_REPLACEMENT",
  "This has every row once: the same rows in another order, and the same tree each time. Put a row "
    + "back before the next is drawn.")
private let leavesOutTheLastRow = Mistake(
  "LEAVES_OUT_THE_LAST_ROW",
  "The last row can never be drawn like this. A remainder by n is one of 0 to n - 1 already.")
private let sortsTheDraws = Mistake(
  "SORTS_THE_DRAWS", "These are the right rows, but not in the order drawn.")
private let copiesTheGenerator = Mistake(
  "COPIES_THE_GENERATOR",
  "The next call draws the same sample again. Draw from `rng` itself, so that it moves on.")
private let givesTheBag = Mistake(
  "GIVES_THE_BAG", "These rows are in the bag. The others are wanted.")
private let countsTheDraws = Mistake(
  "COUNTS_THE_DRAWS",
  "It looks as if there were as many rows as draws. How many rows there are is `count`.")
private let drawnOnceIsOut = Mistake(
  "DRAWN_ONCE_IS_OUT", "A row that was drawn once is in the bag, too. Out are those never drawn.")

@Suite("Bootstrap", .exercise("17-forest/Bootstrap"))
struct BootstrapSuite {
  @Test("Six draws of six rows, each the remainder of a random number by six")
  func sixRows() {
    // Python: [next(g) % 6 for _ in range(6)] with g = splitmix(1) of lessons/python/split.py.
    var rng = SplitMix64(seed: 1)
    check(
      "bootstrap(6, rng: &rng), of seed 1", bootstrap(6, rng: &rng), is: [5, 1, 0, 5, 3, 2],
      mistakes: [
        withoutReplacement.gives([0, 1, 3, 2, 4, 5]),
        leavesOutTheLastRow.gives([0, 4, 0, 0, 1, 3]),
        sortsTheDraws.gives([0, 1, 2, 3, 5, 5]),
      ])
  }

  @Test("A second sample is another one: the generator moves on by one number a row")
  func secondSample() {
    var rng = SplitMix64(seed: 1)
    let first = bootstrap(6, rng: &rng)
    let second = bootstrap(6, rng: &rng)
    check(
      "bootstrap(6, rng: &rng), twice, of seed 1", [first, second],
      is: [[5, 1, 0, 5, 3, 2], [3, 3, 0, 4, 3, 4]],
      mistakes: [copiesTheGenerator.gives([[5, 1, 0, 5, 3, 2], [5, 1, 0, 5, 3, 2]])])
  }

  @Test("Of one row there is one sample, and of none the empty one, for which nothing is drawn")
  func oneAndNone() {
    var rng = SplitMix64(seed: 9)
    check("bootstrap(1, rng: &rng)", bootstrap(1, rng: &rng), is: [0])
    var fresh = SplitMix64(seed: 9)
    check("bootstrap(0, rng: &rng)", bootstrap(0, rng: &fresh), is: [])
    check(
      "the generator after bootstrap(0, rng: &rng), of seed 9", fresh == SplitMix64(seed: 9),
      is: true)
  }

  @Test("Out of the bag are the rows that were never drawn, in ascending order")
  func outByHand() {
    check(
      "outOfBag([5, 1, 0, 5, 3, 2], count: 6)", outOfBag([5, 1, 0, 5, 3, 2], count: 6), is: [4],
      mistakes: [
        givesTheBag.gives([0, 1, 2, 3, 5]), drawnOnceIsOut.gives([0, 1, 2, 3, 4]),
      ])
    check(
      "outOfBag([3, 3, 0, 4, 3, 4], count: 6)", outOfBag([3, 3, 0, 4, 3, 4], count: 6),
      is: [1, 2, 5],
      mistakes: [givesTheBag.gives([0, 3, 4]), drawnOnceIsOut.gives([0, 1, 2, 5])])
  }

  @Test("There may be fewer draws than rows, more, or none")
  func otherSizes() {
    check(
      "outOfBag([1], count: 4)", outOfBag([1], count: 4), is: [0, 2, 3],
      mistakes: [
        givesTheBag.gives([1]), countsTheDraws.gives([0]), drawnOnceIsOut.gives([0, 1, 2, 3]),
      ])
    check(
      "outOfBag([2, 0, 2, 2, 0], count: 3)", outOfBag([2, 0, 2, 2, 0], count: 3), is: [1],
      mistakes: [givesTheBag.gives([0, 2]), countsTheDraws.gives([1, 3, 4])])
    check("outOfBag([], count: 3)", outOfBag([], count: 3), is: [0, 1, 2])
    check("outOfBag([], count: 0)", outOfBag([], count: 0), is: [])
    check("outOfBag([0], count: 1)", outOfBag([0], count: 1), is: [])
  }

  @Test("In the bag and out of it, every row is in one of the two")
  func partition() {
    var rng = SplitMix64(seed: 5)
    let drawn = bootstrap(50, rng: &rng)
    check(
      "outOfBag(drawn, count: 50), for drawn = bootstrap(50, rng: &rng) of seed 5: with the bag",
      Set(drawn).sorted() + outOfBag(drawn.filter { (0..<50).contains($0) }, count: 50),
      satisfies: "each of the 50 rows once"
    ) { $0.sorted() == Array(0..<50) }
  }

  @Test("Of 442 rows, 281 come into the bag and 161 stay out")
  func diabetes() {
    // T6; Python: len({next(g) % 442 for _ in range(442)}) with g = splitmix(7). Exact.
    var rng = SplitMix64(seed: 7)
    let drawn = bootstrap(442, rng: &rng)
    check(
      "bootstrap(442, rng: &rng), of seed 7: how many different rows", Set(drawn).count, is: 281,
      mistakes: [withoutReplacement.gives(442)])
    var own = SplitMix64(seed: 7)
    let rows = (0..<442).map { _ in Int(own.next() % 442) }
    check(
      "outOfBag(the 442 draws of seed 7, count: 442).count", outOfBag(rows, count: 442).count,
      is: 161, mistakes: [givesTheBag.gives(281)])
  }

  @Test("Over 25 bags of 455 tumours, 63.5% of the rows are in a bag: nearly 1 - 1/e")
  func tumours() {
    // T6d; Python: the mean of len(set(draws)) / 455 over the seeds 100 ... 124.
    let shares = (0..<25).map { number in
      var rng = SplitMix64(seed: 100 + UInt64(number))
      return Double(Set(bootstrap(455, rng: &rng)).count) / 455
    }
    check(
      "bootstrap(455, rng: &rng), of the seeds 100 to 124: the mean share of different rows",
      shares.reduce(0, +) / 25, is: 0.635076923076923, within: .relative(1e-12),
      mistakes: [withoutReplacement.gives(1)])
  }

  @Test("On generated bags it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let (count, seed) = (random.count(0...40), random.next() >> 48)
      let rows = random.count(0...12)
      let drawn = rows == 0 ? [] : random.ints(count: random.count(0...15), 0...(rows - 1))
      return Case(
        "var rng = SplitMix64(seed: \(seed)); bootstrap(\(count), rng: &rng), twice, rng.next(); "
          + "outOfBag(\(drawn), count: \(rows))"
      ) {
        var steps = Steps()
        var rng = SplitMix64(seed: seed)
        steps.note("first", bootstrap(count, rng: &rng))
        steps.note("second", bootstrap(count, rng: &rng))
        steps.note("next", "\(rng.next())")
        steps.note("out of bag", outOfBag(drawn, count: rows))
        return steps
      }
    }
  }
}
