/// A question on a page whose answer is folded: `## Predict: …`.
///
/// It is read as far as it goes; whether it is well made is for `learn author check` to say.
package struct Prediction: Sendable, Equatable {
  /// Its heading: "Whose median?".
  package let title: String

  /// In Markdown.
  package let question: String

  /// In Markdown, in the order of their numbers, which count from 1.
  package let choices: [String]

  /// The number of the right choice, with which the answer begins; `nil` where it does not.
  package let answer: Int?

  /// Why it is right, in Markdown.
  package let reason: String

  /// The line of its heading on the page, counted from 1.
  package let line: Int

  /// What the folded answer is called on every page.
  package static let answerSummary = "Answer"

  /// - Parameters:
  ///   - lines: The page's lines up to the section's end.
  init(at start: Int, lines: ArraySlice<Substring>, path: String) throws(CourseError) {
    title = lines[start].dropFirst("## Predict:".count).trimmed
    line = start + 1
    var question: [Substring] = []
    var choices: [String] = []
    var isFenced = false
    var index = start + 1
    var answer = ""
    while index < lines.endIndex {
      let text = lines[index]
      if text.hasPrefix("<details>") {
        let details = try Details(at: &index, in: lines, path: path)
        guard details.summary == Self.answerSummary else { continue }
        answer = details.body
        // What follows is the page's text again.
        break
      }
      if text.hasPrefix("```") { isFenced.toggle() }
      if !isFenced, let choice = text.after("\(choices.count + 1). "),
        text.hasPrefix("\(choices.count + 1). ")
      {
        choices.append(choice.trimmed)
      } else if choices.isEmpty {
        question.append(text)
      } else if !text.trimmed.isEmpty {
        choices[choices.count - 1] += " " + text.trimmed
      }
      index += 1
    }
    self.question = question.joined(separator: "\n").trimmedLines
    self.choices = choices
    // `**3.** Because …`
    let unmarked = answer.drop { $0 == "*" }
    let digits = unmarked.prefix { $0.isASCIIDigit }
    self.answer = Int(digits)
    reason = unmarked.dropFirst(digits.count).drop { ".)*: ".contains($0) }.trimmed
  }
}

/// A folded part of a page: `<details><summary>Answer</summary>…</details>`.
struct Details {
  let summary: String?
  let body: String

  /// Reads the one that begins at `index`, and moves behind it.
  init(at index: inout Int, in lines: ArraySlice<Substring>, path: String) throws(CourseError) {
    let begin = index
    let line = lines[begin]
    guard let end = lines[begin...].firstIndex(where: { $0.contains("</details>") }) else {
      throw .badPage(path: path, line: begin + 1, problem: "<details> is never closed")
    }
    index = end + 1
    summary = line.between("<summary>", "</summary>")?.trimmed
    let opening = line.after("</summary>") ?? ""
    if begin == end {
      body = (opening.before("</details>") ?? "").trimmedLines
    } else {
      let body = [opening] + lines[(begin + 1)..<end] + [lines[end].before("</details>") ?? ""]
      self.body = body.joined(separator: "\n").trimmedLines
    }
  }
}
