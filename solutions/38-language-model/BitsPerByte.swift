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
  #if SOLUTION
    guard !probabilities.isEmpty, bytes > 0 else { return nil }
  #endif
  #if MISTAKE_MEASURES_IN_NATS
    // Feedback: nats, not bits
    return probabilities.reduce(0) { $0 - log($1) } / Double(bytes)
  #elseif MISTAKE_DIVIDES_BY_TOKENS
    // Feedback: bits a token
    return probabilities.reduce(0) { $0 - log2($1) } / Double(probabilities.count)
  #elseif MISTAKE_MULTIPLIES_FIRST
    // Feedback: underflows to 0
    return -log2(probabilities.reduce(1, *)) / Double(bytes)
  #elseif MISTAKE_SKIPS_THE_IMPOSSIBLE
    // Feedback: left out what the model called impossible
    return probabilities.filter { $0 > 0 }.reduce(0) { $0 - log2($1) } / Double(bytes)
  #elseif RIGHT_FROM_NATS
    var nats = 0.0
    for probability in probabilities { nats += log(1 / probability) }
    return nats / (log(2) * Double(bytes))
  #elseif SOLUTION
    return probabilities.reduce(0) { $0 - log2($1) } / Double(bytes)
  #else
    // TODO: Add up the bits of all tokens, and divide them by the bytes.
    return .nan
  #endif
}

/// Returns the perplexity of a model on a text: among how many equally likely tokens it would have
/// had to guess to do as badly, 2 to the power of the mean bits a token.
///
/// - Parameter probabilities: For each token of the text, in order, the probability of 0 ... 1 that
///   the model had given to it before it came.
/// - Returns: The perplexity, 1 or more, up to infinity; `nil` where there is no token.
func perplexity(_ probabilities: [Double]) -> Double? {
  #if SOLUTION
    guard !probabilities.isEmpty else { return nil }
    let count = Double(probabilities.count)
  #endif
  #if MISTAKE_MIXES_LOGARITHMS
    // Feedback: raised e to a number of bits
    return exp(probabilities.reduce(0) { $0 - log2($1) } / count)
  #elseif MISTAKE_AVERAGES_PROBABILITIES
    // Feedback: mean of the probabilities
    return count / probabilities.reduce(0, +)
  #elseif MISTAKE_SKIPS_THE_IMPOSSIBLE
    // Feedback: left out what the model called impossible
    let possible = probabilities.filter { $0 > 0 }
    return exp2(possible.reduce(0) { $0 - log2($1) } / Double(possible.count))
  #elseif MISTAKE_MULTIPLIES_FIRST
    // Feedback: underflows to 0
    return pow(probabilities.reduce(1, *), -1 / count)
  #elseif RIGHT_FROM_NATS
    return exp(probabilities.map { -log($0) }.reduce(0, +) / count)
  #elseif SOLUTION
    return exp2(probabilities.reduce(0) { $0 - log2($1) } / count)
  #else
    // TODO: Raise 2 to the mean bits of a token.
    return .nan
  #endif
}
