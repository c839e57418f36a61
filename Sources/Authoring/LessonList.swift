import Course

/// The list of lessons in the text of `Package.swift`, for changes that leave the rest alone.
package struct LessonList: Sendable {
  private var lines: [String]

  package init(_ manifest: String) {
    lines = manifest.lines.map(String.init)
  }

  /// The manifest's text.
  package var text: String { lines.joined(separator: "\n") }

  /// Adds a lesson after another one, or, without one, where its name sorts.
  package mutating func insert(
    _ name: LessonName, after other: LessonName?
  ) throws(AuthoringError) {
    let range = try range()
    var place = range.upperBound
    if let other {
      guard let line = range.first(where: { self.name(at: $0) == other }) else {
        throw .unknownLesson(other.text, near: [])
      }
      place = line + 1
    } else if let next = range.first(where: { index in
      self.name(at: index).map { $0 > name } ?? false
    }) {
      place = next
    }
    // A list whose last line has no comma, as a formatter leaves one of a single element.
    for index in range where self.name(at: index) != nil && !code(at: index).hasSuffix(",") {
      if let close = lines[index].lastIndex(of: "\"") {
        lines[index].insert(",", at: lines[index].index(after: close))
      }
    }
    lines.insert("  \"\(name)\",", at: place)
  }

  /// Leaves only some lessons in the list.
  package mutating func keep(_ names: Set<LessonName>) throws(AuthoringError) {
    for index in try range().reversed() {
      guard let name = name(at: index), !names.contains(name) else { continue }
      lines.remove(at: index)
    }
  }

  /// The lines between the brackets.
  private func range() throws(AuthoringError) -> Range<Int> {
    guard let open = lines.firstIndex(where: { $0.hasPrefix("let lessons") && $0.hasSuffix("[") }),
      let close = lines[open...].firstIndex(where: { $0.hasPrefix("]") })
    else { throw .listNotFound }
    return (open + 1)..<close
  }

  private func code(at index: Int) -> String {
    (lines[index].before("//").map(String.init) ?? lines[index]).trimmed
  }

  private func name(at index: Int) -> LessonName? {
    code(at: index).between("\"", "\"").flatMap(LessonName.init)
  }
}
