import Course
import SwiftText

enum NoSpoilersRule: StructuralRule {
  static let name = "no-spoilers"

  static let explanation = """
    No line of a solution stands on the page or in the first two hints, and the third hint \
    leaves at least one line of every function to write. A learner who reads the answer has not \
    found it. Compared are whole lines of SOLUTION branches, spacing aside, of eight or more \
    tokens, that are not in the stub as well. Show another example, use other names, or say it \
    in words.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    guard let page = lesson.lesson?.page else { return [] }
    let lines = PageText(page.markdown).lines.map { (line: $0, text: normal($0.text)) }
    return lesson.exercises.flatMap { exercise -> [Finding] in
      guard let source = lesson.source(exercise) else { return [] }
      let known = Set(source.stub.lines.map { normal(String($0)) })
      return source.solutionsByFunction.flatMap { function -> [Finding] in
        let secrets = function.map(\.text).filter { isSecret($0) && !known.contains(normal($0)) }
        // For each secret line, where the page gives it away.
        let given = secrets.map { secret in
          lines.filter { $0.text.contains(normal(secret)) }.map(\.line)
        }
        var found = zip(secrets, given).flatMap { secret, places in
          places.filter { $0.hint != .nearlyTheCode }.map {
            error(
              lesson.pagePath, $0.number,
              "this is a line of \(exercise.name)'s solution: \(secret.trimmed)")
          }
        }
        let thirds = given.compactMap { places in places.first { $0.hint == .nearlyTheCode } }
        if thirds.count == secrets.count, let first = thirds.first {
          found.append(
            error(
              lesson.pagePath, first.number,
              "this hint leaves no line of \(exercise.name) to write"))
        }
        return found
      }
    }
  }

  /// The line's tokens with one space between them, its comment left out.
  private static func normal(_ line: String) -> String {
    SwiftSource(line.replacing("`", with: " ")).words.filter { $0.kind != .comment }
      .map(\.text).joined(separator: " ")
  }

  private static func isSecret(_ line: String) -> Bool {
    SwiftSource(line).words.count { $0.kind != .comment } >= 8
  }
}
