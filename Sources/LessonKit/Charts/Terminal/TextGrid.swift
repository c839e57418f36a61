/// A rectangle of characters, each with its paint.
struct TextGrid {
  let width: Int
  private(set) var height: Int
  /// `nil` is the second column of a wide character.
  private var characters: [Character?]
  private var paints: [Paint]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    characters = Array(repeating: " ", count: width * height)
    paints = Array(repeating: .plain, count: width * height)
  }

  /// Writes a text; what does not fit in the rectangle is left out.
  mutating func put(_ text: String, row: Int, column: Int, _ paint: Paint = .plain) {
    guard row >= 0, row < height else { return }
    var column = column
    for character in text {
      let width = TerminalColumns.width(character)
      guard width > 0 else { continue }
      if column >= 0, column + width <= self.width {
        characters[row * self.width + column] = character
        paints[row * self.width + column] = paint
        if width == 2 { characters[row * self.width + column + 1] = nil }
      }
      column += width
    }
  }

  mutating func put(_ character: Character, row: Int, column: Int, _ paint: Paint = .plain) {
    guard row >= 0, row < height, column >= 0, column < width else { return }
    characters[row * width + column] = character
    paints[row * width + column] = paint
  }

  func isBlank(row: Int, columns: Range<Int>) -> Bool {
    guard row >= 0, row < height else { return false }
    return columns.clamped(to: 0..<width).allSatisfy { characters[row * width + $0] == " " }
  }

  /// The rows as text, without spaces at their ends.
  func lines(usesColor: Bool) -> [String] {
    (0..<height).map { row in line(row, usesColor: usesColor) }
  }

  private func line(_ row: Int, usesColor: Bool) -> String {
    let cells = (row * width)..<((row + 1) * width)
    guard let last = cells.last(where: { characters[$0] != " " }) else { return "" }
    var line = ""
    var current = Paint.plain
    for cell in cells.lowerBound...last {
      guard let character = characters[cell] else { continue }
      // A space looks the same in every paint.
      if usesColor, character != " ", paints[cell] != current {
        if current != .plain { line += "\u{1B}[0m" }
        current = paints[cell]
        if current != .plain { line += "\u{1B}[\(current.code)m" }
      }
      line.append(character)
    }
    if usesColor, current != .plain { line += "\u{1B}[0m" }
    return line
  }
}
