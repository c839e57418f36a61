import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import JudgeLesson

private let losses = Mistake(
  "READS_LOSSES",
  "The order is upside down: it looks as if losses were read as wins. The row's model won against "
    + "the column's.")
private let winRates = Mistake(
  "TAKES_WIN_RATES",
  "It looks as if each model's win rate alone decides. It rewards whoever met weak opponents.")
private let once = Mistake(
  "GOES_ROUND_ONCE",
  "It looks as if the round was made once, with all opponents taken for equal. Their new strengths "
    + "change everyone's: go on until nothing moves.")
private let fromFirst = Mistake(
  "STARTS_FROM_THE_FIRST",
  "It looks as if the first model was set to 0. Only differences count; by agreement the strengths "
    + "add up to 0.")
private let odds = Mistake(
  "GIVES_ODDS",
  "It looks as if the odds are given. A strength is their logarithm.")
private let unbeaten = Mistake(
  "RATES_THE_UNBEATEN",
  "A model that never lost has no best strength: the higher, the likelier, up to an infinite one. "
    + "Refuse it.")

/// A strength is what an iteration comes to, so it is right to about six digits.
private let nearly = Tolerance.absolute(1e-6)

@Suite("Ratings", .exercise("40-judge/Ratings"))
struct RatingsSuite {
  private func matrix(_ rows: [[Double]]) -> Matrix {
    Matrix(
      rowCount: rows.count, columnCount: rows.first?.count ?? 0, elements: rows.flatMap { $0 })
  }

  @Test("Who won three of four has three times the odds: strengths of ± ln 3 / 2")
  func two() {
    let half = log(3.0) / 2
    check(
      "bradleyTerry([[0, 3], [1, 0]])", try bradleyTerry(matrix([[0, 3], [1, 0]])),
      is: [half, -half], within: nearly,
      mistakes: [
        losses.gives([-half, half]), winRates.gives([2 * half, -2 * half]),
        fromFirst.gives([0, -2 * half]), odds.gives([exp(half), exp(-half)]),
      ])
  }

  @Test("Two models that drew level are equal, although one met a weak opponent and one a strong")
  func opponents() {
    let ninth = log(9.0)
    check(
      "bradleyTerry([[0, 1, 0, 0], [9, 0, 5, 0], [0, 5, 0, 1], [0, 0, 9, 0]])",
      try bradleyTerry(matrix([[0, 1, 0, 0], [9, 0, 5, 0], [0, 5, 0, 1], [0, 0, 9, 0]])),
      is: [-ninth, 0, 0, ninth], within: nearly,
      mistakes: [
        losses.gives([ninth, 0, 0, -ninth]),
        winRates.gives([-ninth, log(14.0 / 6), -log(14.0 / 6), ninth]),
        fromFirst.gives([0, ninth, ninth, 2 * ninth]), odds.gives([1.0 / 9, 1, 1, 9]),
      ])
  }

  @Test("Strengths of models that never met follow from those between them")
  func chain() {
    let third = log(3.0)
    check(
      "bradleyTerry([[0, 3, 0], [1, 0, 6], [0, 2, 0]])",
      try bradleyTerry(matrix([[0, 3, 0], [1, 0, 6], [0, 2, 0]])), is: [third, 0, -third],
      within: nearly,
      mistakes: [
        losses.gives([-third, 0, third]),
        winRates.gives([0.986454876461, 0.224314824414, -1.21076970088]),
        once.gives([0.449975572316, 0.198661144035, -0.648636716352]),
        fromFirst.gives([0, -third, -2 * third]), odds.gives([3, 1, 1.0 / 3]),
      ])
    // The first model stays where it began while the others still move.
    check(
      "bradleyTerry([[0, 1, 3], [3, 0, 0], [1, 0, 0]])",
      try bradleyTerry(matrix([[0, 1, 3], [3, 0, 0], [1, 0, 0]])), is: [0, third, -third],
      within: nearly)
  }

  @Test("In a chain of ten models, news travels slowly: hundreds of rounds bring it to the end")
  func longChain() {
    var wins = Matrix(rowCount: 10, columnCount: 10)
    for model in 0..<9 {
      wins[model, model + 1] = 2
      wins[model + 1, model] = 1
    }
    let games = wins
    check(
      "bradleyTerry(ten models, each with two wins against the next and one loss)",
      try bradleyTerry(games), is: (0..<10).map { (4.5 - Double($0)) * log(2.0) }, within: nearly)
  }

  @Test("Half a win, for a tie, is a win: a model that never won otherwise can be rated")
  func half() {
    let third = log(3.0) / 2
    check(
      "bradleyTerry([[0, 0.5], [1.5, 0]])", try bradleyTerry(matrix([[0, 0.5], [1.5, 0]])),
      is: [-third, third], within: nearly, mistakes: [losses.gives([third, -third])])
  }

  @Test("At these strengths every model's expected wins are the wins that it had")
  func expected() {
    let wins = matrix([[0, 7, 8, 9], [3, 0, 6.5, 8], [2, 3.5, 0, 6], [1, 2, 4, 0]])
    check(
      "the expected wins at bradleyTerry([[0, 7, 8, 9], [3, 0, 6.5, 8], [2, 3.5, 0, 6], [1, 2, 4, 0]])",
      try {
        let strengths = try bradleyTerry(wins)
        guard strengths.count == 4 else { return [] }
        return (0..<4).map { model in
          (0..<4).reduce(0.0) { sum, other in
            let games = wins[model, other] + wins[other, model]
            return sum + games / (1 + exp(strengths[other] - strengths[model]))
          }
        }
      }(), is: [24, 17.5, 11.5, 7], within: .absolute(1e-4))
  }

  @Test("Twice as many of the same games, or games against itself, change nothing")
  func scale() {
    let games = matrix([[0, 5, 4], [2, 0, 3.5], [1, 2.5, 0]])
    let twice = matrix([[9, 10, 8], [4, 0, 7], [2, 5, 7]])
    let strengths = [0.75866962359, -0.193573181482, -0.565096442108]
    check(
      "bradleyTerry([[0, 5, 4], [2, 0, 3.5], [1, 2.5, 0]])", try bradleyTerry(games),
      is: strengths, within: nearly,
      mistakes: [
        losses.gives(strengths.map { -$0 }),
        winRates.gives([1.08983985256, -0.31892736441, -0.770912488153]),
        once.gives([0.476656474874, -0.0958627178971, -0.380793756977]),
      ])
    check(
      "bradleyTerry([[9, 10, 8], [4, 0, 7], [2, 5, 7]])", try bradleyTerry(twice), is: strengths,
      within: nearly)
  }

  @Test("A model that never won, or never lost, cannot be rated; nor can one alone")
  func unbounded() {
    check(
      "bradleyTerry([[0, 2, 1], [1, 0, 0], [2, 3, 0]])",
      try bradleyTerry(matrix([[0, 2, 1], [1, 0, 0], [2, 3, 0]])),
      is: [0, -1.1450707049993647, 1.1450707049993647], within: nearly,
      mistakes: [losses.gives([0, 1.1450707049993647, -1.1450707049993647])])
    check(
      "bradleyTerry([[0, 2, 0], [1, 0, 0], [2, 3, 0]])",
      try bradleyTerry(matrix([[0, 2, 0], [1, 0, 0], [2, 3, 0]])),
      throws: RatingError.unbounded(model: 2), mistakes: [unbeaten.when { _ in true }])
    check(
      "bradleyTerry([[0, 0, 0], [1, 0, 2], [2, 3, 0]])",
      try bradleyTerry(matrix([[0, 0, 0], [1, 0, 2], [2, 3, 0]])),
      throws: RatingError.unbounded(model: 0))
    check(
      "bradleyTerry([[0, 2, 2, 2], [0, 0, 0, 0], [0, 1, 0, 1], [0, 2, 1, 0]])",
      try bradleyTerry(matrix([[0, 2, 2, 2], [0, 0, 0, 0], [0, 1, 0, 1], [0, 2, 1, 0]])),
      throws: RatingError.unbounded(model: 0),
      mistakes: [unbeaten.throwing(RatingError.unbounded(model: 1))])
    check(
      "bradleyTerry([[3]])", try bradleyTerry(matrix([[3]])),
      throws: RatingError.unbounded(model: 0))
  }

  @Test("A table that is not square is refused, and of no models there are no strengths")
  func shapes() {
    check(
      "bradleyTerry([[0, 1, 2], [1, 0, 2]])", try bradleyTerry(matrix([[0, 1, 2], [1, 0, 2]])),
      throws: RatingError.notSquare)
    check(
      "bradleyTerry([[0], [1]])", try bradleyTerry(matrix([[0], [1]])),
      throws: RatingError.notSquare)
    check(
      "bradleyTerry(Matrix(rowCount: 0, columnCount: 0))",
      try bradleyTerry(Matrix(rowCount: 0, columnCount: 0)), is: [])
  }

  @Test("On generated games it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case notSquare, neverWon, neverLost, two }
    crossCheck(within: .relative(1e-6)) { random in
      let count = random.pick([0, 1, 2, 2, 3, 3, 4, random.count(2...5)])
      var wins = Matrix(rowCount: count, columnCount: count)
      for row in 0..<count {
        for column in 0..<count {
          // Neighbours always met, so that everyone can be compared with everyone.
          if abs(row - column) < 2 || random.chance(0.6) {
            wins[row, column] = Double(random.int(1...12)) / 2
          }
        }
      }
      let (a, b) = (random.int(0...max(0, count - 1)), random.int(0...max(0, count - 1)))
      let fault = random.faults([Fault.notSquare, .neverWon, .neverLost, .two]).first
      for other in 0..<count {
        if fault == .neverWon || fault == .two, other != a { wins[a, other] = 0 }
        if fault == .neverLost || fault == .two, other != b { wins[other, b] = 0 }
      }
      if fault == .notSquare {
        wins = random.spreadMatrix(rows: count, columns: count + 1)
      }
      let table = wins
      // Two models that are equal have strengths of nearly 0.
      return Case("bradleyTerry(\(literal(table)))", slack: 2e-6) { try bradleyTerry(table) }
    }
  }

  @Test("On all verdicts of people, GPT-4 comes first with a strength of 1.0211")
  func real() throws {
    // scikit-learn 1.9.1: LogisticRegression(fit_intercept=False); and by hand as Hunter (2004).
    let verdicts = try readVerdicts().people
    let models = Set(verdicts.flatMap { [$0.first, $0.second] }).sorted()
    let strengths = [
      -0.7616464783584365, 0.6428509542628762, 0.5996077878726463, 1.0211442847297434,
      -1.4450898855020877, -0.05686666300474149,
    ]
    check(
      "bradleyTerry(wins of alpaca-13b, claude-v1, gpt-3.5-turbo, gpt-4, llama-13b, vicuna-13b)",
      try bradleyTerry(winCounts(verdicts, models: models)), is: strengths, within: nearly,
      mistakes: [
        losses.gives(strengths.map { -$0 }), odds.gives(strengths.map { exp($0) }),
        fromFirst.gives(strengths.map { $0 - strengths[0] }),
      ])
  }
}
