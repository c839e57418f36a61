import Testing

@testable import Comparison

@Suite("Numbers in feedback")
struct NumeralsTests {
  @Test(
    "A number alone is short",
    arguments: [
      (2.0, "2.0"), (0.1, "0.1"), (1.0 / 3, "0.333333"), (4201.754385964912, "4201.75"),
      (1_234_567.891, "1234567.9"), (-29.0 / 7, "-4.14286"), (.nan, "nan"), (-.infinity, "-inf"),
      (1.23456789012e-12, "1.23457e-12"), (1.7976931348623157e308, "1.79769e+308"),
    ])
  func short(number: Double, text: String) {
    #expect(Numerals.text(of: number) == text)
  }

  @Test(
    "Two numbers that differ are written so that one sees it",
    arguments: [
      (1.0, 2.0, "1.0", "2.0"),
      (4177.325581395349, 4201.754385964912, "4177.33", "4201.75"),
      (0.1 + 0.2, 0.3, "0.30000000000000004", "0.3"),
      (1.000000001, 1.0, "1.000000001", "1.0"),
      (123_456_789.123, 123_456_789.124, "123456789.123", "123456789.124"),
      (.nan, 2.5, "nan", "2.5"),
    ])
  func pair(first: Double, second: Double, firstText: String, secondText: String) {
    #expect(Numerals.texts(of: first, second) == (firstText, secondText))
  }

  @Test("Neighbouring numbers look different, whatever their size")
  func neighbours() {
    for exponent in -300...300 {
      let number = Double(sign: .plus, exponent: exponent, significand: 1.234567)
      let texts = Numerals.texts(of: number, number.nextUp)
      #expect(texts.0 != texts.1)
    }
  }
}
