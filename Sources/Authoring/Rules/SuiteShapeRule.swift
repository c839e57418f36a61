import Course
import Grading

enum SuiteShapeRule: StructuralRule {
  static let name = "suite-shape"

  static let explanation = """
    A suite file stands alone: one type whose name ends in Suite, with \
    `.exercise("NN-slug/Name")` and the right id, an `@testable import` of its lesson, no \
    imports but Testing, LessonTesting, LessonKit and Foundation, and helpers that are private. \
    The runner compiles each suite as a module of its own, so what one borrows from another is \
    not there. Exit tests are not there either: the processes that they start would be the \
    runner's.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    lesson.exercises.flatMap { exercise -> [Finding] in
      guard let text = lesson.files[exercise.suitePath] else { return [] }
      let path = exercise.suitePath
      let suite = SuiteText(text)
      var found: [Finding] = []
      if suite.exerciseIDs.isEmpty {
        found.append(error(path, 1, "no suite has .exercise(\"\(exercise.id)\")"))
      }
      for (id, line) in suite.exerciseIDs where id != exercise.id {
        found.append(
          error(path, line, "the suite is of \(id); this file belongs to \(exercise.id)"))
      }
      let module = lesson.name.moduleName
      if !suite.imports.contains(where: { $0.module == module && $0.isTestable }) {
        found.append(error(path, 1, "'@testable import \(module)' is missing"))
      }
      let allowed = ["Testing", "LessonTesting", "LessonKit", "Foundation", module]
      for (module, _, line) in suite.imports where !allowed.contains(module) {
        found.append(error(path, line, "a suite does not import \(module)"))
      }
      if let line = text.line(containing: "processExitsWith:") {
        found.append(error(path, line, "the runner knows no exit tests"))
      }
      for (name, isSuite, line) in suite.openDeclarations {
        if !isSuite {
          found.append(
            error(path, line, "\(name) is not private, so two suites could clash over it"))
        } else if !name.hasSuffix("Suite") || name == exercise.suiteModule {
          found.append(error(path, line, "the suite's type is \(name); its name ends in Suite"))
        }
      }
      return found
    }
  }
}
