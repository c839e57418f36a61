/// Returns whether a model passes every check of a golden test.
///
/// - Asked all golden questions at once, it gives as many answers, and each is within `tolerance` of the
///   recorded one: it differs by as much at the most. What is not a number is within nothing.
/// - Asked the same again, it gives answers that are equal to the first, not only within the tolerance.
/// - Asked each question alone, it gives one answer, equal to the one among the others.
/// - Asked all in reverse order, it gives the same answers in reverse order.
/// - Asked nothing, it answers nothing.
///
/// - Parameters:
///   - scorer: It may return anything: too few answers, too many, NaN, others at every call.
///   - golden: One or more questions with their answers, which are finite. All questions are different.
///   - tolerance: 0 or more.
func isSound(_ scorer: Scorer, golden: [Golden], within tolerance: Double) -> Bool {
  #if SOLUTION
    let questions = golden.map(\.question)
    let answers = scorer(questions)
  #endif
  #if MISTAKE_DOES_NOT_COUNT
    // Feedback: how many answers
  #elseif SOLUTION
    guard answers.count == golden.count else { return false }
  #endif
  #if MISTAKE_LOOKS_AT_ONE_SIDE
    // Feedback: too low
    for (answer, one) in zip(answers, golden) where !(answer - one.answer <= tolerance) {
      return false
    }
  #elseif MISTAKE_COMPARES_THE_MEAN
    // Feedback: on average
    let away = zip(answers, golden).reduce(0) { $0 + $1.0 - $1.1.answer } / Double(golden.count)
    guard abs(away) <= tolerance else { return false }
  #elseif MISTAKE_EXACTLY_THE_TOLERANCE
    // Feedback: exactly the tolerance
    for (answer, one) in zip(answers, golden) where !(abs(answer - one.answer) < tolerance) {
      return false
    }
  #elseif RIGHT_ONE_LIST_OF_ANSWERS
    let near = golden.indices.filter {
      (answers[$0] - golden[$0].answer).magnitude <= tolerance
    }
    guard near == Array(golden.indices) else { return false }
  #elseif SOLUTION
    for (answer, one) in zip(answers, golden) where !(abs(answer - one.answer) <= tolerance) {
      return false
    }
  #endif
  #if MISTAKE_ASKS_ONCE
    // Feedback: ask it again
  #elseif MISTAKE_AGAIN_WITHIN_TOLERANCE
    // Feedback: has not changed
    let again = scorer(questions)
    guard again.count == answers.count,
      zip(again, answers).allSatisfy({ abs($0 - $1) <= tolerance })
    else { return false }
  #elseif SOLUTION
    guard scorer(questions) == answers else { return false }
  #endif
  #if MISTAKE_ASKS_ONLY_TOGETHER
    // Feedback: company
  #elseif MISTAKE_ASKS_THE_FIRST_ALONE
    // Feedback: every one
    guard scorer([questions[0]]) == [answers[0]] else { return false }
  #elseif RIGHT_ONE_LIST_OF_ANSWERS
    guard questions.map({ scorer([$0]) }) == answers.map({ [$0] }) else { return false }
  #elseif SOLUTION
    for (question, answer) in zip(questions, answers) where scorer([question]) != [answer] {
      return false
    }
  #endif
  #if MISTAKE_KEEPS_THE_ORDER
    // Feedback: another order
  #elseif MISTAKE_FORGETS_TO_TURN_BACK
    // Feedback: order of the questions
    guard scorer(questions.reversed()) == answers else { return false }
  #elseif SOLUTION
    guard scorer(questions.reversed()) == answers.reversed() else { return false }
  #endif
  #if MISTAKE_NEVER_ASKS_NOTHING
    // Feedback: asked nothing
    return true
  #elseif SOLUTION
    return scorer([]).isEmpty
  #else
    // TODO: Ask it together, again, alone, backwards and nothing, and compare.
    return false
  #endif
}
