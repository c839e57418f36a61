/// The one thing that the course needs from `Package.swift`: the list of lessons.
package struct PackageManifest: Sendable, Equatable {
  package let lessons: [LessonName]

  /// Reads the string literals between `let lessons… = [` and the closing bracket.
  ///
  /// Scanning the text takes microseconds; asking SwiftPM to evaluate the manifest takes a second.
  package init(parsing text: String) throws(CourseError) {
    var names: [LessonName] = []
    var known: Set<LessonName> = []
    var isInside = false
    var isFound = false
    var number = 0
    scan: for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      var code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)[0]
      if !isInside {
        guard line.hasPrefix("let lessons"), let equals = code.firstIndex(of: "=") else { continue }
        isInside = true
        isFound = true
        code = code[code.index(after: equals)...]
      }
      for (index, piece) in code.split(separator: "\"", omittingEmptySubsequences: false)
        .enumerated()
      {
        if index.isMultiple(of: 2) {
          if piece.contains("]") { break scan }
        } else {
          guard let name = LessonName(String(piece)) else {
            throw .badLessonName(String(piece), line: number)
          }
          guard known.insert(name).inserted else {
            throw .duplicateLesson(String(piece), line: number)
          }
          names.append(name)
        }
      }
    }
    guard isFound else { throw .lessonListMissing }
    lessons = names
  }
}
