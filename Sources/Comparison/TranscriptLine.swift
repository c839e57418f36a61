/// One line of a transcript: what a program writes of the cases that it was asked to run.
///
/// A case's call is written before it is made, so that the last call without an answer names the one
/// that a program died of.
package enum TranscriptLine {
  /// How numbers are compared.
  case tolerance(Tolerance)

  /// - Parameters:
  ///   - text: What is called; a recording leaves it out.
  ///   - slack: How far any number of the answer may be off, in its own unit, beside the
  ///     tolerance.
  case call(index: Int, text: String?, slack: Double)
  case answer(Answer)

  /// What came under another way of rounding, where that is not the same.
  case otherwise(Answer)

  /// All cases have been run.
  case end(count: Int)

  /// Appends the line with its end.
  package func write(to text: inout String) {
    switch self {
    case .tolerance(let tolerance):
      switch tolerance {
      case .exact: text += "{\"tolerance\":[\"exact\",0]}\n"
      case .absolute(let limit): text += "{\"tolerance\":[\"absolute\",\(limit)]}\n"
      case .relative(let share): text += "{\"tolerance\":[\"relative\",\(share)]}\n"
      }
    case .call(let index, let call, let slack):
      text += "{\"case\":\(index)"
      if let call {
        text += ",\"call\":"
        Answer.write(call, to: &text)
      }
      text += slack == 0 ? "}\n" : ",\"slack\":\(slack)}\n"
    case .answer(let answer):
      text += "{\"answer\":"
      answer.write(to: &text)
      text += "}\n"
    case .otherwise(let answer):
      text += "{\"otherwise\":"
      answer.write(to: &text)
      text += "}\n"
    case .end(let count):
      text += "{\"end\":\(count)}\n"
    }
  }
}
