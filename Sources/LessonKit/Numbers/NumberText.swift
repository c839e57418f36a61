/// Writes numbers for people.
enum NumberText {
  /// Returns `value` with `digits` digits after the point.
  static func fixed(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-∞" : "∞" }
    let scale = Platform.power(10, Double(digits))
    let scaled = (abs(value) * scale).rounded(.toNearestOrEven)
    // Beyond 2⁵³ a number has no digits after its point that mean anything.
    guard scaled < 0x1p53 else { return "\(value)" }
    let units = Int64(scaled)
    let sign = value < 0 && units != 0 ? "-" : ""
    guard digits > 0 else { return sign + String(units) }
    let power = Int64(scale)
    let fraction = String(units % power)
    return sign + String(units / power) + "."
      + String(repeating: "0", count: digits - fraction.count) + fraction
  }

  /// Returns a written number with commas between its thousands, from five digits on: 1900 stays.
  static func grouped(_ text: String) -> String {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first, whole.utf8.count > 4 else { return text }
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.utf8.count - index) % 3 == 0 { grouped += "," }
      grouped.append(digit)
    }
    return (isNegative ? "-" : "") + grouped + (parts.count > 1 ? "." + parts[1] : "")
  }

  /// Returns `value` with at most `significant` digits and no zeros at its end.
  static func short(_ value: Double, significant: Int = 5) -> String {
    guard value.isFinite else { return fixed(value, digits: 0) }
    guard value != 0 else { return "0" }
    let exponent = Int(Platform.base10Logarithm(abs(value)).rounded(.down))
    guard exponent >= -5, exponent < 15 else { return scientific(value, significant: significant) }
    return trimmed(fixed(value, digits: max(0, significant - 1 - exponent)))
  }

  private static func scientific(_ value: Double, significant: Int) -> String {
    var exponent = Int(Platform.base10Logarithm(abs(value)).rounded(.down))
    var mantissa = value / Platform.power(10, Double(exponent))
    if !mantissa.isFinite || mantissa == 0 { return "\(value)" }
    if abs(mantissa) >= 9.999_995 {
      mantissa /= 10
      exponent += 1
    }
    return trimmed(fixed(mantissa, digits: significant - 1)) + "e\(exponent)"
  }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var text = text
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
