import Classroom

extension Export {
  static let exercism = Export(
    name: "exercism", occasion: .asked, path: "exercism/",
    content: .files { record, _ in
      try record.files { ("results.json", try ExercismExport.json($0)) }
    })
}

/// One lesson as Exercism's test runners report it, version 3 of their interface.
///
/// Format: https://exercism.org/docs/building/tooling/test-runners/interface. Each exercise of the
/// lesson is a task; `test_code` is the check's title, since its text belongs to the suite.
package enum ExercismExport {
  struct File: Encodable {
    var version = 3
    var status: String
    var message: String?
    var tests: [Test]

    enum CodingKeys: String, CodingKey {
      case version
      case status
      case message
      case tests
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(version, forKey: .version)
      try container.encode(status, forKey: .status)
      try container.encode(message, forKey: .message)
      try container.encode(tests, forKey: .tests)
    }
  }

  struct Test: Encodable {
    var name: String
    var status: String
    var message: String?
    var output: String?
    var testCode: String
    var taskId: Int

    enum CodingKeys: String, CodingKey {
      case name
      case status
      case message
      case output
      case testCode
      case taskId
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try container.encode(status, forKey: .status)
      try container.encode(message, forKey: .message)
      try container.encode(output, forKey: .output)
      try container.encode(testCode, forKey: .testCode)
      try container.encode(taskId, forKey: .taskId)
    }
  }

  package static func json(_ result: LessonResult) throws -> String {
    var tests: [Test] = []
    var problems: [String] = result.fault.map { [$0] } ?? []
    for (index, exercise) in result.exercises.enumerated() {
      if exercise.checks.isEmpty {
        problems.append("\(exercise.title): \(ExportWords.state(of: exercise))")
      }
      for check in exercise.checks {
        tests.append(
          Test(
            name: check.title, status: status(of: check),
            message: check.outcome == .passed ? nil : ExportWords.words(of: check),
            output: check.output.map(shortened), testCode: check.title,
            taskId: index + 1))
      }
    }
    if tests.isEmpty {
      let message = problems.isEmpty ? "No check was run." : problems.joined(separator: "\n\n")
      return try ResultCoding.encode(
        File(status: "error", message: String(message.prefix(16_000)), tests: []), snakeCase: true)
    }
    let isPassed = problems.isEmpty && tests.allSatisfy { $0.status == "pass" }
    tests += result.exercises.enumerated().filter { $0.element.checks.isEmpty }.map {
      Test(
        name: $0.element.title, status: "error", message: ExportWords.state(of: $0.element),
        output: nil, testCode: $0.element.title, taskId: $0.offset + 1)
    }
    return try ResultCoding.encode(
      File(status: isPassed ? "pass" : "fail", tests: tests), snakeCase: true)
  }

  private static func status(of check: CheckRecord) -> String {
    switch check.outcome {
    case .passed: "pass"
    case .failed: "fail"
    case .crashed, .timedOut, .notReached: "error"
    }
  }

  private static let notice = "\nOutput was truncated. Please limit to 500 chars"

  /// At most 500 characters, counted as UTF-16 units: the strictest way a reader may count.
  static func shortened(_ output: String) -> String {
    guard output.utf16.count > 500 else { return output }
    var kept = ""
    var count = notice.utf16.count
    for character in output {
      count += character.utf16.count
      if count > 500 { break }
      kept.append(character)
    }
    return kept + notice
  }
}
