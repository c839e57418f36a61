import LessonKit
import LessonTesting
import Testing

@testable import FramingLesson

private let unknownMeansNo = Mistake(
  "UNKNOWN_MEANS_NO",
  "It looks as if an unknown outcome was counted as no. Nobody knows it: it is neither right nor "
    + "wrong.")
private let dividesByAllRows = Mistake(
  "DIVIDES_BY_ALL_ROWS",
  "It looks as if it was divided by all rows. Those of unknown outcome are among them: divide by "
    + "the known ones.")
private let dividesWholeNumbers = Mistake(
  "DIVIDES_WHOLE_NUMBERS",
  "Whole numbers were divided, and Swift leaves the fraction out: 3 / 4 is 0. Write Double(…) "
    + "around each of them first.")
private let alwaysCountsYes = Mistake(
  "ALWAYS_COUNTS_YES",
  "It looks as if the yes were counted, whatever the answer is. Count the outcomes that equal it.")
private let nothingIsZero = Mistake(
  "NOTHING_IS_ZERO",
  "Zero would say that it is never right. Where no outcome is known, nobody can say that: nil.")
private let dividesZeroByZero = Mistake(
  "DIVIDES_ZERO_BY_ZERO",
  "Zero divided by zero is NaN, not a number, and it travels through all that is computed with it. "
    + "Ask first whether any outcome is known.")
private let unknownVotesNo = Mistake(
  "UNKNOWN_VOTES_NO",
  "It looks as if the unknown outcomes were counted on the side of no. What nobody knows has no "
    + "vote.")
private let nothingIsNo = Mistake(
  "NOTHING_IS_NO",
  "Where no outcome is known, no is an answer that nobody gave. Say nil.")
private let tieIsYes = Mistake(
  "TIE_IS_YES",
  "There are as many of both here. Yes needs more of them, and so the majority is no.")
private let takesTheRareOne = Mistake(
  "TAKES_THE_RARE_ONE",
  "That is the rarer of the two answers. The majority is the one that is right more often.")

@Suite("Baseline", .exercise("01-framing/Baseline"))
struct BaselineSuite {
  @Test("Always to say no is right as often as the outcome is no: in three of four, 0.75")
  func byHand() {
    check(
      "accuracy(ofAlways: false, in: [false, true, false, false])",
      accuracy(ofAlways: false, in: [false, true, false, false]), is: 0.75,
      within: .relative(1e-12),
      mistakes: [dividesWholeNumbers.gives(0), alwaysCountsYes.gives(0.25)])
  }

  @Test("An unknown outcome counts for neither answer")
  func unknown() {
    check(
      "accuracy(ofAlways: false, in: [nil, false, nil, true, true, nil, nil])",
      accuracy(ofAlways: false, in: [nil, false, nil, true, true, nil, nil]), is: 1.0 / 3,
      within: .relative(1e-12),
      mistakes: [
        unknownMeansNo.gives(5.0 / 7), dividesByAllRows.gives(1.0 / 7),
        dividesWholeNumbers.gives(0), alwaysCountsYes.gives(2.0 / 3),
      ])
  }

  @Test("What is not a yes is a no: the accuracies of both answers add up to 1")
  func both() {
    let outcomes: [Bool?] = [true, nil, false, true, nil, true, nil, true]
    check(
      "accuracy(ofAlways: …, in: [true, nil, false, true, nil, true, nil, true]) of true and false",
      [true, false].map { accuracy(ofAlways: $0, in: outcomes) }, is: [0.8, 0.2],
      within: .relative(1e-12),
      mistakes: [
        unknownMeansNo.gives([0.5, 0.5]), dividesByAllRows.gives([0.5, 0.125]),
        dividesWholeNumbers.gives([0, 0]), alwaysCountsYes.gives([0.8, 0.8]),
      ])
  }

  @Test("Where all outcomes are alike, one answer is always right and the other never")
  func alike() {
    check(
      "accuracy(ofAlways: …, in: [true, true, nil]) of true and false",
      [true, false].map { accuracy(ofAlways: $0, in: [true, true, nil]) }, is: [1, 0],
      within: .relative(1e-12),
      mistakes: [
        unknownMeansNo.gives([2.0 / 3, 1.0 / 3]), dividesByAllRows.gives([2.0 / 3, 0]),
        alwaysCountsYes.gives([1, 1]),
      ])
  }

  @Test("Where no outcome is known there is no accuracy")
  func nothing() {
    check(
      "accuracy(ofAlways: false, in: [nil, nil])", accuracy(ofAlways: false, in: [nil, nil]),
      is: nil,
      mistakes: [
        nothingIsZero.gives(0), unknownMeansNo.gives(1), dividesByAllRows.gives(0),
      ])
    check(
      "accuracy(ofAlways: true, in: [])", accuracy(ofAlways: true, in: []), is: nil,
      mistakes: [
        nothingIsZero.gives(0), dividesZeroByZero.when { $0?.isNaN == true },
      ])
  }

  @Test("The majority is the answer that there is more of")
  func majorities() {
    check(
      "majority(of: [false, true, true]), majority(of: [true, false, false, nil]), "
        + "majority(of: [true, true])",
      [
        majority(of: [false, true, true]), majority(of: [true, false, false, nil]),
        majority(of: [true, true]),
      ],
      is: [true, false, true], mistakes: [takesTheRareOne.gives([false, true, false])])
  }

  @Test("An unknown outcome has no vote")
  func noVote() {
    check(
      "majority(of: [nil, true, nil, nil, false, true])",
      majority(of: [nil, true, nil, nil, false, true]), is: true,
      mistakes: [unknownVotesNo.gives(false), takesTheRareOne.gives(false)])
  }

  @Test("Where both answers are right as often, the majority is no")
  func tie() {
    check(
      "majority(of: [true, false]), majority(of: [nil, false, true, true, false])",
      [majority(of: [true, false]), majority(of: [nil, false, true, true, false])],
      is: [false, false], mistakes: [tieIsYes.gives([true, true])])
  }

  @Test("Where no outcome is known there is no majority")
  func noMajority() {
    check(
      "majority(of: []), majority(of: [nil, nil]), majority(of: [nil, true])",
      [majority(of: []), majority(of: [nil, nil]), majority(of: [nil, true])],
      is: [nil, nil, true],
      mistakes: [
        nothingIsNo.gives([false, false, true]), unknownVotesNo.gives([nil, false, false]),
      ])
  }

  @Test("On generated outcomes it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let share = random.pick([0, 0, 0.2, 0.5, 1])
      var outcomes: [Bool?] = random.labels(count: random.count(0...40)).map {
        random.chance(share) ? nil : $0
      }
      // As many of both, among unknown ones.
      if random.chance(0.2) {
        outcomes = random.shuffled(outcomes + outcomes.map { outcome in outcome.map { !$0 } })
      }
      let (answer, rows) = (random.chance(0.5), outcomes)
      return Case("accuracy(ofAlways: \(answer), in: \(literal(rows))); majority(of: the same)") {
        var steps = Steps()
        steps.note("accuracy", accuracy(ofAlways: answer, in: rows))
        steps.note("majority", majority(of: rows))
        return steps
      }
    }
  }

  @Test(
    "At Newark, 11,768 of 12,084 flights were not cancelled: 97.4% for an answer that knows none")
  func cancelled() throws {
    // pandas: flights.dep_time.notna().mean()
    let cancelled = try Table(named: "flights_ewr").strings("dep_time").map { Optional($0 == nil) }
    check(
      "accuracy(ofAlways: false, in: cancelled)", accuracy(ofAlways: false, in: cancelled),
      is: 0.9738497186362132, within: .relative(1e-12),
      mistakes: [dividesWholeNumbers.gives(0), alwaysCountsYes.gives(1 - 0.9738497186362132)])
  }

  @Test("Of the 11,718 flights that arrived, 73.1% were not 15 minutes late or more")
  func late() throws {
    // pandas: 1 - (arr_delay.dropna() >= 15).mean(). With missing arrivals as not late it would be
    // 0.7392419728566699.
    let late = try Table(named: "flights_ewr").numbers("arr_delay").map { delay in
      delay.map { $0 >= 15 }
    }
    check(
      "accuracy(ofAlways: …, in: late) of false and true",
      [false, true].map { accuracy(ofAlways: $0, in: late) },
      is: [0.7310974569039086, 0.2689025430960914], within: .relative(1e-12),
      mistakes: [
        unknownMeansNo.gives([0.7392419728566699, 0.2607580271433301]),
        dividesByAllRows.gives([8567.0 / 12084, 3151.0 / 12084]),
        alwaysCountsYes.gives([0.2689025430960914, 0.2689025430960914]),
      ])
  }
}
