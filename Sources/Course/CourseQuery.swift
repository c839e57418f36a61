/// What a learner names on the command line: a lesson or one exercise.
package enum CourseItem: Sendable, Equatable {
  case lesson(Lesson)
  case exercise(Exercise)

  package var id: String {
    switch self {
    case .lesson(let lesson): lesson.id
    case .exercise(let exercise): exercise.id
    }
  }
}

package enum QueryError: Error, Equatable, Sendable {
  /// Nothing has that name; the nearest names.
  case unknown(String, suggestions: [String])

  /// Several things have it.
  case ambiguous(String, candidates: [String])
}

extension Course {
  /// Finds what `text` names, in any case: `MedianImputer`, `06`, `missing`, `06-missing`,
  /// `06-missing/MedianImputer`, the path of a page, stub, solution or suite, or a beginning of a
  /// name that only one thing has.
  package func find(_ text: String) throws(QueryError) -> CourseItem {
    let key = Self.key(text, root: root)
    let items = lessons.flatMap { lesson in
      [CourseItem.lesson(lesson)] + lesson.exercises.map { .exercise($0) }
    }
    let named = items.map { (item: $0, names: Self.names($0)) }
    for matches in [
      named.filter { $0.names.contains(key) },
      named.filter { !key.isEmpty && $0.names.contains { $0.hasPrefix(key) } },
    ] where !matches.isEmpty {
      // A lesson's beginning is also that of its exercises' ids: the lesson is meant.
      let lessons = matches.filter { if case .lesson = $0.item { true } else { false } }
      let best = lessons.isEmpty ? matches : lessons
      guard best.count == 1 else {
        throw .ambiguous(text, candidates: best.map(\.item.id))
      }
      return best[0].item
    }
    let near = named.compactMap { item, names in
      names.map { EditDistance.between($0, key) }.min().map { (item.id, $0) }
    }
    let limit = max(2, key.count / 3)
    throw .unknown(
      text,
      suggestions: near.filter { $0.1 <= limit }.sorted { $0.1 < $1.1 }.prefix(3).map(\.0))
  }

  /// The lessons that all of the texts lie in; `nil` where only the pages can tell.
  static func lessons(
    named texts: [String], root: String, among names: [LessonName]
  ) -> [LessonName]? {
    guard !texts.isEmpty else { return nil }
    var found: Set<LessonName> = []
    for text in texts {
      let key = String(key(text, root: root).prefix { $0 != "/" })
      let matches = names.filter { Self.names($0).contains(key) }
      guard matches.count == 1 else { return nil }
      found.insert(matches[0])
    }
    return names.filter(found.contains)
  }

  /// The part of a path that names something, in lower case.
  private static func key(_ text: String, root: String) -> String {
    var key = text[...]
    if key.hasPrefix(root + "/") { key = key.dropFirst(root.count + 1) }
    while key.hasPrefix("./") || key.hasPrefix("../") {
      key = key.dropFirst(key.hasPrefix("./") ? 2 : 3)
    }
    for folder in ["exercises/", "solutions/", "lessons/", "Tests/"] where key.hasPrefix(folder) {
      key = key.dropFirst(folder.count)
    }
    for ending in [".swift", ".md", "/"] where key.hasSuffix(ending) {
      key = key.dropLast(ending.count)
    }
    if key.hasSuffix("Tests") { key = key.dropLast(5) }
    return key.lowercased()
  }

  private static func names(_ item: CourseItem) -> [String] {
    switch item {
    case .lesson(let lesson): return names(lesson.name)
    case .exercise(let exercise):
      return [
        exercise.id, exercise.name, "\(exercise.lesson.slug)/\(exercise.name)",
        "\(exercise.lesson.number)/\(exercise.name)",
      ].map { $0.lowercased() }
    }
  }

  /// In lower case, as names of lessons are.
  private static func names(_ name: LessonName) -> [String] {
    let number = name.number
    return [name.text, String(name.slug), String(number), String(number.drop { $0 == "0" })]
  }
}

/// How far two words are apart.
package enum EditDistance {
  /// The fewest insertions, deletions, substitutions and swaps of neighbours that turn one into
  /// the other (Damerau's distance, optimal string alignment). O(n m).
  package static func between(_ left: String, _ right: String) -> Int {
    let left = Array(left)
    let right = Array(right)
    var rows = [Array(0...right.count)]
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var best = min(
          rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          best = min(best, rows[i - 1][j - 1] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[left.count][right.count]
  }

  /// The candidates nearest to `word`, at most `count`, none of them far off.
  package static func nearest(to word: String, in candidates: [String], count: Int = 3) -> [String]
  {
    candidates.map { ($0, between($0, word)) }
      .filter { $0.1 <= max(2, word.count / 3) }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
      .prefix(count).map(\.0)
  }
}
