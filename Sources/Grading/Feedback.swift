import Course

/// What a learner is told of one exercise, as lines with a role; whoever draws them chooses how.
package struct Feedback: Sendable, Equatable {
  package enum Role: String, Sendable, Codable {
    /// The exercise and how it stands.
    case heading
    case passed
    case failed

    /// A check that is not run before others pass.
    case waiting

    /// What came and what was expected.
    case detail

    /// The likely mistake.
    case explanation

    /// A file and a line.
    case place

    /// A line of the learner's code, or of what the program printed.
    case code
    case next
  }

  package struct Line: Sendable, Equatable, Codable {
    package let role: Role
    package let text: String

    package init(_ role: Role, _ text: String) {
      self.role = role
      self.text = text
    }
  }

  package private(set) var lines: [Line] = []

  /// - Parameters:
  ///   - source: The learner's text, in which the lines at fault are looked up.
  ///   - stub: The exercise as handed out, which has the declarations that the suite calls.
  ///   - detailed: How many failed checks are told in full.
  package init(
    _ grade: ExerciseGrade, exercise: Exercise, source: String, stub: String, detailed: Int = 3
  ) {
    switch grade.state {
    case .notAttempted:
      add(.heading, "\(exercise.title): not begun yet")
      add(.detail, "The file is still as it was handed out. Look for TODO:")
      add(.place, "\(exercise.path):\(source.line(containing: "TODO") ?? 1)")
    case .doesNotCompile(let diagnostics):
      add(.heading, "\(exercise.title): does not compile yet")
      tell(grade.waitsFor)
      tell(diagnostics, source: source, path: exercise.path)
    case .signatureChanged(let diagnostics):
      add(.heading, "\(exercise.title): the checks can no longer call it")
      tell(grade.waitsFor)
      tellSignature(diagnostics, exercise: exercise, source: source, stub: stub)
    case .graded(let results):
      add(.heading, "\(exercise.title): \(grade.passedCount) of \(results.count) checks pass")
      tell(grade.waitsFor)
      let runaway = Runaway.stopping(results.map(\.outcome))
      var left = detailed
      for result in results {
        tell(result, exercise: exercise, source: source, runaway: runaway, inFull: left > 0)
        if !result.outcome.isPassed { left -= 1 }
      }
    }
  }

  private mutating func add(_ role: Role, _ text: String) {
    lines.append(Line(role, text))
  }

  private mutating func tell(_ waitsFor: [Dependency]) {
    for dependency in waitsFor {
      add(.explanation, "It uses `\(dependency.name)`, which is not right yet. That comes first:")
      add(.place, "exercises/\(dependency.exercise).swift")
    }
  }

  private mutating func tell(
    _ result: CheckResult, exercise: Exercise, source: String, runaway: Runaway?, inFull: Bool
  ) {
    if result.isWaiting {
      add(.waiting, result.check.title)
      add(.detail, "It is tried once the other checks pass.")
      return
    }
    add(result.outcome.isPassed ? .passed : .failed, result.check.title)
    guard inFull else { return }
    if let call = result.call { add(.detail, "In \(call):") }
    let isLeftOut = result.outcome == .notReached
    let sentence = isLeftOut ? runaway?.wordsNotRun : nil
    if let sentence = sentence ?? result.outcome.sentence { add(.detail, sentence) }
    switch result.outcome {
    case .passed: break
    case .failed(let issues):
      for issue in issues.prefix(2) {
        add(.detail, issue.headline)
        if let explanation = issue.explanation { add(.explanation, explanation) }
        if let line = source.line(ofCall: issue.headline) {
          add(.place, "\(exercise.path):\(line)")
        }
      }
    case .crashed(let crash):
      if let advice = crash.advice { add(.explanation, advice) }
      if let location = crash.location {
        add(.place, location.description)
        if location.path == exercise.path, let code = source.line(at: location.line) {
          add(.code, code)
        }
      } else if let function = crash.function {
        let line =
          function.path == exercise.path ? source.line(ofDeclaration: function.name) : nil
        add(.place, function.path + (line.map { ":\($0)" } ?? ""))
      }
    case .timedOut:
      add(.explanation, "Look for a loop that does not end, or work that grows too fast.")
      add(.place, exercise.path)
    case .notReached: break
    }
  }

  private mutating func tell(_ diagnostics: [Diagnostic], source: String, path: String) {
    let errors = diagnostics.filter { $0.severity == .error }
    for diagnostic in errors.prefix(5) {
      add(.detail, diagnostic.message)
      guard let location = diagnostic.location else { continue }
      add(.place, "\(location)\(location.column.map { ":\($0)" } ?? "")")
      if location.path == path, let code = source.line(at: location.line) { add(.code, code) }
    }
    if errors.count > 5 {
      add(.explanation, "\(errors.count - 5) more errors follow; they may go with the first.")
    }
  }

  private mutating func tellSignature(
    _ diagnostics: [Diagnostic], exercise: Exercise, source: String, stub: String
  ) {
    let own = Set(Declarations.signatures(in: source).map(Declarations.call))
    let missing = Declarations.signatures(in: stub).filter {
      !own.contains(Declarations.call(of: $0))
    }
    if missing.isEmpty {
      for diagnostic in diagnostics.filter({ $0.severity == .error }).prefix(3) {
        add(.detail, diagnostic.message)
      }
    } else {
      add(.detail, "The file compiles, but this declaration is gone or has changed. It needs:")
      for signature in missing { add(.code, signature) }
    }
    add(.place, exercise.path)
  }
}
