/// Returns the finite decimal number that a text spells, or `nil` when it spells none.
///
/// `3750`, `-25.3`, `+1` and `1e3` are such numbers. `12 kg`, `1,70` and ` 5` are not.
///
/// - Parameter text: A field as it was read, without its quotes.
func decimal(_ text: String) -> Double? {
  // Swift's Double(text) also takes "inf", "nan" and "0x1A", which nobody has measured.
  guard text.allSatisfy({ "0123456789+-.eE".contains($0) }) else { return nil }
  guard let number = Double(text), number.isFinite else { return nil }
  return number
}
