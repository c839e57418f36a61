import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import NeuralNetLesson

private let overflows = Mistake(
  "EXP_OVERFLOWS",
  "e to the 1000 is infinite, and infinite shares are not numbers. Take the largest score off all of "
    + "them first: the shares stay as they are.")
private let logOfZero = Mistake(
  "LOG_OF_ZERO",
  "The probability underflows to 0, and the logarithm of 0 is infinite. The loss itself is a modest "
    + "number: take the logarithm by hand, before there is a probability.")
private let forgetsShift = Mistake(
  "FORGETS_THE_SHIFT",
  "The largest score was taken off inside of the sum and not put back. The loss needs it: add it back."
)
private let forgetsLabel = Mistake(
  "FORGETS_THE_LABEL",
  "These are the probabilities. The label's slope is less by 1, and so the only one below 0.")
private let downhill = Mistake(
  "POINTS_DOWNHILL",
  "The sign is turned: a slope says where the loss grows, and it falls when the label's score grows."
)

@Suite("Cross-entropy", .exercise("29-neural-net/CrossEntropy"))
struct CrossEntropySuite {
  @Test("Scores of ln 1, ln 2 and ln 5 are probabilities of 1/8, 2/8 and 5/8")
  func byHand() {
    let scores = [0, log(2.0), log(5.0)]
    check(
      "softmax([ln 1, ln 2, ln 5])", softmax(scores), is: [0.125, 0.25, 0.625],
      within: .relative(1e-12), mistakes: [overflows.gives([0.125, 0.25, 0.625])])
    check(
      "crossEntropy([ln 1, ln 2, ln 5], label: 1)", try crossEntropy(scores, label: 1),
      is: log(4.0), within: .relative(1e-12),
      mistakes: [
        logOfZero.gives(log(4.0)), forgetsShift.gives(log(4.0) - log(5.0)),
        .named(
          "GIVES_THE_PROBABILITY", gives: 0.25,
          "This is the label's probability. The loss is its logarithm, with the sign turned."),
        .named(
          "LOG_IN_BITS", gives: 2, "The logarithm is the natural one: its base is e, not 2."),
      ])
    check(
      "crossEntropySlopes([ln 1, ln 2, ln 5], label: 1)",
      try crossEntropySlopes(scores, label: 1), is: [0.125, -0.75, 0.625], within: .relative(1e-12),
      mistakes: [
        forgetsLabel.gives([0.125, 0.25, 0.625]), downhill.gives([-0.125, 0.75, -0.625]),
        overflows.gives([0.125, -0.75, 0.625]),
      ])
  }

  @Test("A number that is added to all scores changes nothing")
  func shifted() {
    for shift in [-700.0, -3, 2, 700] {
      let scores = [1 + shift, 3 + shift, 2 + shift]
      check(
        "crossEntropy(\(literal(scores)), label: 0)", try crossEntropy(scores, label: 0),
        is: 2.40760596444438, within: .absolute(1e-9),
        mistakes: [
          forgetsShift.gives(2.40760596444438 - (3 + shift)), logOfZero.gives(2.40760596444438),
        ])
      check(
        "softmax(\(literal(scores)))", softmax(scores),
        is: [0.0900305731703805, 0.665240955774822, 0.2447284710547976], within: .absolute(1e-9))
    }
  }

  @Test("Scores of a thousand do not overflow")
  func large() {
    // SciPy 1.17.1: softmax and -log_softmax of [1000, 1001, 1002].
    let scores: [Double] = [1000, 1001, 1002]
    check(
      "softmax([1000, 1001, 1002])", softmax(scores),
      is: [0.09003057317037612, 0.24472847105478585, 0.6652409557747898], within: .relative(1e-9),
      mistakes: [overflows.when { $0.allSatisfy(\.isNaN) }])
    check(
      "crossEntropy([1000, 1001, 1002], label: 2)", try crossEntropy(scores, label: 2),
      is: 0.40760596444442854, within: .relative(1e-9),
      mistakes: [
        forgetsShift.gives(0.40760596444442854 - 1002), logOfZero.gives(0.40760596444442854),
      ])
  }

  @Test("Whatever the label, the loss is finite")
  func unlikely() {
    check(
      "crossEntropy([0, 1000], label: 0)", try crossEntropy([0, 1000], label: 0), is: 1000,
      within: .relative(1e-9),
      mistakes: [logOfZero.gives(.infinity), forgetsShift.gives(0)])
    check(
      "softmax([0, 3000])", softmax([0, 3000]), is: [0, 1], within: .absolute(1e-12),
      mistakes: [overflows.when { $0.contains { $0.isNaN } }])
    check(
      "crossEntropy([1e300, -1e300], label: 1)", try crossEntropy([1e300, -1e300], label: 1),
      is: 2e300, within: .relative(1e-9),
      mistakes: [logOfZero.gives(.infinity), forgetsShift.gives(1e300)])
    check(
      "crossEntropySlopes([0, 1000], label: 0)", try crossEntropySlopes([0, 1000], label: 0),
      is: [-1, 1], within: .absolute(1e-12),
      mistakes: [
        overflows.when { $0.contains { $0.isNaN } }, forgetsLabel.gives([0, 1]),
        downhill.gives([1, -1]),
      ])
  }

  @Test("An unlikely class is unlikely, and not impossible")
  func tiny() {
    // SciPy 1.17.1: softmax([-700, -40, 0]).
    check(
      "softmax([-700, -40, 0])", softmax([-700, -40, 0]),
      is: [9.859676543759770e-305, 4.248354255291589e-18, 1], within: .relative(1e-9),
      mistakes: [overflows.gives([9.859676543759770e-305, 4.248354255291589e-18, 1])])
  }

  @Test("The slopes add up to 0, and the label's alone is below it")
  func slopes() {
    let scores = [0.5, -1.25, 2, 0.75]
    for label in scores.indices {
      let slopes = (try? crossEntropySlopes(scores, label: label)) ?? []
      check(
        "crossEntropySlopes([0.5, -1.25, 2, 0.75], label: \(label)): their sum",
        slopes.reduce(0, +), is: 0, within: .absolute(1e-12),
        mistakes: [forgetsLabel.gives(1), downhill.gives(0)])
      check(
        "crossEntropySlopes([0.5, -1.25, 2, 0.75], label: \(label)): which are below 0",
        slopes.indices.filter { slopes[$0] < 0 }, is: [label],
        mistakes: [forgetsLabel.gives([]), downhill.gives([0, 1, 2, 3].filter { $0 != label })])
    }
  }

  @Test("Of one class everybody is sure; without any there is nothing to say")
  func few() {
    check("softmax([3])", softmax([3]), is: [1])
    check("crossEntropy([3], label: 0)", try crossEntropy([3], label: 0), is: 0)
    check(
      "crossEntropySlopes([3], label: 0)", try crossEntropySlopes([3], label: 0), is: [0],
      mistakes: [forgetsLabel.gives([1]), downhill.gives([0])])
    check("softmax([])", softmax([]), is: [])
  }

  @Test("A label that is no class is refused", arguments: [-1, 2, 7])
  func labels(label: Int) {
    let refusal = LabelError.outside(label: label, classes: 2)
    check(
      "crossEntropy([1, 2], label: \(label))", try crossEntropy([1, 2], label: label),
      throws: refusal)
    check(
      "crossEntropySlopes([1, 2], label: \(label))", try crossEntropySlopes([1, 2], label: label),
      throws: refusal)
    check(
      "crossEntropy([], label: 0)", try crossEntropy([], label: 0),
      throws: LabelError.outside(label: 0, classes: 0))
  }

  @Test("On generated scores it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case below, above }
    crossCheck { random in
      let scale = random.pick([1.0, 1, 10, 1000, 1e9])
      var scores = (0..<random.count(1...6)).map { _ in random.short() * scale }
      if random.chance(0.2) { scores = scores.map { _ in scores[0] } }
      // Beside large scores, a small loss or slope is what rounding leaves of it.
      let rounding = 1e-14 * (scores.map(abs).max() ?? 0) + 1e-14
      var label = random.int(0...(scores.count - 1))
      switch random.faults([Fault.below, .above]).first {
      case .below?: label = -random.int(1...3)
      case .above?: label = scores.count + random.int(0...2)
      case nil: break
      }
      let (row, right) = (scores, label)
      return Case(
        "softmax, crossEntropy and crossEntropySlopes of \(literal(row)), label: \(right)",
        slack: rounding
      ) {
        var steps = Steps()
        steps.note("softmax", softmax(row))
        steps.note("crossEntropy", slack: rounding) { try crossEntropy(row, label: right) }
        steps.note("crossEntropySlopes", slack: 1e-14) { try crossEntropySlopes(row, label: right) }
        return steps
      }
    }
  }

  @Test(
    "A linear model of 200 digits: its mean loss is 2.5405, and the slopes of a 0 sum to 1.8308")
  func digits() throws {
    // NumPy 2.4.6: score k of a row is its pixels /16 times ((7 i + 3 k) % 11 - 5) / 10 for pixel i;
    // scipy.special.log_softmax, and the sum of |slope| over the first row, which shows a 0.
    let (pixels, labels) = try readDigits(0..<200)
    let logits: [[Double]] = pixels.map { row in
      (0..<10).map { digit in
        var total = 0.0
        for (index, pixel) in row.enumerated() {
          total += pixel * Double((7 * index + 3 * digit) % 11 - 5) / 10
        }
        return total
      }
    }
    check(
      "the mean of crossEntropy over 200 rows of digits",
      try zip(logits, labels).reduce(0) { $0 + (try crossEntropy($1.0, label: $1.1)) } / 200,
      is: 2.540538892035721, within: .relative(1e-9))
    check(
      "the sum of the sizes of crossEntropySlopes of the first digit",
      try crossEntropySlopes(logits[0], label: labels[0]).reduce(0) { $0 + abs($1) },
      is: 1.830789710366164, within: .relative(1e-9))
  }
}
