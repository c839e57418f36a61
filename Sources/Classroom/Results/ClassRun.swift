import Course
import Foundation

/// What a run of `learn grade` set out to do; `run.json` in the folder of results.
package struct ClassRun: Sendable, Equatable, Codable {
  package static let currentSchema = 1

  package struct LessonEntry: Sendable, Equatable, Codable {
    package var name: String
    package var title: String
    package var exercises: [ExerciseEntry]

    package var points: Double { exercises.reduce(0) { $0 + $1.points } }
  }

  package struct ExerciseEntry: Sendable, Equatable, Codable {
    package var id: String
    package var title: String
    package var points: Double
  }

  package var schema = ClassRun.currentSchema

  /// In the order in which they are taught.
  package var lessons: [LessonEntry]

  /// Every student of the class, also those whom other machines grade.
  package var students: [Student]
  package var shard: Shard
  package var toolchain: String
  package var isolation: IsolationLevel

  /// Hashes of the lessons with their suites, and of the policy, so that shards can be compared.
  package var course: String
  package var policy: String

  /// What the fresh cases are made from, the same for all; `nil` where machines were given different ones.
  /// Whoever is graded learns it no earlier than the marks.
  package var seed: UInt64?
  package var startedAt: Date

  /// A seed that nobody can guess. JSON numbers keep 53 bits.
  package static func newSeed() -> UInt64 { .random(in: 1..<1 << 53) }

  /// The seed of machines that grade a part each and cannot tell each other one.
  ///
  /// It follows from the solutions: whoever could compute it has no need to.
  static func sharedSeed(_ materials: [LessonMaterial], students: [Student]) -> UInt64 {
    let parts = materials.flatMap { material in
      [material.hash] + material.parts.exercises.map { ContentHash.hex($0.solution ?? "") }
    }
    let hash = ContentHash.hex((parts + students.map(\.id)).joined(separator: "\n"))
    return (UInt64(hash.prefix(13), radix: 16) ?? 0) + 1
  }

  package init(
    lessons: [LessonEntry], students: [Student], shard: Shard = .whole, toolchain: String,
    isolation: IsolationLevel, course: String, policy: String, seed: UInt64? = nil,
    startedAt: Date
  ) {
    self.lessons = lessons
    self.students = students
    self.shard = shard
    self.toolchain = toolchain
    self.isolation = isolation
    self.course = course
    self.policy = policy
    self.seed = seed
    self.startedAt = startedAt
  }

  package var points: Double { lessons.reduce(0) { $0 + $1.points } }

  /// The students whom this machine grades.
  package var ownStudents: [Student] { students.filter { shard.contains(student: $0.id) } }
}

extension ClassRun.LessonEntry {
  package init(_ lesson: Lesson, policy: GradingPolicy) {
    self.init(
      name: lesson.name.text, title: lesson.title,
      exercises: lesson.exercises.map {
        ClassRun.ExerciseEntry(id: $0.id, title: $0.title, points: policy.points(of: $0.id))
      })
  }
}

/// One student with the results that there are, in the order of the lessons.
package struct StudentRecord: Sendable, Equatable {
  package let student: Student
  package let results: [LessonResult]

  package init(student: Student, results: [LessonResult]) {
    self.student = student
    self.results = results
  }

  package func result(of lesson: String) -> LessonResult? {
    results.first { $0.lesson == lesson }
  }

  /// The sum of the scores; `nil` when a result is missing or the machine failed on one.
  package func score(in run: ClassRun) -> Double? {
    var sum = 0.0
    for lesson in run.lessons {
      guard let score = result(of: lesson.name)?.score else { return nil }
      sum += score
    }
    return sum
  }
}

/// JSON as every file here is written: sorted keys, ISO 8601 dates, plain slashes.
package enum ResultCoding {
  package static func encode(
    _ value: some Encodable, indented: Bool = true, snakeCase: Bool = false
  ) throws -> String {
    let encoder = JSONEncoder()
    if snakeCase { encoder.keyEncodingStrategy = .convertToSnakeCase }
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if indented { encoder.outputFormatting.insert(.prettyPrinted) }
    encoder.dateEncodingStrategy = .iso8601
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  package static func decode<Value: Decodable>(_ type: Value.Type, from text: String) throws
    -> Value
  {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    return try decoder.decode(type, from: Data(text.utf8))
  }
}
