import Foundation

/// Numbers as people read them: short, but never so short that two that differ look the same.
package enum Numerals {
  /// About six digits, more before the point; all of them where that is short.
  package static func text(of number: Double) -> String {
    text(of: number, digits: enough(for: number))
  }

  /// Two numbers, with as many digits as it takes to see that they differ; with no more than usual
  /// where they do not.
  package static func texts(of first: Double, _ second: Double) -> (String, String) {
    if first == second || first.isNaN && second.isNaN { return (text(of: first), text(of: second)) }
    for digits in max(enough(for: first), enough(for: second))...17 {
      let texts = (text(of: first, digits: digits), text(of: second, digits: digits))
      if texts.0 != texts.1 { return texts }
    }
    return (first.description, second.description)
  }

  private static func text(of number: Double, digits: Int) -> String {
    let whole = number.description
    guard whole.count > 9, number.isFinite else { return whole }
    return Double(String(format: "%.*g", digits, number))?.description ?? whole
  }

  private static func enough(for number: Double) -> Int {
    guard number.isFinite, abs(number) >= 1e5, abs(number) < 1e15 else { return 6 }
    return Int(log10(abs(number))) + 2
  }
}
