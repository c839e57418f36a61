import Foundation

/// What cannot be kept in a file as a number.
enum NumberError: Error, Equatable {
  /// NaN or an infinity, for which JSON has no words.
  case notFinite

  /// The text is not a finite number.
  case notANumber(String)
}

/// Returns whether two numbers are the same to the last bit.
///
/// `==` is another question: it says that -0.0 equals 0.0, and that NaN does not equal itself.
func sameBits(_ first: Double, _ second: Double) -> Bool {
  // TODO: Compare the bits, not the values.
  return false
}

/// Returns a number as decimal text that keeps every bit of it.
///
/// - Parameter number: Any finite number, -0.0 and the smallest ones included.
/// - Returns: A number as JSON writes it (RFC 8259, section 6): 0.1, -0.0, 5e-324. Of several texts
///   for one number any will do.
/// - Throws: ``NumberError/notFinite`` for NaN and the infinities.
func text(of number: Double) throws -> String {
  // TODO: Refuse what is not finite, and write the rest without losing a bit.
  return "0.000"
}

/// Returns the number that a text stands for.
///
/// - Parameter text: A number as JSON writes it. Whether to read more, as Swift does with `+1`, `.5`
///   and `0x10`, is up to you.
/// - Throws: ``NumberError/notANumber(_:)`` with the text as it came, when Swift reads no number in
///   it, as in one with blanks around it; when it says `nan` or `inf`; and when its number is too
///   large for a `Double`.
func number(from text: String) throws -> Double {
  // TODO: Read the number; refuse a text that is none, or none that is finite.
  return .nan
}
