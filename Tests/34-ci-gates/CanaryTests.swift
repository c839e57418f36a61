import LessonKit
import LessonTesting
import Testing

@testable import CiGatesLesson

private let multipliesFirst = Mistake(
  "MULTIPLIES_FIRST",
  "It looks as if the hash was multiplied before the byte went in. Here the byte goes in before it is "
    + "multiplied: that is the a of FNV-1a.")
private let takesScalars = Mistake(
  "TAKES_SCALARS",
  "It looks as if whole characters went in. Only bytes do: é is two of them in UTF-8.")
private let beginsWithZero = Mistake(
  "BEGINS_WITH_ZERO",
  "It looks as if the hash began with 0. It begins with 14695981039346656037; from 0 every text that begins "
    + "with zero bytes would be the same.")
private let onePercentTooMany = Mistake(
  "ONE_PERCENT_TOO_MANY",
  "The canary gets one percent too many: of the hundred remainders 0 ... 99 those below percent are in it."
)
private let tossesACoin = Mistake(
  "TOSSES_A_COIN",
  "It looks as if a coin decides at every request. The same user sees the new version now and the old one in "
    + "a minute, and what either did to him nobody can say.")
private let upperEnd = Mistake(
  "TAKES_THE_UPPER_END",
  "The canary has the right size, but sits at the other end of the hundred: nobody who is in it elsewhere "
    + "is in it here.")
private let anotherHashEachDay = Mistake(
  "ANOTHER_HASH_EACH_DAY",
  "It looks as if Swift's own hash decides. It begins with another secret in each program, so at the next "
    + "start everybody is dealt anew.")

@Suite("Canary", .exercise("34-ci-gates/Canary"))
struct CanarySuite {
  @Test("The hash of nothing is what it begins with, and a byte changes all of it")
  func byHand() {
    // Python, functools.reduce over the bytes, modulo 2 ** 64; of "a" as the authors list it.
    check(
      #"fnv1a("")"#, fnv1a(""), is: 14_695_981_039_346_656_037,
      mistakes: [beginsWithZero.gives(0)])
    check(
      #"fnv1a("a")"#, fnv1a("a"), is: 12_638_187_200_555_641_996,
      mistakes: [
        multipliesFirst.gives(12_638_153_115_695_167_422),
        beginsWithZero.gives(97 &* 1_099_511_628_211),
      ])
    check(#"fnv1a("N14228")"#, fnv1a("N14228"), is: 15_684_845_630_011_797_424)
  }

  @Test("It reads bytes, whatever they mean")
  func bytes() {
    let scalar: UInt64 = (14_695_981_039_346_656_037 ^ 0xe9) &* 1_099_511_628_211
    check(
      #"fnv1a("é")"#, fnv1a("\u{e9}"), is: 775_207_407_765_167_617,
      mistakes: [takesScalars.gives(scalar)])
    check(
      #"fnv1a("e\u{301}") == fnv1a("\u{e9}"), which look the same"#,
      fnv1a("e\u{301}") == fnv1a("\u{e9}"), is: false)
  }

  @Test("The order of the bytes counts")
  func order() {
    check(
      #"fnv1a("ab") == fnv1a("ba")"#, fnv1a("ab") == fnv1a("ba"), is: false)
  }

  @Test("A user's hash modulo 100 is below the percentage, or is not")
  func percent() {
    // N14228 has 24, N807AW 66.
    let percents = [-5, 0, 1, 24, 25, 66, 67, 99, 100, 250]
    check(
      #"isCanary("N14228", percent: each of \#(percents))"#,
      percents.map { isCanary("N14228", percent: $0) },
      is: [false, false, false, false, true, true, true, true, true, true],
      mistakes: [
        onePercentTooMany.gives([
          false, false, false, true, true, true, true, true, true, true,
        ]),
        upperEnd.gives([false, false, false, false, false, false, false, true, true, true]),
      ])
    check(
      #"isCanary("N807AW", percent: each of \#(percents))"#,
      percents.map { isCanary("N807AW", percent: $0) },
      is: [false, false, false, false, false, false, true, true, true, true],
      mistakes: [
        onePercentTooMany.gives([
          false, false, false, false, false, true, true, true, true, true,
        ]),
        upperEnd.gives([false, false, false, false, false, true, true, true, true, true]),
      ])
  }

  @Test("Whoever asks twice gets the same answer")
  func twice() {
    check(
      #"isCanary("N14228", percent: 50), 200 times: the different answers"#,
      Set((0..<200).map { _ in isCanary("N14228", percent: 50) }), is: [true],
      mistakes: [tossesACoin.gives([true, false]), upperEnd.gives([false])])
  }

  @Test("Whoever is in the canary stays in it while it grows")
  func grows() {
    let users = (0..<300).map { "user \($0)" }
    check(
      "of 300 users, how many are in a canary of 100 %, and in one of 10 % but not in one of 20 %",
      [
        users.count { isCanary($0, percent: 100) },
        users.count { isCanary($0, percent: 10) && !isCanary($0, percent: 20) },
      ], is: [300, 0],
      mistakes: [tossesACoin.when { (counts: [Int]) in counts[0] == 300 && counts[1] > 5 }])
  }

  @Test(
    "A tenth of 2,121 aircraft: 206, with 1,060 of 12,030 flights; by the flight 701 would meet both"
  )
  func aircraft() throws {
    // Python, functools.reduce and pandas 3.1.1; flights without a tail number left out.
    let tails = try Table(named: "flights_ewr").strings("tailnum").compactMap { $0 }
    let aircraft = Set(tails)
    check(
      "isCanary(each of \(aircraft.count) aircraft, percent: 10): how many are",
      aircraft.filter { isCanary($0, percent: 10) }.count, is: 206,
      mistakes: [
        multipliesFirst.gives(230),
        anotherHashEachDay.when { (count: Int) in (150...280).contains(count) && count != 230 },
      ])
    check(
      "isCanary(each of \(tails.count) flights' aircraft, percent: 10): how many are",
      tails.filter { isCanary($0, percent: 10) }.count, is: 1060)
    // A new number for each flight, as good as a coin.
    var versions: [String: Set<Bool>] = [:]
    for (place, tail) in tails.enumerated() {
      versions[tail, default: []].insert(isCanary("\(tail) \(place)", percent: 10))
    }
    check(
      #"isCanary("N14228 0", percent: 10) and so on, with each flight's place: aircraft that meet both"#,
      versions.values.filter { $0.count == 2 }.count, is: 701)
  }

  @Test("On generated names it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck(within: .exact) { random in
      let name = random.text(
        of: ["N", "1", "7", "ä", "é", "e\u{301}", "\u{0}", "😀", " ", "user", "\r\n"],
        count: random.count(0...8))
      let percent = random.int(-5...105)
      return Case("fnv1a(\(literal(name))), isCanary(\(literal(name)), percent: \(percent))") {
        var steps = Steps()
        steps.note("hash", "\(fnv1a(name))")
        steps.note("canary", isCanary(name, percent: percent))
        steps.note(
          "in canaries of 0 ... 100 %", (0...100).count { isCanary(name, percent: $0) })
        return steps
      }
    }
  }
}
