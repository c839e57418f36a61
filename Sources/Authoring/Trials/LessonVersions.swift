import Course
import Grading
import Toolchain

/// The versions of a lesson that its suites are tried on, as texts to compile.
///
/// Solutions are handed over clean of directives: so a solution and its mutants have one module
/// interface, and the suites are compiled once for all of them.
package struct LessonVersions: Sendable {
  package let parts: LessonParts
  private let sources: [String: ExerciseSource]

  /// `nil` unless every exercise of the page has a source that can be read, and a suite.
  package init?(_ tree: LessonTree) {
    guard let lesson = tree.lesson, !lesson.exercises.isEmpty else { return nil }
    var sources: [String: ExerciseSource] = [:]
    var suites: [String: String] = [:]
    for exercise in lesson.exercises {
      guard let source = tree.source(exercise), source.hasSolution,
        let suite = tree.files[exercise.suitePath]
      else { return nil }
      sources[exercise.name] = source
      suites[exercise.name] = suite
    }
    var given: [String: String] = [:]
    for name in tree.swiftFiles(in: "solutions") where sources[name] == nil && name != "Demo" {
      given["\(name).swift"] = tree.files["solutions/\(tree.name)/\(name).swift"]
    }
    self.sources = sources
    parts = LessonParts(
      lesson: lesson, stubs: sources.mapValues(\.stub), given: given, suites: suites,
      demo: tree.files["solutions/\(tree.name)/Demo.swift"])
  }

  package var exercises: [Exercise] { parts.lesson.exercises }

  package func source(_ exercise: Exercise) -> ExerciseSource? { sources[exercise.name] }

  /// Every exercise as it is handed out.
  package var stubs: LessonWork { LessonWork(files: parts.stubs) }

  /// Every exercise solved.
  package var solutions: LessonWork { LessonWork(files: sources.mapValues(\.solution)) }

  /// One exercise with a mistake or another right answer put in, the others solved.
  package func version(
    with kind: ExerciseSource.Branch.Kind, in exercise: Exercise
  ) -> LessonWork {
    var work = solutions
    work.files[exercise.name] = source(exercise)?.version(with: kind).text
    return work
  }

  /// One exercise replaced by a mutant, the others solved.
  package func mutant(_ mutant: Mutant, of exercise: Exercise) -> LessonWork {
    var work = solutions
    work.files[exercise.name] = mutant.text
    return work
  }

  /// Turns places in the clean text that was compiled into places of the file in `solutions/`.
  func placed(_ diagnostics: [Diagnostic], _ numbers: [Int], of exercise: Exercise)
    -> [Diagnostic]
  {
    diagnostics.compactMap { diagnostic in
      guard var place = diagnostic.location else { return diagnostic }
      guard place.path == exercise.path else { return nil }
      place.path = exercise.solutionPath
      if numbers.indices.contains(place.line - 1) { place.line = numbers[place.line - 1] }
      var diagnostic = diagnostic
      diagnostic.location = place
      return diagnostic
    }
  }
}
