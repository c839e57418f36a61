/// How many events fell into each window of time, and how many came too late to be counted there.
struct WindowCounts: Equatable, Sendable {
  /// The count of each window that has one, by the minute at which the window starts.
  var counts: [Int: Int] = [:]

  /// The events whose window was closed when they came.
  var late = 0
}

/// Counts events by the time at which they happened, as they come in.
///
/// Windows start at the multiples of `window`; a window holds the minutes from its start to before
/// the start of the next one, its end. The *watermark* is the latest minute of all events that
/// came so far, less `lateness`. A window whose end is at the watermark or before it is closed. (T.
/// Akidau and others, *The Dataflow Model*, Proceedings of the VLDB Endowment 8, 2015.)
///
/// - Parameters:
///   - arrivals: The events in the order in which they come, which is not that of their minutes.
///     One that came before is delivered again, and changes nothing, counted or late.
///   - window: The length of a window in minutes, at least 1.
///   - lateness: How many minutes the watermark stays behind, 0 or more.
/// - Returns: Each event once: in the count of its window while that is open, else among the late.
func windowCounts(_ arrivals: [Event], window: Int, lateness: Int) -> WindowCounts {
  #if SOLUTION
    var result = WindowCounts()
    var seen: Set<Int> = []
  #endif
  #if RIGHT_MOVES_THE_OPEN_EDGE
    // The start of the first window that is still open only ever moves on.
    var open = 0
  #elseif SOLUTION
    var latest = 0
  #endif
  #if MISTAKE_COUNTS_AGAIN
    // Feedback: delivered twice
    let fresh = arrivals
    seen = []
  #elseif SOLUTION
    let fresh = arrivals.filter { seen.insert($0.id).inserted }
  #endif
  #if MISTAKE_WATERMARK_FALLS_BACK
    // Feedback: goes back
    for event in fresh {
      let start = event.minute / window * window
      if start + window <= latest - lateness {
        result.late += 1
      } else {
        result.counts[start, default: 0] += 1
      }
      latest = event.minute
    }
  #elseif MISTAKE_COUNTS_THE_LATE_TWICE
    // Feedback: twice
    for event in fresh {
      latest = max(latest, event.minute)
      let start = event.minute / window * window
      if start + window <= latest - lateness { result.late += 1 }
      result.counts[start, default: 0] += 1
    }
  #elseif MISTAKE_DROPS_THE_LATE
    // Feedback: without a word
    for event in fresh {
      latest = max(latest, event.minute)
      let start = event.minute / window * window
      if start + window > latest - lateness { result.counts[start, default: 0] += 1 }
    }
  #elseif MISTAKE_WAITS_FOR_NOBODY
    // Feedback: lateness
    for event in fresh {
      latest = max(latest, event.minute)
      let start = event.minute / window * window
      if start + window <= latest {
        result.late += 1
      } else {
        result.counts[start, default: 0] += 1
      }
    }
  #elseif MISTAKE_CLOSES_BY_THE_EVENT
    // Feedback: the event's own minute
    for event in fresh {
      latest = max(latest, event.minute)
      if event.minute <= latest - lateness - window {
        result.late += 1
      } else {
        result.counts[event.minute / window * window, default: 0] += 1
      }
    }
  #elseif RIGHT_MOVES_THE_OPEN_EDGE
    for event in fresh {
      open = max(open, (event.minute - lateness) / window * window)
      if event.minute < open {
        result.late += 1
      } else {
        result.counts[event.minute - event.minute % window, default: 0] += 1
      }
    }
  #elseif SOLUTION
    for event in fresh {
      latest = max(latest, event.minute)
      let start = event.minute / window * window
      if start + window <= latest - lateness {
        result.late += 1
      } else {
        result.counts[start, default: 0] += 1
      }
    }
  #endif
  #if SOLUTION
    return result
  #else
    // TODO: Leave out repetitions, move the watermark, and count each event in one of two places.
    return WindowCounts(counts: [-1: -1], late: -1)
  #endif
}
