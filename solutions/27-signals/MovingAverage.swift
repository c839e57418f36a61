/// Returns the trailing moving average of a series: at each place the mean of the last values.
///
/// - Parameters:
///   - values: Values at equal distances, in order of time, finite or NaN; there may be none.
///   - window: How many values make a mean, 1 or more.
/// - Returns: As many as there are values: `nil` at the first `window - 1` places, which do not have
///   enough values yet, and at every other the mean of the last `window` values, its own the last of
///   them. A value that is NaN, or far larger than the others, counts in the means that it is part
///   of, and leaves no trace in later ones.
func movingAverage(_ values: [Double], window: Int) -> [Double?] {
  #if MISTAKE_SEES_THE_FUTURE
    // Feedback: later values
    return values.indices.map { place in
      let first = place - window / 2
      guard first >= 0, first + window <= values.count else { return nil }
      return values[first..<(first + window)].reduce(0, +) / Double(window)
    }
  #elseif MISTAKE_SHORT_AT_THE_START
    // Feedback: not have enough
    return values.indices.map { place in
      let last = values[max(0, place + 1 - window)...place]
      return last.reduce(0, +) / Double(last.count)
    }
  #elseif MISTAKE_MISSING_IS_ZERO
    // Feedback: fewer values
    return values.indices.map { place in
      values[max(0, place + 1 - window)...place].reduce(0, +) / Double(window)
    }
  #elseif MISTAKE_LEAVES_OUT_THE_LAST
    // Feedback: own value
    return values.indices.map { place in
      guard place >= window else { return nil }
      return values[(place - window)..<place].reduce(0, +) / Double(window)
    }
  #elseif MISTAKE_LEAVES_A_TRACE
    // Feedback: running sum
    var sum = 0.0
    return values.indices.map { place in
      sum += values[place]
      if place >= window { sum -= values[place - window] }
      return place + 1 >= window ? sum / Double(window) : nil
    }
  #elseif RIGHT_MEAN_THAT_MOVES
    return values.indices.map { place in
      guard place + 1 >= window else { return nil }
      var (mean, count) = (0.0, 0.0)
      for value in values[(place + 1 - window)...place] {
        count += 1
        mean += (value - mean) / count
      }
      return mean
    }
  #elseif SOLUTION
    return values.indices.map { place in
      let first = place + 1 - window
      return first < 0 ? nil : values[first...place].reduce(0, +) / Double(window)
    }
  #else
    // TODO: At each place, take the mean of the last values, where there are enough.
    return [.nan]
  #endif
}
