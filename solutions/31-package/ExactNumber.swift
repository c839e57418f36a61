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
  #if MISTAKE_COMPARES_VALUES
    // Feedback: -0.0
    return first == second
  #elseif RIGHT_COMPARES_THE_PARTS
    return first.sign == second.sign && first.exponentBitPattern == second.exponentBitPattern
      && first.significandBitPattern == second.significandBitPattern
  #elseif SOLUTION
    return first.bitPattern == second.bitPattern
  #else
    // TODO: Compare the bits, not the values.
    return false
  #endif
}

/// Returns a number as decimal text that keeps every bit of it.
///
/// - Parameter number: Any finite number, -0.0 and the smallest ones included.
/// - Returns: A number as JSON writes it (RFC 8259, section 6): 0.1, -0.0, 5e-324. Of several texts
///   for one number any will do.
/// - Throws: ``NumberError/notFinite`` for NaN and the infinities.
func text(of number: Double) throws -> String {
  #if MISTAKE_WRITES_NAN
    // Feedback: no word for
  #elseif SOLUTION
    guard number.isFinite else { throw NumberError.notFinite }
  #endif
  #if MISTAKE_ROUNDS_TO_15_DIGITS
    // Feedback: digits
    return String(format: "%.15g", number)
  #elseif MISTAKE_LOSES_THE_SIGN_OF_ZERO
    // Feedback: sign of zero
    return number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
  #elseif RIGHT_WRITES_17_DIGITS
    // 17 digits tell any two numbers apart, though fewer often would.
    return String(format: "%.17g", number)
  #elseif SOLUTION
    // Swift prints as few digits as will be read back as the same number.
    return "\(number)"
  #else
    // TODO: Refuse what is not finite, and write the rest without losing a bit.
    return "0.000"
  #endif
}

/// Returns the number that a text stands for.
///
/// - Parameter text: A number as JSON writes it. Whether to read more, as Swift does with `+1`, `.5`
///   and `0x10`, is up to you.
/// - Throws: ``NumberError/notANumber(_:)`` with the text as it came, when Swift reads no number in
///   it, as in one with blanks around it; when it says `nan` or `inf`; and when its number is too
///   large for a `Double`.
func number(from text: String) throws -> Double {
  #if MISTAKE_READS_INFINITY
    // Feedback: larger than
    guard let number = Double(text), !number.isNaN else { throw NumberError.notANumber(text) }
  #elseif MISTAKE_READS_NAN
    // Feedback: the word nan
    guard let number = Double(text), !number.isInfinite else { throw NumberError.notANumber(text) }
  #elseif MISTAKE_TRIMS_THE_TEXT
    // Feedback: around it
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let number = Double(trimmed), number.isFinite else {
      throw NumberError.notANumber(trimmed)
    }
  #elseif RIGHT_WRITES_17_DIGITS
    // No comparison with NaN is true.
    guard let number = Double(text), abs(number) <= .greatestFiniteMagnitude else {
      throw NumberError.notANumber(text)
    }
  #elseif SOLUTION
    guard let number = Double(text), number.isFinite else { throw NumberError.notANumber(text) }
  #endif
  #if SOLUTION
    return number
  #else
    // TODO: Read the number; refuse a text that is none, or none that is finite.
    return .nan
  #endif
}
