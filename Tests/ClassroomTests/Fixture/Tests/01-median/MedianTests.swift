import LessonTesting
import Testing

@testable import MedianLesson

private let countsAsZero = Mistake(
  "COUNTS_MISSING_AS_ZERO", "It looks as if the missing value was counted as zero.")

@Suite("Median", .exercise("01-median/Median"))
struct MedianSuite {
  @Test("The median of three values is the middle one")
  func three() { check("median([3, 1, 2])", median([3, 1, 2]), is: 2) }

  @Test("The median leaves missing values out")
  func missing() {
    check("median([3, nil, 1])", median([3, nil, 1]), is: 2, mistakes: [countsAsZero.gives(1)])
  }

  @Test("No known value has no median")
  func none() { check("median([nil])", median([nil]), is: nil) }

  @Test("The median of a constant is that constant", arguments: [1, 2, 5])
  func constant(count: Int) {
    check("median(of \(count))", median(Array(repeating: 7, count: count)), is: 7)
  }

  @Test("On generated columns it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let values = random.column(count: random.int(1...9), missing: 0.2)
      return Case("median(\(literal(values)))") { median(values) }
    }
  }
}
