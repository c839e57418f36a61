/// A number, and what was written behind it.
struct Quantity: Equatable {
  var number: Double

  /// In small letters, with one blank between its pieces; empty where nothing stood there.
  var unit: String
}

/// Takes what somebody typed apart: each number with what stands behind it.
///
/// `5 Feet and 8.11 inches` is 5 `feet and`, 8.11 `inches`; `5'4"` is 5 `'`, 4 `"`; ` 70 ` is 70
/// and nothing. A number is digits with or without a point, or a word from `four` to `eleven`.
/// Pieces of a unit are words, quotation marks that stand together, and any other sign alone.
///
/// - Returns: `nil` where something else stands before the first number, or there is none.
func quantities(_ text: String) -> [Quantity]? {
  var found: [Quantity] = []
  for piece in pieces(text.lowercased()) {
    let isWritten = kind(piece[piece.startIndex]) == .digit
    if let number = isWritten ? Double(piece) : words[piece] {
      found.append(Quantity(number: number, unit: ""))
    } else {
      guard let last = found.indices.last else { return nil }
      found[last].unit += (found[last].unit.isEmpty ? "" : " ") + piece
    }
  }
  return found.isEmpty ? nil : found
}

private let words: [String: Double] = [
  "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
]

private enum Kind {
  case digit, letter, quote, blank, other
}

private func kind(_ character: Character) -> Kind {
  switch character {
  case "0"..."9", ".": .digit
  case "a"..."z": .letter
  case "'", "\"": .quote
  default: character.isWhitespace ? .blank : .other
  }
}

/// Runs of digits, of letters and of quotation marks; any other character is a piece of its own.
private func pieces(_ text: String) -> [String] {
  var pieces: [String] = []
  var last = Kind.blank
  for character in text {
    let kind = kind(character)
    if kind == last, kind != .other, kind != .blank {
      pieces[pieces.count - 1].append(character)
    } else if kind != .blank {
      pieces.append(String(character))
    }
    last = kind
  }
  return pieces
}
