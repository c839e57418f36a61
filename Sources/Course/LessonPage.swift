/// A lesson's Markdown page, taken apart as far as the runner needs it.
///
/// The page is the only place for prose, briefs and hints. Its front line reads
/// `Chapter: cleaning · 30 minutes · Data: titanic, weather_ewr · Needs: 04-csv`, and ends in
/// ` · Uses: 04-csv/ParseCSV` where the lesson gets files of earlier ones as given code.
package struct LessonPage: Sendable, Equatable {
  package let title: String

  /// The sentence quoted under the title.
  package let summary: String

  package let chapter: String

  /// How long the lesson takes.
  package let minutes: Int

  /// The base names of its data files in `lessons/data`.
  package let data: [String]

  /// The names of the lessons that it builds on.
  package let needs: [String]

  /// The files of earlier lessons that it gets as given code.
  package let uses: [UsedFile]

  package let exercises: [ExerciseSection]

  package let predictions: [Prediction]

  /// The whole page as written, with line feeds as its line ends.
  package let markdown: String

  package struct ExerciseSection: Sendable, Equatable {
    package let name: String
    package let title: String
    package let brief: String
    package let hints: [Hint]
    package let line: Int
  }

  /// - Throws: ``CourseError/badPage(path:line:problem:)`` at the first part that cannot be read.
  package init(parsing text: String, path: String) throws(CourseError) {
    markdown = text.utf8.contains(UInt8(ascii: "\r")) ? text.replacingLineEnds() : text
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    func problem(_ line: Int, _ words: String) -> CourseError {
      .badPage(path: path, line: line, problem: words)
    }

    guard let first = lines.first, first.hasPrefix("# ") else {
      throw problem(1, "the page begins with its title: '# Missing values'")
    }
    title = first.dropFirst(2).trimmed

    guard let quote = lines.firstIndex(where: { $0.hasPrefix("> ") }), quote < 4 else {
      throw problem(2, "under the title stands the lesson in one sentence: '> Decide what…'")
    }
    summary = lines[quote].dropFirst(2).trimmed

    guard let front = lines.firstIndex(where: { $0.hasPrefix("Chapter:") }), front < 8 else {
      throw problem(
        quote + 2, "the front line is missing: 'Chapter: cleaning · 30 minutes · Data: titanic'")
    }
    var fields: [String: String] = [:]
    var duration: Int?
    for field in lines[front].split(separator: "·") {
      let pair = field.split(separator: ":", maxSplits: 1)
      if pair.count == 2 {
        fields[pair[0].trimmed] = pair[1].trimmed
      } else if field.trimmed.hasSuffix("minutes"),
        let number = Int(field.trimmed.dropLast(7).trimmed)
      {
        duration = number
      } else {
        throw problem(front + 1, "the front line has a part that is not known: '\(field.trimmed)'")
      }
    }
    guard let duration else {
      throw problem(
        front + 1, "the front line does not say how long the lesson takes: '30 minutes'")
    }
    minutes = duration
    chapter = fields["Chapter"] ?? ""
    data = fields["Data"].map(Self.list) ?? []
    needs = fields["Needs"].map(Self.list) ?? []
    uses = try (fields["Uses"].map(Self.list) ?? []).map { id throws(CourseError) in
      guard let file = UsedFile(id) else {
        throw problem(
          front + 1, "'\(id)' is no file of a lesson; a use reads '15-split-search/BestSplit'")
      }
      return file
    }
    let unknown = Set(fields.keys).subtracting(["Chapter", "Data", "Needs", "Uses"]).sorted()
    guard unknown.isEmpty else {
      throw problem(front + 1, "the front line has a part that is not known: '\(unknown[0])'")
    }

    var sections: [ExerciseSection] = []
    var predictions: [Prediction] = []
    var index = front + 1
    var isFenced = false
    while index < lines.count {
      if lines[index].hasPrefix("```") { isFenced.toggle() }
      if !isFenced, lines[index].hasPrefix("## Exercise:") {
        let end = Self.sectionEnd(after: index, in: lines)
        sections.append(try Self.section(at: index, lines: lines[..<end], path: path))
        index = end
      } else {
        if !isFenced, lines[index].hasPrefix("## Predict:") {
          let end = Self.sectionEnd(after: index, in: lines)
          predictions.append(try Prediction(at: index, lines: lines[..<end], path: path))
        }
        index += 1
      }
    }
    exercises = sections
    self.predictions = predictions
  }

  private static func list(_ text: String) -> [String] {
    text == "none" ? [] : text.split(separator: ",").map { $0.trimmed }
  }

  /// The first line after the section: the next heading of the same or a higher level.
  private static func sectionEnd(after start: Int, in lines: [Substring]) -> Int {
    var isFenced = false
    for index in (start + 1)..<max(start + 1, lines.count) {
      if lines[index].hasPrefix("```") { isFenced.toggle() }
      if !isFenced, lines[index].hasPrefix("## ") || lines[index].hasPrefix("# ") { return index }
    }
    return lines.count
  }

  private static func section(
    at start: Int, lines: ArraySlice<Substring>, path: String
  ) throws(CourseError) -> ExerciseSection {
    let title = lines[start].dropFirst("## Exercise:".count).trimmed
    guard
      let link = lines[(start + 1)...].firstIndex(where: { !$0.trimmed.isEmpty }),
      let name = exerciseName(inLink: lines[link])
    else {
      throw .badPage(
        path: path, line: start + 2,
        problem: "under '## Exercise: \(title)' stands a link to its file in exercises/")
    }

    var brief: [Substring] = []
    var hints: [Hint] = []
    var index = link + 1
    while index < lines.endIndex {
      let line = lines[index]
      guard line.hasPrefix("<details>") else {
        brief.append(line)
        index += 1
        continue
      }
      let begin = index
      let details = try Details(at: &index, in: lines, path: path)
      guard let summary = details.summary, summary.hasPrefix("Hint:") else {
        throw .badPage(
          path: path, line: begin + 1,
          problem: "a hint begins with '<details><summary>Hint: where to look</summary>'")
      }
      hints.append(
        Hint(title: summary.dropFirst("Hint:".count).trimmed, text: details.body, line: begin + 1))
    }
    return ExerciseSection(
      name: name, title: title, brief: brief.joined(separator: "\n").trimmedLines, hints: hints,
      line: start + 1)
  }

  /// `MedianImputer` from `[exercises/…](../exercises/06-missing/MedianImputer.swift)`.
  private static func exerciseName(inLink line: Substring) -> String? {
    guard let target = line.between("](", ")"), target.hasPrefix("../exercises/"),
      target.hasSuffix(".swift"), let slash = target.lastIndex(of: "/")
    else { return nil }
    return String(target[target.index(after: slash)...].dropLast(".swift".count))
  }
}
