/// What is known of users and items without a word about what they are: who rates high, and what is
/// rated high.
struct BiasModel: Equatable {
  /// The mean of all ratings.
  let mean: Double

  /// How far each item lies above the mean.
  let itemBias: [Int: Double]

  /// How far each user's ratings lie above what their items lead one to expect.
  let userBias: [Int: Double]

  /// Returns the rating to expect of a user for an item, whether or not there is any of either.
  ///
  /// - Returns: The mean, the item's bias and the user's bias together, and no less than 1 and no more
  ///   than 5. Of an item without a bias nothing is known, nor of such a user: it counts as 0.
  func predict(user: Int, item: Int) -> Double {
    // TODO: Add up what is known, and stay on the scale.
    return .nan
  }
}

/// Returns the biases of all items and users, damped: of few ratings little is believed.
///
/// First the items: the sum of how far an item's ratings lie above the mean of all ratings, divided by
/// their number and lambda together. Then the users: the sum of how far a user's ratings lie above
/// the mean and the item's bias together, divided by their number and lambda.
///
/// - Parameters:
///   - ratings: Any number of ratings in any order, of any users and items.
///   - lambda: How many ratings of no bias each item and each user is given on top of their own; 0 or
///     more. With 0, and with its own ratings only, an item's bias is its mean less the mean of all.
/// - Returns: The model: a bias for every item and user that occurs, and for no other. `nil` of no
///   ratings, which have no mean.
func biasModel(_ ratings: [Rating], lambda: Double) -> BiasModel? {
  // TODO: The mean first, then the items, then what the items do not explain of the users.
  return BiasModel(mean: .nan, itemBias: [:], userBias: [:])
}
