import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import TextLesson

private let countsDocuments = Mistake(
  "COUNTS_DOCUMENTS",
  "It looks as if a word was counted once for each document that has it. Here every occurrence counts."
)
private let priorOfWords = Mistake(
  "PRIOR_OF_WORDS",
  "It looks as if the prior was the class's share of the words. It is its share of the documents.")
private let forgetsThePrior = Mistake(
  "FORGETS_THE_PRIOR",
  "It looks as if the two classes were taken to be equally many. Begin with their shares.")
private let unseenIsImpossible = Mistake(
  "UNSEEN_IS_IMPOSSIBLE",
  "A word that one class has not had yet is impossible there, whatever the other words say. Add alpha "
    + "to every count.")
private let smoothsTheCountOnly = Mistake(
  "SMOOTHS_THE_COUNT_ONLY",
  "Alpha was added to the total once. It was added to the count of each word, so the total has it once "
    + "for every word of the vocabulary; else the probabilities do not add up to 1.")
private let alphaIsOne = Mistake(
  "ALPHA_IS_ONE", "It looks as if 1 was added, whatever alpha is.")
private let vocabularyOfTheClass = Mistake(
  "VOCABULARY_OF_THE_CLASS",
  "It looks as if each class had a vocabulary of its own. A word of the other class gets its alpha here "
    + "too: V is the number of different words in both classes together.")
private let multipliesProbabilities = Mistake(
  "MULTIPLIES_PROBABILITIES",
  "The product of many probabilities is less than the smallest number that a Double can hold, and "
    + "becomes 0. Add their logarithms.")
private let countsUnknownWords = Mistake(
  "COUNTS_UNKNOWN_WORDS",
  "A word that training never saw was counted with the count 0. That favours the class with fewer "
    + "words, for no reason in the data. Skip it.")
private let eachWordOnce = Mistake(
  "EACH_WORD_ONCE", "A word that stands twice in the document counts twice.")
private let exponentiatesFirst = Mistake(
  "EXPONENTIATES_FIRST",
  "Raised to a power, a sum of logarithms becomes 0 and a large number infinite; 0 / 0 and ∞ / ∞ are "
    + "not numbers. Divide by the numerator first: only the difference of the two is left, and 1 on top."
)
private let subtractsFromOne = Mistake(
  "SUBTRACTS_FROM_ONE",
  "A small probability is lost when the other one, which is nearly 1, is taken from 1. Compute it "
    + "itself.")
private let probabilityOfTheOther = Mistake(
  "PROBABILITY_OF_THE_OTHER", "This is the probability of the other class, `false`.")

@Suite("Naive Bayes", .exercise("36-text/NaiveBayes"))
struct NaiveBayesSuite {
  private let three = [["red", "flower"], ["red", "tree"], ["iron", "tree"]]

  @Test("By hand: 1/32 against 1/54, so the probability is 27/43")
  func byHand() throws {
    let call = "NaiveBayes(documents: \(literal(three)), labels: [true, true, false])"
    let model = try NaiveBayes(documents: three, labels: [true, true, false])
    guard
      check(
        call + #".logJoint(of: ["red", "iron"])"#, model.logJoint(of: ["red", "iron"]),
        is: [log(1.0 / 54), log(1.0 / 32)], within: .relative(1e-12),
        mistakes: [
          unseenIsImpossible.gives([-.infinity, -.infinity]),
          forgetsThePrior.gives([log(1.0 / 36), log(3.0 / 128)]),
          smoothsTheCountOnly.gives([log(2.0 / 27), log(0.08)]),
          vocabularyOfTheClass.gives([log(1.0 / 24), log(2.0 / 49)]),
        ])
    else { return }
    check(
      call + #".probability(of: ["red", "iron"])"#, model.probability(of: ["red", "iron"]),
      is: 27.0 / 43, within: .relative(1e-12),
      mistakes: [
        probabilityOfTheOther.gives(16.0 / 43), forgetsThePrior.gives(27.0 / 59),
        unseenIsImpossible.when { $0.isNaN },
      ])
  }

  @Test("In each class the probabilities of all words add up to 1", arguments: [0.1, 1, 3])
  func sums(alpha: Double) throws {
    let documents = [["a", "a", "b"], ["c"], ["d", "a"]]
    let model = try NaiveBayes(documents: documents, labels: [false, true, true], alpha: alpha)
    let call =
      "NaiveBayes(documents: \(literal(documents)), labels: [false, true, true], alpha: \(alpha))"
    guard
      check(
        call + ".logLikelihoods: the sums of all P(word | false), of all P(word | true)",
        [0, 1].map { index in
          model.logLikelihoods.keys.sorted().reduce(0.0) {
            $0 + exp(model.logLikelihoods[$1]?[index] ?? 0)
          }
        },
        is: [1, 1], within: .relative(1e-9),
        mistakes: [
          smoothsTheCountOnly.gives([(3 + 4 * alpha) / (3 + alpha), (3 + 4 * alpha) / (3 + alpha)]),
          vocabularyOfTheClass.gives(
            [(3 + 4 * alpha) / (3 + 2 * alpha), (3 + 4 * alpha) / (3 + 3 * alpha)]),
        ])
    else { return }
    check(
      call + #".logLikelihoods["a"]"#, model.logLikelihoods["a"],
      is: [log((2 + alpha) / (3 + 4 * alpha)), log((1 + alpha) / (3 + 4 * alpha))],
      within: .relative(1e-12),
      mistakes: [
        alphaIsOne.gives([log(3.0 / 7), log(2.0 / 7)]),
        countsDocuments.gives(
          [log((1 + alpha) / (2 + 4 * alpha)), log((1 + alpha) / (3 + 4 * alpha))]),
        unseenIsImpossible.gives([log(2.0 / 3), log(1.0 / 3)]),
      ])
  }

  @Test("Before any word is known, a class has its share of the documents")
  func prior() throws {
    let documents = [["a", "a", "a", "a"], ["b"], ["c"], []]
    let model = try NaiveBayes(documents: documents, labels: [false, true, true, true])
    check(
      "NaiveBayes(documents: \(literal(documents)), labels: [false, true, true, true])"
        + #": probability(of: []) and of ["new"]"#,
      [model.probability(of: []), model.probability(of: ["new"])], is: [0.75, 0.75],
      within: .relative(1e-12),
      mistakes: [
        priorOfWords.gives([1.0 / 3, 1.0 / 3]), forgetsThePrior.gives([0.5, 0.5]),
        probabilityOfTheOther.gives([0.25, 0.25]),
        countsUnknownWords.gives([0.75, 3.0 / (3 + 5.0 / 7)]),
      ])
  }

  @Test("A word counts as often as it stands, in training and in what is asked")
  func repeats() throws {
    let documents = [["a", "a", "a", "b"], ["a", "b"]]
    let model = try NaiveBayes(documents: documents, labels: [true, false])
    // a: 4/6 against 2/4; b: 2/6 against 2/4.
    check(
      "NaiveBayes(documents: \(literal(documents)), labels: [true, false])"
        + #".probability(of: ["a", "a", "b"])"#,
      model.probability(of: ["a", "a", "b"]), is: 32.0 / 59, within: .relative(1e-12),
      mistakes: [
        countsDocuments.gives(0.5), eachWordOnce.gives(8.0 / 17),
        probabilityOfTheOther.gives(27.0 / 59),
        priorOfWords.gives(64.0 / 91),
      ])
  }

  @Test("A class whose documents have no words is a class, where all words are as likely")
  func withoutWords() throws {
    let model = try NaiveBayes(documents: [["a", "b", "a"], []], labels: [true, false])
    check(
      #"NaiveBayes(documents: [["a", "b", "a"], []], labels: [true, false]).logLikelihoods["a"]"#,
      model.logLikelihoods["a"], is: [log(0.5), log(0.6)], within: .relative(1e-12),
      mistakes: [
        countsDocuments.gives([log(0.5), log(0.5)]),
        smoothsTheCountOnly.gives([0, log(0.75)]),
      ])
  }

  @Test("A word that no training document has changes nothing")
  func unknown() throws {
    let documents = [["red", "flower", "red", "tree"], ["iron"]]
    let model = try NaiveBayes(documents: documents, labels: [true, false])
    check(
      "NaiveBayes(documents: \(literal(documents)), labels: [true, false])"
        + #".logJoint(of: ["silicate", "red", "silicate"])"#,
      model.logJoint(of: ["silicate", "red", "silicate"]), is: [log(0.1), log(3.0 / 16)],
      within: .relative(1e-12),
      mistakes: [
        countsUnknownWords.gives([log(0.1 / 25), log(3.0 / 16 / 64)]),
        priorOfWords.gives([log(0.04), log(0.3)]),
      ])
  }

  @Test("Alpha decides what one occurrence is worth")
  func alpha() throws {
    let found = try [0.01, 1, 100].map { (alpha: Double) -> Double in
      try NaiveBayes(documents: [["a"], ["b"]], labels: [true, false], alpha: alpha)
        .probability(of: ["a"])
    }
    let expected: [Double] = [101 / 102, 2 / 3, 101 / 201]
    let others: [Double] = [1 / 102, 1 / 3, 100 / 201]
    let same: [Double] = [2 / 3, 2 / 3, 2 / 3]
    check(
      """
      NaiveBayes(documents: [["a"], ["b"]], labels: [true, false], alpha: alpha)\
      .probability(of: ["a"]) for alpha 0.01, 1 and 100
      """,
      found, is: expected, within: .relative(1e-12),
      mistakes: [
        alphaIsOne.gives(same), unseenIsImpossible.gives([1, 1, 1]),
        probabilityOfTheOther.gives(others),
      ])
  }

  @Test("Ten thousand words are no more trouble than two")
  func long() throws {
    let model = try NaiveBayes(documents: three, labels: [true, true, false])
    let (other, paper) = (5000 * log(1.0 / 18), 5000 * log(3.0 / 64))
    let words = Array(repeating: ["red", "iron"], count: 5000).flatMap { $0 }
    let call = "NaiveBayes(documents: \(literal(three)), labels: [true, true, false])"
    guard
      check(
        call + #".logJoint(of: ["red", "iron"] 5,000 times)"#, model.logJoint(of: words),
        is: [log(1.0 / 3) + other, log(2.0 / 3) + paper],
        within: .relative(1e-9),
        mistakes: [multipliesProbabilities.gives([-.infinity, -.infinity])])
    else { return }
    check(
      call + #".probability(of: ["red", "iron"] 5,000 times)"#, model.probability(of: words), is: 0,
      within: .absolute(1e-12), mistakes: [exponentiatesFirst.when { $0.isNaN }])
    let odds: Double = pow(8.0 / 3, 100)
    let (small, smaller): (Double, Double) = (1 / (1 + odds / 2), 1 / (1 + odds))
    check(
      call + #".probability(of: ["iron"] 100 times)"#,
      model.probability(of: Array(repeating: "iron", count: 100)),
      is: small, within: .relative(1e-9),
      mistakes: [forgetsThePrior.gives(smaller), subtractsFromOne.gives(0)])
    check(
      call + #".probability(of: ["red", "flower"] 2,000 times)"#,
      model.probability(of: Array(repeating: ["red", "flower"], count: 2000).flatMap { $0 }),
      is: 1,
      within: .relative(1e-12), mistakes: [exponentiatesFirst.when { $0.isNaN }])
  }

  @Test("Lists of different lengths, an alpha that is no amount, and one class alone are refused")
  func refused() {
    check(
      #"NaiveBayes(documents: [["a"], ["b"]], labels: [true])"#,
      try NaiveBayes(documents: [["a"], ["b"]], labels: [true]).logPriors,
      throws: NaiveBayesError.lengths(documents: 2, labels: 1))
    for alpha in [0, -1, .infinity, -0.5] {
      check(
        #"NaiveBayes(documents: [["a"], ["b"]], labels: [true, false], alpha: \#(alpha))"#,
        try NaiveBayes(documents: [["a"], ["b"]], labels: [true, false], alpha: alpha).logPriors,
        throws: NaiveBayesError.alpha(alpha))
    }
    check(
      #"NaiveBayes(documents: [["a"], ["b"]], labels: [true, false], alpha: .nan)"#,
      try NaiveBayes(documents: [["a"], ["b"]], labels: [true, false], alpha: .nan).logPriors,
      throws: NaiveBayesError.self)
    for label in [true, false] {
      check(
        #"NaiveBayes(documents: [["a"], ["b"]], labels: [\#(label), \#(label)])"#,
        try NaiveBayes(documents: [["a"], ["b"]], labels: [label, label]).logPriors,
        throws: NaiveBayesError.oneClass)
    }
    // Lengths before alpha, and alpha before classes.
    check(
      #"NaiveBayes(documents: [], labels: [true], alpha: 0)"#,
      try NaiveBayes(documents: [], labels: [true], alpha: 0).logPriors,
      throws: NaiveBayesError.lengths(documents: 0, labels: 1))
    check(
      #"NaiveBayes(documents: [], labels: [], alpha: -2)"#,
      try NaiveBayes(documents: [], labels: [], alpha: -2).logPriors,
      throws: NaiveBayesError.alpha(-2))
    check(
      #"NaiveBayes(documents: [], labels: [])"#,
      try NaiveBayes(documents: [], labels: []).logPriors,
      throws: NaiveBayesError.oneClass)
  }

  @Test("On generated documents it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case lengths, alpha, oneClass }
    crossCheck { random in
      let faults = random.faults(
        [Fault.lengths, .alpha, .oneClass],
        pairs: [(.lengths, .alpha), (.lengths, .oneClass), (.alpha, .oneClass)])
      let vocabulary = random.pick([
        ["a", "b"], ["a", "b", "c", "d"], ["x", "", "é", "Ab", "ab", "9"],
      ])
      var labels = random.shuffled([true, false] + random.labels(count: random.count(0...8)))
      var documents = labels.map { _ in
        (0..<random.count(0...6)).map { _ in random.pick(vocabulary) }
      }
      var alpha = random.pick([1, 1, 0.5, 0.01, 2, 30])
      if faults.contains(.oneClass) {
        labels = labels.map { _ in labels[0] }
        if random.chance(0.2) { (labels, documents) = ([], []) }
      }
      if faults.contains(.lengths) { documents.append(["a"]) }
      if faults.contains(.alpha) { alpha = random.pick([0, -1, .infinity, .nan]) }
      let times = random.pick([1, 1, 1, 200])
      let question = (0..<random.count(0...6)).map { _ in random.pick(vocabulary + ["new"]) }
      let words = Array(repeating: question, count: times).flatMap { $0 }
      let (data, classes, amount) = (documents, labels, alpha)
      return Case(
        "NaiveBayes(documents: \(literal(data)), labels: \(literal(classes)), "
          + "alpha: \(literal(amount))); words: \(literal(question)), \(times) times", slack: 1e-12
      ) {
        let model = try NaiveBayes(documents: data, labels: classes, alpha: amount)
        var steps = Steps()
        steps.note("logPriors", model.logPriors, slack: 1e-12)
        steps.note("logLikelihoods", model.logLikelihoods, slack: 1e-12)
        steps.note("logJoint(of: words)", model.logJoint(of: words), slack: 1e-12)
        steps.note("probability(of: words)", model.probability(of: words), slack: 1e-300)
        return steps
      }
    }
  }

  @Test("One title, and 400 of them as a single text")
  func logarithms() throws {
    // scikit-learn 1.9.1, MultinomialNB(alpha=1): predict_joint_log_proba and feature_log_prob_.
    guard let (titles, model) = try trained() else { return }
    let words = ["abstract", "painting", "silicate"]
    check(
      "logJoint(of: \(literal(words))), trained on 3,427 titles", model.logJoint(of: words),
      is: [-14.475480495653308, -18.45811076838771], within: .relative(1e-9),
      mistakes: [
        countsUnknownWords.gives([-23.222196845347796, -27.886139840995135]),
        priorOfWords.gives([-14.547772148554799, -18.434444529676643]),
        countsDocuments.gives([-14.450846096391723, -18.420107188885655]),
        smoothsTheCountOnly.gives([-12.846772104943838, -17.795947992415037]),
        vocabularyOfTheClass.gives([-13.689041993755232, -18.299298542725232]),
        forgetsThePrior.gives([-13.804553245275036, -18.856058145214856]),
      ])
    check(
      "probability(of: \(literal(words))), trained on 3,427 titles", model.probability(of: words),
      is: 0.018295588831857536, within: .relative(1e-9))
    let many = titles.test.prefix(400).flatMap(\.words)
    check(
      "logJoint(of: the words of the first 400 test titles)[1] - logPriors[1]",
      (model.logJoint(of: many).last ?? .nan) - (model.logPriors.last ?? .nan),
      is: -7092.628281162073, within: .relative(1e-9),
      mistakes: [multipliesProbabilities.gives(-.infinity)])
  }

  @Test("Of 857 titles that were kept apart it gets 77.6% right, with an AUC of 0.8242")
  func test() throws {
    // scikit-learn 1.9.1, MultinomialNB(alpha=1) and roc_auc_score of the margins, rounded to nine
    // decimals: titles of the same words tie, and rounding would order them.
    guard let (titles, model) = try trained() else { return }
    let actual = titles.test.map(\.isOnPaper)
    let predicted = titles.test.map { model.probability(of: $0.words) > 0.5 }
    check(
      "probability(of: words) > 0.5 for the test titles: the share that is right",
      Double(zip(predicted, actual).count { $0 == $1 }) / Double(actual.count),
      is: 0.7759626604434072, within: .relative(1e-9),
      mistakes: [
        unseenIsImpossible.gives(0.7677946324387398), countsUnknownWords.gives(0.7631271878646441),
        eachWordOnce.gives(0.7747957992998833), priorOfWords.gives(0.7817969661610268),
        countsDocuments.gives(0.7782963827304551),
      ])
    let margins = titles.test.map { work in
      let sums = model.logJoint(of: work.words)
      return (((sums.last ?? .nan) - (sums.first ?? .nan)) * 1e9).rounded() / 1e9
    }
    check(
      "auc of the differences of logJoint for the test titles", try auc(margins, actual: actual),
      is: 0.8242037632588579, within: .absolute(1e-4))
  }

  /// The titles and what was learnt from them, or nothing before they can be split into words.
  private func trained() throws -> (Titles, NaiveBayes)? {
    guard check("tokens(\"Web Ladder\")", tokens("Web Ladder"), is: ["web", "ladder"]) else {
      return nil
    }
    let titles = try Titles()
    let model = try NaiveBayes(
      documents: titles.training.map(\.words), labels: titles.training.map(\.isOnPaper))
    return (titles, model)
  }
}
