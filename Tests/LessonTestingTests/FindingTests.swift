import LessonKit
import Testing

@testable import LessonTesting

/// What a check of this value says after the call `f()`; `nil` when it passes.
private func difference<Value: Equatable>(
  _ actual: Value, _ expected: Value, _ tolerance: Tolerance = .exact
) -> String? {
  Finding("f()", .success(actual), is: expected, within: tolerance, mistakes: [])?.text
}

private enum Colour: Equatable {
  case red
  case named(String)
}

private struct Line: Equatable {
  var slope: Double
}

/// Two of these are never equal, and look the same.
private struct Snowflake: Equatable {
  static func == (left: Self, right: Self) -> Bool { false }
}

@Suite("What a check says")
struct FindingTests {
  @Test("The right value is no finding, in whatever it is wrapped")
  func right() throws {
    #expect(difference(2.0, 2.0) == nil)
    #expect(difference(Double?.none, nil) == nil)
    #expect(difference([1, nil, .nan], [1, nil, Double.nan]) == nil)
    #expect(difference([[1.0], []], [[1], []]) == nil)
    #expect(difference(["a": [1.0]], ["a": [1]]) == nil)
    #expect(difference(Colour.red, .red) == nil)
    let matrix = try Matrix(rows: [[1, 2]])
    #expect(difference(matrix, matrix) == nil)
  }

  @Test("The tolerance reaches into optionals, arrays, dictionaries and matrices")
  func tolerance() throws {
    let near = 1.0.nextUp
    #expect(difference(Double?.some(near), 1, .relative(1e-9)) == nil)
    #expect(difference([[near]], [[1.0]], .relative(1e-9)) == nil)
    #expect(difference(["a": [Double?.some(near)]], ["a": [1]], .absolute(1e-9)) == nil)
    #expect(try difference(Matrix(rows: [[near]]), Matrix(rows: [[1]]), .absolute(1e-9)) == nil)
    #expect(difference([near], [1.0]) != nil)
  }

  @Test("A number says what came and what was expected")
  func number() {
    #expect(difference(1.0, 2.0) == "f() is 1.0; expected 2.0")
    #expect(difference(3, 4) == "f() is 3; expected 4")
    #expect(difference(Double.nan, 2.0) == "f() is nan; expected 2.0")
  }

  @Test("Optionals show their value bare, and nil as nil")
  func optionals() {
    #expect(difference(Double?.none, 2) == "f() is nil; expected 2.0")
    #expect(difference(Double?.some(0), nil) == "f() is 0.0; expected nil")
    #expect(difference(Int??.some(.none), .some(1)) == "f() is nil; expected 1")
  }

  @Test("Any other value is shown as Swift shows it, texts in quotes")
  func others() {
    #expect(difference("a", "b") == #"f() is "a"; expected "b""#)
    #expect(difference("a\n", "a") == #"f() is "a\n"; expected "a""#)
    #expect(difference(Colour.red, .named("x")) == #"f() is red; expected named("x")"#)
    #expect(
      difference(Line(slope: 1), Line(slope: 2))
        == "f() is Line(slope: 1.0); expected Line(slope: 2.0)")
    #expect(difference(false, true) == "f() is false; expected true")
    #expect(
      difference(Snowflake(), Snowflake())
        == "f() is Snowflake(); expected another value that is written the same way")
  }

  @Test("A set is shown in one order, whatever its own")
  func set() {
    #expect(difference(Set([3, 1, 2]), [2, 1]) == "f() is [1, 2, 3]; expected [1, 2]")
    #expect(difference(Set([3, 1, 2]), [1, 2, 3]) == nil)
  }

  @Test("A long text is shown around its first difference")
  func longText() throws {
    let text = String(repeating: "a", count: 100)
    let said = try #require(difference(text + "x" + text, text + "y" + text))
    #expect(said.contains("ax") && said.contains("ay") && said.contains("…"))
    #expect(said.count < 160)
  }

  @Test("A list with too many or too few values says how many there are before anything else")
  func listShape() {
    #expect(difference([1.0], [1, 2]) == "f() has 1 value, [1.0]; expected 2, [1.0, 2.0]")
    #expect(difference([], [2.5]) == "f() has 0 values, []; expected 1, [2.5]")
  }

  @Test("A short list is shown whole, with the index where it differs")
  func shortList() {
    #expect(
      difference([1, nil, 3], [1, 2, 3.0])
        == "f() is [1.0, nil, 3.0]; expected [1.0, 2.0, 3.0] (they differ at index 1)")
    #expect(
      difference([9, 2, 8], [1, 2, 3])
        == "f() is [9, 2, 8]; expected [1, 2, 3] (2 of 3 values differ, the first at index 0)")
    #expect(difference([1.0], [2]) == "f() is [1.0]; expected [2.0]")
  }

  @Test("A long list is shown around its first difference")
  func longList() {
    let expected = (0..<1313).map(Double.init)
    var actual = expected
    actual[412] = -1
    actual[1312] = -1
    #expect(
      difference(actual, expected)
        == "f() is […, 410.0, 411.0, -1.0, 413.0, 414.0, …]; expected "
        + "[…, 410.0, 411.0, 412.0, 413.0, 414.0, …] (2 of 1313 values differ, the first at index 412)"
    )
    actual = expected
    actual[0] = 7
    #expect(
      difference(actual, expected)?.hasPrefix("f() is [7.0, 1.0, 2.0, …]; expected [0.0,") == true)
    actual = expected
    actual[1312] = 7
    #expect(
      difference(actual, expected)?
        .hasPrefix("f() is […, 1310.0, 1311.0, 7.0]; expected […, 1310.0, 1311.0, 1312.0]") == true)
  }

  @Test("Nested lists say which list differs, its shape first")
  func nested() {
    #expect(
      difference([[1.0], [2]], [[1], [2, 3]])
        == "f() at [1] has 1 value, [2.0]; expected 2, [2.0, 3.0]")
    #expect(
      difference([[1, nil], [2, 4]], [[1, nil], [2, 3.0]])
        == "f() at [1] is [2.0, 4.0]; expected [2.0, 3.0] (they differ at index 1)")
    #expect(
      difference([[1, 2, 3, 4, 5, 6.0]], [[1, 2, 3, 4, 5, 7]])
        == "f() at [0] is [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]; expected [1.0, 2.0, 3.0, 4.0, 5.0, 7.0] "
        + "(they differ at index 5)")
    #expect(
      difference([["a"], ["b"]], [["a"], ["c"]])
        == #"f() is [["a"], ["b"]]; expected [["a"], ["c"]] (they differ at index 1)"#)
  }

  @Test("A matrix compares its shape, then names row and column")
  func matrix() throws {
    let expected = try Matrix(rows: [[1, 2, 3], [4, 5, 6]])
    #expect(
      try difference(Matrix(rows: [[1], [2]]), expected)
        == "f() has 2 rows and 1 column; expected 2 rows and 3 columns")
    var actual = expected
    actual[1, 2] = 0
    #expect(difference(actual, expected) == "f() at row 1, column 2 is 0.0; expected 6.0")
    actual[0, 1] = 0
    #expect(
      difference(actual, expected)
        == "f() at row 0, column 1 is 0.0; expected 2.0 (2 of 6 values differ)")
  }

  @Test("A dictionary compares its keys, then the values in the order of the keys")
  func dictionary() {
    #expect(
      difference(["1st": 0.5], ["1st": 0.5, "2nd": 0.2])
        == #"f() has the key "1st"; expected the keys "1st", "2nd""#)
    #expect(difference([:], ["a": 1]) == #"f() has no keys; expected the key "a""#)
    #expect(
      difference(["b": 1, "a": 0, "c": 0], ["c": 1, "b": 1, "a": 1])
        == #"f() for "a" is 0; expected 1 (2 of 3 values differ)"#)
  }
}
