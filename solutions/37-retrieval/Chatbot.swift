import Foundation

/// Returns what the words of a question are worth in all: the sum of their inverse frequencies.
func worth(of question: [String], in index: PassageIndex) -> Double {
  question.reduce(0) { $0 + inverseFrequency(of: $1, in: index) }
}

/// Answers questions with a sentence of a passage, or says that it cannot.
struct Chatbot {
  let library: Library

  /// What share of a question's worth a passage must reach; see ``threshold(lettingThrough:of:)``.
  let threshold: Double

  /// Returns the sentence that has most of the question, and the passage that it is from; `nil`
  /// where no passage has enough.
  func reply(to question: String) -> (passage: Int, sentence: String)? {
    let words = tokens(question, digits: true)
    let scores = bm25(words, in: library.index)
    guard
      let passage = answer(
        from: scores, worth: worth(of: words, in: library.index), above: threshold),
      library.texts.indices.contains(passage)
    else { return nil }
    let asked = Set(words)
    var (best, most) = ("", -1.0)
    for sentence in Self.sentences(of: library.texts[passage]) {
      let shared = asked.intersection(tokens(sentence, digits: true)).sorted()
      let value = worth(of: shared, in: library.index)
      if value > most { (best, most) = (sentence, value) }
    }
    return (passage, best)
  }

  /// Cuts behind each full stop, question mark and exclamation mark that a blank follows.
  private static func sentences(of text: String) -> [String] {
    var sentences: [String] = []
    var sentence = ""
    var isAtEnd = false
    for character in text {
      if isAtEnd, character == " " {
        sentences.append(sentence)
        sentence = ""
      } else {
        sentence.append(character)
      }
      isAtEnd = ".?!".contains(character)
    }
    return sentence.isEmpty ? sentences : sentences + [sentence]
  }
}
