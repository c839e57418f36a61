import LessonKit
import LessonTesting
import Testing

@testable import LanguageModelLesson

private let mergesFromTheRight = Mistake(
  "MERGES_FROM_THE_RIGHT",
  "It looks as if pairs were replaced from the right. Where they overlap, the left one is replaced."
)
private let countsWithoutOverlap = Mistake(
  "COUNTS_WITHOUT_OVERLAP",
  "It looks as if pairs that overlap were counted once. For counting, aaa holds the pair aa twice.")
private let tiesToTheHigher = Mistake(
  "TIES_TO_THE_HIGHER",
  "Of pairs that are equally frequent, take the one with the lower number on the left, then on the "
    + "right.")
private let countsOnce = Mistake(
  "COUNTS_ONCE",
  "It looks as if pairs were counted only once, in the bytes. Each merge makes new tokens and new "
    + "neighbours: count again.")
private let takesTheLongest = Mistake(
  "TAKES_THE_LONGEST",
  "It looks as if the longest token that fits was taken each time. Merges are applied one after the "
    + "other, as they were learnt.")
private let dropsTheUnknown = Mistake(
  "DROPS_THE_UNKNOWN",
  "It looks as if bytes are lost that no merge knows. They stay as they are: nothing is unknown to "
    + "a tokenizer that begins with bytes.")

@Suite("Byte pairs", .exercise("38-language-model/BytePairs"))
struct BytePairsSuite {
  @Test("Where a pair stands, one token takes its place")
  func merge() {
    check(
      "merging([1, 2, 1, 3, 1, 2], Merge(1, 2), into: 256)",
      merging([1, 2, 1, 3, 1, 2], Merge(1, 2), into: 256), is: [256, 1, 3, 256])
    check(
      "merging([2, 1, 2], Merge(1, 2), into: 300)", merging([2, 1, 2], Merge(1, 2), into: 300),
      is: [2, 300])
    check(
      "merging([7, 8], Merge(8, 7), into: 256)", merging([7, 8], Merge(8, 7), into: 256),
      is: [7, 8])
  }

  @Test("Of pairs that overlap, the left one is replaced")
  func overlap() {
    check(
      "merging([5, 5, 5], Merge(5, 5), into: 256)", merging([5, 5, 5], Merge(5, 5), into: 256),
      is: [256, 5], mistakes: [mergesFromTheRight.gives([5, 256])])
    check(
      "merging([5, 5, 5, 5], Merge(5, 5), into: 256)",
      merging([5, 5, 5, 5], Merge(5, 5), into: 256), is: [256, 256])
  }

  @Test("The most frequent pair is that of the highest count, overlaps included")
  func frequent() {
    check(
      "mostFrequentPair(in: [9, 4, 9, 4, 9, 7])", mostFrequentPair(in: [9, 4, 9, 4, 9, 7]),
      is: pair(4, 9), mistakes: [tiesToTheHigher.gives(pair(9, 4))])
    check(
      "mostFrequentPair(in: [9, 9, 9, 9, 1, 2, 1, 2])",
      mostFrequentPair(in: [9, 9, 9, 9, 1, 2, 1, 2]), is: pair(9, 9),
      mistakes: [countsWithoutOverlap.gives(pair(1, 2))])
    check(
      "mostFrequentPair(in: [3, 8, 0, 3, 5])", mostFrequentPair(in: [3, 8, 0, 3, 5]),
      is: pair(0, 3), mistakes: [tiesToTheHigher.gives(pair(8, 0))])
    check(
      "mostFrequentPair(in: [3, 8, 300, 3, 5, 3])", mostFrequentPair(in: [3, 8, 300, 3, 5, 3]),
      is: pair(3, 5), mistakes: [tiesToTheHigher.gives(pair(300, 3))])
    check(
      "mostFrequentPair(in: [2, 1, 100_000, 1])", mostFrequentPair(in: [2, 1, 100_000, 1]),
      is: pair(1, 100_000), mistakes: [tiesToTheHigher.gives(pair(100_000, 1))])
  }

  @Test("that hat that sat: at, then hat, then hat and a blank, then that and a blank")
  func byHand() {
    check(
      #"learnBPE("that hat that sat", merges: 4)"#,
      learnBPE(bytes("that hat that sat"), merges: 4),
      is: [Merge(97, 116), Merge(104, 256), Merge(257, 32), Merge(116, 258)],
      mistakes: [
        countsOnce.gives([Merge(97, 116), Merge(104, 97), Merge(116, 32), Merge(116, 104)]),
        tiesToTheHigher.gives([Merge(97, 116), Merge(256, 32), Merge(104, 257), Merge(116, 258)]),
      ])
  }

  @Test("Merges end where one token is left, and without a text there are none")
  func ends() {
    check(
      #"learnBPE("aaaa", merges: 9)"#, learnBPE(bytes("aaaa"), merges: 9),
      is: [Merge(97, 97), Merge(256, 256)], mistakes: [countsOnce.gives([Merge(97, 97)])])
    check(
      #"learnBPE("abab", merges: 0) and (merges: 1)"#,
      [learnBPE(bytes("abab"), merges: 0), learnBPE(bytes("abab"), merges: 1)],
      is: [[], [Merge(97, 98)]])
    check(#"learnBPE("", merges: 3)"#, learnBPE([], merges: 3), is: [])
    check("mostFrequentPair(in: [4])", mostFrequentPair(in: [4]), is: nil)
    check("mostFrequentPair(in: [])", mostFrequentPair(in: []), is: nil)
  }

  @Test("There are as many merges as one asks for, while pairs are left")
  func many() {
    // No merge of these 300 bytes takes more than two away, so that some are left for each.
    var random = SplitMix64(seed: 1)
    let text = (0..<300).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    check(
      "learnBPE(300 bytes of SplitMix64(seed: 1), merges: 270): how many",
      learnBPE(text, merges: 270).count, is: 270)
  }

  @Test("Encoding applies the merges in the order in which they were learnt")
  func order() {
    check(
      #"encode("abc", with: [Merge(98, 99), Merge(97, 98)])"#,
      encode(bytes("abc"), with: [Merge(98, 99), Merge(97, 98)]), is: [97, 256],
      mistakes: [takesTheLongest.gives([257, 99])])
    check(
      #"encode("abcab", with: [Merge(97, 98), Merge(256, 99), Merge(257, 256)])"#,
      encode(bytes("abcab"), with: [Merge(97, 98), Merge(256, 99), Merge(257, 256)]), is: [258])
    check(
      #"encode("aaa", with: [Merge(97, 97)])"#, encode(bytes("aaa"), with: [Merge(97, 97)]),
      is: [256, 97], mistakes: [mergesFromTheRight.gives([97, 256])])
  }

  @Test("Every byte can be encoded, known or not, and comes back")
  func roundTrip() {
    check(
      #"encode("a\u{E9}z", with: [Merge(97, 98)])"#,
      encode([97, 195, 169, 122], with: [Merge(97, 98)]), is: [97, 195, 169, 122],
      mistakes: [dropsTheUnknown.gives([97])])
    let all = (0...255).map { UInt8($0) } + bytes("to be, or not to be")
    let merges = [Merge(116, 111), Merge(256, 32), Merge(98, 101)]
    check(
      "decode(encode(all 256 bytes and a line, with: merges), with: merges)",
      decode(encode(all, with: merges), with: merges), is: all,
      mistakes: [
        dropsTheUnknown.gives(bytes(" beot") + bytes("to be o ot to be"))
      ])
  }

  @Test("On generated texts it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let letters = random.pick([Array("ab"), Array("aab "), Array("abcde"), Array("éa")])
      func text(_ count: Int) -> String {
        String((0..<count).map { _ in random.pick(letters) })
      }
      let (learning, other) = (text(random.count(0...40)), text(random.count(0...20)))
      let count = random.int(0...8)
      let tokens = (0..<random.count(0...12)).map { _ in random.pick([1, 1, 2, 256, 300, 100_000]) }
      let pair = Merge(random.pick([1, 1, 2, 256]), random.pick([1, 1, 2, 256]))
      let merges = (0..<random.int(0...4)).map { index in
        Merge(random.pick([97, 98, 255 + index]), random.pick([97, 98, 32, 255 + index]))
      }
      return Case(
        "t = \(literal(tokens)): mostFrequentPair(in: t), merging(t, \(literal(pair)), into: 400); "
          + "learnBPE(\(literal(learning)), merges: \(count)); encode(\(literal(other)), with: "
          + "those, and with: \(literal(merges)))"
      ) {
        var steps = Steps()
        steps.note("mostFrequentPair", mostFrequentPair(in: tokens))
        steps.note("merging", merging(tokens, pair, into: 400))
        let learnt = learnBPE(Array(learning.utf8), merges: count)
        steps.note("learnBPE", learnt)
        steps.note("encode", encode(Array(other.utf8), with: learnt))
        steps.note("encode with merges", encode(Array(other.utf8), with: merges))
        return steps
      }
    }
  }

  @Test("The first twenty merges of 20,000 bytes of Shakespeare begin with e and a blank")
  func first() throws {
    // tokenizers 0.23.3, BpeTrainer without splitting into words first.
    let merges = learnBPE(try training(20_000), merges: 20)
    check(
      "learnBPE(the first 20,000 bytes, merges: 20), each decoded",
      merges.indices.map { string(decode([256 + $0], with: merges)) },
      is: [
        "e ", "th", "t ", "s ", "ou", ", ", "d ", "r ", "in", "an", "en", ":\n", "y ", "\n\n", "er",
        "on", "ll", "ar", "the ", "you",
      ],
      mistakes: [
        tiesToTheHigher.gives([
          "e ", "th", "t ", "s ", "ou", ", ", "d ", "r ", "in", "an", "en", ":\n", "y ", "\n\n",
          "er", "on", "ll", "the ", "ar", "you",
        ])
      ])
  }

  @Test("200 merges leave 9,939 tokens of the 20,000 bytes that they were learnt on")
  func merges() throws {
    // tokenizers 0.23.3: the same 200 merges, and as many tokens.
    check(
      "encode(the first 20,000 bytes, with: their 200 merges): how many tokens",
      encode(try training(20_000), with: known).count, is: 9939)
  }

  @Test("The held-out play takes 5,525 tokens for 10,000 bytes, 1.81 bytes a token")
  func heldOut() throws {
    // tokenizers 0.23.3: encode of the same bytes.
    let text = try CourseFolder.bytes(ofText: "shakespeare")
    let heldOut = Array(text[(text.count * 9 / 10)...].prefix(10_000))
    check(
      "encode(the first 10,000 held-out bytes, with: the 200 merges): how many tokens",
      encode(heldOut, with: known).count, is: 5525, mistakes: [takesTheLongest.gives(5552)])
    check(
      #"encode("To be, or not to be", with: the 200 merges), each token decoded"#,
      encode(bytes("To be, or not to be"), with: known).map { string(decode([$0], with: known)) },
      is: ["T", "o ", "be", ", ", "or ", "not ", "to ", "be"])
  }

  private func pair(_ left: Int, _ right: Int) -> Merge? { Merge(left, right) }

  private func training(_ count: Int) throws -> [UInt8] {
    Array(try CourseFolder.bytes(ofText: "shakespeare").prefix(count))
  }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  private func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// The 200 merges of the first 20,000 bytes: left and right part of each.
private let known: [Merge] = {
  let numbers = """
    101 32 116 104 116 32 115 32 111 117 44 32 100 32 114 32 105 110 97 110 101 110 58 10 121 32
    10 10 101 114 111 110 108 108 97 114 257 256 121 260 111 32 104 97 111 114 46 269 101 115 44
    10 105 116 104 105 101 97 272 32 115 258 110 111 257 101 111 109 102 32 73 32 105 114 117
    115 83 267 85 294 116 276 104 256 97 116 265 262 275 32 59 32 105 259 73 295 104 101 264 32
    264 103 119 105 114 101 115 116 46 32 111 119 111 111 58 32 105 258 257 32 65 267 73 316 97
    108 118 101 118 256 104 32 111 263 101 101 109 97 69 78 97 258 100 105 97 32 98 101 111 290
    117 259 277 258 292 286 10 84 108 262 115 101 282 105 122 266 279 86 108 105 114 105 119 104
    265 32 275 263 337 338 70 333 99 101 260 263 67 345 97 109 115 261 349 267 63 269 101 263
    112 114 271 32 306 32 39 259 107 256 119 97 273 256 283 259 99 105 110 32 260 335 266 32 287
    258 10 87 99 321 101 261 116 105 121 261 98 117 101 262 115 117 257 326 107 32 108 97 109
    111 109 268 116 261 270 256 346 352 98 108 99 289 102 322 111 108 114 284 307 315 39 32 100
    261 103 312 114 117 119 101 277 320 283 109 103 104 114 97 279 77 65 110 102 278 109 117 271
    256 288 268 65 82 77 273 99 256 101 99 105 108 281 84 311 32 325 303 325 412 105 263 115 104
    115 112 288 263 392 262 400 262 406 363 71 73 73 82 76 317 98 256 101 258 115 10 115 266 117
    110 119 278 257 302 287 119 288 414 421 423 422 433 67 303 100 10 100 101 101 116 101 259
    115 97 266 116 270 101 324 100 405 435 39 262 97 99 97 264 105 100 105 115 108 268 109 256
    115 277 117 112 119 256 339 434
    """.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
  return stride(from: 0, to: numbers.count, by: 2).map { Merge(numbers[$0], numbers[$0 + 1]) }
}()
