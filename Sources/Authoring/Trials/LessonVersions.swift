import Course
import Grading
import Toolchain

/// The versions of a lesson that its suites are tried on, as texts to compile.
///
/// Solutions are handed over clean of directives: so a solution and its mutants have one module
/// interface, and the suites are compiled once for all of them.
package struct LessonVersions: Sendable {
  package let parts: LessonParts
  /// Every exercise solved.
  package let solutions: LessonWork

  /// `nil` unless every exercise of the page has a source that can be read, and a suite.
  package init?(_ tree: LessonTree) {
    struct Missing: Error {}
    guard let lesson = tree.lesson, !lesson.exercises.isEmpty else { return nil }
    let names = tree.swiftFiles(in: "solutions").map { "\($0).swift" }
    let parts = try? LessonParts(lesson, solutions: names) { path in
      guard let text = tree.files[path] else { throw Missing() }
      return text
    }
    guard let parts, let solutions = parts.solutions else { return nil }
    self.parts = parts
    self.solutions = solutions
  }

  package var exercises: [Exercise] { parts.lesson.exercises }

  package func source(_ exercise: Exercise) -> ExerciseSource { parts[exercise].source }

  /// Every exercise as it is handed out.
  package var stubs: LessonWork { parts.stubs }

  /// One exercise with a mistake or another right answer put in, the others solved.
  package func version(
    with kind: ExerciseSource.Branch.Kind, in exercise: Exercise
  ) -> LessonWork {
    var work = solutions
    work[exercise] = source(exercise).version(with: kind).text
    return work
  }

  /// One exercise replaced by a mutant, the others solved.
  package func mutant(_ mutant: Mutant, of exercise: Exercise) -> LessonWork {
    var work = solutions
    work[exercise] = mutant.text
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
