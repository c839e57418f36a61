import LessonKit
import LessonTesting
import Testing

@testable import ConfusionLesson

private let axesSwapped = Mistake(
  "AXES_SWAPPED",
  "It looks as if rows and columns changed places. The row is what happened, the column what was "
    + "predicted.")
private let stopsAtTheShorter = Mistake(
  "STOPS_AT_THE_SHORTER",
  "zip stops at the end of the shorter list, and rows vanish without a word. Refuse them first.")
private let micro = Mistake(
  "MICRO_FOR_MACRO",
  "This counts every row alike, which is the micro average and the same as accuracy. Macro counts "
    + "every class alike.")
private let weighted = Mistake(
  "WEIGHTS_BY_SIZE",
  "It looks as if each F1 counts by the size of the class, and a rare class hardly counts again.")
private let ofTheMeans = Mistake(
  "F1_OF_THE_MEANS",
  "It looks as if this is one F1, of the mean precision and the mean recall. Take the F1 of each "
    + "class first, and their mean afterwards.")
private let leavesOut = Mistake(
  "LEAVES_OUT_THE_UNPREDICTED",
  "A class that was never predicted is the worst failure of all. Its F1 is 0, and it counts.")

private let countsAbsent = Mistake(
  "COUNTS_ABSENT_CLASSES",
  "It looks as if a class that neither happened nor was predicted counts with 0. Nothing was done "
    + "wrong about it: it is not there.")
private let dividesZeroByZero = Mistake(
  "DIVIDES_ZERO_BY_ZERO",
  "Somewhere 0 was divided by 0, and one such class makes the mean not a number. Add up the class's row "
    + "and column first: they say whether it is there at all.")

@Suite("Macro F1", .exercise("19-confusion/MacroF1"))
struct MacroF1Suite {
  private let notANumber = dividesZeroByZero.when { (score: Double?) in score?.isNaN == true }
  private let example = [[3, 2, 0], [0, 2, 1], [0, 1, 1]]

  @Test("The row is the actual class and the column the predicted one")
  func matrixByHand() {
    check(
      "confusionMatrix(actual: [0, 0, 0, 0, 0, 1, 1, 1, 2, 2], "
        + "predicted: [0, 0, 0, 1, 1, 1, 1, 2, 1, 2], classCount: 3)",
      try confusionMatrix(
        actual: [0, 0, 0, 0, 0, 1, 1, 1, 2, 2], predicted: [0, 0, 0, 1, 1, 1, 1, 2, 1, 2],
        classCount: 3),
      is: example, mistakes: [axesSwapped.gives([[3, 0, 0], [2, 2, 1], [0, 1, 1]])])
  }

  @Test("A class that does not occur keeps its row and column")
  func absentClass() {
    check(
      "confusionMatrix(actual: [2, 0], predicted: [0, 0], classCount: 3)",
      try confusionMatrix(actual: [2, 0], predicted: [0, 0], classCount: 3),
      is: [[1, 0, 0], [0, 0, 0], [1, 0, 0]],
      mistakes: [axesSwapped.gives([[1, 0, 1], [0, 0, 0], [0, 0, 0]])])
    check(
      "confusionMatrix(actual: [], predicted: [], classCount: 2)",
      try confusionMatrix(actual: [], predicted: [], classCount: 2), is: [[0, 0], [0, 0]])
    check(
      "confusionMatrix(actual: [0, 0], predicted: [0, 0], classCount: 1)",
      try confusionMatrix(actual: [0, 0], predicted: [0, 0], classCount: 1), is: [[2]])
  }

  @Test("Lists of different lengths are refused")
  func refused() {
    check(
      "confusionMatrix(actual: [0, 1], predicted: [0], classCount: 2)",
      try confusionMatrix(actual: [0, 1], predicted: [0], classCount: 2),
      throws: LabelError.lengths(actual: 2, predicted: 1),
      mistakes: [stopsAtTheShorter.gives([[1, 0], [0, 0]])])
    check(
      "confusionMatrix(actual: [], predicted: [0], classCount: 1)",
      try confusionMatrix(actual: [], predicted: [0], classCount: 1),
      throws: LabelError.lengths(actual: 0, predicted: 1),
      mistakes: [stopsAtTheShorter.gives([[0]])])
    // Lengths come first: until they agree, nobody knows which labels are rows.
    check(
      "confusionMatrix(actual: [5, 0], predicted: [0], classCount: 2)",
      try confusionMatrix(actual: [5, 0], predicted: [0], classCount: 2),
      throws: LabelError.lengths(actual: 2, predicted: 1))
  }

  @Test("Labels that are no class are refused, in either list")
  func noSuchClass() {
    check(
      "confusionMatrix(actual: [0, 2], predicted: [0, 1], classCount: 2)",
      try confusionMatrix(actual: [0, 2], predicted: [0, 1], classCount: 2),
      throws: LabelError.noSuchClass(2))
    check(
      "confusionMatrix(actual: [0, 1], predicted: [0, -1], classCount: 2)",
      try confusionMatrix(actual: [0, 1], predicted: [0, -1], classCount: 2),
      throws: LabelError.noSuchClass(-1))
    check(
      "confusionMatrix(actual: [0, 4], predicted: [3, 0], classCount: 3)",
      try confusionMatrix(actual: [0, 4], predicted: [3, 0], classCount: 3),
      throws: LabelError.noSuchClass(3))
    check(
      "confusionMatrix(actual: [0, 4], predicted: [0, 3], classCount: 3)",
      try confusionMatrix(actual: [0, 4], predicted: [0, 3], classCount: 3),
      throws: LabelError.noSuchClass(4))
  }

  @Test("Macro F1: the mean of 0.75, 0.5 and 0.5")
  func byHand() {
    check(
      "macroF1([[3, 2, 0], [0, 2, 1], [0, 1, 1]])", macroF1(example), is: 1.75 / 3,
      within: .relative(1e-12),
      mistakes: [
        micro.gives(0.6), weighted.gives(0.625), ofTheMeans.gives(0.6103030303030302),
      ])
  }

  @Test("It is the same whichever axis is the actual one")
  func transposed() {
    check(
      "macroF1([[3, 0, 0], [2, 2, 1], [0, 1, 1]])", macroF1([[3, 0, 0], [2, 2, 1], [0, 1, 1]]),
      is: 1.75 / 3, within: .relative(1e-12),
      mistakes: [
        micro.gives(0.6), weighted.gives(0.575), ofTheMeans.gives(0.6103030303030302),
      ])
  }

  @Test("All right is 1, all wrong is 0")
  func extremes() {
    check(
      "macroF1([[90, 0], [0, 1]])", macroF1([[90, 0], [0, 1]]), is: 1,
      within: .relative(1e-12))
    check(
      "macroF1([[0, 5], [2, 0]])", macroF1([[0, 5], [2, 0]]), is: 0, within: .absolute(1e-12),
      mistakes: [notANumber])
  }

  @Test("A class that was never predicted counts with 0, and so does one that never happened")
  func unpredicted() {
    check(
      "macroF1([[4, 0], [2, 0]])", macroF1([[4, 0], [2, 0]]), is: 0.4, within: .relative(1e-12),
      mistakes: [
        leavesOut.gives(0.8), micro.gives(4.0 / 6), weighted.gives(3.2 / 6), notANumber,
      ])
    check(
      "macroF1([[4, 2], [0, 0]])", macroF1([[4, 2], [0, 0]]), is: 0.4, within: .relative(1e-12),
      mistakes: [micro.gives(4.0 / 6), weighted.gives(0.8), notANumber])
    // One wrong guess is enough to bring a class in.
    check(
      "macroF1([[1, 1], [0, 0]])", macroF1([[1, 1], [0, 0]]), is: 1.0 / 3,
      within: .relative(1e-12), mistakes: [micro.gives(0.5), weighted.gives(2.0 / 3), notANumber])
  }

  @Test("A class that neither happened nor was predicted is left out")
  func absent() {
    check(
      "macroF1([[2, 0, 0], [0, 0, 0], [2, 0, 1]])", macroF1([[2, 0, 0], [0, 0, 0], [2, 0, 1]]),
      is: 7.0 / 12, within: .relative(1e-12),
      mistakes: [micro.gives(0.6), countsAbsent.gives(7.0 / 18), notANumber])
    check(
      "macroF1([[0, 0], [0, 0]])", macroF1([[0, 0], [0, 0]]), is: nil,
      mistakes: [countsAbsent.gives(0), notANumber])
    check("macroF1([])", macroF1([]), is: nil, mistakes: [notANumber])
  }

  private enum Fault { case lengths, actual, predicted }

  @Test("On generated labels it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let classCount = random.count(1...4)
      // Labels of fewer classes than there are leave some of them out.
      let occurring = random.int(1...classCount)
      var actual = random.classes(count: random.count(0...20), of: occurring)
      var predicted = actual
      let share = random.pick([0, 0.2, 1])
      for place in predicted.indices where random.chance(share) {
        predicted[place] = random.int(0...classCount - 1)
      }
      let faults = random.faults(
        [Fault.lengths, .actual, .predicted],
        pairs: [(.actual, .predicted), (.lengths, .actual), (.lengths, .predicted)])
      let bad = [classCount, -1, classCount + 3]
      if let place = actual.indices.randomElement(using: &random), faults.contains(.actual) {
        actual[place] = random.pick(bad)
      }
      if let place = predicted.indices.randomElement(using: &random), faults.contains(.predicted) {
        predicted[place] = random.pick(bad)
      }
      if faults.contains(.lengths) {
        if random.chance(0.5) { actual.append(0) } else { predicted.append(0) }
      }
      return Case(
        "confusionMatrix(actual: \(literal(actual)), predicted: \(literal(predicted)), "
          + "classCount: \(classCount)) and the macroF1 of the true one"
      ) {
        var steps = Steps()
        steps.note("matrix") {
          try confusionMatrix(actual: actual, predicted: predicted, classCount: classCount)
        }
        // Counted here, so that a mistake in one function is no mistake in the other.
        if faults.isEmpty {
          var counts = Array(repeating: Array(repeating: 0, count: classCount), count: classCount)
          for (truth, guess) in zip(actual, predicted) { counts[truth][guess] += 1 }
          steps.note("macro F1", macroF1(counts))
        }
        return steps
      }
    }
  }

  @Test("Wine by proline and flavanoids: 0.8569 over three cultivars")
  func wine() throws {
    // scikit-learn 1.9.1: confusion_matrix and f1_score(average="macro"); micro is 0.8595505618.
    let wines = try Table(named: "wine")
    let actual = try wines.completeNumbers("target").map { Int($0) }
    let rule = zip(try wines.completeNumbers("proline"), try wines.completeNumbers("flavanoids"))
      .map { proline, flavanoids in proline >= 755 ? 0 : flavanoids < 1.58 ? 2 : 1 }
    let matrix = [[57, 2, 0], [4, 54, 13], [6, 0, 42]]
    guard
      check(
        "confusionMatrix(actual: cultivars, predicted: rule, classCount: 3)",
        try confusionMatrix(actual: actual, predicted: rule, classCount: 3), is: matrix,
        mistakes: [axesSwapped.gives([[57, 4, 6], [2, 54, 0], [0, 13, 42]])]),
      check(
        "macroF1([[57, 2, 0], [4, 54, 13], [6, 0, 42]])", macroF1(matrix),
        is: 0.8568965287106103, within: .relative(1e-12),
        mistakes: [
          micro.gives(0.8595505617977528), weighted.gives(0.8590142483416802),
          ofTheMeans.gives(0.8633718889739231),
        ])
    else { return }
    let names = ["0", "1", "2"]
    attach(
      Chart(
        "Wine: two measurements, three cultivars", x: "predicted", y: "actual",
        heatMap: HeatMap(counts: matrix, rows: names, columns: names)),
      named: "wine")
  }

  @Test("Wine by proline alone never names the third cultivar: 0.697 by rows, 0.547 by classes")
  func oneMeasurement() throws {
    // scikit-learn 1.9.1: f1_score(average="macro"), average="micro" for the mistake.
    let matrix = [[57, 2, 0], [4, 67, 0], [6, 42, 0]]
    check(
      "macroF1([[57, 2, 0], [4, 67, 0], [6, 42, 0]])", macroF1(matrix), is: 0.547008547008547,
      within: .relative(1e-12),
      mistakes: [
        micro.gives(0.6966292134831461), weighted.gives(0.593571222784706),
        ofTheMeans.gives(0.5504103854948951), leavesOut.gives(0.8205128205128205), notANumber,
      ])
  }
}
