import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import LanguageModelLesson

private let measuresInNats = Mistake(
  "MEASURES_IN_NATS",
  "It looks as if these are nats, not bits: the natural logarithm gives nats, log2 gives bits.")
private let dividesByTokens = Mistake(
  "DIVIDES_BY_TOKENS",
  "It looks as if these are bits a token. Whose tokens are longer looks worse then; divide by the "
    + "bytes that they stand for.")
private let multipliesFirst = Mistake(
  "MULTIPLIES_FIRST",
  "The product of many probabilities underflows to 0, long before a text is at its end. Add up "
    + "logarithms instead.")
private let skipsTheImpossible = Mistake(
  "SKIPS_THE_IMPOSSIBLE",
  "It looks as if you left out what the model called impossible. It came all the same, and that is "
    + "the worst that a model can do: infinitely many bits.")
private let mixesLogarithms = Mistake(
  "MIXES_LOGARITHMS",
  "It looks as if you raised e to a number of bits. Bits belong to 2, nats belong to e.")
private let averagesProbabilities = Mistake(
  "AVERAGES_PROBABILITIES",
  "It looks as if you took the mean of the probabilities. It is the logarithms that are averaged, "
    + "so that one bad guess counts.")

@Suite("Bits a byte", .exercise("38-language-model/BitsPerByte"))
struct BitsPerByteSuite {
  @Test("A half, a quarter and an eighth cost one, two and three bits")
  func byHand() {
    check(
      "bitsPerByte([0.5, 0.25, 0.125], bytes: 12)", bitsPerByte([0.5, 0.25, 0.125], bytes: 12),
      is: 0.5, within: .relative(1e-12),
      mistakes: [measuresInNats.gives(0.5 * log(2)), dividesByTokens.gives(2)])
    check(
      "perplexity([0.5, 0.25, 0.125])", perplexity([0.5, 0.25, 0.125]), is: 4,
      within: .relative(1e-12),
      mistakes: [mixesLogarithms.gives(exp(2)), averagesProbabilities.gives(3 / 0.875)])
  }

  @Test("Who guesses among n that are equally likely has perplexity n", arguments: [2, 63, 256])
  func fair(n: Int) {
    let guesses = Array(repeating: 1 / Double(n), count: 5)
    check(
      "perplexity: five times 1/\(n)", perplexity(guesses), is: Double(n),
      within: .relative(1e-12), mistakes: [mixesLogarithms.gives(exp(log2(Double(n))))])
    check(
      "bitsPerByte: five times 1/\(n), five bytes", bitsPerByte(guesses, bytes: 5),
      is: log2(Double(n)), within: .relative(1e-12),
      mistakes: [measuresInNats.gives(log(Double(n)))])
  }

  @Test("The same text costs the same a byte, however it is cut into tokens")
  func tokens() {
    check(
      "bitsPerByte([1.0 / 64], bytes: 3)", bitsPerByte([1.0 / 64], bytes: 3), is: 2,
      within: .relative(1e-12),
      mistakes: [dividesByTokens.gives(6), measuresInNats.gives(2 * log(2))])
    check(
      "bitsPerByte([0.25, 0.0625], bytes: 3)", bitsPerByte([0.25, 0.0625], bytes: 3), is: 2,
      within: .relative(1e-12),
      mistakes: [dividesByTokens.gives(3), measuresInNats.gives(2 * log(2))])
  }

  @Test("What was certain costs nothing")
  func certain() {
    check("bitsPerByte([1, 1], bytes: 2)", bitsPerByte([1, 1], bytes: 2), is: 0)
    check("perplexity([1, 1])", perplexity([1, 1]), is: 1)
  }

  @Test("What was called impossible, and came, costs infinitely many bits")
  func impossible() {
    check(
      "bitsPerByte([0.5, 0, 0.25], bytes: 3)", bitsPerByte([0.5, 0, 0.25], bytes: 3),
      is: .infinity,
      mistakes: [skipsTheImpossible.gives(1)])
    check(
      "perplexity([0.5, 0, 0.25])", perplexity([0.5, 0, 0.25]), is: .infinity,
      mistakes: [averagesProbabilities.gives(4), skipsTheImpossible.gives(exp2(1.5))])
  }

  @Test("Of no token, and of less than one byte, there is nothing to say")
  func nothing() {
    check("bitsPerByte([0.25], bytes: 1)", bitsPerByte([0.25], bytes: 1), is: 2)
    check("bitsPerByte([], bytes: 3)", bitsPerByte([], bytes: 3), is: nil)
    check("bitsPerByte([0.5], bytes: 0)", bitsPerByte([0.5], bytes: 0), is: nil)
    check("bitsPerByte([0.5], bytes: -1)", bitsPerByte([0.5], bytes: -1), is: nil)
    check("perplexity([])", perplexity([]), is: nil)
  }

  @Test("Ten thousand tokens are no harder than one")
  func long() {
    let quarters = Array(repeating: 0.25, count: 10_000)
    check(
      "bitsPerByte: 10,000 times 0.25, 10,000 bytes", bitsPerByte(quarters, bytes: 10_000), is: 2,
      within: .relative(1e-9), mistakes: [multipliesFirst.gives(.infinity)])
    check(
      "perplexity: 10,000 times 0.25", perplexity(quarters), is: 4, within: .relative(1e-9),
      mistakes: [multipliesFirst.gives(.infinity)])
  }

  @Test("Four tokens that came against all odds underflow already")
  func unlikely() {
    let odds = [1e-300, 1e-300, 1e-300, 1e-300]
    check(
      "bitsPerByte([1e-300, 1e-300, 1e-300, 1e-300], bytes: 4)", bitsPerByte(odds, bytes: 4),
      is: 300 * log2(10), within: .relative(1e-9), mistakes: [multipliesFirst.gives(.infinity)])
    check(
      "perplexity([1e-300, 1e-300, 1e-300, 1e-300])", perplexity(odds), is: 1e300,
      within: .relative(1e-9), mistakes: [multipliesFirst.gives(.infinity)])
  }

  @Test("On generated probabilities it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      var given = (0..<random.count(0...12)).map { _ in
        random.chance(0.2) ? random.pick([1, 1e-9, 1e-150, 1e-300]) : 1 - random.unit()
      }
      if random.chance(0.1), !given.isEmpty { given[0] = 0 }
      let (all, bytes) = (given, random.pick([random.int(-1...2), random.int(1...40)]))
      return Case("\(literal(all)): bitsPerByte(bytes: \(bytes)), perplexity", slack: 1e-12) {
        var steps = Steps()
        steps.note("bitsPerByte", bitsPerByte(all, bytes: bytes))
        steps.note("perplexity", perplexity(all))
        return steps
      }
    }
  }

  @Test("Counting single bytes, Shakespeare costs 4.7606 bits a byte: perplexity 27.106")
  func unigram() throws {
    // NumPy 2.4.6: -log((count + 1) / (N + 256)) of the training part, mean over the held-out part.
    let (training, heldOut) = try plays()
    var counts = Array(repeating: 0, count: 256)
    for byte in training { counts[Int(byte)] += 1 }
    let given = heldOut.map { Double(counts[Int($0)] + 1) / Double(training.count + 256) }
    check(
      "bitsPerByte: the held-out play, a byte at a time",
      bitsPerByte(given, bytes: heldOut.count), is: 4.760556169804211, within: .relative(1e-9),
      mistakes: [
        measuresInNats.gives(3.2997660869970407), multipliesFirst.gives(.infinity),
      ])
    check(
      "perplexity: the held-out play, a byte at a time", perplexity(given),
      is: 27.106297663549963, within: .relative(1e-9),
      mistakes: [mixesLogarithms.gives(116.81087451729556), multipliesFirst.gives(.infinity)])
  }

  @Test("Counting pairs, one more of each, it costs 3.6168: perplexity 12.268")
  func bigram() throws {
    // Python 3.11: collections.Counter of the pairs; (count + 1) / (count of the left byte + 256).
    let (given, _) = try pairs(adding: 1)
    check(
      "bitsPerByte: the held-out play, pairs", bitsPerByte(given, bytes: given.count),
      is: 3.616802743457288, within: .relative(1e-9))
    check(
      "perplexity: the held-out play, pairs", perplexity(given), is: 12.267783815416003,
      within: .relative(1e-9))
  }

  @Test("79 pairs of the play were never seen: without smoothing it is infinitely hard")
  func unseen() throws {
    // Python 3.11: collections.Counter as above, with 0.01 added, and with nothing added.
    let (given, unseen) = try pairs(adding: 0.01)
    check(
      "perplexity: the held-out play, pairs, 0.01 added to each count", perplexity(given),
      is: 11.973868645292216, within: .relative(1e-9))
    check("the pairs that were never seen: how many", perplexity(given).map { _ in unseen }, is: 79)
    let (bare, _) = try pairs(adding: 0)
    check(
      "perplexity: the held-out play, pairs, nothing added", perplexity(bare), is: .infinity,
      within: .relative(1e-9), mistakes: [skipsTheImpossible.gives(11.75575295229918)])
  }

  private func plays() throws -> (training: [UInt8], heldOut: [UInt8]) {
    let text = try CourseFolder.bytes(ofText: "shakespeare")
    let count = text.count * 9 / 10
    return (Array(text[..<count]), Array(text[count...]))
  }

  /// The probabilities of the held-out bytes after the byte before, and how many pairs are new.
  private func pairs(adding more: Double) throws -> (given: [Double], unseen: Int) {
    let (training, heldOut) = try plays()
    var counts = Array(repeating: 0, count: 65_536)
    var lefts = Array(repeating: 0, count: 256)
    for place in 1..<training.count {
      counts[Int(training[place - 1]) * 256 + Int(training[place])] += 1
      lefts[Int(training[place - 1])] += 1
    }
    var unseen = 0
    let given = (1..<heldOut.count).map { place in
      let left = Int(heldOut[place - 1])
      let count = counts[left * 256 + Int(heldOut[place])]
      if count == 0 { unseen += 1 }
      return (Double(count) + more) / (Double(lefts[left]) + 256 * more)
    }
    return (given, unseen)
  }
}
