/// A file of an earlier lesson that a later one gets as given code: `15-split-search/BestSplit`.
///
/// The copy in the later lesson's `solutions/` is made from the earlier one's, never by hand; from
/// there it is handed out, built and graded like any given file.
package struct UsedFile: Hashable, Sendable, CustomStringConvertible {
  package let lesson: LessonName

  /// The base name of the file, and of its copy.
  package let name: String

  /// Returns `nil` unless `id` is a lesson's full name, a slash and the name of a file.
  package init?(_ id: String) {
    let parts = id.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let lesson = LessonName(String(parts[0])),
      let first = parts[1].first, first.isUppercase,
      parts[1].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
    else { return nil }
    self.lesson = lesson
    name = String(parts[1])
  }

  package var description: String { "\(lesson)/\(name)" }

  // Paths from the course's root.
  package var sourcePath: String { "solutions/\(lesson)/\(name).swift" }

  /// The learner's own.
  package var path: String { "exercises/\(lesson)/\(name).swift" }

  /// How the first line of every copy begins.
  package static let mark = "// Given: "

  /// The copy's text; `nil` where the source is an exercise without its solution, as in a release
  /// without answers.
  package func text(from source: ExerciseSource) -> String? {
    if source.hasSolution {
      return """
        \(Self.mark)\(self), as the solution of that lesson has it.
        // Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

        \(source.shownSolution)
        """.droppingLastLine
    }
    guard !source.stub.contains("// TODO:") else { return nil }
    return """
      \(Self.mark)\(self), as it is given there.
      // Copied by `learn author stubs`.

      \(source.stub)
      """.droppingLastLine
  }
}

extension String {
  /// The text without the line feed that an interpolated text brought along.
  fileprivate var droppingLastLine: String { hasSuffix("\n\n") ? String(dropLast()) : self }
}
