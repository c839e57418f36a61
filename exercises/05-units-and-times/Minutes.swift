/// Returns the minutes after midnight of a time of day that is written HHMM, as a number: 517 is
/// 5:17.
///
/// - Parameter hhmm: Hours times a hundred plus minutes, 0 to 2359; or 2400, the midnight at the
///   day's end. Any other number is no time of day.
/// - Returns: 0 to 1439, or 1440 for 2400; `nil` where it is no time of day.
func minutes(hhmm: Int) -> Int? {
  // TODO: Part the hours from the minutes, and refuse what no clock shows.
  return -1
}
