import LessonKit
import LessonTesting
import Testing

@testable import RecommendLesson

private let coldGetsTheMean = Mistake(
  "COLD_GETS_THE_MEAN",
  "Where one of the two is new, what is known of the other is lost. A severe student is severe with "
    + "a new lecturer too.")
private let coldIsNothing = Mistake(
  "COLD_IS_NOTHING",
  "It looks as if a new item were given the worst rating. Nothing is known of it, and without "
    + "knowledge the mean is the best guess.")
private let forgetsTheUser = Mistake(
  "FORGETS_THE_USER",
  "It looks as if the prediction were the same for everybody. Users have a bias as well.")
private let leavesTheScale = Mistake(
  "LEAVES_THE_SCALE",
  "There is no such rating: it ends at 1 and at 5. A prediction beyond it is a certain error.")
private let nothingIsZero = Mistake(
  "NOTHING_IS_ZERO",
  "Of no ratings there is no mean, and a model of them would be made up. Say nil.")
private let meanOfMeans = Mistake(
  "MEAN_OF_MEANS",
  "It looks as if this were the mean of the items' means. An item with one rating counts there as "
    + "much as one with a hundred.")
private let ignoresLambda = Mistake(
  "IGNORES_LAMBDA",
  "It looks as if lambda changed nothing. With only a few ratings a bias is mostly luck: divide by "
    + "their number and lambda together.")
private let lambdaForEachRating = Mistake(
  "LAMBDA_FOR_EACH_RATING",
  "It looks as if lambda were added once for each rating. It is added once: so it weighs much beside "
    + "two ratings, and little beside a hundred.")
private let shrinksToZero = Mistake(
  "SHRINKS_TO_ZERO",
  "It looks as if the ratings were drawn towards a rating of 0, which nobody can give. Take off the "
    + "mean first; what is damped is the distance from it.")
private let usersFromTheMean = Mistake(
  "USERS_FROM_THE_MEAN",
  "It looks as if users were compared with the mean alone. Whoever heard only good lecturers is not "
    + "kind for that: take the mean less the item's bias, too.")
private let lambdaForItemsOnly = Mistake(
  "LAMBDA_FOR_ITEMS_ONLY",
  "It looks as if only items were damped. The users are damped too: one rating says little of anybody."
)

@Suite("Bias model", .exercise("26-recommend/BiasModel"))
struct BiasModelSuite {
  @Test("With lambda 1, distances of 2 and 1 from the mean are a bias of 3 / (2 + 1)")
  func byHand() {
    let rows = ratings([(1, 10, 5), (1, 20, 2), (2, 10, 4), (2, 20, 1)])
    let third = 1.0 / 3
    let expected: [Double]? = [3, 1, -1, third, -third]
    let toZero: [Double]? = [3, 0, -2, 1, third]
    check(
      "biasModel(\(literal(rows)), lambda: 1): mean, items, users",
      parts(biasModel(rows, lambda: 1)), is: expected, within: .relative(1e-9),
      mistakes: [
        ignoresLambda.gives([3, 1.5, -1.5, 0.5, -0.5]),
        lambdaForEachRating.gives([3, 0.75, -0.75, 0.25, -0.25]), shrinksToZero.gives(toZero),
        lambdaForItemsOnly.gives([3, 1, -1, 0.5, -0.5]),
      ])
  }

  @Test("Items are compared with the mean of all ratings, and users with what their items explain")
  func order() {
    let rows = ratings([(1, 10, 5), (1, 20, 3), (2, 10, 4), (3, 20, 1), (3, 30, 2)])
    let third = 1.0 / 3
    let expected: [Double]? = [3, 0.75, -0.5, -third, 0.4375, third / 4, -6.5 / 12]
    let ofMeans: [Double]? = [
      17.0 / 6, 2.5 / 3, -1.25 / 3, -2.5 / 9, 0.47916666666666663, 0.11111111111111109,
      -0.4930555555555556,
    ]
    let undamped: [Double]? = [3, 1.5, -1, -1, 0.75, -0.5, -0.5]
    let each: [Double]? = [3, 0.5, -third, -third, 5.5 / 18, third / 2, -7.0 / 18]
    let toZero: [Double]? = [3, -0.75, -2, -7.0 / 3, 1.1875, 1.75 / 3, third]
    let fromMean: [Double]? = [3, 0.75, -0.5, -third, 0.5, third, -0.75]
    let itemsOnly: [Double]? = [3, 0.75, -0.5, -third, 0.875, 0.25, -3.25 / 3]
    check(
      "biasModel(\(literal(rows)), lambda: 2): mean, items, users",
      parts(biasModel(rows, lambda: 2)), is: expected, within: .relative(1e-9),
      mistakes: [
        meanOfMeans.gives(ofMeans), ignoresLambda.gives(undamped), lambdaForEachRating.gives(each),
        shrinksToZero.gives(toZero), usersFromTheMean.gives(fromMean),
        lambdaForItemsOnly.gives(itemsOnly),
      ])
  }

  @Test("With lambda 0 an item's bias is its mean less the mean of all")
  func undamped() {
    let rows = ratings([(1, 10, 5), (1, 20, 3), (2, 10, 2), (3, 20, 2)])
    check(
      "biasModel(\(literal(rows)), lambda: 0): mean, items, users",
      parts(biasModel(rows, lambda: 0)), is: [3, 0.5, -0.5, 1, -1.5, -0.5],
      within: .relative(1e-9), mistakes: [usersFromTheMean.gives([3, 0.5, -0.5, 1, -1, -1])])
  }

  @Test("A large lambda leaves hardly any bias, and the mean stays")
  func damped() {
    let rows = ratings([(1, 10, 5), (2, 10, 5), (2, 20, 2)])
    let model = biasModel(rows, lambda: 98)
    let values: [Double]? = model.map {
      [$0.mean, $0.itemBias[10] ?? .nan, $0.itemBias[20] ?? .nan]
    }
    let part = 1.0 / 99
    check(
      "biasModel(\(literal(rows)), lambda: 98): mean, items", values, is: [4, 0.02, -2 * part],
      within: .relative(1e-9),
      mistakes: [
        ignoresLambda.gives([4, 1, -2]), shrinksToZero.gives([4, -3.9, 2 * part - 4]),
        lambdaForEachRating.gives([4, part, -2 * part]),
        meanOfMeans.gives([3.5, 0.03, -1.5 * part]),
      ])
  }

  @Test("Where all ratings are the same nobody has a bias")
  func same() {
    check(
      "biasModel(three ratings of 3 by users 1, 1 and 2 for items 10, 20 and 10; lambda: 1)",
      parts(biasModel(ratings([(1, 10, 3), (1, 20, 3), (2, 10, 3)]), lambda: 1)),
      is: [3, 0, 0, 0, 0], within: .absolute(1e-12),
      mistakes: [shrinksToZero.gives([3, -1, -1.5, 0.8333333333333334, 0.5])])
  }

  @Test("Of no ratings there is no model")
  func nothing() {
    let empty: BiasModel? = BiasModel(mean: 0, itemBias: [:], userBias: [:])
    check(
      "biasModel([], lambda: 5)", biasModel([], lambda: 5), is: nil,
      mistakes: [
        nothingIsZero.gives(empty),
        .named(
          "NOTHING_IS_NAN", when: { (model: BiasModel?) in model?.mean.isNaN == true },
          "Nothing divided by nothing is NaN, and from there it goes into every prediction. Say nil."
        ),
      ])
  }

  @Test("A prediction is the mean and both biases, and what is not known counts as 0")
  func prediction() {
    let model = BiasModel(mean: 3, itemBias: [10: 1], userBias: [1: 0.25, 2: -0.5])
    let asked = [(1, 10), (2, 10), (1, 99), (2, 99), (9, 10), (9, 99)]
    check(
      "BiasModel(mean: 3, itemBias: [10: 1], userBias: [1: 0.25, 2: -0.5]).predict of (1, 10), "
        + "(2, 10), (1, 99), (2, 99), (9, 10), (9, 99)",
      asked.map { model.predict(user: $0.0, item: $0.1) }, is: [4.25, 3.5, 3.25, 2.5, 4, 3],
      within: .relative(1e-9),
      mistakes: [
        coldGetsTheMean.gives([4.25, 3.5, 3, 3, 3, 3]),
        coldIsNothing.gives([4.25, 3.5, 1, 1, 4, 1]), forgetsTheUser.gives([4, 4, 3, 3, 4, 3]),
      ])
  }

  @Test("A prediction stays on the scale of 1 to 5")
  func scale() {
    let model = BiasModel(mean: 3, itemBias: [10: 1.5, 20: -1.75], userBias: [1: 1, 2: -1])
    let asked = [(1, 10), (2, 20), (2, 10), (1, 20)]
    check(
      "BiasModel(mean: 3, itemBias: [10: 1.5, 20: -1.75], userBias: [1: 1, 2: -1]).predict of "
        + "(1, 10), (2, 20), (2, 10), (1, 20)",
      asked.map { model.predict(user: $0.0, item: $0.1) }, is: [5, 1, 3.5, 2.25],
      within: .relative(1e-9),
      mistakes: [
        leavesTheScale.gives([5.5, 0.25, 3.5, 2.25]), forgetsTheUser.gives([4.5, 1.25, 4.5, 1.25]),
      ])
  }

  @Test("On generated ratings it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let count = random.faults(["none"]).isEmpty ? 1 + random.count(0...24) : 0
      let rows = (0..<count).map { _ in
        Rating(
          user: random.int(-1...4), item: random.int(-1...5), value: Double(random.int(1...5)))
      }
      let lambda = random.pick([0, 0.5, 1, 5, 40])
      let wide = BiasModel(
        mean: Double(random.int(2...8)) / 2, itemBias: [1: random.short(), 2: random.short() * 2],
        userBias: [1: random.short(), 3: random.short() * 2])
      return Case(
        "biasModel(\(literal(rows)), lambda: \(lambda)), and \(literal(wide)).predict", slack: 1e-12
      ) {
        var steps = Steps()
        let model = biasModel(rows, lambda: lambda)
        steps.note("mean", model?.mean)
        steps.note("itemBias", model?.itemBias, slack: 1e-12)
        steps.note("userBias", model?.userBias, slack: 1e-12)
        for (user, item) in [(1, 1), (2, 5), (-1, 2), (6, 1), (1, -1), (9, 9)] {
          steps.note(
            "predict(user: \(user), item: \(item)) after biasModel",
            model?.predict(user: user, item: item))
        }
        for (user, item) in [(1, 1), (1, 2), (3, 1), (3, 2), (2, 1), (1, 9), (2, 9)] {
          steps.note(
            "predict(user: \(user), item: \(item))", wide.predict(user: user, item: item))
        }
        return steps
      }
    }
  }

  @Test("On 3,005 ratings of lectures the error is 1.219 with lambda 5, and 1.262 with lambda 0")
  func lectures() throws {
    // pandas 3.0: groupby sums on the course's split(15022, 42), clipped to 1 ... 5. The mean alone:
    // 1.3308191282214872.
    let lectures = try Lectures()
    let errors = [5.0, 0].map { lambda -> Double in
      guard let model = biasModel(lectures.training, lambda: lambda) else { return .nan }
      let squares = lectures.test.map { row -> Double in
        let error = row.value - model.predict(user: row.user, item: row.item)
        return error * error
      }
      return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
    }
    check(
      "RMSE of biasModel(training, lambda: 5) and of lambda: 0 on the test rows", errors,
      is: [1.2186177015659527, 1.2623906842479191], within: .relative(1e-9))
  }

  @Test("The five best lecturers have 13 ratings or more, not one perfect one")
  func best() throws {
    // pandas 3.0: (sum + 5 · mean) / (n + 5), on the training rows of split(15022, 42).
    let lectures = try Lectures()
    guard let model = biasModel(lectures.training, lambda: 5) else {
      check("biasModel(training, lambda: 5) == nil", true, is: false)
      return
    }
    // To nine digits, so that rounding does not order equal ones.
    let best = model.itemBias.sorted {
      (($1.value * 1e9).rounded(), $0.key) < (($0.value * 1e9).rounded(), $1.key)
    }.prefix(5)
    check(
      "the five greatest of itemBias: lecturers", best.map(\.key),
      is: [1919, 240, 873, 1718, 1866],
      mistakes: [ignoresLambda.gives([7, 20, 24, 36, 146])])
    check(
      "the five greatest of itemBias: mean + bias", best.map { model.mean + $0.value },
      is: [
        4.198357881889546, 4.160652617125739, 4.153366064741617, 4.129402617125739,
        4.118937986001313,
      ], within: .relative(1e-9), mistakes: [ignoresLambda.gives([5, 5, 5, 5, 5])])
    check(
      "test ratings of lecturers without a bias",
      lectures.test.count { model.itemBias[$0.item] == nil }, is: 18)
  }

  private func ratings(_ rows: [(Int, Int, Double)]) -> [Rating] {
    rows.map { Rating(user: $0.0, item: $0.1, value: $0.2) }
  }

  /// The mean, then the biases of items and of users in the order of their numbers.
  private func parts(_ model: BiasModel?) -> [Double]? {
    model.map { model in
      [model.mean] + model.itemBias.sorted { $0.key < $1.key }.map(\.value)
        + model.userBias.sorted { $0.key < $1.key }.map(\.value)
    }
  }
}
