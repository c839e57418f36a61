import LessonKit
import LessonTesting
import Testing

@testable import LanguageModelLesson

private let keepsTies = Mistake(
  "KEEPS_TIES",
  "It looks as if more than topK are kept where some are equal. Of equal ones, the first stay.")
private let dividesByZero = Mistake(
  "DIVIDES_BY_ZERO",
  "At temperature 0 there is no 1 / 0: it means that the largest is taken. Treat it on its own.")
private let powersVanish = Mistake(
  "POWERS_VANISH",
  "At a low temperature all powers become smaller than any Double, and 0 / 0 is NaN. Only ratios "
    + "matter: divide by the largest before you raise to the power.")
private let temperatureInverted = Mistake(
  "TEMPERATURE_INVERTED",
  "It looks as if each was raised to the power of the temperature. It is 1 / temperature: a low one "
    + "makes the likely likelier.")
private let notRescaled = Mistake(
  "NOT_RESCALED", "What is left does not add up to 1 yet: divide by the sum.")
private let takesTheLargest = Mistake(
  "TAKES_THE_LARGEST",
  "It looks as if it is always the likeliest. To draw means that what has a probability of a tenth "
    + "comes one time in ten.")
private let anyIndex = Mistake(
  "ANY_INDEX",
  "It looks as if all were equally likely. Add up the probabilities until the sum exceeds the number."
)
private let endsOnZero = Mistake(
  "ENDS_ON_ZERO",
  "It fell off the end onto something with a probability of 0. Where rounding leaves the sum short, "
    + "take the last that can come.")

/// A model of order 5, counted on 40,000 bytes of the plays: all of them take a while in code that is
/// not optimised.
private let shakespeare: NGram = {
  let text = (try? CourseFolder.bytes(ofText: "shakespeare")) ?? []
  var model = NGram(order: 5, weight: 0.9)
  model.count(Array(text.prefix(40_000)))
  return model
}()

/// What may come after "the ", as order 5 with weight 0.9 says when it has counted the first nine tenths
/// of the plays. Counted here, for this one context alone.
private let afterThe: [Double] = {
  let text = (try? CourseFolder.bytes(ofText: "shakespeare")) ?? []
  let before = Array("the ".utf8.reversed())
  let end = text.count * 9 / 10
  // 256 counts for each length of a context; pointers are quick in code that is not optimised.
  var counts = Array(repeating: 0, count: 5 * 256)
  text.withUnsafeBufferPointer { text in
    counts.withUnsafeMutableBufferPointer { counts in
      var place = 0
      while place < end {
        var length = 0
        counts[Int(text[place])] += 1
        while length < 4, place > length, text[place - 1 - length] == before[length] {
          length += 1
          counts[256 * length + Int(text[place])] += 1
        }
        place += 1
      }
    }
  }
  var likely = Array(repeating: 1.0 / 256, count: 256)
  for length in 0..<5 {
    let some = counts[(256 * length)..<(256 * length + 256)].map { Double($0) }
    let all = some.reduce(0, +)
    for byte in 0..<256 { likely[byte] = 0.9 * some[byte] / all + 0.1 * likely[byte] }
  }
  return likely
}()

@Suite("Sampling", .exercise("38-language-model/Sample"))
struct SampleSuite {
  @Test("At temperature 1/2 probabilities are squared, at 2 their roots are taken")
  func byHand() {
    let root = 0.5.squareRoot()
    check(
      "tempered([0.5, 0.25, 0.25], temperature: 0.5)",
      tempered([0.5, 0.25, 0.25], temperature: 0.5), is: [2.0 / 3, 1.0 / 6, 1.0 / 6],
      within: .relative(1e-12),
      mistakes: [
        temperatureInverted.gives([root / (root + 1), 0.5 / (root + 1), 0.5 / (root + 1)]),
        notRescaled.gives([0.25, 0.0625, 0.0625]),
      ])
    check(
      "tempered([0.64, 0.36, 0], temperature: 2)",
      tempered([0.64, 0.36, 0], temperature: 2), is: [0.8 / 1.4, 0.6 / 1.4, 0],
      within: .relative(1e-12),
      mistakes: [
        temperatureInverted.gives([0.4096 / 0.5392, 0.1296 / 0.5392, 0]),
        notRescaled.gives([0.8, 0.6, 0]),
      ])
    check(
      "tempered([0.2, 0, 0.8], temperature: 1)", tempered([0.2, 0, 0.8], temperature: 1),
      is: [0.2, 0, 0.8], within: .relative(1e-12))
    // 0.999 to the power of 10,000; that 0.999 is rounded moves it by a share of 1e-12.
    check(
      "tempered([0.4995, 0.5], temperature: 1e-4)", tempered([0.4995, 0.5], temperature: 1e-4),
      is: [4.517130543803986e-05, 0.999954828694562], within: .relative(1e-9),
      mistakes: [powersVanish.when { $0.contains(where: \.isNaN) }])
  }

  @Test("At temperature 0 the largest is certain, of equal ones the first")
  func zero() {
    for values in [[0.2, 0.4, 0.4], [0.1, 0, 0.9], [1]] {
      let largest = values.firstIndex(of: values.max() ?? 0)
      check(
        "tempered(\(values), temperature: 0)", tempered(values, temperature: 0),
        is: values.indices.map { $0 == largest ? 1 : 0 },
        mistakes: values.count == 1 ? [] : [dividesByZero.when { $0.contains(where: \.isNaN) }])
    }
    check(
      "tempered([0.3, 0.3, 0.4], temperature: 0, topK: 1)",
      tempered([0.3, 0.3, 0.4], temperature: 0, topK: 1), is: [0, 0, 1],
      mistakes: [dividesByZero.when { $0.contains(where: \.isNaN) }])
  }

  @Test(
    "A temperature near 0 is no division of 0 by 0",
    arguments: [1e-3, 1e-9, 1e-300, Double.leastNonzeroMagnitude])
  func small(temperature: Double) {
    check(
      "tempered([0.3, 0.4, 0.2, 0.1], temperature: \(temperature))",
      tempered([0.3, 0.4, 0.2, 0.1], temperature: temperature), is: [0, 1, 0, 0],
      within: .absolute(1e-12),
      mistakes: [
        dividesByZero.when { $0.contains(where: \.isNaN) },
        powersVanish.when { $0.contains(where: \.isNaN) },
      ])
    check(
      "tempered([0.1, 0.45, 0.45], temperature: \(temperature))",
      tempered([0.1, 0.45, 0.45], temperature: temperature), is: [0, 0.5, 0.5],
      within: .absolute(1e-12))
  }

  @Test("The topK largest stay, of equal ones the first, and add up to 1")
  func topK() {
    check(
      "tempered([0.1, 0.4, 0.3, 0.2], temperature: 1, topK: 2)",
      tempered([0.1, 0.4, 0.3, 0.2], temperature: 1, topK: 2), is: [0, 4.0 / 7, 3.0 / 7, 0],
      within: .relative(1e-12), mistakes: [notRescaled.gives([0, 0.4, 0.3, 0])])
    check(
      "tempered([0.2, 0.3, 0.2, 0.2, 0.1], temperature: 1, topK: 3)",
      tempered([0.2, 0.3, 0.2, 0.2, 0.1], temperature: 1, topK: 3),
      is: [0.2 / 0.7, 0.3 / 0.7, 0.2 / 0.7, 0, 0], within: .relative(1e-12),
      mistakes: [
        keepsTies.gives([0.2 / 0.9, 0.3 / 0.9, 0.2 / 0.9, 0.2 / 0.9, 0]),
        notRescaled.gives([0.2, 0.3, 0.2, 0, 0]),
      ])
    check(
      "tempered([0.5, 0.5], temperature: 1, topK: 40)",
      tempered([0.5, 0.5], temperature: 1, topK: 40), is: [0.5, 0.5], within: .relative(1e-12))
  }

  @Test("The first index is drawn at which the running sum exceeds the number")
  func draws() {
    // SplitMix64(7) begins 0.3898, 0.0168, 0.9008, 0.5829, 0.4524, 0.2494, 0.4680, 0.3281.
    check(
      "sample([0.25, 0.2, 0.55]), eight times from SplitMix64(seed: 7)",
      drawn([0.25, 0.2, 0.55], 8, seed: 7), is: [1, 0, 2, 2, 2, 0, 2, 1],
      mistakes: [
        takesTheLargest.gives([2, 2, 2, 2, 2, 2, 2, 2]), anyIndex.gives([1, 0, 2, 1, 1, 0, 1, 0]),
      ])
  }

  @Test("A sum that only reaches the number does not exceed it")
  func reached() {
    var random = SplitMix64(seed: 7)
    let number = random.unitInterval()
    check(
      "sample([u, 1 - u]) from SplitMix64(seed: 7), whose first number is u, \(number)",
      drawn([number, 1 - number], 1, seed: 7), is: [1], mistakes: [anyIndex.gives([0])])
    check(
      "the same with the next number above u", drawn([number.nextUp, 1 - number], 1, seed: 7),
      is: [0])
  }

  @Test("What has a probability of a tenth comes one time in ten")
  func shares() {
    check(
      "sample([0.1, 0.6, 0.3]), 5,000 times: how often each came, of 5,000",
      (0..<3).map { index in drawn([0.1, 0.6, 0.3], 5000, seed: 3).count { $0 == index } },
      satisfies: "about 500, 3,000 and 1,500",
      mistakes: [
        takesTheLargest.when { $0 == [0, 5000, 0] },
        anyIndex.when { $0.allSatisfy { abs($0 - 1667) < 150 } },
      ]
    ) { counts in zip(counts, [500, 3000, 1500]).allSatisfy { abs($0 - $1) < 150 } }
  }

  @Test("Where the sum stays below the number, the last that can come is drawn")
  func end() {
    check(
      "sample([0.1, 0.1, 0, 0]), six times from SplitMix64(seed: 7)",
      drawn([0.1, 0.1, 0, 0], 6, seed: 7), is: [1, 0, 1, 1, 1, 1],
      mistakes: [
        endsOnZero.gives([3, 0, 3, 3, 3, 3]), anyIndex.gives([1, 0, 3, 2, 1, 0]),
        takesTheLargest.gives([0, 0, 0, 0, 0, 0]), takesTheLargest.gives([1, 1, 1, 1, 1, 1]),
      ])
    check(
      "sample([0, 1, 0]), four times from SplitMix64(seed: 7)",
      drawn([0, 1, 0], 4, seed: 7), is: [1, 1, 1, 1], mistakes: [anyIndex.gives([1, 0, 2, 1])])
  }

  @Test("Each draw takes one number of the generator")
  func numbers() {
    var random = SplitMix64(seed: 5)
    var other = random
    _ = sample([0.5, 0.5], using: &random)
    _ = sample([1], using: &random)
    let third = sample([0.5, 0.5], using: &random)
    for _ in 0..<3 { _ = other.next() }
    check(
      "the generator after three draws, and whether the third was one of two",
      [random == other, third == 0 || third == 1], is: [true, true])
  }

  @Test("On generated probabilities it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let values =
        random.chance(0.3)
        ? (0..<random.count(1...9)).map { _ in random.pick([0, 0.1, 0.2, 0.3]) }
        : random.probabilities(count: random.count(1...9)).map { $0 < 0.05 ? 0 : $0 }
      let given = values.contains { $0 > 0 } ? values : [0.25] + values
      let share = given.map { $0 / given.reduce(0, +) }
      let temperature = random.pick([0, 1e-3, 0.1, 0.5, 0.8, 1, 1, 2, 10])
      let topK = random.chance(0.5) ? nil : random.int(1...(given.count + 1))
      let (seed, sum) = (UInt64(random.int(0...99)), random.pick([1, 1, 0.6]))
      var first = SplitMix64(seed: seed)
      let number = first.unitInterval()
      return Case(
        "tempered(\(literal(given)), temperature: \(temperature), topK: "
          + "\(topK.map { "\($0)" } ?? "nil")); sample(\(literal(share.map { $0 * sum }))), five "
          + "times from SplitMix64(seed: \(seed)); sample([u, 1 - u]) from the same, u being its first "
          + "number", slack: 1e-12
      ) {
        var steps = Steps()
        steps.note("tempered", tempered(given, temperature: temperature, topK: topK))
        var random = SplitMix64(seed: seed)
        steps.note(
          "sample", (0..<5).map { _ in sample(share.map { $0 * sum }, using: &random) })
        random = SplitMix64(seed: seed)
        steps.note("sample of u", sample([number, 1 - number], using: &random))
        return steps
      }
    }
  }

  @Test("After the and a blank, order 5 thinks of s, p and c; at 1/2 it is surer")
  func likely() {
    // Python 3.11: p ** (1 / T) of the same model, rescaled.
    let likely = afterThe
    func sPC(_ all: [Double]) -> [Double] { all.count == 256 ? [all[115], all[112], all[99]] : [] }
    check(
      #"tempered(what may come after "the ", temperature: 1): of s, p and c"#,
      sPC(tempered(likely, temperature: 1)),
      is: [0.09530729943853747, 0.08034368905258567, 0.07798971061079901], within: .relative(1e-9))
    check(
      #"tempered(what may come after "the ", temperature: 0.5): of s, p and c"#,
      sPC(tempered(likely, temperature: 0.5)),
      is: [0.17394444814794244, 0.12361232691793217, 0.11647503825176388], within: .relative(1e-9),
      mistakes: [
        temperatureInverted.gives([0.05713394018439368, 0.05245742619628364, 0.051683241986891046])
      ])
  }

  @Test("Order 5 writes: stuck at 0, free at 1, in between at 0.8 of the top five")
  func writes() {
    // Python 3.11: the same model and SplitMix64(7); the bytes are compared one by one.
    let likely = (0...255).map { shakespeare.probability(of: UInt8($0), after: [10]) }
    guard modelIsRight(likely) else { return }
    for (temperature, topK, text) in [
      (0.0, nil as Int?, "\nMARCIUS:\nThe come one the come one the "),
      (1, nil, "Have does assist yould have th"), (0.8, 5, "\nAll:\nSlainting the party, I'l"),
    ] {
      let written = shakespeare.writing(
        after: "\n", count: text.utf8.count, temperature: temperature, topK: topK, seed: 7)
      check(
        "written after a line end by what counted 40,000 bytes, temperature \(temperature), topK \(topK.map { "\($0)" } ?? "nil")",
        String(decoding: written, as: UTF8.self), is: text)
    }
  }

  /// Whether the learner's n-grams, which these checks draw from, are solved already.
  private func modelIsRight(_ likely: [Double]) -> Bool {
    check(
      "solve NGram first, whose model this check draws from: the sum of its 256 probabilities",
      likely.reduce(0, +), is: 1, within: .relative(1e-9))
  }

  private func drawn(_ probabilities: [Double], _ count: Int, seed: UInt64) -> [Int] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in sample(probabilities, using: &random) }
  }
}
