import Foundation

/// What ``NaiveBayes`` refuses to learn from.
enum NaiveBayesError: Error, Equatable {
  /// There are not as many documents as labels.
  case lengths(documents: Int, labels: Int)

  /// This is no amount to add to a count: it must be above 0, and finite.
  case alpha(Double)

  /// All labels are the same, or there are none.
  case oneClass
}

/// Tells two classes of documents apart by their words: multinomial naive Bayes, as in Manning,
/// Raghavan and Schütze, *Introduction to Information Retrieval* (2008), section 13.2.
///
/// Lists of two numbers hold that of the class `false` first, then that of `true`.
struct NaiveBayes {
  /// ln of each class's share of the training documents.
  private(set) var logPriors: [Double] = []

  /// Of each word of the training documents, ln P(word | class) for each class: ln((count + α) /
  /// (total + α V)), where count is how often the class's documents have it, total how many words
  /// they have in all, and V how many different words there are in both classes together.
  private(set) var logLikelihoods: [String: [Double]] = [:]

  /// - Parameters:
  ///   - documents: The words of each training document; some may be empty.
  ///   - labels: The class of each, in the same order.
  ///   - alpha: What is added to each count, so that no word is impossible.
  /// - Throws: ``NaiveBayesError/lengths(documents:labels:)``, else ``NaiveBayesError/alpha(_:)``,
  ///   else ``NaiveBayesError/oneClass``.
  init(documents: [[String]], labels: [Bool], alpha: Double = 1) throws {
    // TODO: Refuse what cannot be learnt from, count the words of each class, and store logarithms.
  }

  /// Returns ln(P(class) · P(words | class)) for each class.
  ///
  /// - Parameter words: Any number of words. One that no training document has is skipped.
  /// - Returns: The class's prior and the likelihoods of all words, repeats too, added as logarithms.
  func logJoint(of words: [String]) -> [Double] {
    // TODO: Begin with the priors, and add the logarithms of the words that are known.
    return [.nan, .nan]
  }

  /// Returns the probability that a document is of the class `true`.
  ///
  /// - Parameter words: Any number of words, thousands too.
  /// - Returns: e^t / (e^f + e^t), where f and t are what ``logJoint(of:)`` gives: 0 ... 1. A small
  ///   one keeps its digits, such as 5e-43, so that documents can be ranked.
  func probability(of words: [String]) -> Double {
    // TODO: Take the difference of the two before anything is raised to a power.
    return .nan
  }
}
