import Classroom

extension Export {
  static let junit = Export(
    name: "junit", occasion: .asked, path: "junit/",
    content: .files { record, _ in ["\(record.student.fileName).xml": JUnitExport.xml(record)] })
}

/// A student's results as JUnit XML: a suite an exercise, a case a check.
///
/// Written from the results rather than by the test library, which writes its file only when a run
/// ends and so loses it to a crash. `failures` counts checks.
package enum JUnitExport {
  package static func xml(_ record: StudentRecord) -> String {
    var suites = ""
    var total = (tests: 0, failures: 0, errors: 0, skipped: 0)
    for result in record.results {
      if !result.status.hasScore {
        total.tests += 1
        total.errors += 1
        suites += """
            <testsuite name="\(escaped(result.lesson))" tests="1" failures="0" errors="1" \
          skipped="0" time="0">
              <testcase classname="\(escaped(result.lesson))" name="grading" time="0">\
          <error message="\(escaped(result.fault ?? "the machine failed"))"/></testcase>
            </testsuite>

          """
      }
      for exercise in result.exercises {
        let cases = cases(of: exercise)
        let failures = cases.count { $0.kind == .failure }
        let errors = cases.count { $0.kind == .error }
        let skipped = cases.count { $0.kind == .skipped }
        total.tests += cases.count
        total.failures += failures
        total.errors += errors
        total.skipped += skipped
        suites += """
            <testsuite name="\(escaped(exercise.exercise))" tests="\(cases.count)" \
          failures="\(failures)" errors="\(errors)" skipped="\(skipped)" time="0">

          """
        for item in cases {
          suites += """
                <testcase classname="\(escaped(exercise.exercise))" name="\(escaped(item.name))" \
            time="0"\(item.body)

            """
        }
        suites += "  </testsuite>\n"
      }
    }
    let seconds = record.results.reduce(0) { $0 + $1.seconds }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="\(escaped(record.student.id))" tests="\(total.tests)" \
      failures="\(total.failures)" errors="\(total.errors)" skipped="\(total.skipped)" \
      time="\(Numbers.short(seconds))">
      \(suites)</testsuites>

      """
  }

  private enum Kind {
    case passed
    case failure
    case error
    case skipped
  }

  private struct Case {
    let name: String
    let kind: Kind
    let words: String

    /// The rest of the element after its attributes.
    var body: String {
      let message = JUnitExport.escaped(String(words.prefix { $0 != "\n" }))
      let text = JUnitExport.escaped(words)
      return switch kind {
      case .passed: "/>"
      case .failure: "><failure message=\"\(message)\">\(text)</failure></testcase>"
      case .error: "><error message=\"\(message)\">\(text)</error></testcase>"
      case .skipped: "><skipped message=\"\(message)\"/></testcase>"
      }
    }
  }

  private static func cases(of exercise: ExerciseResult) -> [Case] {
    guard !exercise.checks.isEmpty else {
      let isSkipped = exercise.state == .notAttempted
      return [
        Case(
          name: exercise.title, kind: isSkipped ? .skipped : .error,
          words: ExportWords.state(of: exercise))
      ]
    }
    return exercise.checks.map { check in
      Case(
        name: check.caseIndex.map { "\(check.title) #\($0 + 1)" } ?? check.title,
        kind: check.outcome == .passed ? .passed : .failure, words: ExportWords.words(of: check))
    }
  }

  /// Text for content and attributes alike; characters that XML 1.0 forbids become U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case "\r": result += "&#13;"
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
