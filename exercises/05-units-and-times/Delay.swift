/// Returns how late something is, in minutes, from two times of day without a date.
///
/// Of all days on which it may have happened, the one is taken that puts the two times nearest to
/// each other.
///
/// - Parameters:
///   - scheduled: When it was due, in minutes after midnight, 0 to 1440.
///   - actual: When it happened, likewise.
/// - Returns: -720 to 719; negative when it was early. Half a day apart is -720.
func delay(scheduled: Int, actual: Int) -> Int {
  // TODO: Take the difference, and move it by a day where another day is nearer.
  return -9999
}
