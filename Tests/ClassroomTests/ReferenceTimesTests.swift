import Grading
import Testing

@testable import Classroom

@Suite("How long a check may take once another ran out of time") struct ReferenceTimesTests {
  private let times = ReferenceTimes()
  private let check = Check.ID(test: "MedianTests.MedianSuite/weather()")

  @Test("Twenty times as long as the solution, but a twentieth of a second at least")
  func timed() {
    times.record(check, seconds: 0.05)
    #expect(times.limit(of: check, timeLimit: 2) == 1)
    times.record(check, seconds: 0.001)
    #expect(times.limit(of: check, timeLimit: 2) == 0.05)
  }

  @Test("Never longer than the first one had") func bounded() {
    times.record(check, seconds: 1)
    #expect(times.limit(of: check, timeLimit: 2) == 2)
  }

  @Test("Where there is no solution, an eighth of the limit") func unknown() {
    #expect(times.limit(of: check, timeLimit: 10) == 1.25)
    #expect(times.limit(of: check, timeLimit: 1) == 0.25)
  }
}
