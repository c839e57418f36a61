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
  // TODO: Refuse what cannot be rated, go round until nothing moves, and take the logarithms.
  return wins.rows.map { _ in .nan }
}
