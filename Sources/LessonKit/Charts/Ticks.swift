/// A place on an axis that has a number written beside it.
struct Tick: Equatable {
  let value: Double
  let label: String
}

/// Finds round places for ticks.
///
/// After Heckbert, *Nice numbers for graph labels*, Graphics Gems, 1990: steps of 1, 2, 2.5 or 5
/// times a power of ten.
enum Ticks {
  /// Returns the least round step that is not below `size`.
  static func niceStep(atLeast size: Double) -> Double {
    guard size > 0, size.isFinite else { return 1 }
    let power = Platform.power(10, Platform.base10Logarithm(size).rounded(.down))
    for factor in [1, 2, 2.5, 5, 10] where factor * power >= size * (1 - 1e-12) {
      return factor * power
    }
    return 10 * power
  }

  /// Returns the ticks of `domain`, at most `most` of them.
  static func ticks(in domain: ClosedRange<Double>, kind: Axis.Kind, most: Int) -> [Tick] {
    if kind == .date { return DateTicks.ticks(in: domain, most: most) }
    let scale = kind == .percent ? 100.0 : 1
    let low = domain.lowerBound * scale
    let high = domain.upperBound * scale
    var step = stepBetween(low, high, most: most)
    // Half a year, or half a count of a name, is nothing.
    if kind == .year { step = max(1, step.rounded()) }
    let slack = step * 1e-9
    let first = ((low - slack) / step).rounded(.up)
    let last = ((high + slack) / step).rounded(.down)
    guard last >= first, last - first < 1000 else { return [] }
    let digits = digits(of: step)
    return (0...Int(last - first)).map { index in
      let value = (first + Double(index)) * step
      return Tick(value: value / scale, label: label(value, digits: digits, kind: kind))
    }
  }

  /// Returns a round step that puts at most `most` ticks between two numbers.
  static func stepBetween(_ low: Double, _ high: Double, most: Int) -> Double {
    var step = niceStep(atLeast: (high - low) / Double(max(1, most)))
    // A step that just fits may still catch one tick too many, at both ends.
    while (high / step).rounded(.down) - (low / step).rounded(.up) + 1 > Double(max(2, most)) {
      step = niceStep(atLeast: step * 1.01)
    }
    return step
  }

  private static func digits(of step: Double) -> Int {
    var digits = 0
    var scaled = step
    while digits < 12, abs(scaled - scaled.rounded()) > 1e-6 * scaled {
      scaled *= 10
      digits += 1
    }
    return digits
  }

  private static func label(_ value: Double, digits: Int, kind: Axis.Kind) -> String {
    switch kind {
    case .percent: NumberText.fixed(value, digits: digits) + "%"
    case .year, .date: NumberText.fixed(value, digits: 0)
    case .number:
      if abs(value) >= 1e9 || digits > 6 {
        NumberText.short(value)
      } else {
        NumberText.grouped(NumberText.fixed(value, digits: digits))
      }
    }
  }
}

/// Finds the first days of years or months, or whole days, for the ticks of an axis of dates.
enum DateTicks {
  static func ticks(in domain: ClosedRange<Double>, most: Int) -> [Tick] {
    let first = Int(max(-1e8, domain.lowerBound).rounded(.up))
    let last = Int(min(1e8, domain.upperBound).rounded(.down))
    guard first <= last else { return [] }
    for months in [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000] {
      let ticks = monthly(first, last, every: months)
      if months == 1, ticks.count < 3 { return daily(first, last, most: most) }
      if ticks.count <= most { return ticks }
    }
    return []
  }

  private static func monthly(_ first: Int, _ last: Int, every months: Int) -> [Tick] {
    let start = CalendarDay.date(first)
    // Months counted from the year 0, so that ticks fall on January or on round years.
    var month = start.year * 12 + start.month - 1
    if start.day > 1 { month += 1 }
    month = (month + months - 1) / months * months
    var ticks: [Tick] = []
    while ticks.count < 1000 {
      let year = month / 12
      let day = CalendarDay.number(year: year, month: month % 12 + 1, day: 1)
      if day > last { break }
      let label = months % 12 == 0 ? "\(year)" : "\(year)-" + CalendarDay.twoDigits(month % 12 + 1)
      ticks.append(Tick(value: Double(day), label: label))
      month += months
    }
    return ticks
  }

  private static func daily(_ first: Int, _ last: Int, most: Int) -> [Tick] {
    let step = [1, 2, 5, 7, 14, 28].first { (last - first) / $0 + 1 <= most } ?? 56
    return stride(from: first, through: last, by: step).map { day in
      Tick(value: Double(day), label: CalendarDay.text(day))
    }
  }
}
