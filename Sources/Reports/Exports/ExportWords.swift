import Classroom

/// What the machine-read formats say in words.
enum ExportWords {
  /// Every issue of a check with what the suite says of it; empty when it passed.
  static func words(of check: CheckRecord) -> String {
    guard check.outcome == .failed, let issues = check.issues, !issues.isEmpty else {
      return check.summary ?? ""
    }
    return issues.map { issue in
      [issue.headline, issue.explanation].compactMap(\.self).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  /// Why an exercise has no checks to show.
  static func state(of exercise: ExerciseResult) -> String {
    let diagnostics = (exercise.diagnostics ?? []).filter { $0.severity == .error }.map {
      "\($0.location.map { "\($0): " } ?? "")\($0.message)"
    }
    let told = (exercise.feedback ?? []).filter { $0.role == .detail }.map(\.text)
    if exercise.absence != nil { return told.joined(separator: "\n") }
    let first =
      switch exercise.state {
      case .graded: "No check was run."
      case .notAttempted: "Not attempted: the file is as it was handed out."
      case .doesNotCompile: "The file does not compile."
      case .signatureChanged: "The file compiles, but the checks can no longer call it."
      }
    return ([first] + diagnostics).joined(separator: "\n")
  }
}

extension StudentRecord {
  /// A file for each lesson: its path below an export's folder, and its text.
  func files(_ file: (LessonResult) throws -> (name: String, text: String)?) rethrows -> [String:
    String]
  {
    var files: [String: String] = [:]
    for result in results {
      guard let (name, text) = try file(result) else { continue }
      files["\(student.fileName)/\(result.lesson)/\(name)"] = text
    }
    return files
  }
}
