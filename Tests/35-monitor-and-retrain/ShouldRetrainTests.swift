import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import MonitorAndRetrainLesson

private let hindsight = Mistake(
  "GUESSES_WITH_HINDSIGHT",
  "It looks as if the month's own late rate was the guess. That rate is only known afterwards: the "
    + "guess was made with the rate of the training months.")
private let lateAlone = Mistake(
  "COUNTS_LATE_FLIGHTS_ALONE",
  "It looks as if only late flights cost something. A flight that was on time costs too, by how "
    + "likely it was said to be late.")
private let tooEarly = Mistake(
  "USES_LABELS_BEFORE_THEY_ARRIVE",
  "It looks as if labels were used that have not arrived by then. A simulation can look into the "
    + "future; a service cannot.")
private let tooEarlyByOne = Mistake(
  "USES_THE_MONTH_THAT_BEGINS",
  "It looks as if a month's labels were used one month too soon. A month has to end before its labels "
    + "begin to arrive.")
private let guessKnows = Mistake(
  "LETS_THE_GUESS_KNOW_THE_MONTH",
  "It looks as if the guess was the month's own late rate. Nobody knew that one beforehand: the bar is "
    + "what the guess of training lost in this month.")
private let marginOfBoth = Mistake(
  "ASKS_THE_MARGIN_OF_BOTH",
  "It looks as if the margin was asked of the guess as well. It is the price of leaving the old model; "
    + "below the guess is below the guess, without a margin.")
private let exactlyTheMargin = Mistake(
  "TAKES_EXACTLY_THE_MARGIN",
  "The new model is better by exactly the margin, and not by more.")
private let everySeason = Mistake(
  "ALARMS_AT_EVERY_SEASON",
  "It looks as if the drift of the inputs decides. The season moves them every month, whether or not "
    + "the model got worse.")
private let anotherLogarithm = Mistake(
  "TAKES_ANOTHER_LOGARITHM",
  "It looks as if another logarithm was taken than the natural one, which Foundation calls `log`.")
private let forgetsTheSign = Mistake(
  "FORGETS_THE_SIGN",
  "A loss is never below 0. The logarithm of a share is, and so its sign has to turn.")
private let lastOfTheList = Mistake(
  "TAKES_THE_LAST_OF_THE_LIST",
  "It looks as if the place in the list decides. The reports come in any order: look at their months."
)
private let alwaysHelps = Mistake(
  "RETRAINING_ALWAYS_HELPS",
  "It looks as if the newer model is taken to be always better. In September it was worse: compare "
    + "the two losses.")
private let noGuess = Mistake(
  "FORGETS_THE_GUESS",
  "It looks as if being better than the old model is enough. A new model that loses to a guess "
    + "without a model should not serve either.")

@Suite("When to retrain", .exercise("35-monitor-and-retrain/ShouldRetrain"))
struct ShouldRetrainSuite {
  /// A guess of 0.5 has the loss 0.693 at any late rate.
  private func report(
    _ month: Int, old: Double, new: Double, psi: Double = 0, lateRate: Double = 0.5,
    flights: Int = 100
  ) -> MonthReport {
    MonthReport(
      month: month, flights: flights, temperaturePSI: psi, lateRate: lateRate, staticLoss: old,
      retrainedLoss: new)
  }

  private func decide(
    _ month: Int, _ reports: [MonthReport], delay: Int = 0, margin: Double = 0
  ) -> Bool {
    shouldRetrain(at: month, reports: reports, labelDelay: delay, guess: 0.5, margin: margin)
  }

  @Test("To say a half is ln 2, whatever happens; to say 0.2 is dearer the more are late")
  func guessByHand() {
    check(
      "guessLoss(lateRate: 0.2, guess: 0.5)", guessLoss(lateRate: 0.2, guess: 0.5),
      is: 0.6931471806,
      within: .absolute(1e-9),
      mistakes: [
        hindsight.gives(0.5004024235381879), lateAlone.gives(0.13862943611198905),
        anotherLogarithm.gives(1), anotherLogarithm.gives(0.30102999566),
        forgetsTheSign.gives(-0.6931471806),
      ])
    check(
      "guessLoss(lateRate: 1, guess: 0.2)", guessLoss(lateRate: 1, guess: 0.2),
      is: 1.6094379124341003,
      within: .relative(1e-12))
    check(
      "guessLoss(lateRate: 0, guess: 0.2)", guessLoss(lateRate: 0, guess: 0.2),
      is: 0.2231435513142097,
      within: .relative(1e-12), mistakes: [lateAlone.gives(0)])
  }

  @Test("A guess may lie as near to 0 or 1 as it likes, and costs the more when it is wrong")
  func sure() {
    check(
      "guessLoss(lateRate: 1, guess: 1e-300)", guessLoss(lateRate: 1, guess: 1e-300),
      is: 690.7755278982137, within: .relative(1e-12),
      mistakes: [
        anotherLogarithm.gives(690.7755278982137 / log(2.0)),
        forgetsTheSign.gives(-690.7755278982137),
      ])
    check(
      "guessLoss(lateRate: 0, guess: 1 - 0x1p-40)", guessLoss(lateRate: 0, guess: 1 - 0x1p-40),
      is: 40 * log(2), within: .relative(1e-12),
      mistakes: [
        anotherLogarithm.gives(40), lateAlone.gives(0), forgetsTheSign.gives(-40 * log(2)),
      ])
  }

  @Test("Saying the rate of the winter all year: 0.5787 a flight, from April to December")
  func guessOfTheYear() throws {
    // NumPy for the loss, pandas for the rates, which are counted anew here from the
    // flights with an arrival delay. The tolerance is for the sum of 9 products.
    let flights = try Table(named: "flights_ewr")
    let rows = zip(try flights.completeIntegers("month"), try flights.numbers("arr_delay"))
    var (arrived, late) = ([Double](repeating: 0, count: 13), [Double](repeating: 0, count: 13))
    for case (let month, let delay?) in rows {
      arrived[month] += 1
      late[month] += delay >= 15 ? 1 : 0
    }
    var total = 0.0
    for month in 4...12 {
      total +=
        arrived[month] * guessLoss(lateRate: late[month] / arrived[month], guess: trainedRate)
    }
    let mean: Double = total / arrived[4...12].reduce(0, +)
    check(
      "guessLoss(lateRate: each month's, guess: that of January to March): the mean loss a flight",
      mean, is: 0.5787306401874448, within: .relative(1e-12),
      mistakes: [
        hindsight.when { (loss: Double) in (0.5..<0.5787).contains(loss) },
        lateAlone.when { (loss: Double) in (0..<0.5).contains(loss) },
        forgetsTheSign.when { (loss: Double) in loss < 0 },
      ])
    check(
      "guessLoss(lateRate: the given rates, guess: that of January to March)",
      reports2013.map { guessLoss(lateRate: $0.lateRate, guess: trainedRate) },
      is: (4...12).map { month in
        let rate = late[month] / arrived[month]
        return -rate * log(trainedRate) - (1 - rate) * log(1 - trainedRate)
      }, within: .relative(1e-12))
  }

  @Test("Yes where the new model was better, no where it was worse")
  func better() {
    let (yes, no) = ([report(4, old: 0.6, new: 0.5)], [report(4, old: 0.5, new: 0.6)])
    check("shouldRetrain(at: 5) with losses 0.6 old, 0.5 new", decide(5, yes), is: true)
    check(
      "shouldRetrain(at: 5) with losses 0.5 old, 0.6 new", decide(5, no), is: false,
      mistakes: [alwaysHelps.gives(true)])
  }

  @Test("Better by more than the margin")
  func margin() {
    let reports = [report(4, old: 0.5, new: 0.25)]
    check(
      "shouldRetrain(at: 5, margin: 0.125) with losses 0.5 old, 0.25 new",
      decide(5, reports, margin: 0.125), is: true)
    check(
      "shouldRetrain(at: 5, margin: 0.25) with losses 0.5 old, 0.25 new",
      decide(5, reports, margin: 0.25), is: false,
      mistakes: [alwaysHelps.gives(true), exactlyTheMargin.gives(true)])
    check(
      "shouldRetrain(at: 5, margin: 0.125) with losses 0.9 old, 0.6 new, 0.693 guess",
      decide(5, [report(4, old: 0.9, new: 0.6)], margin: 0.125), is: true,
      mistakes: [marginOfBoth.gives(false)])
    check(
      "shouldRetrain(at: 5, margin: 0) with losses 0.5 old, 0.499 new",
      decide(5, [report(4, old: 0.5, new: 0.499)]), is: true)
  }

  @Test("And better than a guess without a model")
  func betterThanGuess() {
    check(
      "shouldRetrain(at: 5) with losses 0.9 old, 0.6 new, 0.693 guess",
      decide(5, [report(4, old: 0.9, new: 0.6)]), is: true)
    check(
      "shouldRetrain(at: 5) with losses 0.9 old, 0.7 new, 0.693 guess",
      decide(5, [report(4, old: 0.9, new: 0.7)]), is: false,
      mistakes: [noGuess.gives(true)])
    check(
      "shouldRetrain(at: 5) with losses 0.9 old, 0.6 new, 0.693 guess, late rate 0.2",
      decide(5, [report(4, old: 0.9, new: 0.6, lateRate: 0.2)]), is: true,
      mistakes: [guessKnows.gives(false)])
    check(
      "shouldRetrain(at: 5, guess: 0.2) with losses 1 old, 0.9 new, late rate 0.5",
      shouldRetrain(
        at: 5, reports: [report(4, old: 1, new: 0.9)], labelDelay: 0, guess: 0.2, margin: 0),
      is: true, mistakes: [guessKnows.gives(false)])
    // To the last bit, since the report has what the guess is said to lose.
    check(
      "shouldRetrain(at: 5) with losses 0.9 old, guessLoss(lateRate: 0.5, guess: 0.5) new",
      decide(5, [report(4, old: 0.9, new: guessLoss(lateRate: 0.5, guess: 0.5))]), is: false,
      mistakes: [noGuess.gives(true)])
    // The guess of 0.5 costs 0.693 at any late rate; a guess of 0.2 would have cost 0.916 at 0.5.
    check(
      "shouldRetrain(at: 5) with losses 0.9 old, 0.75 new, 0.693 guess, late rate 0.2",
      decide(5, [report(4, old: 0.9, new: 0.75, lateRate: 0.2)]), is: false,
      mistakes: [noGuess.gives(true)])
  }

  @Test("The latest month with labels decides, in whatever order the reports come")
  func delay() {
    let reports = [
      report(6, old: 0.6, new: 0.5), report(4, old: 0.6, new: 0.5), report(5, old: 0.5, new: 0.6),
    ]
    check(
      "shouldRetrain(at: 7) after yes, no, yes", decide(7, reports), is: true,
      mistakes: [lastOfTheList.gives(false)])
    check(
      "shouldRetrain(at: 7, labelDelay: 1) after yes, no, yes", decide(7, reports, delay: 1),
      is: false, mistakes: [tooEarly.gives(true)])
    check(
      "shouldRetrain(at: 7, labelDelay: 2) after yes, no, yes", decide(7, reports, delay: 2),
      is: true)
    check(
      "shouldRetrain(at: 7, labelDelay: 3) after yes, no, yes", decide(7, reports, delay: 3),
      is: false, mistakes: [tooEarly.gives(true)])
  }

  @Test("A month that has not ended has no labels")
  func notEnded() {
    let reports = [report(4, old: 0.6, new: 0.5)]
    check(
      "shouldRetrain(at: 4) with the report of month 4", decide(4, reports), is: false,
      mistakes: [tooEarlyByOne.gives(true)])
    check(
      "shouldRetrain(at: 5, labelDelay: 1) with the report of month 4",
      decide(5, reports, delay: 1), is: false,
      mistakes: [tooEarlyByOne.gives(true), tooEarly.gives(true)])
    check(
      "shouldRetrain(at: 6, labelDelay: 1) with the report of month 4",
      decide(6, reports, delay: 1), is: true)
    check("shouldRetrain(at: 6) without any report", decide(6, []), is: false)
    check(
      "shouldRetrain(at: 12) with the report of month 4 alone", decide(12, reports), is: true)
    check(
      "shouldRetrain(at: 2) with the report of month 1, of one flight",
      decide(2, [report(1, old: 0.6, new: 0.5, flights: 1)]), is: true)
  }

  @Test("On generated reports they answer as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let guess = random.pick([0.5, 0.2, 0.3, 0.9, 1e-12, 1 - 0x1p-40])
      if random.chance(0.25) {
        let rate = random.pick([0, 1, 0.5, 0.25, random.unit(), random.unit()])
        // 1 - 1e-12 is rounded before its logarithm is taken.
        return Case("guessLoss(lateRate: \(rate), guess: \(guess))", slack: 1e-12) {
          guessLoss(lateRate: rate, guess: guess)
        }
      }
      // Losses on a grid that binary holds, so that some lie exactly a margin apart.
      let losses = [0.25, 0.375, 0.498046875, 0.5, 0.625, 0.75, 0.875, 1, 1.25]
      let reports = random.shuffled(Array(1...12)).prefix(random.count(0...6)).map { month in
        MonthReport(
          month: month, flights: random.int(1...9), temperaturePSI: random.pick([0, 0.2, 8]),
          lateRate: random.pick([0, 1, 0.5, 0.25, 0.1]), staticLoss: random.pick(losses),
          retrainedLoss: random.pick(losses))
      }
      let (month, delay) = (random.int(1...14), random.int(0...3))
      let margin = random.pick([0, 0, 0.125, 0.25])
      return Case(
        "shouldRetrain(at: \(month), reports: \(literal(reports)), labelDelay: \(delay), "
          + "guess: \(guess), margin: \(margin))"
      ) {
        shouldRetrain(
          at: month, reports: reports, labelDelay: delay, guess: guess, margin: margin)
      }
    }
  }

  @Test("A drift that is only the season decides nothing")
  func season() {
    let drifted = [report(4, old: 0.5, new: 0.55, psi: 7.99)]
    let quiet = [report(4, old: 0.6, new: 0.5, psi: 0.01)]
    check(
      "shouldRetrain(at: 5) with PSI 0.01, losses 0.6 old, 0.5 new", decide(5, quiet), is: true,
      mistakes: [everySeason.gives(false)])
    check(
      "shouldRetrain(at: 5) with PSI 7.99, losses 0.5 old, 0.55 new", decide(5, drifted), is: false,
      mistakes: [everySeason.gives(true)])
  }

  @Test("2013 with labels at once: retrained for June to September, and September is too much")
  func year() {
    // scikit-learn for the losses of both models, month by month. In September the new
    // model's 0.438 was worse than the old one's 0.393; nothing said so before October.
    check(
      "shouldRetrain(at: 4 to 12, labelDelay: 0, margin: 0.01) in 2013", decisions(delay: 0),
      is: [false, false, true, true, true, true, false, false, false])
  }

  @Test("2013 with labels a month late: June is missed, and October served by the worse model")
  func lateYear() {
    check(
      "shouldRetrain(at: 4 to 12, labelDelay: 1, margin: 0.01) in 2013", decisions(delay: 1),
      is: [false, false, false, true, true, true, true, false, false],
      mistakes: [
        tooEarly.gives([false, false, true, true, true, true, false, false, false])
      ])
  }

  private func decisions(delay: Int) -> [Bool] {
    (4...12).map {
      shouldRetrain(
        at: $0, reports: reports2013, labelDelay: delay, guess: trainedRate, margin: 0.01)
    }
  }
}
