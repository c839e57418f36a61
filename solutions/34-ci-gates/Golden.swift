/// A question to the model: will this flight arrive late?
struct Question: Hashable, Sendable {
  var hour: Int
  var carrier: String
}

/// A model, as a golden test meets it: questions in, as many probabilities out.
typealias Scorer = ([Question]) -> [Double]

/// A question with the answer that was recorded when the model was approved.
struct Golden: Equatable, Sendable {
  var question: Question
  var answer: Double
}
