/// Returns the minutes after midnight of a time of day that is written HHMM, as a number: 517 is
/// 5:17.
///
/// - Parameter hhmm: Hours times a hundred plus minutes, 0 to 2359; or 2400, the midnight at the
///   day's end. Any other number is no time of day.
/// - Returns: 0 to 1439, or 1440 for 2400; `nil` where it is no time of day.
func minutes(hhmm: Int) -> Int? {
  #if MISTAKE_REFUSES_2400
    // Feedback: 2400 is a time
  #elseif MISTAKE_2400_IS_0
    // Feedback: day's end
    if hhmm == 2400 { return 0 }
  #elseif RIGHT_DIGIT_BY_DIGIT
  #elseif SOLUTION
    if hhmm == 2400 { return 1440 }
  #endif
  #if MISTAKE_TAKEN_AS_IT_IS
    // Feedback: as it is written
    return (0..<2400).contains(hhmm) && hhmm % 100 < 60 ? hhmm : nil
  #elseif MISTAKE_HUNDREDTHS_OF_AN_HOUR
    // Feedback: hundredths of an hour
    return (0..<2400).contains(hhmm) && hhmm % 100 < 60 ? hhmm * 60 / 100 : nil
  #elseif MISTAKE_ANY_MINUTES
    // Feedback: beyond 59
    return (0..<2400).contains(hhmm) ? hhmm / 100 * 60 + hhmm % 100 : nil
  #elseif MISTAKE_ANY_HOUR
    // Feedback: no such hour
    return hhmm % 100 < 60 ? hhmm / 100 * 60 + hhmm % 100 : nil
  #elseif RIGHT_DIGIT_BY_DIGIT
    guard hhmm >= 0, hhmm <= 2400 else { return nil }
    let digits = (String(repeating: "0", count: 3) + String(hhmm)).suffix(4)
    guard let hours = Int(digits.prefix(2)), let rest = Int(digits.suffix(2)), rest <= 59 else {
      return nil
    }
    return 60 * hours + rest
  #elseif SOLUTION
    let (hours, rest) = hhmm.quotientAndRemainder(dividingBy: 100)
    guard (0...23).contains(hours), (0...59).contains(rest) else { return nil }
    return hours * 60 + rest
  #else
    // TODO: Part the hours from the minutes, and refuse what no clock shows.
    return -1
  #endif
}
