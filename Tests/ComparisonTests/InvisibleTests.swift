import Testing

@testable import Comparison

@Suite("Characters that cannot be seen") struct InvisibleTests {
  private func difference<Value: Equatable>(_ actual: Value, _ expected: Value) -> String? {
    Headline.difference(of: Answer(actual), from: Answer(expected), within: .exact)
  }

  @Test(
    "They are written out wherever values are compared",
    arguments: [
      ("\u{FEFF}", "FEFF"), ("\u{200B}", "200B"), ("\u{A0}", "A0"), ("\u{202F}", "202F"),
      ("\u{AD}", "AD"), ("\u{FE0F}", "FE0F"), ("\u{2060}", "2060"), ("\u{2028}", "2028"),
      ("\u{2029}", "2029"), ("\u{85}", "85"), ("\u{200D}", "200D"), ("\u{3000}", "3000"),
      ("\u{3164}", "3164"), ("\u{1B}", "1B"),
    ])
  func written(_ character: String, code: String) {
    #expect(
      difference(["id\(character)"], ["id"]) == #"is ["id\u{\#(code)}"]; expected ["id"]"#)
    #expect(
      difference(["id\(character)": 1], ["id": 1])
        == #"has the key "id\u{\#(code)}"; expected the key "id""#)
    struct Name: Equatable { let text: String }
    #expect(
      difference(Name(text: "\(character)a"), Name(text: "a"))?.contains("\\u{\(code)}") == true)
  }

  @Test("What can be seen stays as it is", arguments: ["né", "Ünï", "日本語", "a b", "≥ 1", "🙂"])
  func seen(_ text: String) {
    #expect(Answer(text).text == "\"\(text)\"")
  }
}

@Suite("Long values in feedback") struct LongValueTests {
  private func difference<Value: Equatable>(
    _ actual: Value, _ expected: Value, within tolerance: Tolerance = .exact
  ) -> String? {
    Headline.difference(of: Answer(actual), from: Answer(expected), within: tolerance)
  }

  @Test("Lists of different lengths are shown where they part") func lengths() {
    let numbers = (0..<40).map(Double.init)
    #expect(
      difference(Array(numbers.dropLast()), numbers)
        == "has 39 values, […, 37.0, 38.0]; expected 40, […, 37.0, 38.0, 39.0]")
    var early = numbers + [40]
    early[20] = -1
    #expect(
      difference(early, numbers) == "has 41 values, […, 18.0, 19.0, -1.0, 21.0, 22.0, …]; "
        + "expected 40, […, 18.0, 19.0, 20.0, 21.0, 22.0, …]")
  }

  @Test("Dictionaries of many keys are shown where they part") func keys() throws {
    let all = Dictionary(uniqueKeysWithValues: (10..<30).map { ("k\($0)", $0) })
    var without = all
    without["k25"] = nil
    let words = try #require(difference(without, all))
    #expect(words.contains("\"k24\", \"k26\"") && words.contains("\"k24\", \"k25\", \"k26\""))
    #expect(words.contains("(19 in all)") && words.contains("(20 in all)"))
    var other = all
    other["k25"] = 0
    #expect(try #require(difference([other], [all])).contains("\"k25\": 0"))
  }

  @Test("A number that is right has no more digits beside one that is wrong") func digits() {
    #expect(
      difference([1.0 / 3, 5], [1.0 / 3, 2])
        == "is [0.333333, 5.0]; expected [0.333333, 2.0] (they differ at index 1)")
    let near = 1.0 / 3 + 1e-13
    #expect(
      difference([near, 5], [1.0 / 3, 2], within: .absolute(1e-9))
        == "is [0.333333, 5.0]; expected [0.333333, 2.0] (they differ at index 1)")
    #expect(Numerals.texts(of: 1.0 / 3, 1.0 / 3) == ("0.333333", "0.333333"))
  }
}
