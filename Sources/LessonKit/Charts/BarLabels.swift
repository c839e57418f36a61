/// The values at the ends of bars, all with as many digits after the point, so that they compare
/// at a glance.
struct BarLabels {
  private let isPercent: Bool
  private let digits: Int

  init(_ series: [Bars], kind: Axis.Kind) {
    isPercent = kind == .percent
    let factor = isPercent ? 100.0 : 1
    let values = series.flatMap { $0.values.compactMap { $0.map { $0 * factor } } }
    let greatest = values.map(abs).max() ?? 0
    let exponent =
      greatest > 0 ? Int(Platform.base10Logarithm(greatest).rounded(.down)) : 0
    // Three digits for the greatest share and four for any other number; 100% is not to cost the
    // others theirs.
    var digits = isPercent ? max(1, 2 - exponent) : max(0, 3 - exponent)
    while digits > 0, values.allSatisfy({ NumberText.fixed($0, digits: digits).hasSuffix("0") }) {
      digits -= 1
    }
    self.digits = digits
  }

  func text(_ value: Double) -> String {
    // Nothing at all has no digits.
    if value == 0 { return isPercent ? "0%" : "0" }
    let value = isPercent ? value * 100 : value
    let isLarge = abs(value) >= 1e15 || digits > 8
    var text = isLarge ? NumberText.short(value) : NumberText.fixed(value, digits: digits)
    // What is more than nothing does not read as nothing.
    if !text.contains(where: { ("1"..."9").contains($0) }) {
      text = NumberText.short(value, significant: 1)
    }
    return NumberText.grouped(text) + (isPercent ? "%" : "")
  }
}
