import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import PackageLesson

private let comparesValues = Mistake(
  "COMPARES_VALUES",
  "It looks as if the values are compared. For == the numbers -0.0 and 0.0 are equal, and a NaN is "
    + "not even equal to itself. Ask for the bits.")
private let roundsTo15Digits = Mistake(
  "ROUNDS_TO_15_DIGITS",
  "It looks as if digits were cut off. Some numbers need 17 of them to come back as they were.")
private let losesTheSignOfZero = Mistake(
  "LOSES_THE_SIGN_OF_ZERO",
  "The sign of zero is gone: -0.0 came back as 0. It is one bit, and 1 divided by it shows.")
private let writesNaN = Mistake(
  "WRITES_NAN",
  "JSON has no word for NaN or infinity, and another program will stop at it, far from here. Say no "
    + "now, while it is known whose number it is.")
private let readsNaN = Mistake(
  "READS_NAN",
  "Double(_:) knows the word nan and gives it back as a value. JSON has no such number: refuse it.")
private let readsInfinity = Mistake(
  "READS_INFINITY",
  "The text stands for a number larger than a Double can hold, and Double(_:) makes it infinity "
    + "without a word. A number that came from a file is finite.")

@Suite("Exact numbers", .exercise("31-package/ExactNumber"))
struct ExactNumberSuite {
  @Test("Numbers are the same when all of their bits are")
  func bits() {
    let pairs: [(Double, Double)] = [
      (0.5, 0.5), (0.1 + 0.2, 0.3), (-0.0, 0), (.nan, .nan), (1, -1), (.infinity, .infinity),
    ]
    check(
      "sameBits for (0.5, 0.5), (0.1 + 0.2, 0.3), (-0.0, 0), (nan, nan), (1, -1), (inf, inf)",
      pairs.map { sameBits($0, $1) }, is: [true, false, false, true, false, true],
      mistakes: [comparesValues.when { $0.count == 6 && $0[2] }])
  }

  @Test("0.1 + 0.2 is written so that it is not read back as 0.3")
  func tenths() {
    checkText("text(of: 0.1 + 0.2)", of: 0.1 + 0.2, mistakes: cut(0.1 + 0.2))
  }

  @Test("The sign of zero is kept")
  func minusZero() {
    checkText("text(of: -0.0)", of: -0.0, mistakes: [losesTheSignOfZero.gives("0")])
  }

  @Test("The smallest and the largest numbers keep every bit")
  func extremes() {
    let numbers: [Double] = [
      .leastNonzeroMagnitude, .leastNormalMagnitude, .leastNormalMagnitude.nextDown, .ulpOfOne,
      .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 1e22, 9_007_199_254_740_992, -7,
    ]
    for number in numbers {
      guard checkText("text(of: \(number))", of: number, mistakes: cut(number)) else { return }
    }
  }

  @Test("A thousand numbers of random bits come back as they were")
  func randomBits() {
    var random = SplitMix64(seed: 31)
    let numbers = (0..<1000).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
    for number in numbers {
      guard checkText("text(of: \(number))", of: number, mistakes: cut(number)) else { return }
    }
  }

  @Test("NaN and the infinities are not written")
  func notFinite() {
    for (name, number) in [("nan", Double.nan), ("infinity", .infinity), ("-infinity", -.infinity)]
    {
      guard
        check(
          "text(of: .\(name))", try text(of: number), throws: NumberError.notFinite,
          mistakes: [writesNaN.when { ["nan", "inf", "-inf"].contains($0) }])
      else { return }
    }
  }

  @Test("A number is read as JSON writes it")
  func reading() {
    for (written, value) in [
      ("0.1", 0.1), ("-0.0", -0.0), ("5e-324", .leastNonzeroMagnitude), ("-12", -12),
    ] {
      guard
        check(
          #"number(from: "\#(written)")"#, try number(from: written), satisfies: "\(value)",
          where: { $0.bitPattern == value.bitPattern })
      else { return }
    }
  }

  @Test("What is no number is refused with its text")
  func refusals() {
    for written in ["", "twelve", "1.5 kg", "12,5", "nan", "-nan"] {
      guard
        check(
          #"number(from: "\#(written)")"#, try number(from: written),
          throws: NumberError.notANumber(written), mistakes: [readsNaN.when(\.isNaN)])
      else { return }
    }
  }

  @Test("A number too large for a Double is refused, not made infinite")
  func overflow() {
    for written in ["1e999", "-1e999", "inf"] {
      guard
        check(
          #"number(from: "\#(written)")"#, try number(from: written),
          throws: NumberError.notANumber(written), mistakes: [readsInfinity.when(\.isInfinite)])
      else { return }
    }
  }

  @Test("Every scaled measurement of 569 biopsies comes back to the last bit")
  func biopsies() throws {
    let biopsies = try Biopsies()
    for row in biopsies.rows.map(biopsies.scaler.transform) {
      for value in row {
        guard
          check(
            "number(from: text(of: \(value)))", try number(from: text(of: value)),
            satisfies: "\(value), to the last bit", mistakes: [cutAndRead(value)],
            where: { $0.bitPattern == value.bitPattern })
        else { return }
      }
    }
  }

  /// Checks that the text is a number of JSON, and that it is read back with the same bits.
  @discardableResult
  private func checkText(
    _ call: String, of value: Double, mistakes: [WrongAnswer<String>]
  ) -> Bool {
    check(
      call, try text(of: value), satisfies: "a JSON number that reads back as \(value)",
      mistakes: mistakes
    ) { written in
      let json = try? JSONDecoder().decode([Double].self, from: Data("[\(written)]".utf8))
      return json?.map(\.bitPattern) == [value.bitPattern]
    }
  }

  /// Nothing where 15 digits are enough.
  private func cut(_ value: Double) -> [WrongAnswer<String>] {
    if Double(String(format: "%.15g", value)) == value { return [] }
    return [
      roundsTo15Digits.when { text in
        Double(text).map { $0 != value && (abs($0 - value) <= abs(value) / 1e3 || $0.isInfinite) }
          ?? false
      }
    ]
  }

  private func cutAndRead(_ value: Double) -> WrongAnswer<Double> {
    roundsTo15Digits.when { abs($0 - value) < 1e-14 * abs(value) }
  }
}
