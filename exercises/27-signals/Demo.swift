import Foundation
import LessonKit

/// Looks for cycles, trends and edges with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  byHand()
  let weeks = try carbonDioxideByWeek()
  try cycles(weeks)
  averages(weeks)
  futures(weeks)
  try sunspots()
  try pictures()
}

private func byHand() {
  let means = movingAverage([2, 4, 9, 5], window: 2).map { $0.map { text($0, 1) } ?? "nil" }
  print("movingAverage([2, 4, 9, 5], window: 2): \(means.joined(separator: ", "))")
  let power = powerSpectrum(of: [2, 1, 0, 1]).map { text($0, 1) }.joined(separator: ", ")
  print("powerSpectrum(of: [2, 1, 0, 1]): \(power)")
  print()
}

/// The page's first question, with more and more taken out.
private func cycles(_ weeks: [Double]) throws {
  print("carbon dioxide, \(weeks.count) weeks, from ", terminator: "")
  print("\(text(weeks.first ?? .nan, 1)) to \(text(weeks.last ?? .nan, 1)) ppm")
  let means = movingAverage(weeks, window: 52)
  let swings = zip(weeks, means).compactMap { value, mean in mean.map { value - $0 } }
  let series: [(String, [Double])] = [
    ("nothing", weeks), ("the mean", try withoutTrend(weeks, degree: 0)),
    ("a parabola", try withoutTrend(weeks, degree: 2)), ("the mean of 52 weeks", swings),
  ]
  var table = TextTable(["taken out", "weeks", "most power", "strongest that turns"])
  for (name, values) in series {
    let power = powerSpectrum(of: values)
    guard power.count == values.count / 2 + 1, let most = power.max() else { continue }
    table.add(
      name, values.count, "cycle \(power.firstIndex(of: most) ?? 0)",
      text(strongestPeriod(in: power, of: values.count), 2) + " weeks")
  }
  show(table)
}

/// What a window leaves of the year.
private func averages(_ weeks: [Double]) {
  var table = TextTable(["window", "of a yearly swing of 1", "at week 1000"])
  let year = (0..<(52 * 4)).map { cos(2 * Double.pi * Double($0) / 52) }
  for window in [1, 13, 26, 39, 52] {
    let left = movingAverage(year, window: window).compactMap { $0 }.map { abs($0) }.max()
    let means = movingAverage(weeks, window: window)
    table.add(window, text(left, 2), text(means.count > 1000 ? means[1000] : nil, 2))
  }
  show(table)
  let means = movingAverage(weeks, window: 52)
  guard means.count == weeks.count else { return }
  print(
    "week 1000: \(text(weeks[1000], 2)) ppm measured, mean of the 52 weeks up to it ",
    terminator: "")
  print("\(text(means[1000], 2)), around it \(text(means[1025], 2))")
  print("last week: mean \(text(means.last ?? nil, 2))")
  print()
  let shown = (weeks.count - 260)..<weeks.count
  let time = shown.map { 1958 + 88.0 / 365 + Double($0) * 7 / 365.25 }
  let centred = shown.map { $0 + 25 < means.count ? means[$0 + 25] : nil }
  show(
    Chart(
      "Carbon dioxide and two means of 52 weeks", x: Axis("year", kind: .year),
      y: Axis("ppm"),
      series: [
        .line("measured", x: time, y: shown.map { weeks[$0] }),
        .line("trailing", x: time, y: shown.map { means[$0] }),
        .line("centred", x: time, y: centred),
      ]),
    savedAs: "27-signals-averages")
}

/// How well the distance from a mean predicts the next half year, with a mean that cannot be had.
private func futures(_ weeks: [Double]) {
  let means = movingAverage(weeks, window: 52)
  guard means.count == weeks.count else { return }
  let rows = Array(51..<(weeks.count - 26))
  let changes = rows.map { weeks[$0 + 26] - weeks[$0] }
  var table = TextTable(["distance from the mean", "R² of the change in 26 weeks"])
  for (name, shift) in [("trailing", 0), ("centred", 25)] {
    let distances = rows.map { weeks[$0] - (means[$0 + shift] ?? .nan) }
    table.add(name, text(explained(distances, changes), 3))
  }
  show(table)
}

/// R² on the second half of a line that was fitted to the first.
private func explained(_ x: [Double], _ y: [Double]) -> Double {
  let half = x.count / 2
  func mean(_ values: ArraySlice<Double>) -> Double {
    values.reduce(0, +) / Double(values.count)
  }
  let (mx, my) = (mean(x[..<half]), mean(y[..<half]))
  let slope =
    (0..<half).reduce(0) { $0 + (x[$1] - mx) * (y[$1] - my) }
    / (0..<half).reduce(0) { $0 + (x[$1] - mx) * (x[$1] - mx) }
  let base = mean(y[half...])
  let (missed, all) = (half..<x.count).reduce((0.0, 0.0)) { sums, row in
    let error = y[row] - my - slope * (x[row] - mx)
    return (sums.0 + error * error, sums.1 + (y[row] - base) * (y[row] - base))
  }
  return 1 - missed / all
}

private func sunspots() throws {
  let years = try sunspotsByYear()
  let power = powerSpectrum(of: years)
  guard power.count == years.count / 2 + 1 else { return }
  print("sunspots, \(years.count) years: the strongest cycle that turns takes ", terminator: "")
  print("\(text(strongestPeriod(in: power, of: years.count), 2)) years")
  var table = TextTable(["cycle", "years", "power"])
  let order = power.indices.sorted { power[$0] > power[$1] }
  for cycle in order.prefix(6) {
    table.add(
      cycle, cycle > 0 ? text(Double(years.count) / Double(cycle), 2) : "-",
      String(format: "%.0f", power[cycle]))
  }
  show(table)
  let shown = 1...60
  show(
    Chart(
      "How strong each cycle is in 309 years of sunspots", x: "turns in 309 years", y: "power",
      series: [.line("sunspots", x: shown.map { Double($0) }, y: shown.map { power[$0] })]),
    savedAs: "27-signals-sunspots")
}

private func pictures() throws {
  let pictures = try digitPictures()
  let digits = try Table(named: "digits").completeIntegers("digit")
  let shifted = pictures.map { moved($0) }
  let own = distance(pictures[0].elements, shifted[0].elements)
  let nearer = pictures.indices.dropFirst().filter {
    distance(pictures[0].elements, pictures[$0].elements) < own
  }
  print(
    "the first picture, a 0, and itself moved by a pixel: \(text(own, 0)) apart; ", terminator: "")
  print("\(nearer.count) of \(pictures.count - 1) others are nearer,")
  print("\(nearer.count { digits[$0] != 0 }) of them no zeros")
  let asked = (pictures.count - 100)..<pictures.count
  for (name, all) in [("as they are", pictures), ("moved by a pixel", shifted)] {
    let right = asked.count { picture in
      var (best, least) = (0, Double.infinity)
      for known in 0..<1438 {
        let apart = distance(all[picture].elements, pictures[known].elements, below: least)
        if apart < least { (best, least) = (known, apart) }
      }
      return digits[best] == digits[picture]
    }
    print("the digit of the nearest of 1438 pictures is right for \(right) of 100, \(name)")
  }
  print()
  show(Chart("The first digit", heatMap: HeatMap(pictures[0])), savedAs: "27-signals-digit")
  guard let edges = try? crossCorrelate(pictures[0], with: Sobel.right), edges.rowCount == 6 else {
    return
  }
  show(
    Chart("Its edges: where it gets darker to the right", heatMap: HeatMap(edges)),
    savedAs: "27-signals-edges")
}

/// The picture one pixel further left; what was at the left edge is lost.
private func moved(_ picture: Matrix) -> Matrix {
  var moved = Matrix(rowCount: picture.rowCount, columnCount: picture.columnCount)
  for row in 0..<picture.rowCount {
    for column in 1..<picture.columnCount { moved[row, column - 1] = picture[row, column] }
  }
  return moved
}

/// The squared distance, or something not below the limit once it is clear that it is not.
private func distance(_ one: [Double], _ other: [Double], below limit: Double = .infinity) -> Double
{
  var sum = 0.0
  for index in one.indices {
    let difference = one[index] - other[index]
    sum += difference * difference
    if sum >= limit { return sum }
  }
  return sum
}

private func text(_ number: Double?, _ digits: Int = 3) -> String {
  number.map { String(format: "%.\(digits)f", $0) } ?? "-"
}
