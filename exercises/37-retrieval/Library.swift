import LessonKit

/// 240 passages of 48 articles, and 1,190 questions, each answered by one of the passages.
struct Library {
  /// A question, its words, and the passage that answers it.
  struct Question {
    let text: String
    let words: [String]
    let passage: Int
    let answer: String
  }

  /// The passages as they are, and their words.
  let texts: [String]
  let passages: [[String]]

  /// The name of the article that each passage is from, and its number in order of appearance.
  let articles: [String]
  let articleNumbers: [Int]

  let questions: [Question]
  let index: PassageIndex

  /// Reads both tables and cuts them into words, numbers too.
  init() throws {
    let table = try Table(named: "squad_passages")
    texts = try table.completeStrings("text")
    articles = try table.completeStrings("article")
    passages = texts.map { tokens($0, digits: true) }
    index = PassageIndex(passages: passages)
    var numbers: [String: Int] = [:]
    for article in articles where numbers[article] == nil { numbers[article] = numbers.count }
    articleNumbers = articles.map { numbers[$0] ?? 0 }
    let asked = try Table(named: "squad_questions")
    let places = try asked.completeIntegers("passage")
    let answers = try asked.completeStrings("answer")
    questions = try asked.completeStrings("question").enumerated().map { row, text in
      Question(
        text: text, words: tokens(text, digits: true), passage: places[row], answer: answers[row])
    }
  }

  /// Whether a question is one of those to choose a threshold with, which are those about every
  /// other article. The threshold is judged on the rest.
  func isForChoosing(_ question: Question) -> Bool {
    articleNumbers[question.passage].isMultiple(of: 2)
  }

  /// Returns the numbers of the ten passages with the highest scores, the highest first; of equal
  /// scores the lower number first. Of fewer than ten, all.
  static func bestTen(of scores: [Double]) -> [Int] {
    var best: [Int] = []
    var lowest = -Double.infinity
    var passage = -1
    for score in scores {
      passage += 1
      if best.count == 10, score <= lowest { continue }
      let place = best.firstIndex { scores[$0] < score } ?? best.count
      best.insert(passage, at: place)
      if best.count > 10 { best.removeLast() }
      lowest = scores[best[best.count - 1]]
    }
    return best
  }
}
