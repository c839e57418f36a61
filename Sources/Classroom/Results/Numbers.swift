/// Numbers as texts, the same in every export.
package enum Numbers {
  /// At most two decimals, without trailing zeros: `10`, `7.5`, `3.33`.
  package static func short(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    let hundredths = (value * 100).rounded()
    let whole = Int64(abs(hundredths)) / 100
    let rest = Int64(abs(hundredths)) % 100
    var text = hundredths < 0 ? "-\(whole)" : "\(whole)"
    if rest != 0 {
      text += rest < 10 ? ".0\(rest)" : rest % 10 == 0 ? ".\(rest / 10)" : ".\(rest)"
    }
    return text
  }

  /// The value to two decimals.
  package static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
