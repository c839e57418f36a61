import LessonKit

/// Returns the carbon dioxide in the air over Mauna Loa by week, in ppm, from 29 March 1958 on.
///
/// The 59 weeks without a measurement lie on the straight line between their neighbours. That looks at
/// a later week: it is for studying the past, and not for features of a forecast.
func carbonDioxideByWeek() throws -> [Double] {
  let measured = try Table(named: "co2_weekly").numbers("co2")
  let known = measured.indices.filter { measured[$0] != nil }
  var values = measured.map { $0 ?? .nan }
  for (before, after) in zip(known, known.dropFirst()) where after - before > 1 {
    for week in (before + 1)..<after {
      let share = Double(week - before) / Double(after - before)
      values[week] = values[before] + share * (values[after] - values[before])
    }
  }
  return values
}

/// Returns the mean number of sunspots by year, 1700 to 2008.
func sunspotsByYear() throws -> [Double] {
  try Table(named: "sunspots").completeNumbers("SUNACTIVITY")
}

/// Returns pictures of handwritten digits, 8 x 8 pixels of 0 (white) to 16.
func digitPictures() throws -> [Matrix] {
  let pixels = try Table(named: "digits").matrix((0..<64).map { "p\($0)" })
  return (0..<pixels.rowCount).map {
    Matrix(rowCount: 8, columnCount: 8, elements: pixels.row($0))
  }
}

/// Returns what a polynomial leaves of a series that was fitted to it by least squares.
///
/// - Parameters:
///   - values: The series, longer than `degree`.
///   - degree: 0 takes out the mean, 1 a straight line, 2 a parabola.
func withoutTrend(_ values: [Double], degree: Int) throws -> [Double] {
  let times = values.indices.map { 2 * Double($0) / Double(max(1, values.count - 1)) - 1 }
  var powers = [times.map { _ in 1.0 }]
  for _ in 0..<degree { powers.append(zip(powers[powers.count - 1], times).map { $0 * $1 }) }
  let curve = try Matrix(columns: powers)
  let weights = try curve.leastSquares(values)
  return try zip(values, curve.times(weights)).map { $0 - $1 }
}

/// The two kernels of Sobel: how much darker it gets to the right, and downwards.
enum Sobel {
  static let right = Matrix(
    rowCount: 3, columnCount: 3, elements: [-1, 0, 1, -2, 0, 2, -1, 0, 1])
  static let down = Matrix(
    rowCount: 3, columnCount: 3, elements: [-1, -2, -1, 0, 0, 0, 1, 2, 1])
}
