import Foundation
import LessonKit

/// Returns how many bits a byte of a text costs a model.
///
/// An event of probability p costs -log₂ p bits (Shannon 1948): one that was certain costs nothing,
/// one that was called impossible costs infinitely many.
///
/// - Parameters:
///   - probabilities: For each token of the text, in order, the probability of 0 ... 1 that the model
///     had given to it before it came. A token may stand for one byte or several.
///   - bytes: How many bytes the tokens stand for together.
/// - Returns: The bits of all tokens, divided by the bytes; `nil` where there is no token, or less
///   than one byte.
func bitsPerByte(_ probabilities: [Double], bytes: Int) -> Double? {
  // TODO: Add up the bits of all tokens, and divide them by the bytes.
  return .nan
}

/// Returns the perplexity of a model on a text: among how many equally likely tokens it would have
/// had to guess to do as badly, 2 to the power of the mean bits a token.
///
/// - Parameter probabilities: For each token of the text, in order, the probability of 0 ... 1 that
///   the model had given to it before it came.
/// - Returns: The perplexity, 1 or more, up to infinity; `nil` where there is no token.
func perplexity(_ probabilities: [Double]) -> Double? {
  // TODO: Raise 2 to the mean bits of a token.
  return .nan
}
