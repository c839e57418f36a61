import Course

enum HintsRule: StructuralRule {
  static let name = "hints"

  static let explanation = """
    Every exercise has three hints, each a step further: "where to look", "the idea", "nearly \
    the code". `learn hint` opens them one at a time; fewer leave a stuck learner with nothing \
    but the solution. Write each as `<details><summary>Hint: where to \
    look</summary>…</details>`, none empty.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    lesson.exercises.flatMap { exercise -> [Finding] in
      let titles = exercise.hints.map { $0.title.lowercased() }
      if titles != steps {
        let has = titles.isEmpty ? "none" : titles.map { "'\($0)'" }.joined(separator: ", ")
        let needs = steps.map { "'\($0)'" }.joined(separator: ", ")
        return [
          error(
            lesson.pagePath, exercise.line,
            "\(exercise.name) needs the hints \(needs); it has \(has)")
        ]
      }
      return exercise.hints.filter { $0.text.trimmed.isEmpty }.map {
        error(lesson.pagePath, $0.line, "the hint '\($0.title)' is empty")
      }
    }
  }

  private static let steps = ["where to look", "the idea", "nearly the code"]
}
