/// Joins the folders that several machines wrote into one class.
package enum Merge {
  /// One machine's folder, as far as joining needs to know it.
  package struct Part: Sendable, Equatable {
    /// The folder, for messages.
    package var name: String
    package var run: ClassRun

    /// The file of each result, by student and lesson.
    package var results: [Place: Entry]

    package init(name: String, run: ClassRun, results: [Place: Entry]) {
      self.name = name
      self.run = run
      self.results = results
    }
  }

  package struct Place: Sendable, Hashable, Comparable {
    package var student: String
    package var lesson: String

    package init(student: String, lesson: String) {
      self.student = student
      self.lesson = lesson
    }

    package static func < (left: Self, right: Self) -> Bool {
      (left.student, left.lesson) < (right.student, right.lesson)
    }
  }

  package struct Entry: Sendable, Equatable {
    package var key: String
    package var file: String
    package var status: LessonResult.Status
    package var score: Double?

    package init(key: String, file: String, status: LessonResult.Status, score: Double?) {
      self.key = key
      self.file = file
      self.status = status
      self.score = score
    }
  }

  package struct Joined: Sendable {
    package var run: ClassRun

    /// The results to take, in the order of students and lessons.
    package var results: [(place: Place, entry: Entry)]

    /// Results that only say that a machine failed.
    package var faults: [Place]
  }

  package enum Problem: Error, Equatable {
    case nothing
    /// Two folders were not made by the same run: `field` differs.
    case different(field: String, first: String, second: String)
    case shardMissing([Shard])
    case resultMissing([Place])
    case conflict(Place, first: String, second: String)
  }

  package static func join(_ parts: [Part]) throws(Problem) -> Joined {
    guard let first = parts.first else { throw .nothing }
    for part in parts.dropFirst() {
      if let field = difference(first.run, part.run) {
        throw .different(field: field, first: first.name, second: part.name)
      }
    }
    let present = Set(parts.map(\.run.shard))
    let count = first.run.shard.count
    let missing = (1...count).compactMap { Shard("\($0)/\(count)") }.filter {
      !present.contains($0)
    }
    guard missing.isEmpty else { throw .shardMissing(missing) }

    var chosen: [Place: (entry: Entry, part: String)] = [:]
    for part in parts {
      for (place, entry) in part.results.sorted(by: { $0.key < $1.key }) {
        guard let known = chosen[place] else {
          chosen[place] = (entry, part.name)
          continue
        }
        // A shard may have been run twice: a result beats a fault, and equal results are one.
        if !known.entry.status.hasScore {
          chosen[place] = (entry, part.name)
        } else if entry.status.hasScore,
          known.entry.key != entry.key || known.entry.score != entry.score
        {
          throw .conflict(place, first: known.part, second: part.name)
        }
      }
    }
    var run = first.run
    run.shard = .whole
    run.isolation = parts.map(\.run.isolation).min() ?? run.isolation
    if parts.contains(where: { $0.run.seed != run.seed }) { run.seed = nil }
    run.startedAt = parts.map(\.run.startedAt).min() ?? run.startedAt
    let places = run.students.flatMap { student in
      run.lessons.map { Place(student: student.id, lesson: $0.name) }
    }
    let gaps = places.filter { chosen[$0] == nil }
    guard gaps.isEmpty else { throw .resultMissing(gaps) }
    return Joined(
      run: run, results: places.compactMap { place in chosen[place].map { (place, $0.entry) } },
      faults: places.filter { chosen[$0]?.entry.status == .infrastructureError })
  }

  private static func difference(_ first: ClassRun, _ second: ClassRun) -> String? {
    if first.schema != second.schema { return "schema" }
    if first.shard.count != second.shard.count { return "number of shards" }
    if first.lessons != second.lessons { return "lessons" }
    if first.students != second.students { return "students" }
    if first.course != second.course { return "course" }
    if first.policy != second.policy { return "policy" }
    if first.toolchain != second.toolchain { return "toolchain" }
    return nil
  }
}
