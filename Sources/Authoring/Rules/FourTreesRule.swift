import Course

enum FourTreesRule: StructuralRule {
  static let name = "four-trees"

  static let explanation = """
    An exercise has its section on the page, its file in solutions/, its stub in exercises/ and \
    its suite in Tests/, all of one name. A glance should pair them, and the runner pairs them \
    by name alone. Write the missing one, or remove the one that is left over; `learn author \
    stubs` writes the stubs. A Swift file of solutions/ without a section is given code: it \
    needs its copy in exercises/ and no suite.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    guard lesson.lesson != nil else { return [] }
    var found: [Finding] = []
    if lesson.exercises.isEmpty {
      found.append(error(lesson.pagePath, 1, "the page has no exercise"))
    }
    for exercise in lesson.exercises {
      for path in [exercise.solutionPath, exercise.path, exercise.suitePath]
      where lesson.files[path] == nil {
        found.append(error(lesson.pagePath, exercise.line, "\(exercise.name) has no \(path)"))
      }
    }
    let names = Set(lesson.exercises.map(\.name))
    let solutions = Set(lesson.swiftFiles(in: "solutions"))
    let stubs = Set(lesson.swiftFiles(in: "exercises"))
    let given = names.union(["Demo"])
    for name in solutions.subtracting(stubs).subtracting(given).sorted() {
      found.append(
        error("solutions/\(lesson.name)/\(name).swift", 1, "exercises/ has no copy of it"))
    }
    for name in stubs.subtracting(solutions).subtracting(given).sorted() {
      found.append(
        error("exercises/\(lesson.name)/\(name).swift", 1, "solutions/ has no such file"))
    }
    for name in lesson.swiftFiles(in: "Tests")
    where !(name.hasSuffix("Tests") && names.contains(String(name.dropLast(5)))) {
      found.append(
        error("Tests/\(lesson.name)/\(name).swift", 1, "the page has no exercise for this suite"))
    }
    return found
  }
}
