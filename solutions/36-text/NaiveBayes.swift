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
    #if SOLUTION
      guard documents.count == labels.count else {
        throw NaiveBayesError.lengths(documents: documents.count, labels: labels.count)
      }
      guard alpha > 0, alpha.isFinite else { throw NaiveBayesError.alpha(alpha) }
      let share = Double(labels.count { $0 }) / Double(labels.count)
      guard share > 0, share < 1 else { throw NaiveBayesError.oneClass }
      var counts: [String: [Double]] = [:]
      var totals = [0.0, 0.0]
    #endif
    #if MISTAKE_COUNTS_DOCUMENTS
      // Feedback: once for each document
      for (words, label) in zip(documents, labels) {
        for word in Set(words) {
          counts[word, default: [0, 0]][label ? 1 : 0] += 1
          totals[label ? 1 : 0] += 1
        }
      }
    #elseif RIGHT_LISTS_WORDS
      for (index, label) in [false, true].enumerated() {
        let words = zip(documents, labels).filter { $0.1 == label }.flatMap(\.0)
        totals[index] = Double(words.count)
        for word in words { counts[word, default: [0, 0]][index] += 1 }
      }
    #elseif SOLUTION
      for (words, label) in zip(documents, labels) {
        let index = label ? 1 : 0
        totals[index] += Double(words.count)
        for word in words { counts[word, default: [0, 0]][index] += 1 }
      }
    #endif
    #if MISTAKE_PRIOR_OF_WORDS
      // Feedback: share of the words
      logPriors = totals.map { log($0 / (totals[0] + totals[1])) }
    #elseif MISTAKE_FORGETS_THE_PRIOR
      // Feedback: equally many
      logPriors = [log(0.5), log(0.5)]
    #elseif SOLUTION
      logPriors = [log(1 - share), log(share)]
    #endif
    #if MISTAKE_UNSEEN_IS_IMPOSSIBLE
      // Feedback: impossible
      logLikelihoods = counts.mapValues { [log($0[0] / totals[0]), log($0[1] / totals[1])] }
    #elseif MISTAKE_SMOOTHS_THE_COUNT_ONLY
      // Feedback: for every word
      logLikelihoods = counts.mapValues { pair in
        [0, 1].map { log((pair[$0] + alpha) / (totals[$0] + alpha)) }
      }
    #elseif MISTAKE_ALPHA_IS_ONE
      // Feedback: whatever alpha
      let size = Double(counts.count)
      logLikelihoods = counts.mapValues { pair in
        [0, 1].map { log((pair[$0] + 1) / (totals[$0] + size)) }
      }
    #elseif MISTAKE_VOCABULARY_OF_THE_CLASS
      // Feedback: both classes together
      let sizes = [0, 1].map { index in Double(counts.values.count { $0[index] > 0 }) }
      logLikelihoods = counts.mapValues { pair in
        [0, 1].map { log((pair[$0] + alpha) / (totals[$0] + alpha * sizes[$0])) }
      }
    #elseif RIGHT_LISTS_WORDS
      let bases = totals.map { log($0 + alpha * Double(counts.count)) }
      logLikelihoods = counts.mapValues { pair in
        [log(pair[0] + alpha) - bases[0], log(pair[1] + alpha) - bases[1]]
      }
    #elseif SOLUTION
      let size = Double(counts.count)
      logLikelihoods = counts.mapValues { pair in
        [0, 1].map { log((pair[$0] + alpha) / (totals[$0] + alpha * size)) }
      }
    #else
      // TODO: Refuse what cannot be learnt from, count the words of each class, and store logarithms.
    #endif
  }

  /// Returns ln(P(class) · P(words | class)) for each class.
  ///
  /// - Parameter words: Any number of words. One that no training document has is skipped.
  /// - Returns: The class's prior and the likelihoods of all words, repeats too, added as logarithms.
  func logJoint(of words: [String]) -> [Double] {
    #if MISTAKE_MULTIPLIES_PROBABILITIES
      // Feedback: smallest number
      var products = logPriors.map { exp($0) }
      for word in words {
        guard let pair = logLikelihoods[word] else { continue }
        for index in [0, 1] { products[index] *= exp(pair[index]) }
      }
      return products.map { log($0) }
    #elseif MISTAKE_COUNTS_UNKNOWN_WORDS
      // Feedback: fewer words
      let least = [0, 1].map { index in logLikelihoods.values.map { $0[index] }.min() ?? 0 }
      var sums = logPriors
      for word in words {
        let pair = logLikelihoods[word] ?? least
        for index in [0, 1] { sums[index] += pair[index] }
      }
      return sums
    #elseif MISTAKE_EACH_WORD_ONCE
      // Feedback: stands twice
      var sums = logPriors
      for word in Set(words).sorted() {
        guard let pair = logLikelihoods[word] else { continue }
        for index in [0, 1] { sums[index] += pair[index] }
      }
      return sums
    #elseif RIGHT_LISTS_WORDS
      let pairs = words.compactMap { logLikelihoods[$0] }
      return [0, 1].map { index in pairs.reduce(0) { $0 + $1[index] } + logPriors[index] }
    #elseif SOLUTION
      var sums = logPriors
      for word in words {
        guard let pair = logLikelihoods[word] else { continue }
        for index in [0, 1] { sums[index] += pair[index] }
      }
      return sums
    #else
      // TODO: Begin with the priors, and add the logarithms of the words that are known.
      return [.nan, .nan]
    #endif
  }

  /// Returns the probability that a document is of the class `true`.
  ///
  /// - Parameter words: Any number of words, thousands too.
  /// - Returns: e^t / (e^f + e^t), where f and t are what ``logJoint(of:)`` gives: 0 ... 1. A small
  ///   one keeps its digits, such as 5e-43, so that documents can be ranked.
  func probability(of words: [String]) -> Double {
    #if SOLUTION
      let sums = logJoint(of: words)
    #endif
    #if MISTAKE_EXPONENTIATES_FIRST
      // Feedback: difference
      return exp(sums[1]) / (exp(sums[0]) + exp(sums[1]))
    #elseif MISTAKE_SUBTRACTS_FROM_ONE
      // Feedback: nearly 1
      return 1 - 1 / (1 + exp(sums[1] - sums[0]))
    #elseif MISTAKE_PROBABILITY_OF_THE_OTHER
      // Feedback: other class
      return 1 / (1 + exp(sums[1] - sums[0]))
    #elseif RIGHT_LISTS_WORDS
      let most = max(sums[0], sums[1])
      let parts = sums.map { exp($0 - most) }
      return parts[1] / (parts[0] + parts[1])
    #elseif SOLUTION
      return 1 / (1 + exp(sums[0] - sums[1]))
    #else
      // TODO: Take the difference of the two before anything is raised to a power.
      return .nan
    #endif
  }
}
