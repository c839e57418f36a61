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
  #if MISTAKE_KEEPS_CAPITALS
    // Feedback: capital
    let scalars = text.unicodeScalars
  #elseif SOLUTION
    let scalars = text.lowercased().unicodeScalars
  #endif
  #if MISTAKE_KEEPS_EVERY_LETTER
    // Feedback: any alphabet
    func belongs(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || digits && ("0"..."9").contains(scalar)
    }
  #elseif MISTAKE_DIGITS_ALWAYS
    // Feedback: asked for
    func belongs(_ scalar: Unicode.Scalar) -> Bool {
      ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
    }
  #elseif MISTAKE_DIGITS_NEVER
    // Feedback: set aside
    func belongs(_ scalar: Unicode.Scalar) -> Bool { ("a"..."z").contains(scalar) }
  #elseif RIGHT_READS_BYTES
    func belongs(_ byte: UInt8) -> Bool {
      (0x61...0x7A).contains(byte) || digits && (0x30...0x39).contains(byte)
    }
  #elseif SOLUTION
    func belongs(_ scalar: Unicode.Scalar) -> Bool {
      ("a"..."z").contains(scalar) || digits && ("0"..."9").contains(scalar)
    }
  #endif
  #if MISTAKE_READS_CHARACTERS
    // Feedback: with the mark
    return text.lowercased().split {
      !("a"..."z").contains($0) && !(digits && ("0"..."9").contains($0))
    }
    .map { String($0) }
  #elseif MISTAKE_LOSES_THE_LAST_WORD
    // Feedback: end of the text
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
    return words
  #elseif MISTAKE_EMPTY_WORDS
    // Feedback: between two separators
    return scalars.split(omittingEmptySubsequences: false) { !belongs($0) }.map { String($0) }
  #elseif MISTAKE_DROPS_WITHOUT_CUTTING
    // Feedback: grown together
    return scalars.split { $0.properties.isWhitespace }
      .map { part in String(String.UnicodeScalarView(part.filter(belongs))) }
      .filter { !$0.isEmpty }
  #elseif MISTAKE_EACH_WORD_ONCE
    // Feedback: as often as it stands
    var words: [String] = []
    for word in scalars.split(whereSeparator: { !belongs($0) }).map({ String($0) })
    where !words.contains(word) {
      words.append(word)
    }
    return words
  #elseif RIGHT_READS_BYTES
    // Every byte of what is not ASCII is 0x80 or more, and ends a word.
    _ = scalars
    var words: [String] = []
    var run: [UInt8] = []
    for byte in Array(text.utf8) + [0x20] {
      let small = (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
      if belongs(small) {
        run.append(small)
      } else if !run.isEmpty {
        words.append(String(decoding: run, as: UTF8.self))
        run = []
      }
    }
    return words
  #elseif RIGHT_SPLITS
    return scalars.split { !belongs($0) }.map { String($0) }
  #elseif SOLUTION
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
  #else
    // TODO: Lower-case the text, gather letters into words, and end a word at everything else.
    return ["?"]
  #endif
}
