import LessonKit

/// Returns the carbon dioxide over Mauna Loa by week, in ppm, from 29 March 1958 on: 2,284 values.
///
/// A gap is filled along the straight line between the known weeks on both sides of it. That looks
/// at a later week, so it is for studying the past; in the last six years there is no gap.
func weeklyCO2() throws -> [Double] {
  let weeks = try Table(named: "co2_weekly").numbers("co2")
  var filled: [Double] = []
  var gap = 0
  for week in weeks {
    guard let week else {
      gap += 1
      continue
    }
    let before = filled.last ?? week
    for step in 0..<gap {
      filled.append(before + (week - before) * Double(step + 1) / Double(gap + 1))
    }
    filled.append(week)
    gap = 0
  }
  return filled
}

/// Returns the means of the weeks of each calendar month, in ppm: 526 months, 1958-03 to 2001-12.
func monthlyCO2() throws -> [Double] {
  let dates = try Table(named: "co2_weekly").completeStrings("date")
  var means: [Double] = []
  var month = ""
  var sum = 0.0
  var count = 0.0
  for (date, value) in zip(dates, try weeklyCO2()) {
    if date.prefix(7) != month {
      if count > 0 { means.append(sum / count) }
      (month, sum, count) = (String(date.prefix(7)), 0, 0)
    }
    sum += value
    count += 1
  }
  if count > 0 { means.append(sum / count) }
  return means
}

/// Returns how many flights of the table left Newark or should have, for each day of 2013.
///
/// The file is not in the order of the calendar; the result is.
func flightsPerDay() throws -> [Double] {
  let table = try Table(named: "flights_ewr")
  var counts = [Double](repeating: 0, count: 13 * 32)
  for (month, day) in zip(try table.completeNumbers("month"), try table.completeNumbers("day")) {
    counts[Int(month) * 32 + Int(day)] += 1
  }
  return counts.filter { $0 > 0 }
}

/// Returns the mean absolute error of "as in the nearest known week" in shuffled folds, which is how
/// a series must *not* be judged.
///
/// The places are shuffled and dealt to `folds` blocks; each place of a block is answered by the
/// nearest place outside of it, the earlier of two.
func shuffledError(_ values: [Double], folds: Int, seed: UInt64) -> Double {
  var random = SplitMix64(seed: seed)
  let places = random.shuffledIndices(count: values.count)
  var sum = 0.0
  var start = 0
  for fold in 0..<folds {
    let count = values.count / folds + (fold < values.count % folds ? 1 : 0)
    var isKnown = [Bool](repeating: true, count: values.count)
    for place in places[start..<start + count] { isKnown[place] = false }
    for place in places[start..<start + count] {
      var step = 1
      while true {
        if place - step >= 0, isKnown[place - step] {
          sum += abs(values[place] - values[place - step])
          break
        }
        if place + step < values.count, isKnown[place + step] {
          sum += abs(values[place] - values[place + step])
          break
        }
        step += 1
      }
    }
    start += count
  }
  return sum / Double(values.count)
}
