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
private let trimsTheText = Mistake(
  "TRIMS_THE_TEXT",
  "There are blanks around it, and they were taken away. Where a number should stand alone, a blank is "
    + "a sign that something was cut or joined: say what came.")
private let readsInfinity = Mistake(
  "READS_INFINITY",
  "The text stands for a number larger than a Double can hold, and Double(_:) makes it infinity "
    + "without a word. A number that came from a file is finite.")

@Suite("Exact numbers", .exercise("31-package/ExactNumber"))
struct ExactNumberSuite {
  @Test("Numbers are the same when all of their bits are")
  func bits() {
    let pairs: [(first: Double, second: Double, same: Bool)] = [
      (0.5, 0.5, true), (0.1 + 0.2, 0.3, false), (-0.0, 0, false), (.nan, .nan, true),
      (1, -1, false), (1, 2, false), (.infinity, .infinity, true),
      (.nan, Double(nan: 1, signaling: false), false),
    ]
    for (first, second, same) in pairs {
      guard
        check(
          second.isNaN && !same
            ? "sameBits(.nan, Double(nan: 1, signaling: false))"
            : "sameBits(\(literal(first)), \(literal(second)))",
          sameBits(first, second), is: same,
          // Zeros without their signs compare like that too; only values call NaN another.
          mistakes: (first == second) == same || sameBits(.nan, .nan)
            ? [] : [comparesValues.gives(!same)])
      else { return }
    }
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
    for written in ["", "twelve", "1.5 kg", "12,5", "nan", "-nan", "NaN"] {
      guard
        check(
          #"number(from: "\#(written)")"#, try number(from: written),
          throws: NumberError.notANumber(written), mistakes: [readsNaN.when(\.isNaN)])
      else { return }
    }
    for written in [" 1", "1.5 ", "2\n", " "] {
      guard
        check(
          "number(from: \(literal(written)))", try number(from: written),
          throws: NumberError.notANumber(written),
          mistakes: [trimsTheText.when { [1, 1.5, 2].contains($0) }])
      else { return }
    }
  }

  @Test("A number too large for a Double is refused, not made infinite")
  func overflow() {
    for written in ["1e999", "-1e999", "1e309", "inf", "-infinity"] {
      guard
        check(
          #"number(from: "\#(written)")"#, try number(from: written),
          throws: NumberError.notANumber(written), mistakes: [readsInfinity.when(\.isInfinite)])
      else { return }
    }
  }

  @Test("On generated numbers and texts they answer as the solution does", .tags(.crossCheck))
  func generated() {
    /// Any number, the awkward ones among them: by bits, with NaN of several kinds.
    func any(_ random: inout CaseGenerator) -> Double {
      switch random.int(0...6) {
      case 0: random.number()
      case 1: Double(bitPattern: random.next())
      case 2:
        random.pick([0, -0.0, .leastNonzeroMagnitude, .leastNormalMagnitude, 1e22, 1e15, 1e16])
      case 3:
        random.pick([.greatestFiniteMagnitude, -.greatestFiniteMagnitude, .ulpOfOne, 0.1 + 0.2])
      case 4: Double(random.int(-9...9)) * 1e15
      case 5:
        random.pick([.nan, -.nan, .infinity, -.infinity, Double(nan: 1, signaling: false)])
      default: random.unit()
      }
    }
    crossCheck(within: .exact) { random in
      let value = any(&random)
      switch random.int(0...3) {
      case 0:
        let other = random.pick([value, value, -value, value.nextUp, any(&random)])
        return Case("sameBits(\(bits(value)), \(bits(other)))") { sameBits(value, other) }
      case 1, 2:
        return Case("text(of: \(literal(value))), read back") {
          let written = try text(of: value)
          let json = try? JSONDecoder().decode([Double].self, from: Data("[\(written)]".utf8))
          return json?.map { bits($0) } ?? ["not JSON: " + written]
        }
      default:
        let sound: String = "\(random.number())"
        let wrong: [String] = [
          "", " ", "-", "nan", "-nan", "NaN", "inf", "-inf", "infinity", "1e999", "-2e308",
          "1.5 kg", "1,5", "1.2.3", "e", "one", "\(sound) ", "\n\(sound)", "\(sound)x",
        ]
        let whole = random.int(-9...9)
        let right: [String] = [
          sound, sound, "\(random.int(-99...99))",
          "\(whole == 0 ? 1 : whole)e\(random.int(-330...300))",
          "\(whole).\(random.int(0...999_999))", "-0", "-0.0", "1.0E3",
        ]
        let written = random.pick(random.index % 3 == 2 ? wrong : right)
        return Case("number(from: \(literal(written)))") {
          bits(try number(from: written))
        }
      }
    }
  }

  /// A number to the last bit, so that two NaN or two zeros can be told apart.
  private func bits(_ number: Double) -> String {
    number.isNaN || number == 0
      ? "Double(bitPattern: \(number.bitPattern))" : "\(number)"
  }

  @Test("Every scaled measurement of 569 biopsies comes back to the last bit")
  func biopsies() throws {
    let biopsies = try Biopsies()
    for row in biopsies.rows.map(biopsies.scaler.transform) {
      for value in row {
        guard
          check(
            "number(from: text(of: \(value))), with all its digits",
            "\(try number(from: text(of: value)))", is: "\(value)", mistakes: [cutAndRead(value)])
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

  private func cutAndRead(_ value: Double) -> WrongAnswer<String> {
    roundsTo15Digits.when { text in
      Double(text).map { abs($0 - value) < 1e-14 * abs(value) } ?? false
    }
  }
}
