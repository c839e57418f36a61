import Course

enum PredictionsRule: StructuralRule {
  static let name = "predictions"

  static let explanation = """
    A page has one or two predictions: a heading `## Predict: …`, a question, three or four \
    numbered choices, and `<details><summary>Answer</summary>`, which begins with the number of \
    the right choice, as in `**3.**`, and gives the reason. Who predicts first learns more, also \
    when wrong. Every wrong choice is something that people believe. A prediction stands before \
    the text that gives it away, so never behind the last exercise.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    guard let page = lesson.lesson?.page else { return [] }
    let path = lesson.pagePath
    guard let first = page.predictions.first else {
      return [error(path, 1, "the page has no prediction: '## Predict: …'")]
    }
    var found: [Finding] = []
    if page.predictions.count > 2 {
      let words = "\(page.predictions.count) predictions; a page has one or two"
      found.append(error(path, first.line, words))
    }
    for prediction in page.predictions {
      func add(_ words: String) { found.append(error(path, prediction.line, words)) }
      let count = prediction.choices.count
      if prediction.question.isEmpty { add("the prediction asks nothing") }
      if !(3...4).contains(count) {
        add("the prediction has \(count) numbered choices; it takes three or four")
      } else if prediction.answer.map({ !(1...count).contains($0) }) ?? true {
        add("the answer does not begin with the number of a choice, as in '**3.**'")
      } else if prediction.reason.isEmpty {
        add("the answer gives no reason")
      }
      if let last = page.exercises.last, prediction.line > last.line {
        add("the prediction stands behind the last exercise")
      }
    }
    return found
  }
}
