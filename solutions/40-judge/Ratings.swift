import Foundation
import LessonKit

/// Why models cannot be rated.
enum RatingError: Error, Equatable {
  /// The table of wins is not square.
  case notSquare

  /// The model, counted from 0, never won or never lost, not even by a tie: the best strength for
  /// it would be infinite.
  case unbounded(model: Int)
}

/// Returns the strengths of models by Bradley and Terry (1952): those under which the wins that were
/// counted are most likely, when a model of strength a beats one of strength b with the odds
/// exp(a - b) : 1.
///
/// At these strengths each model's expected wins equal those it had. Going round (Hunter 2004) until
/// no strength moves by more than 1e-10 finds them, right to 1e-6, which is near enough. It may take
/// hundreds of rounds.
///
/// - Parameter wins: How often the row's model won against the column's, with half a win for each
///   in a tie: as many rows as columns, 0 or more. The diagonal is not looked at. Where no
///   model is unbounded, a chain of wins from every model to every other is taken for granted.
/// - Returns: A strength for each model, in natural logarithms; they add up to 0. Of no models, none.
/// - Throws: ``RatingError/notSquare``, else ``RatingError/unbounded(model:)`` for the first such
///   model.
func bradleyTerry(_ wins: Matrix) throws -> [Double] {
  #if SOLUTION
    guard wins.isSquare else { throw RatingError.notSquare }
    let models = 0..<wins.rowCount
    let lost = models.map { model in
      models.reduce(0.0) { $0 + ($1 == model ? 0 : wins[$1, model]) }
    }
  #endif
  #if MISTAKE_READS_LOSSES
    // Feedback: upside down
    let won = lost
  #elseif SOLUTION
    let won = models.map { model in
      models.reduce(0.0) { $0 + ($1 == model ? 0 : wins[model, $1]) }
    }
  #endif
  #if MISTAKE_RATES_THE_UNBEATEN
    // Feedback: infinite
    for model in models where won[model] == 0 { throw RatingError.unbounded(model: model) }
  #elseif SOLUTION
    for model in models where won[model] == 0 || lost[model] == 0 {
      throw RatingError.unbounded(model: model)
    }
  #endif
  #if MISTAKE_TAKES_WIN_RATES
    // Feedback: weak opponents
    let logs = models.map { log(won[$0] / lost[$0]) }
  #elseif MISTAKE_GOES_ROUND_ONCE
    // Feedback: once
    let logs = models.map { log(won[$0] / ((won[$0] + lost[$0]) / 2)) }
  #elseif RIGHT_NEWTON_ONE_BY_ONE
    var logs = models.map { _ in 0.0 }
    for _ in 0..<1000 {
      var largest = 0.0
      for model in models {
        var (surplus, curvature) = (won[model], 0.0)
        for other in models where other != model {
          let games = wins[model, other] + wins[other, model]
          let chance = 1 / (1 + exp(logs[other] - logs[model]))
          surplus -= games * chance
          curvature += games * chance * (1 - chance)
        }
        let step = max(-1, min(1, surplus / curvature))
        logs[model] += step
        largest = max(largest, abs(step))
      }
      if largest < 1e-11 { break }
    }
  #elseif SOLUTION
    var powers = models.map { _ in 1.0 }
    for _ in 0..<1000 {
      let before = powers
      for model in models {
        let total = models.reduce(0.0) { sum, other in
          let games = wins[model, other] + wins[other, model]
          return sum + (other == model ? 0 : games / (powers[model] + powers[other]))
        }
        powers[model] = won[model] / total
      }
      if zip(powers, before).allSatisfy({ abs(log($0 / $1)) < 1e-11 }) { break }
    }
    let logs = powers.map { log($0) }
  #endif
  #if MISTAKE_STARTS_FROM_THE_FIRST
    // Feedback: add up to 0
    let origin = logs.first ?? 0
  #elseif SOLUTION
    let origin = logs.reduce(0, +) / Double(max(1, logs.count))
  #endif
  #if MISTAKE_GIVES_ODDS
    // Feedback: logarithm
    return logs.map { exp($0 - origin) }
  #elseif SOLUTION
    return logs.map { $0 - origin }
  #else
    // TODO: Refuse what cannot be rated, go round until nothing moves, and take the logarithms.
    return wins.rows.map { _ in .nan }
  #endif
}
