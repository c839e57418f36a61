import Classroom
import Grading

/// Failed checks as GitHub Actions shows them beside the lines of a commit.
///
/// Format: "Workflow commands for GitHub Actions", setting an error message.
package enum Annotations {
  /// GitHub shows ten errors a step; more are dropped by it.
  package static let most = 10

  package static func lines(_ results: [LessonResult]) -> [String] {
    Array(results.flatMap { $0.exercises.flatMap(lines) }.prefix(most))
  }

  private static func lines(_ exercise: ExerciseResult) -> [String] {
    var annotations: [String] = []
    var title = exercise.title
    var words: [String] = []
    for line in exercise.feedback ?? [] {
      switch line.role {
      case .failed, .heading:
        title = line.text
        words = []
      case .passed, .waiting, .next, .code: words = []
      case .detail, .explanation: words.append(line.text)
      case .place:
        // What was said since the last place belongs to this one.
        guard !words.isEmpty, exercise.state != .notAttempted else { continue }
        annotations.append(annotation(place: line.text, title: title, words: words))
        words = []
      }
    }
    return annotations
  }

  /// - Parameter place: A path with a line and perhaps a column: `exercises/…/Median.swift:14:5`.
  private static func annotation(place: String, title: String, words: [String]) -> String {
    let parts = place.split(separator: ":")
    var properties = "file=\(property(String(parts.first ?? "")))"
    if parts.count > 1, Int(parts[1]) != nil { properties += ",line=\(parts[1])" }
    if parts.count > 2, Int(parts[2]) != nil { properties += ",col=\(parts[2])" }
    return "::error \(properties),title=\(property(title))::"
      + data(words.joined(separator: "\n"))
  }

  private static func data(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      // Whoever reads these as line ends finds a command of the learner's behind them.
      case "\n", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": result += "%0A"
      case _ where scalar.isObeyed: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func property(_ text: String) -> String {
    var result = ""
    for scalar in data(text).unicodeScalars {
      switch scalar {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
