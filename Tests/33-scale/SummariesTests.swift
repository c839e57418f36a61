import LessonKit
import LessonTesting
import Testing

@testable import ScaleLesson

private let meanOfMeans = Mistake(
  "MEAN_OF_MEANS",
  "It looks as if the two means were averaged as if both were as many. A mean counts for as many "
    + "values as it is of.")
private let wrongWay = Mistake(
  "WEIGHED_THE_WRONG_WAY",
  "It looks as if each mean was weighed with the other one's count. The mean of more values pulls "
    + "harder.")
private let addsTheSquares = Mistake(
  "ADDS_THE_SQUARES",
  "It looks as if the squares were only added. Those of each part are measured from its own mean; "
    + "what lies between the two means is spread as well.")
private let intoNaN = Mistake(
  "MERGES_NOTHING_INTO_NAN",
  "Merging nothing with nothing divides by 0. It is nothing: no values, and zeros.")
private let asTheyCome = Mistake(
  "READS_THEM_AS_THEY_COME",
  "It looks as if the values were read in the order in which they came. A rank is a place among "
    + "sorted values.")
private let meanForTypical = Mistake(
  "MEAN_FOR_TYPICAL",
  "It looks as if p50 took the mean for the typical value. A few very long waits pull the mean up; "
    + "half of the values is what is asked for.")
private let oneTooHigh = Mistake(
  "ONE_RANK_TOO_HIGH",
  "It looks as if the value is one rank too high. Ranks count from 1, indices from 0.")
private let between = Mistake(
  "BETWEEN_TWO_VALUES",
  "It looks as if the answer lies between two values. By nearest rank it is one of them: a wait that "
    + "somebody had.")

@Suite("Summaries", .exercise("33-scale/Summaries"))
struct SummariesSuite {
  @Test("1, 3 and 5, 6, 10: means of 2 and 7 merge to 5, and squares of 2 and 14 to 46")
  func byHand() {
    check(
      "merge(count 2, mean 2, squares 2; count 3, mean 7, squares 14)",
      numbers(merge(stats(2, 2, 2), stats(3, 7, 14))), is: [5, 5, 46], within: .relative(1e-12),
      mistakes: [
        meanOfMeans.gives([5, 4.5, 46]), wrongWay.gives([5, 4, 46]),
        addsTheSquares.gives([5, 5, 16]),
      ])
    check(
      "merge(count 3, mean 7, squares 14; count 2, mean 2, squares 2)",
      numbers(merge(stats(3, 7, 14), stats(2, 2, 2))), is: [5, 5, 46], within: .relative(1e-12),
      mistakes: [
        meanOfMeans.gives([5, 4.5, 46]), wrongWay.gives([5, 4, 46]),
        addsTheSquares.gives([5, 5, 16]),
      ])
  }

  @Test("One with nothing is that one, and nothing with nothing is nothing")
  func nothing() {
    check(
      "merge(ChunkStats(), count 3, mean 7, squares 14)",
      numbers(merge(ChunkStats(), stats(3, 7, 14))), is: [3, 7, 14], within: .relative(1e-12),
      mistakes: [meanOfMeans.gives([3, 3.5, 14]), wrongWay.gives([3, 0, 14])])
    check(
      "merge(count 3, mean 7, squares 14; ChunkStats())",
      numbers(merge(stats(3, 7, 14), ChunkStats())), is: [3, 7, 14], within: .relative(1e-12),
      mistakes: [meanOfMeans.gives([3, 3.5, 14]), wrongWay.gives([3, 0, 14])])
    check(
      "merge(ChunkStats(), ChunkStats())", numbers(merge(ChunkStats(), ChunkStats())),
      is: [0, 0, 0], mistakes: [intoNaN.when { $0.contains { $0.isNaN } }])
  }

  @Test("Equal means leave the squares to add up, and counts may be of billions")
  func equalAndMany() {
    check(
      "merge(count 2, mean 0, squares 0; count 2, mean 0, squares 8)",
      numbers(merge(stats(2, 0, 0), stats(2, 0, 8))), is: [4, 0, 8], within: .relative(1e-12))
    check(
      "merge(count 4e9, mean 1, squares 0; count 4e9, mean 3, squares 0)",
      numbers(merge(stats(4_000_000_000, 1, 0), stats(4_000_000_000, 3, 0))), is: [8e9, 2, 8e9],
      within: .relative(1e-12), mistakes: [addsTheSquares.gives([8e9, 2, 0])])
  }

  @Test("Far from 0 the spread survives: squares of values around 1e9")
  func far() {
    // 1e9 + 1, 3 and 1e9 + 5, 6, 10, as above. A mean of that size is known to 1e-7.
    let (a, b) = (stats(2, 1_000_000_002, 2), stats(3, 1_000_000_007, 14))
    check(
      "merge(count 2, mean 1e9 + 2, squares 2; count 3, mean 1e9 + 7, squares 14)",
      numbers(merge(a, b)), is: [5, 1_000_000_005, 46], within: .relative(1e-6),
      mistakes: [
        addsTheSquares.gives([5, 1_000_000_005, 16]),
        .named(
          "MERGES_RAW_SQUARES",
          when: { (merged: [Double]) -> Bool in
            abs(merged[1] - 1_000_000_005) < 1 && !(abs(merged[2] - 46) < 31)
          },
          "The squares are lost. It looks as if sums of squares of the values themselves were made "
            + "and subtracted: far from 0 that leaves rounding. Use the gap between the means."),
      ])
  }

  @Test("Of four latencies, 7, 1, 9 and 4, the second is the median and the fourth the rest")
  func fourLatencies() {
    check(
      "latencySummary([7, 1, 9, 4]): p50, p99, worst", numbers(latencySummary([7, 1, 9, 4])),
      is: [4, 9, 9], within: .relative(1e-12),
      mistakes: [
        asTheyCome.gives([1, 4, 9]), meanForTypical.gives([5.25, 9, 9]),
        oneTooHigh.gives([7, 9, 9]), between.gives([5.5, 8.94, 9]),
      ])
  }

  @Test(
    "Of 1 to n, p50 and p99 are n / 2 and 99 n / 100, rounded up", arguments: [100, 101, 200, 1000])
  func ranks(count: Int) {
    let n = Double(count)
    let shuffled = (0..<count).map { Double($0 * 37 % count + 1) }
    let (half, most) = ((n / 2).rounded(.up), Double((99 * count + 99) / 100))
    check(
      "latencySummary(1 to \(count) in some order): p50, p99, worst",
      numbers(latencySummary(shuffled)), is: [half, most, n],
      mistakes: [
        oneTooHigh.gives([
          Double(count / 2 + 1), Double(min(99 * count / 100 + 1, count)), n,
        ])
      ])
  }

  @Test("One value is all three, ties count each, below 0 is allowed, and none has no summary")
  func edges() {
    check("latencySummary([5])", numbers(latencySummary([5])), is: [5, 5, 5])
    check(
      "latencySummary([3, 3, 8, 3])", numbers(latencySummary([3, 3, 8, 3])), is: [3, 8, 8],
      within: .relative(1e-12),
      mistakes: [between.gives([3, 7.85, 8]), meanForTypical.gives([4.25, 8, 8])])
    check(
      "latencySummary([-2, -9])", numbers(latencySummary([-2, -9])), is: [-9, -2, -2],
      mistakes: [
        oneTooHigh.gives([-2, -2, -2]), meanForTypical.gives([-5.5, -2, -2]),
        asTheyCome.gives([-2, -9, -2]),
      ])
    check("latencySummary([])", numbers(latencySummary([])), is: nil)
  }

  @Test("On generated values both answer as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let values = random.column(count: random.count(0...30))
      let cut = random.int(0...values.count)
      let (a, b) = (ChunkStats(of: values[..<cut]), ChunkStats(of: values[cut...]))
      let many = random.chance(0.2) ? random.spread(count: 100 * random.int(1...3)) : values
      let size = values.map(abs).max() ?? 0
      let spread = (values.max() ?? 0) - (values.min() ?? 0)
      return Case(
        "merge(\(literal(a)), \(literal(b))) and latencySummary(\(literal(many)))"
      ) {
        var steps = Steps()
        let merged = merge(a, b)
        steps.note("count", merged.count)
        steps.note("mean", merged.mean, slack: size * 1e-12)
        // The mean is known to some 1e-16 of its size; that much moves each square.
        steps.note(
          "squares", merged.squares,
          slack: Double(values.count) * size * max(spread, size * 1e-15) * 1e-14)
        steps.note("summary", numbers(latencySummary(many)))
        return steps
      }
    }
  }

  @Test("Twelve carriers, 11,768 flights that left: 15.339 minutes late on average, not 11.014")
  func carriers() throws {
    // pandas 3.1.1: dep_delay.mean(), and groupby("carrier").dep_delay.mean().mean().
    let table = try Table(named: "flights_ewr")
    var lots: [String: [Double]] = [:]
    for (carrier, delay) in zip(
      try table.completeStrings("carrier"), try table.numbers("dep_delay"))
    {
      if let delay { lots[carrier, default: []].append(delay) }
    }
    let parts = lots.keys.sorted().map { ChunkStats(of: lots[$0] ?? []) }
    let merged = parts.dropFirst().reduce(parts[0], merge)
    check(
      "merge of the twelve carriers' statistics: count and mean",
      [Double(merged.count), merged.mean], is: [11768, 15.339055064581917],
      within: .relative(1e-9),
      mistakes: [
        .named(
          "PLAIN_AVERAGE", gives: [11768, 11.01424154297313],
          "That is the average of the twelve means. They are of 1 to 4,597 flights.")
      ])
    let tails = lots.keys.sorted().map { numbers(latencySummary(lots[$0] ?? []))?[1] ?? .nan }
    check(
      "latencySummary of each carrier: the average of the twelve p99s",
      tails.reduce(0, +) / 12, is: 177.91666666666666, within: .relative(1e-9))
  }

  @Test("Twelve pieces of the file: 15.258 minutes, deviation 41.490, as all at once")
  func pieces() throws {
    // pandas 3.1.1: dep_delay.agg(["mean", "std"]) of the rows with arr_delay.
    let table = try Table(named: "flights_ewr")
    let arrived = zip(try table.numbers("dep_delay"), try table.numbers("arr_delay"))
      .compactMap { $1 == nil ? nil : $0 }
    let merged = twelve(arrived).map { ChunkStats(of: $0) }.reduce(ChunkStats(), merge)
    check(
      "merge of 12 pieces of 11,718 delays: count, mean, deviation",
      [Double(merged.count), merged.mean, merged.deviation],
      is: [11718, 15.258405871309098, 41.49024091357045], within: .relative(1e-9),
      mistakes: [
        addsTheSquares.when { merged in
          (merged[2] ?? .nan) < 41.49 && abs((merged[1] ?? 0) - 15.258405871309098) < 1e-6
        }
      ])
  }

  @Test(
    "All that left: half on time or earlier, 99 in 100 within 190 minutes; pieces average 187.5")
  func delays() throws {
    // NumPy 2.4.6: quantile(..., method="inverted_cdf"), over all and for each of array_split(12).
    let left = try Table(named: "flights_ewr").numbers("dep_delay").compactMap { $0 }
    check(
      "latencySummary(11,768 delays): p50, p99, worst", numbers(latencySummary(left)),
      is: [0, 190, 849],
      mistakes: [between.when { $0.map { abs($0[1] - 188.66) < 1e-6 } ?? false }])
    let tails = twelve(left).map { numbers(latencySummary(Array($0)))?[1] ?? .nan }
    check(
      "latencySummary of 12 pieces: the average of their p99s", tails.reduce(0, +) / 12, is: 187.5,
      within: .relative(1e-9))
  }

  private func stats(_ count: Int, _ mean: Double, _ squares: Double) -> ChunkStats {
    ChunkStats(count: count, mean: mean, squares: squares)
  }

  private func numbers(_ stats: ChunkStats) -> [Double] {
    [Double(stats.count), stats.mean, stats.squares]
  }

  private func numbers(_ summary: LatencySummary?) -> [Double]? {
    summary.map { [$0.p50, $0.p99, $0.worst] }
  }

  /// Twelve pieces in order, the first ones longer by one where they must be.
  private func twelve(_ values: [Double]) -> [ArraySlice<Double>] {
    let (size, longer) = values.count.quotientAndRemainder(dividingBy: 12)
    return (0..<12).map { piece in
      let start = piece * size + min(piece, longer)
      return values[start..<start + size + (piece < longer ? 1 : 0)]
    }
  }
}
