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
  #if MISTAKE_SAME_DAY
    // Feedback: midnight lay between
    return actual - scheduled
  #elseif MISTAKE_NEGATIVE_IS_TOMORROW
    // Feedback: early is not late
    return actual < scheduled ? actual - scheduled + 1440 : actual - scheduled
  #elseif MISTAKE_SIGN_OF_THE_REMAINDER
    // Feedback: takes the sign
    return (actual - scheduled + 720) % 1440 - 720
  #elseif MISTAKE_ONLY_LATE_CROSSES
    // Feedback: before midnight
    return actual - scheduled < -720 ? actual - scheduled + 1440 : actual - scheduled
  #elseif MISTAKE_SCHEDULED_MINUS_ACTUAL
    // Feedback: the other way round
    let turned = (scheduled - actual + 720) % 1440
    return (turned < 0 ? turned + 1440 : turned) - 720
  #elseif MISTAKE_SIZE_ALONE
    // Feedback: whether it was early
    let apart = abs(actual - scheduled) % 1440
    return min(apart, 1440 - apart)
  #elseif RIGHT_TRIES_THREE_DAYS
    let candidates = [-1440, 0, 1440].map { actual - scheduled + $0 }
    return candidates.first { (-720..<720).contains($0) } ?? 0
  #elseif SOLUTION
    let apart = actual - scheduled
    if apart < -720 { return apart + 1440 }
    return apart >= 720 ? apart - 1440 : apart
  #else
    // TODO: Take the difference, and move it by a day where another day is nearer.
    return -9999
  #endif
}
