import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import LanguageModelLesson

private let contextOneTooLong = Mistake(
  "CONTEXT_ONE_TOO_LONG",
  "It looks as if contexts are one byte too long. They have fewer bytes than the order: a model of "
    + "order 2 looks at one.")
private let skipsTheStart = Mistake(
  "SKIPS_THE_START",
  "It looks as if the first bytes of a text were not counted. They have short contexts, and those "
    + "count too.")
private let forgetsEarlierTexts = Mistake(
  "FORGETS_EARLIER_TEXTS",
  "It looks as if texts that were counted before are forgotten. Counts add up.")
private let startsFromNothing = Mistake(
  "STARTS_FROM_NOTHING",
  "Before anything is known every byte is equally likely: begin from 1/256, or what was never seen "
    + "stays impossible.")
private let takesTheFirstBytes = Mistake(
  "TAKES_THE_FIRST_BYTES",
  "It looks as if the first bytes of the context were used. Those right before the next byte say "
    + "most.")
private let unseenIsImpossible = Mistake(
  "UNSEEN_IS_IMPOSSIBLE",
  "A context after which nothing was counted says nothing. It looks as if it took a share of the "
    + "probability away, and that is lost: the 256 no longer add up to 1.")
private let onlyTheLongest = Mistake(
  "ONLY_THE_LONGEST",
  "It looks as if the longest context alone decides. Mix it with the shorter ones, or what it has "
    + "not met yet is impossible.")
private let weightsExchanged = Mistake(
  "WEIGHTS_EXCHANGED",
  "It looks as if the weights are the wrong way round: the longer context is the one with `weight`."
)

/// The model of order 5, counted once for all checks on 40,000 bytes of the plays: all of them take a
/// while in code that is not optimised. With them is what it is judged on, from another play.
private let shakespeare: (model: NGram, training: [UInt8], heldOut: [UInt8]) = {
  let text = (try? CourseFolder.bytes(ofText: "shakespeare")) ?? []
  let training = Array(text.prefix(40_000))
  var model = NGram(order: 5, weight: 0.9)
  model.count(training)
  return (model, training, Array(text.dropFirst(text.count * 9 / 10).prefix(4000)))
}()

@Suite("N-grams", .exercise("38-language-model/NGram"))
struct NGramSuite {
  @Test("Half of what follows an a in aab is a b; the rest is shared by all that is known")
  func byHand() {
    let (b, model) = (UInt8(ascii: "b"), counted(["aab"], order: 2, weight: 0.75))
    let one = 0.75 / 3 + 0.25 / 256
    check(
      #"order 2, weight 0.75, count("aab"): probability(of: b, after: "")"#,
      model.probability(of: b, after: []), is: one, within: .relative(1e-12),
      mistakes: [
        startsFromNothing.gives(0.25), onlyTheLongest.gives(1.0 / 3),
        weightsExchanged.gives(0.25 / 3 + 0.75 / 256),
      ])
    check(
      #"order 2, weight 0.75, count("aab"): probability(of: b, after: "aa")"#,
      model.probability(of: b, after: bytes("aa")), is: 0.375 + 0.25 * one,
      within: .relative(1e-12),
      mistakes: [
        startsFromNothing.gives(0.4375), onlyTheLongest.gives(0.5),
        weightsExchanged.gives(0.125 + 0.75 * (0.25 / 3 + 0.75 / 256)),
        contextOneTooLong.gives(0.75 + 0.25 * (0.375 + 0.25 * one)),
      ])
  }

  @Test("The bytes right before the next one are the context, however many there are")
  func suffix() {
    let model = counted(["abcabd"], order: 3, weight: 0.5)
    let one = 0.5 / 6 + 0.5 / 256
    let two = 0.5 / 2 + 0.5 * one
    check(
      #"order 3, weight 0.5, count("abcabd"): probability(of: c, after: "xyzab")"#,
      model.probability(of: UInt8(ascii: "c"), after: bytes("xyzab")),
      is: 0.5 / 2 + 0.5 * two, within: .relative(1e-12),
      mistakes: [takesTheFirstBytes.gives(one), onlyTheLongest.gives(0.5)])
    check(
      #"order 3, weight 0.5, count("abcabd"): probability(of: a, after: "abd")"#,
      model.probability(of: UInt8(ascii: "a"), after: bytes("abd")),
      is: 0.5 / 3 + 0.5 / 256, within: .relative(1e-12),
      mistakes: [
        takesTheFirstBytes.gives(0.25 * (0.5 / 3 + 0.5 / 256)),
        unseenIsImpossible.gives(0.25 * (0.5 / 3 + 0.5 / 256)), startsFromNothing.gives(0.5 / 3),
      ])
  }

  @Test("The probabilities of all 256 bytes add up to 1", arguments: ["", "a", "ra", "xx", "bra"])
  func sum(context: String) {
    let model = counted(["abracadabra"], order: 4, weight: 0.9)
    let before = bytes(context)
    var mistakes: [WrongAnswer<Double>] = [startsFromNothing.when { $0 < 1 && $0 > 0.899 }]
    if context == "xx" { mistakes.append(unseenIsImpossible.when { $0 < 0.2 }) }
    check(
      #"count("abracadabra"): the sum of probability(of: each byte, after: "\#(context)")"#,
      {
        var sum = 0.0
        for byte in 0...255 { sum += model.probability(of: UInt8(byte), after: before) }
        return sum
      }(),
      is: 1, within: .relative(1e-9), mistakes: mistakes)
  }

  @Test("Where nothing was counted, every byte has 1/256")
  func nothing() {
    let model = NGram(order: 3, weight: 0.9)
    check(
      #"before any count: probability(of: a, after: "bc")"#,
      model.probability(of: 97, after: bytes("bc")), is: 1.0 / 256, within: .relative(1e-12),
      mistakes: [startsFromNothing.gives(0), unseenIsImpossible.gives(0.001 / 256)])
    var empty = NGram(order: 3, weight: 0.9)
    empty.count([])
    check(
      #"after count(""): probability(of: a, after: "bc")"#,
      empty.probability(of: 97, after: bytes("bc")), is: 1.0 / 256, within: .relative(1e-12),
      mistakes: [startsFromNothing.gives(0), unseenIsImpossible.gives(0.001 / 256)])
  }

  @Test("The first bytes of a text count, each after as much as stands before it")
  func start() {
    let model = counted(["ab"], order: 4, weight: 0.5)
    let one = 0.5 / 2 + 0.5 / 256
    check(
      #"order 4, weight 0.5, count("ab"): probability(of: b, after: "a")"#,
      model.probability(of: 98, after: bytes("a")), is: 0.5 + 0.5 * one, within: .relative(1e-12),
      mistakes: [skipsTheStart.gives(1.0 / 256), onlyTheLongest.gives(1)])
    check(
      #"order 4, weight 0.5, count("ab"): counts.count(after: "")"#,
      model.counts.count(after: []), is: 2, mistakes: [skipsTheStart.gives(0)])
  }

  @Test("After the last byte of a text nothing came")
  func end() {
    let model = counted(["aba"], order: 2, weight: 0.5)
    check(
      #"count("aba"): counts.count(after: "a") and (after: "b")"#,
      [model.counts.count(after: bytes("a")), model.counts.count(after: bytes("b"))], is: [1, 1])
  }

  @Test("Counts of several texts add up, and no context reaches over the end of one")
  func texts() {
    let model = counted(["ab", "cd", "ab"], order: 3, weight: 0.5)
    check(
      #"count("ab"), count("cd"), count("ab"): how often b after a, d after c, c after b"#,
      [
        model.counts.count(of: 98, after: bytes("a")), model.counts.count(of: 100, after: [99]),
        model.counts.count(of: 99, after: [98]),
      ], is: [2, 1, 0], mistakes: [forgetsEarlierTexts.gives([1, 0, 0])])
    check(
      #"count("ab"), count("cd"), count("ab"): counts.count(after: "")"#,
      model.counts.count(after: []), is: 6,
      mistakes: [forgetsEarlierTexts.gives(2), skipsTheStart.gives(0)])
  }

  @Test("The weight may be changed later, and at order 7 six bytes decide")
  func later() {
    var model = counted(["aab"], order: 2, weight: 0.75)
    model.weight = 0.5
    check(
      #"order 2, weight 0.75, count("aab"), then weight 0.5: probability(of: b, after: "a")"#,
      model.probability(of: 98, after: bytes("a")),
      is: 0.25 + 0.5 * (0.5 / 3 + 0.5 / 256), within: .relative(1e-12))
    let seven = counted(["abcdefh", "xbcdefy"], order: 7, weight: 1)
    check(
      #"order 7, weight 1, count("abcdefh"), count("xbcdefy"): probability(of: h, after: "abcdef")"#,
      seven.probability(of: 104, after: bytes("abcdef")), is: 1, within: .relative(1e-12))
  }

  @Test("A model of order 1 looks at nothing, and the order may be lowered later")
  func order() {
    let one = counted(["abab"], order: 1, weight: 0.5)
    check(
      #"order 1, count("abab"): probability(of: b, after: "a")"#,
      one.probability(of: 98, after: bytes("a")), is: 0.25 + 0.5 / 256, within: .relative(1e-12),
      mistakes: [contextOneTooLong.gives(0.5 + 0.5 * (0.25 + 0.5 / 256))])
    var lowered = counted(["abab"], order: 4, weight: 0.5)
    lowered.order = 1
    check(
      #"order 4, count("abab"), then order 1: probability(of: b, after: "a")"#,
      lowered.probability(of: 98, after: bytes("a")), is: 0.25 + 0.5 / 256,
      within: .relative(1e-12))
  }

  @Test("On generated texts it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let letters = random.pick([Array("ab".utf8), Array("abc ".utf8), [0, 255, 97]])
      func text(_ count: Int) -> [UInt8] { (0..<count).map { _ in random.pick(letters) } }
      let texts = (0..<random.int(0...2)).map { _ in text(random.count(0...24)) }
      let (order, weight) = (random.int(1...7), random.pick([0.9, 0.5, 0.25, 0.7, 1, 0]))
      let lowered = random.chance(0.2) ? random.int(1...order) : order
      let changed = random.chance(0.2) ? random.pick([0.8, 0.3]) : weight
      let last = random.chance(0.2) ? text(random.int(1...6)) : []
      let questions = (0..<4).map { _ in
        (
          next: random.pick(letters + [120]),
          context: text(random.chance(0.05) ? 80 : random.int(0...7))
        )
      }
      let call =
        texts.map { "count(\(literal($0.map { Int($0) })))" }
        + (lowered == order ? [] : ["order = \(lowered)"])
        + (changed == weight ? [] : ["weight = \(changed)"])
        + (last.isEmpty ? [] : ["count(\(literal(last.map { Int($0) })))"])
        + questions.map { "probability(of: \($0.next), after: \($0.context))" }
      return Case("NGram(order: \(order), weight: \(weight)): " + call.joined(separator: ", ")) {
        var steps = Steps()
        var model = NGram(order: order, weight: weight)
        for text in texts { model.count(text) }
        model.order = lowered
        model.weight = changed
        model.count(last)
        for (_, context) in questions {
          steps.note("counts", model.counts.count(after: context.suffix(order - 1)))
        }
        for (next, context) in questions {
          steps.note("probability", model.probability(of: next, after: context[...]))
        }
        return steps
      }
    }
  }

  @Test(
    "Of 40,000 bytes order 5 learns too much by heart: 4.1416 bits a byte elsewhere, order 3 3.4420"
  )
  func heldOut() {
    // Python 3.11: collections.Counter of the contexts of 0 to 4 bytes; same weights.
    check(
      "order 5, weight 0.9, counted on the first 40,000 bytes: bits a byte on 4,000 of another play",
      bits(shakespeare.model, shakespeare.heldOut), is: 4.141584347650842,
      within: .relative(1e-9),
      mistakes: [onlyTheLongest.gives(.infinity)])
    var third = shakespeare.model
    third.order = 3
    check(
      "the same with order 3: bits a byte on 4,000 of another play",
      bits(third, shakespeare.heldOut), is: 3.4420124394101252, within: .relative(1e-9),
      mistakes: [onlyTheLongest.gives(.infinity)])
  }

  @Test("On its own training text it needs 1.1094 bits: that says nothing of what it has not seen")
  func ownText() {
    // Python 3.11, as above, on the first 4,000 bytes of the training text.
    check(
      "order 5, weight 0.9: bits a byte on the first 4,000 bytes that it was counted on",
      bits(shakespeare.model, shakespeare.training.prefix(4000)), is: 1.1093870023128585,
      within: .relative(1e-9))
  }

  private func counted(_ texts: [String], order: Int, weight: Double) -> NGram {
    var model = NGram(order: order, weight: weight)
    for text in texts { model.count(Array(text.utf8)) }
    return model
  }

  private func bytes(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }

  /// The mean of -log₂ of what the model gives to each byte after those before it.
  private func bits(_ model: NGram, _ text: some Collection<UInt8>) -> Double {
    let text = Array(text)
    let sum = text.indices.reduce(0.0) { sum, place in
      sum - log2(model.probability(of: text[place], after: text[max(0, place - 6)..<place]))
    }
    return sum / Double(text.count)
  }
}
