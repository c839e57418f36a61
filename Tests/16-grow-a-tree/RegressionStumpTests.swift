import LessonKit
import LessonTesting
import Testing

@testable import GrowATreeLesson

private let sumForMean = Mistake(
  "SUM_FOR_MEAN",
  "This is the sum of the squares. Impurity is their mean: the search itself weighs each side by "
    + "its rows.")
private let dividesByOneLess = Mistake(
  "DIVIDES_BY_ONE_LESS",
  "It looks as if the squares were divided by n - 1. That estimates the variance of a population; "
    + "here the rows at hand are meant, all n of them.")
private let oldMeanTwice = Mistake(
  "OLD_MEAN_TWICE",
  "It looks as if both distances were taken from the old mean. One of them is from the new mean.")
private let errorsUnweighted = Mistake(
  "ERRORS_UNWEIGHTED",
  "It looks as if both sides count the same, however many rows they have. The error is a mean over "
    + "rows.")
private let sumOfErrors = Mistake(
  "SUM_OF_ERRORS",
  "This is the sum of the squared errors. Their mean is wanted: one row's share of it.")
private let sharesAmongAll = Mistake(
  "SHARES_AMONG_ALL",
  "It looks as if the mean moved by d / n with the n from before. One label has gone: count first.")
private let givesTheGain = Mistake(
  "GIVES_THE_GAIN",
  "This is the error that the question has taken away. What is left of it is wanted.")
private let asksAboutAConstant = Mistake(
  "ASKS_ABOUT_A_CONSTANT",
  "The target is the same for all rows, so there is nothing to predict better. The search does not "
    + "mind: it also finds questions that gain nothing.")

@Suite("Regression stump", .exercise("16-grow-a-tree/RegressionStump"))
struct RegressionStumpSuite {
  @Test("The moments of 1, 2 and 6 are a mean of 3 and a variance of 14/3")
  func momentsByHand() {
    let moments = moments(of: [1, 2, 6])
    check("Moments after add(1), add(2), add(6): count", moments.count, is: 3)
    check("Moments after add(1), add(2), add(6): mean", moments.mean, is: 3, within: rounding)
    check(
      "Moments after add(1), add(2), add(6): impurity", moments.impurity, is: 14.0 / 3,
      within: rounding,
      mistakes: [
        sumForMean.gives(14), dividesByOneLess.gives(7), oldMeanTwice.gives((1 + 1 + 20.25) / 3),
      ])
  }

  @Test("A label that was added and removed leaves no trace")
  func remove() {
    var moments = moments(of: [4, 1, 9, 2, 6])
    moments.remove(9)
    moments.remove(4)
    let call = "Moments after adding 4, 1, 9, 2, 6 and remove(9), remove(4)"
    check("\(call): count", moments.count, is: 3)
    check(
      "\(call): mean", moments.mean, is: 3, within: rounding,
      mistakes: [sharesAmongAll.gives(3.35)])
    check(
      "\(call): impurity", moments.impurity, is: 14.0 / 3, within: rounding,
      mistakes: [sumForMean.gives(14), dividesByOneLess.gives(7)])
  }

  @Test("One label alone has no spread, and without labels there is none")
  func few() {
    check("Moments().impurity", Moments().impurity, is: 0)
    let one = moments(of: [7])
    check("Moments after add(7): impurity", one.impurity, is: 0, mistakes: [oldMeanTwice.gives(49)])
    check("Moments after add(7): mean", one.mean, is: 7)
    var rest = moments(of: [7, 3])
    rest.remove(3)
    check("Moments after add(7), add(3), remove(3): count", rest.count, is: 1)
    check(
      "Moments after add(7), add(3), remove(3): mean", rest.mean, is: 7, within: rounding,
      mistakes: [sharesAmongAll.gives(6)])
    var none = one
    none.remove(7)
    check("Moments after add(7), remove(7): count", none.count, is: 0)
    check("Moments after add(7), remove(7): mean", none.mean, is: 0)
    let labels = [0.1, 0.7, 0.4].map { $0 + 1e9 }
    var again = moments(of: labels)
    for label in labels { again.remove(label) }
    again.add(1)
    again.add(3)
    check(
      "Moments after adding and removing 1e9 + 0.1, 0.7, 0.4, then add(1), add(3): squares",
      again.squares, is: 2, within: rounding)
  }

  @Test("Where labels differ by little the variance keeps its digits as well")
  func little() {
    var moments = moments(of: [1e-5, 9e-5, 2e-5])
    moments.remove(9e-5)
    check(
      "Moments after adding 1e-5, 9e-5, 2e-5 and remove(9e-5): impurity", moments.impurity,
      is: 2.5e-11, within: .relative(1e-6),
      mistakes: [sumForMean.gives(5e-11), dividesByOneLess.gives(5e-11)])
  }

  @Test("Far from zero the variance keeps its digits")
  func farFromZero() {
    let labels = [1, 2, 6].map { $0 + 1e9 }
    check(
      "Moments after adding 1e9 + 1, 1e9 + 2, 1e9 + 6: impurity", moments(of: labels).impurity,
      is: 14.0 / 3, within: .relative(1e-6),
      mistakes: [sumForMean.gives(14), dividesByOneLess.gives(7)])
    var shrunk = moments(of: [4, 1, 9, 2, 6].map { $0 + 1e9 })
    shrunk.remove(1e9 + 9)
    shrunk.remove(1e9 + 4)
    check(
      "Moments after adding 1e9 + 4, 1, 9, 2, 6 and removing 1e9 + 9, 4: impurity",
      shrunk.impurity, is: 14.0 / 3, within: .relative(1e-5),
      mistakes: [sumForMean.gives(14), dividesByOneLess.gives(7)])
  }

  @Test("The question is asked where two means leave the least error")
  func stumpByHand() throws {
    let stump = try regressionStump([[5, 5, 5, 5, 5], [4, 1, 3, 2, 9]], [20, 2, 18, 4, 22])
    let call = "regressionStump([[5, 5, 5, 5, 5], [4, 1, 3, 2, 9]], [20, 2, 18, 4, 22])"
    check("\(call)?.feature", stump?.feature, is: 1)
    check("\(call)?.threshold", stump?.threshold, is: 2.5)
    check("\(call)?.atMost", stump?.atMost, is: 3, within: rounding)
    check("\(call)?.above", stump?.above, is: 20, within: rounding)
    // Squared errors 1, 1, 4, 0 and 4.
    check(
      "\(call)?.meanSquaredError", stump?.meanSquaredError, is: 2, within: rounding,
      mistakes: [
        errorsUnweighted.gives((1 + 8.0 / 3) / 2), givesTheGain.gives(69.36), sumOfErrors.gives(10),
      ])
  }

  @Test("A side weighs as much as it has rows")
  func weights() throws {
    // Squared errors by place of the cut: the least are 24.75 after the second row. Sums weighed by
    // rows would cut after the third, divisors of n - 1 after the first.
    let stump = try regressionStump([[1, 2, 3, 4, 5, 6]], [0, 1, 6, 1, 0, 3])
    check(
      "regressionStump([[1, 2, 3, 4, 5, 6]], [0, 1, 6, 1, 0, 3])?.threshold", stump?.threshold,
      is: 2.5, mistakes: [sumForMean.gives(3.5), dividesByOneLess.gives(1.5)])
  }

  @Test("A row on the threshold belongs to the mean of the left side")
  func onTheThreshold() throws {
    // Between neighbouring doubles the search has nothing to choose but the lower one.
    let lower = 1.0.nextUp
    let stump = try regressionStump([[lower, lower.nextUp]], [3, 10])
    let call = "regressionStump([[1.0.nextUp, 1.0.nextUp.nextUp]], [3, 10])"
    check("\(call)?.atMost", stump?.atMost, is: 3)
    check("\(call)?.above", stump?.above, is: 10)
  }

  @Test("A constant target, constant columns and no rows leave nothing to ask")
  func nothing() {
    check(
      "regressionStump([[1, 2, 3]], [7, 7, 7])", try regressionStump([[1, 2, 3]], [7, 7, 7]),
      is: nil, mistakes: [asksAboutAConstant.when { $0 != nil }])
    // 0.1 three times is not 0.3 in binary, and still a constant.
    check(
      "regressionStump([[1, 2, 3]], [0.1, 0.1, 0.1])",
      try regressionStump([[1, 2, 3]], [0.1, 0.1, 0.1]), is: nil,
      mistakes: [asksAboutAConstant.when { $0 != nil }])
    check(
      "regressionStump([[1, 2]], [1e-6, 9e-6])?.threshold",
      try regressionStump([[1, 2]], [1e-6, 9e-6])?.threshold, is: 1.5)
    check(
      "regressionStump([[4, 4, 4]], [1, 2, 3])", try regressionStump([[4, 4, 4]], [1, 2, 3]),
      is: nil)
    check("regressionStump([[]], [])", try regressionStump([[]], []), is: nil)
    check("regressionStump([[1]], [5])", try regressionStump([[1]], [5]), is: nil)
  }

  @Test("A column that does not fit the target is refused")
  func refused() {
    check(
      "regressionStump([[1, 2], [3]], [1, 2])", try regressionStump([[1, 2], [3]], [1, 2]),
      throws: SplitError.lengths(values: 1, labels: 2))
  }

  @Test("For diabetes, one question to s5 leaves a mean squared error of 4,201")
  func diabetes() throws {
    // T4; scikit-learn, DecisionTreeRegressor(max_depth=1), which rounds its columns to 32 bits and
    // so puts the threshold at 4.600149870. Updates in both directions lose few of the 15 digits.
    let table = try Table(named: "diabetes")
    let names = Array(table.columnNames.dropLast())
    let stump = try regressionStump(
      names.map { try table.completeNumbers($0) }, table.completeNumbers("target"))
    let call = "regressionStump(diabetes)"
    check("\(call)?.feature", stump?.feature, is: names.firstIndex(of: "s5"))
    check("\(call)?.threshold", stump?.threshold, is: 4.60015, within: rounding)
    check("\(call)?.atMost", stump?.atMost, is: 109.9862385321101, within: rounding)
    check("\(call)?.above", stump?.above, is: 193.15178571428572, within: rounding)
    check(
      "\(call)?.meanSquaredError", stump?.meanSquaredError, is: 4201.0764660663135,
      within: rounding,
      mistakes: [
        givesTheGain.gives(5929.884896910383 - 4201.0764660663135),
        errorsUnweighted.gives(4188.215900603901), sumOfErrors.gives(442 * 4201.0764660663135),
      ])
  }

  @Test("On generated labels it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      if random.chance(0.5) {
        let offset = random.pick([0.0, 0, 0, 1000])
        let labels = random.spread(count: random.count(0...12)).map { $0 + offset }
        let leaving = random.some(random.shuffled(labels), random.pick([0.3, 0.7, 1]))
        return Case("Moments: add each of \(literal(labels)), remove each of \(literal(leaving))") {
          var moments = Moments()
          var steps = Steps()
          for label in labels { moments.add(label) }
          for label in leaving { moments.remove(label) }
          steps.note("count", moments.count)
          steps.note("mean", moments.mean, slack: 1e-9)
          steps.note("impurity", moments.impurity, slack: 1e-6)
          return steps
        }
      }
      if random.chance(0.5) {
        // No two questions of one column leave the same error here, but for their last digits.
        let count = random.count(2...14)
        let target = (0..<count).map { _ in (random.normal() * 1000).rounded() / 1000 }
        let start = random.pick([0.0, 1, -7.5])
        let neighbours = (1..<count).reduce(into: [start]) { values, _ in
          values.append(random.chance(0.5) ? values[values.count - 1].nextUp : random.short())
        }
        let column = random.pick([neighbours, random.spread(count: count)])
        return Case("regressionStump([\(literal(column))], \(literal(target)))") { () -> Steps in
          let stump = try regressionStump([column], target)
          var steps = Steps()
          steps.note("threshold", stump?.threshold)
          steps.note("atMost", stump?.atMost, slack: 1e-9)
          steps.note("above", stump?.above, slack: 1e-9)
          steps.note("error", stump?.meanSquaredError, slack: 1e-9)
          return steps
        }
      }
      let count = random.count(0...14)
      let target = random.pick([random.spread(count: count), Array(repeating: 0.1, count: count)])
      var columns = (0..<random.int(0...2)).map { _ in random.column(count: count) }
      // Of a constant target it is left open whether the search is asked at all.
      if !random.faults([true]).isEmpty, !columns.isEmpty, Set(target).count > 1 {
        columns[columns.count - 1].append(1)
      }
      return Case("regressionStump(\(literal(columns)), \(literal(target)))") { () -> Steps in
        // Of two questions that leave the same error rounding chooses: the error is compared.
        let stump = try regressionStump(columns, target)
        var steps = Steps()
        steps.note("found", stump != nil)
        steps.note("error", stump?.meanSquaredError, slack: 1e-9)
        return steps
      }
    }
  }

  private let rounding = Tolerance.relative(1e-9)

  private func moments(of labels: [Double]) -> Moments {
    var moments = Moments()
    for label in labels { moments.add(label) }
    return moments
  }
}
