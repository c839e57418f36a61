// Given: 36-text/Tokens, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

/// Returns the words of a text, in the order in which they stand, as often as they stand there.
///
/// Capital letters become small ones first. A word is then a run of the letters a to z that is as
/// long as it can be. Everything else ends a word and is in none: blanks, hyphens, letters such as ë,
/// and marks that are stored behind a letter. The text is read one Unicode scalar at a time. Two
/// capital letters beyond A to Z, the Kelvin sign and İ, have small ones that begin with k and i:
/// whether those belong to a word is open.
///
/// - Parameters:
///   - text: Any text, also an empty one.
///   - digits: Whether the digits 0 to 9 belong to words as the letters do.
/// - Returns: The words; none is empty.
func tokens(_ text: String, digits: Bool = false) -> [String] {
  let scalars = text.lowercased().unicodeScalars
  func belongs(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || digits && ("0"..."9").contains(scalar)
  }
  var words: [String] = []
  var word = ""
  for scalar in scalars {
    if belongs(scalar) {
      word.unicodeScalars.append(scalar)
    } else if !word.isEmpty {
      words.append(word)
      word = ""
    }
  }
  if !word.isEmpty { words.append(word) }
  return words
}
