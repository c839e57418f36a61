/// A raster for lines and points: eight braille dots to a character, or one mark in ASCII.
struct DotCanvas {
  let columns: Int
  let rows: Int
  /// How many dots there are.
  let width: Int
  let height: Int
  private let usesBraille: Bool
  private var dots: [UInt8]
  private var owners: [Int]

  init(columns: Int, rows: Int, usesBraille: Bool) {
    self.columns = columns
    self.rows = rows
    self.usesBraille = usesBraille
    width = usesBraille ? columns * 2 : columns
    height = usesBraille ? rows * 4 : rows
    dots = Array(repeating: 0, count: columns * rows)
    owners = Array(repeating: 0, count: columns * rows)
  }

  /// The dots of a braille cell by row and column (Unicode Standard, section 21.1).
  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  mutating func set(x: Int, y: Int, series: Int) {
    guard x >= 0, x < width, y >= 0, y < height else { return }
    let cell = usesBraille ? y / 4 * columns + x / 2 : y * columns + x
    dots[cell] |= usesBraille ? DotCanvas.bits[y % 4][x % 2] : 1
    owners[cell] = series
  }

  /// Joins two dots, skipping those that the pattern leaves out; `phase` goes on along a line.
  mutating func line(
    from start: (x: Int, y: Int), to end: (x: Int, y: Int), series: Int, pattern: [Bool],
    phase: inout Int
  ) {
    // Bresenham's algorithm, IBM Systems Journal 4(1), 1965.
    let stepX = start.x < end.x ? 1 : -1
    let stepY = start.y < end.y ? 1 : -1
    let distanceX = abs(end.x - start.x)
    let distanceY = -abs(end.y - start.y)
    var error = distanceX + distanceY
    var (x, y) = start
    while true {
      if pattern[phase % pattern.count] { set(x: x, y: y, series: series) }
      if x == end.x, y == end.y { break }
      phase += 1
      let doubled = 2 * error
      if doubled >= distanceY {
        error += distanceY
        x += stepX
      }
      if doubled <= distanceX {
        error += distanceX
        y += stepY
      }
    }
  }

  /// Returns what a cell shows and which series drew it last; `nil` for an empty one.
  func cell(row: Int, column: Int) -> (dots: UInt8, series: Int)? {
    let cell = row * columns + column
    return dots[cell] == 0 ? nil : (dots[cell], owners[cell])
  }

  static func braille(_ dots: UInt8) -> Character {
    Unicode.Scalar(0x2800 + UInt32(dots)).map(Character.init) ?? " "
  }

  /// Which dots along a line are drawn, so that lines differ without colour.
  static func pattern(_ series: Int) -> [Bool] {
    switch series % 4 {
    case 0: [true]
    case 1: [true, true, true, true, true, false, false, false]
    case 2: [true, false, false]
    default: [true, true, true, true, true, false, false, true, false, false]
    }
  }

  /// A piece of the line of a series, for the legend.
  static func sample(_ series: Int) -> String {
    var canvas = DotCanvas(columns: 4, rows: 1, usesBraille: true)
    var phase = 0
    canvas.line(from: (0, 2), to: (7, 2), series: 0, pattern: pattern(series), phase: &phase)
    return String(canvas.dots.map(braille))
  }
}
