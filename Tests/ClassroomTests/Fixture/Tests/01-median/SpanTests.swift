import LessonTesting
import Testing

@testable import MedianLesson

@Suite("Span", .exercise("01-median/Span"))
struct SpanSuite {
  @Test("The span is the largest minus the smallest")
  func unsorted() {
    check(
      "span([2, 9, 4])", span([2, 9, 4]), is: 7,
      mistakes: [.named("FIRST_TO_LAST", gives: 2, "It was measured from first to last.")])
  }

  @Test("One value spans nothing")
  func one() { check("span([4])", span([4]), is: 0) }

  @Test("An empty column spans nothing")
  func empty() { check("span([])", span([]), is: 0) }
}
