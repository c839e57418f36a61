import Testing

@testable import Comparison

@Suite("Tolerance")
struct ToleranceTests {
  @Test("Exact means the same number, and zero has no sign")
  func exact() {
    #expect(Tolerance.exact.accepts(0.0, for: -0.0))
    #expect(!Tolerance.exact.accepts(0.1 + 0.2, for: 0.3))
  }

  @Test("An absolute tolerance includes its bound")
  func absolute() {
    #expect(Tolerance.absolute(0.5).accepts(2.5, for: 3))
    #expect(Tolerance.absolute(0.5).accepts(3.5, for: 3))
    #expect(!Tolerance.absolute(0.5).accepts(3.5000001, for: 3))
  }

  @Test("A relative tolerance is a share of what was expected, not of what came")
  func relative() {
    #expect(Tolerance.relative(0.5).accepts(50, for: 100))
    #expect(!Tolerance.relative(0.5).accepts(100, for: 50 / 0.9))
    #expect(Tolerance.relative(0.5).accepts(-50, for: -100))
    #expect(!Tolerance.relative(0.5).accepts(1e-300, for: 0))
  }

  @Test(
    "No tolerance makes NaN or an infinity right, except where it is expected",
    arguments: [Tolerance.exact, .absolute(.infinity), .relative(.infinity)])
  func specials(tolerance: Tolerance) {
    #expect(!tolerance.accepts(.nan, for: 1))
    #expect(!tolerance.accepts(1, for: .nan))
    #expect(tolerance.accepts(.nan, for: .nan))
    #expect(!tolerance.accepts(.infinity, for: 1))
    #expect(!tolerance.accepts(1, for: .infinity))
    #expect(!tolerance.accepts(-.infinity, for: .infinity))
    #expect(tolerance.accepts(.infinity, for: .infinity))
  }
}
