import ClassroomSamples
import Testing

@testable import Classroom

@Suite("Merging shards")
struct MergeTests {
  static let students = (1...6).map { Student(id: "s\($0)") }

  static func part(_ index: Int, of count: Int = 2, name: String? = nil) throws -> Merge.Part {
    let shard = try #require(Shard("\(index)/\(count)"))
    let run = try Samples.run(students: students, shard: shard)
    var results: [Merge.Place: Merge.Entry] = [:]
    for student in run.ownStudents {
      results[Merge.Place(student: student.id, lesson: "06-missing")] = Merge.Entry(
        key: "k", file: "\(index)/\(student.id)", status: .graded, score: 3)
    }
    return Merge.Part(name: name ?? "part\(index)", run: run, results: results)
  }

  @Test("Shards join into one class in the order of the roster")
  func joined() throws {
    let joined = try Merge.join([Self.part(2), Self.part(1)])
    #expect(joined.run.shard == .whole)
    #expect(
      joined.results.map { $0.entry.file.dropFirst(2) }
        == Self.students.map(\.id)[...].map { $0[...] })
    #expect(joined.faults.isEmpty)
  }

  @Test("A shard that is missing is named")
  func missingShard() throws {
    let second = try #require(Shard("2/2"))
    #expect(throws: Merge.Problem.shardMissing([second])) { try Merge.join([Self.part(1)]) }
  }

  @Test("A result that is missing is named")
  func gap() throws {
    var part = try Self.part(1)
    let place = try #require(part.results.keys.sorted().first)
    part.results[place] = nil
    #expect(throws: Merge.Problem.resultMissing([place])) {
      try Merge.join([part, Self.part(2)])
    }
  }

  @Test("Two results for one student that differ are a conflict; equal ones are not")
  func conflict() throws {
    let part = try Self.part(1)
    var again = try Self.part(1, name: "again")
    #expect(try Merge.join([part, again, Self.part(2)]).results.count == 6)
    let place = try #require(part.results.keys.sorted().first)
    again.results[place]?.score = 1
    #expect(throws: Merge.Problem.conflict(place, first: "part1", second: "again")) {
      try Merge.join([part, again, Self.part(2)])
    }
  }

  @Test("A result replaces a fault of another machine, and a fault that stays is named")
  func faults() throws {
    var part = try Self.part(1)
    let place = try #require(part.results.keys.sorted().first)
    part.results[place]?.status = .infrastructureError
    part.results[place]?.score = nil
    #expect(try Merge.join([part, Self.part(2)]).faults == [place])
    #expect(try Merge.join([part, Self.part(1, name: "again"), Self.part(2)]).faults.isEmpty)
  }

  @Test("Folders of different runs are refused with what differs")
  func different() throws {
    var other = try Self.part(2)
    other.run.policy = "other"
    #expect(
      throws: Merge.Problem.different(field: "policy", first: "part1", second: "part2")
    ) { try Merge.join([Self.part(1), other]) }
    #expect(throws: Merge.Problem.nothing) { try Merge.join([]) }
  }
}
