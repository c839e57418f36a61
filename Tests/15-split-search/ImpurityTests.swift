import LessonKit
import LessonTesting
import Testing

@testable import SplitSearchLesson

private let countsTheMinority = Mistake(
  "COUNTS_THE_MINORITY",
  "It looks as if only the largest class was looked at. That is the error of always guessing it; "
    + "the Gini impurity looks at the shares of all classes.")
private let emptyIsNaN = Mistake(
  "EMPTY_IS_NAN",
  "In a node with no rows every share is 0 / 0, and NaN loses every comparison without a word. "
    + "Nothing in it is mixed.")
private let zeroLogZero = Mistake(
  "ZERO_LOG_ZERO",
  "A class without rows was asked for the logarithm of zero, and 0 times minus infinity is NaN. "
    + "Such a class tells nothing.")
private let naturalLogarithm = Mistake(
  "NATURAL_LOGARITHM",
  "It looks as if the answer is in nats, by the natural logarithm. Bits come from base 2.")
private let subtractsForEachClass = Mistake(
  "SUBTRACTS_FOR_EACH_CLASS",
  "It looks as if each class was taken from a 1 of its own. There is one 1, and the squares of all "
    + "classes are taken from it.")
private let dividesWholeNumbers = Mistake(
  "DIVIDES_WHOLE_NUMBERS",
  "It looks as if a count was divided by a count. For whole numbers Swift drops the fraction: make "
    + "each a Double first.")
private let addsALittle = Mistake(
  "ADDS_A_LITTLE",
  "It looks as if a small number was added to keep the logarithm from 0. Then every answer is a "
    + "little wrong, and some are below 0. Ask whether the class has rows.")

@Suite("Impurity", .exercise("15-split-search/Impurity"))
struct ImpuritySuite {
  @Test("Three rows against one: two draws differ in 6 of 16 cases")
  func giniByHand() {
    check(
      "gini([3, 1])", gini([3, 1]), is: 0.375, within: .relative(1e-12),
      mistakes: [
        countsTheMinority.gives(0.25), subtractsForEachClass.gives(1.375),
        dividesWholeNumbers.gives(1),
      ])
  }

  @Test("One row in four carries 2 bits, the other three 0.415 bits each")
  func entropyByHand() {
    // 1/4 · 2 + 3/4 · log2(4/3), worked out with Python's math.log2.
    check(
      "entropy([1, 3])", entropy([1, 3]), is: 0.8112781244591328, within: .relative(1e-9),
      mistakes: [naturalLogarithm.gives(0.5623351446188083), dividesWholeNumbers.gives(0)])
  }

  @Test("A node of one class is not mixed, whichever class it is")
  func pure() {
    // Exactly 0: a search asks whether anything is left to be parted, and rounding is not.
    check("gini([0, 5, 0])", gini([0, 5, 0]), is: 0)
    check("gini([1])", gini([1]), is: 0)
    check("gini([0, 0, 49])", gini([0, 0, 49]), is: 0)
    check(
      "entropy([0, 5, 0])", entropy([0, 5, 0]), is: 0,
      mistakes: [
        zeroLogZero.when { $0.isNaN }, addsALittle.when { $0 != 0 && abs($0) < 1e-3 },
      ])
    check("entropy([1])", entropy([1]), is: 0)
    check(
      "entropy([49, 0])", entropy([49, 0]), is: 0,
      mistakes: [
        zeroLogZero.when { $0.isNaN }, addsALittle.when { $0 != 0 && abs($0) < 1e-3 },
      ])
  }

  @Test(
    "k classes of equal size reach the most that k classes can",
    arguments: zip([2, 4, 8], [1.0, 2, 3]))
  func even(classes: Int, bits: Double) {
    let counts = Array(repeating: 6, count: classes)
    check(
      "gini(6 rows in each of \(classes) classes)", gini(counts), is: 1 - 1 / Double(classes),
      within: .relative(1e-9))
    check(
      "entropy(6 rows in each of \(classes) classes)", entropy(counts), is: bits,
      within: .relative(1e-9),
      mistakes: [naturalLogarithm.gives(bits * 0.6931471805599453)])
  }

  @Test("A class without rows changes nothing")
  func emptyClass() {
    check(
      "gini([2, 0, 3, 0, 5])", gini([2, 0, 3, 0, 5]), is: 0.62, within: .relative(1e-9),
      mistakes: [countsTheMinority.gives(0.5)])
    // Python: -sum(p * math.log2(p) for p in (0.2, 0.3, 0.5))
    check(
      "entropy([2, 0, 3, 0, 5])", entropy([2, 0, 3, 0, 5]), is: 1.4854752972273344,
      within: .relative(1e-9),
      mistakes: [zeroLogZero.when { $0.isNaN }, naturalLogarithm.gives(1.0296530140645737)])
  }

  @Test("A node without rows is not mixed", arguments: [[0, 0], []])
  func empty(counts: [Int]) {
    check(
      "gini(\(counts))", gini(counts), is: 0,
      mistakes: [emptyIsNaN.when { $0.isNaN || counts.isEmpty && $0 == 1 }])
    check("entropy(\(counts))", entropy(counts), is: 0)
  }

  @Test("A billion rows are no more mixed than ten")
  func manyRows() {
    // Shares of 0.6 and 0.4; Python: -sum(p * math.log2(p) for p in (0.6, 0.4))
    let counts = [600_000_000, 400_000_000]
    check("gini([600000000, 400000000])", gini(counts), is: 0.48, within: .relative(1e-9))
    check(
      "entropy([600000000, 400000000])", entropy(counts), is: 0.9709505944546686,
      within: .relative(1e-9), mistakes: [naturalLogarithm.gives(0.6730116670092565)])
  }

  @Test("Quinlan's 14 mornings, 9 to play and 5 not, hold 0.940 bits")
  func quinlan() {
    // Published as .940 (Quinlan, Induction of Decision Trees, 1986, section 4); T1 has all digits.
    check(
      "entropy([9, 5])", entropy([9, 5]), is: 0.9402859586706311, within: .relative(1e-9),
      mistakes: [naturalLogarithm.gives(0.6517565611726531)])
  }

  @Test("Of the 569 tumours, two that are drawn differ in class 46.8% of the time")
  func tumours() throws {
    // T2; scikit-learn, DecisionTreeClassifier(max_depth=1): tree_.impurity[0]. A sum of two
    // squares, so that only rounding is forgiven.
    let labels = try Table(named: "breast_cancer").completeIntegers("target")
    let counts = [0, 1].map { label in labels.count { $0 == label } }
    check(
      "gini([malignant, benign])", gini(counts), is: 0.4675300607546925, within: .relative(1e-9),
      mistakes: [countsTheMinority.gives(212.0 / 569)])
  }

  @Test("On generated counts both answer as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let most = random.pick([1, 3, 50, 100_000])
      let counts = (0..<random.count(0...6)).map { _ in
        random.chance(0.3) ? 0 : random.int(0...most)
      }
      // A node of one class is 0 to the bit; a little more than 0 is what is left of a subtraction.
      let slack = counts.count { $0 > 0 } > 1 ? 1e-12 : 0
      return random.chance(0.5)
        ? Case("gini(\(counts))", slack: slack) { gini(counts) }
        : Case("entropy(\(counts))", slack: slack) { entropy(counts) }
    }
  }
}
