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
    #if MISTAKE_COLD_GETS_THE_MEAN
      // Feedback: what is known of the other
      guard let ofItem = itemBias[item], let ofUser = userBias[user] else { return mean }
      let sum = mean + ofItem + ofUser
    #elseif MISTAKE_COLD_IS_NOTHING
      // Feedback: the worst
      let sum = itemBias[item] == nil ? 0 : mean + (itemBias[item] ?? 0) + (userBias[user] ?? 0)
    #elseif MISTAKE_FORGETS_THE_USER
      // Feedback: the same for everybody
      let sum = mean + (itemBias[item] ?? 0)
    #elseif SOLUTION
      let sum = mean + itemBias[item, default: 0] + userBias[user, default: 0]
    #endif
    #if MISTAKE_LEAVES_THE_SCALE
      // Feedback: no such rating
      return sum
    #elseif RIGHT_DAMPED_MEANS
      return sum < 1 ? 1 : sum > 5 ? 5 : sum
    #elseif SOLUTION
      return min(max(sum, 1), 5)
    #else
      // TODO: Add up what is known, and stay on the scale.
      return .nan
    #endif
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
  #if MISTAKE_NOTHING_IS_ZERO
    // Feedback: no ratings
    let mean = ratings.map(\.value).reduce(0, +) / Double(max(ratings.count, 1))
  #elseif MISTAKE_MEAN_OF_MEANS
    // Feedback: mean of the items' means
    if ratings.isEmpty { return nil }
    let means = Dictionary(grouping: ratings, by: \.item).values.map { rows in
      rows.map(\.value).reduce(0, +) / Double(rows.count)
    }
    let mean = means.reduce(0, +) / Double(means.count)
  #elseif SOLUTION
    if ratings.isEmpty { return nil }
    let mean = ratings.map(\.value).reduce(0, +) / Double(ratings.count)
  #endif
  #if MISTAKE_IGNORES_LAMBDA
    // Feedback: only a few ratings
    func damped(_ rests: [Double]) -> Double { rests.reduce(0, +) / Double(rests.count) }
  #elseif MISTAKE_LAMBDA_FOR_EACH_RATING
    // Feedback: once for each
    func damped(_ rests: [Double]) -> Double {
      rests.reduce(0, +) / (Double(rests.count) * (1 + lambda))
    }
  #elseif SOLUTION
    func damped(_ rests: [Double]) -> Double { rests.reduce(0, +) / (Double(rests.count) + lambda) }
  #endif
  #if MISTAKE_SHRINKS_TO_ZERO
    // Feedback: towards a rating of 0
    let items = Dictionary(grouping: ratings, by: \.item).mapValues { rows in
      damped(rows.map(\.value)) - mean
    }
  #elseif RIGHT_DAMPED_MEANS
    // The mean of the item's own ratings and lambda ratings of the mean.
    let items = Dictionary(grouping: ratings, by: \.item).mapValues { rows in
      let sum = rows.reduce(lambda * mean) { $0 + $1.value }
      return sum / (lambda + Double(rows.count)) - mean
    }
  #elseif SOLUTION
    let items = Dictionary(grouping: ratings, by: \.item).mapValues { rows in
      damped(rows.map { $0.value - mean })
    }
  #endif
  #if MISTAKE_USERS_FROM_THE_MEAN
    // Feedback: less the item's bias
    let users = Dictionary(grouping: ratings, by: \.user).mapValues { rows in
      damped(rows.map { $0.value - mean })
    }
  #elseif MISTAKE_LAMBDA_FOR_ITEMS_ONLY
    // Feedback: users are damped too
    let users = Dictionary(grouping: ratings, by: \.user).mapValues { rows in
      rows.map { $0.value - mean - items[$0.item, default: 0] }.reduce(0, +) / Double(rows.count)
    }
  #elseif RIGHT_DAMPED_MEANS
    var sums: [Int: Double] = [:]
    var counts: [Int: Double] = [:]
    for rating in ratings {
      sums[rating.user, default: 0] += rating.value - (mean + items[rating.item, default: 0])
      counts[rating.user, default: lambda] += 1
    }
    let users = sums.reduce(into: [Int: Double]()) { biases, entry in
      biases[entry.key] = entry.value / counts[entry.key, default: 1]
    }
  #elseif SOLUTION
    let users = Dictionary(grouping: ratings, by: \.user).mapValues { rows in
      damped(rows.map { $0.value - mean - items[$0.item, default: 0] })
    }
  #endif
  #if SOLUTION
    return BiasModel(mean: mean, itemBias: items, userBias: users)
  #else
    // TODO: The mean first, then the items, then what the items do not explain of the users.
    return BiasModel(mean: .nan, itemBias: [:], userBias: [:])
  #endif
}
