/// Days counted from 1970-01-01, so that dates have a place on an axis.
///
/// In the Gregorian calendar, by Hinnant's algorithms
/// (*chrono-Compatible Low-Level Date Algorithms*, 2013).
public enum CalendarDay {
  /// Returns the day of a date that begins as `1958-03-29` does; `nil` when it does not.
  ///
  /// - Parameter text: An ISO 8601 date; a time after it is left aside.
  public static func number(_ text: String) -> Double? {
    let parts = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    let days = number(year: year, month: month, day: day)
    // 2013-02-30 would come back as another date.
    guard self.text(days) == text.prefix(10) else { return nil }
    return Double(days)
  }

  /// Returns the date of a day, as `1958-03-29`.
  public static func text(_ day: Double) -> String {
    text(Int(day.rounded(.down)))
  }

  static func text(_ day: Int) -> String {
    let date = date(day)
    return "\(date.year)-\(twoDigits(date.month))-\(twoDigits(date.day))"
  }

  static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  static func number(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  static func date(_ number: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let leaps = dayOfEra / 1460 - dayOfEra / 36_524 + dayOfEra / 146_096
    let yearOfEra = (dayOfEra - leaps) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}
