import Course

extension GradingPolicy {
  /// Throws where the rules name what does not exist: a deadline of nothing is a deadline that
  /// nobody applies.
  ///
  /// - Parameter lessons: All of the course, also those that are not graded now.
  package func check(lessons: [Lesson], students: [Student]) throws(Problem) {
    let names = Set(lessons.map(\.name.text))
    let exercises = Set(lessons.flatMap(\.exercises).map(\.id))
    let ids = Set(students.map(\.id))
    func require(
      _ name: String, in known: Set<String>, _ kind: String, key: String
    ) throws(Problem) {
      guard known.contains(name) else {
        throw .unknownName(key: key, kind: kind, name: name)
      }
    }
    for exercise in points.keys.sorted() {
      try require(exercise, in: exercises, "exercise", key: "points")
    }
    for lesson in deadlines.keys.sorted() {
      try require(lesson, in: names, "lesson", key: "deadlines")
    }
    for (student, lessons) in extensions.sorted(by: { $0.key < $1.key }) {
      try require(student, in: ids, "student", key: "extensions")
      for lesson in lessons.keys.sorted() {
        try require(lesson, in: names, "lesson", key: "extensions.\(student)")
      }
    }
  }
}
