/// Returns the threshold that would have cost least in the three months before a month.
///
/// The model that it is chosen for has seen nothing of these three: it is trained on all earlier months.
///
/// - Parameters:
///   - arrivals: Any number, in any order.
///   - month: The first month in which the threshold will be used. Of this month and later ones nothing
///     is looked at.
///   - train: Makes a model of arrivals.
///   - miss: The cost of a late flight that is not called late, 0 or more.
///   - alarm: The cost of a punctual flight that is called late, 0 or more.
/// - Returns: One of 0.01, 0.02, ..., 0.99, which are `Double(percent) / 100`: flights are called late from
///   this probability on. Of those with the least `cost` of lesson 21 the lowest.
/// - Throws: ``CapstoneError/nothingKnown(before:)`` with `month` - 3 where there is nothing to train on,
///   else with `month` where there is nothing to choose on; what training and the model throw.
func chooseThreshold(
  _ arrivals: [Arrival], before month: Int, train: Trainer, miss: Int, alarm: Int
) throws -> Double {
  // TODO: Train on what came before the three months, and try each threshold on them.
  return .nan
}
