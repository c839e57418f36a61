/// A lesson's Markdown page, taken apart as far as the runner needs it.
///
/// The page is the only place for prose, briefs and hints. Its front line reads
/// `Chapter: cleaning · 30 minutes · Data: titanic, weather_ewr · Needs: 04-csv`, and ends in
/// ` · Uses: 04-csv/ParseCSV` where the lesson gets files of earlier ones as given code.
///
/// What a list needs is read at once; briefs, hints and predictions when they are asked for.
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

  private let predicted: [PageSection]

  /// The whole page as written, with line feeds as its line ends.
  package let markdown: String

  package struct ExerciseSection: Sendable, Equatable {
    package let name: String
    package let title: String
    package let line: Int
    fileprivate let section: PageSection

    package var brief: String { parts.brief }
    package var hints: [Hint] { parts.hints }

    /// The brief and the hints; of a section that cannot be read, its text.
    private var parts: (brief: String, hints: [Hint]) {
      (try? LessonPage.parts(of: section, path: ""))
        ?? (section.lines.dropFirst().joined(separator: "\n").trimmedLines, [])
    }
  }

  /// Reads a page whole.
  ///
  /// - Throws: ``CourseError/badPage(path:line:problem:)`` at the first part that cannot be read.
  package init(parsing text: String, path: String) throws(CourseError) {
    self = try LessonPage(outlining: text, path: path)
    try validate(path: path)
  }

  /// - Throws: ``CourseError/badPage(path:line:problem:)`` at the first part that cannot be read and
  ///   that is only read when it is asked for.
  package func validate(path: String) throws(CourseError) {
    for exercise in exercises {
      _ = try Self.parts(of: exercise.section, path: path)
    }
    for section in predicted {
      _ = try Prediction(at: section.line - 1, lines: section.lines, path: path)
    }
  }

  package var predictions: [Prediction] {
    predicted.compactMap { try? Prediction(at: $0.line - 1, lines: $0.lines, path: "") }
  }

  /// Reads the head of a page and the names of its exercises.
  ///
  /// - Throws: ``CourseError/badPage(path:line:problem:)`` at the first of them that cannot be read.
  package init(outlining text: String, path: String) throws(CourseError) {
    markdown = text.hasCarriageReturns ? text.replacingLineEnds() : text
    let sections = PageSection.sections(of: markdown)
    // The last of them is the rest of the page.
    let lines = markdown[...].lines(cutting: 8)
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

    var exercises: [ExerciseSection] = []
    for section in sections {
      guard let title = section.title(after: "## Exercise:") else { continue }
      let link = section.text.lines(cutting: 4).dropFirst().first { !$0.trimmed.isEmpty }
      guard let name = link.flatMap(Self.exerciseName) else {
        throw problem(
          section.line + 1, "under '## Exercise: \(title)' stands a link to its file in exercises/")
      }
      exercises.append(
        ExerciseSection(name: name, title: title, line: section.line, section: section))
    }
    self.exercises = exercises
    predicted = sections.filter { $0.title(after: "## Predict:") != nil }
  }

  private static func list(_ text: String) -> [String] {
    text == "none" ? [] : text.split(separator: ",").map { $0.trimmed }
  }

  private static func parts(
    of section: PageSection, path: String
  ) throws(CourseError) -> (brief: String, hints: [Hint]) {
    let lines = section.lines
    let link = lines.dropFirst().firstIndex { !$0.trimmed.isEmpty } ?? lines.startIndex
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
    return (brief.joined(separator: "\n").trimmedLines, hints)
  }

  /// `MedianImputer` from `[exercises/…](../exercises/06-missing/MedianImputer.swift)`.
  private static func exerciseName(inLink line: Substring) -> String? {
    guard let target = line.between("](", ")"), target.hasPrefix("../exercises/"),
      target.hasSuffix(".swift"), let slash = target.lastIndex(of: "/")
    else { return nil }
    return String(target[target.index(after: slash)...].dropLast(".swift".count))
  }
}
