import Testing

@testable import Classroom

@Suite("Roster")
struct RosterTests {
  @Test("Columns are found by name, in any order and case, and others are left alone")
  func columns() throws {
    let roster = try Roster(
      parsing: """
        Section,Name,Login,Folder,Email,Submitted
        A,"Lovelace, Ada",ada,team-1,ada@example.org,2026-03-01T10:00:00Z
        B,,bob,,,
        """)
    #expect(
      roster.students == [
        Student(
          id: "ada", name: "Lovelace, Ada", folder: "team-1", email: "ada@example.org",
          submitted: "2026-03-01T10:00:00Z"), Student(id: "bob"),
      ])
    #expect(roster.students[1].name == "bob")
    #expect(roster.students[1].folder == "bob")
  }

  @Test("A roster without a column that identifies the student is refused with what it has")
  func noIdentifier() {
    #expect(throws: Roster.Problem.noIdentifier(columns: ["x", "Age"])) {
      try Roster(parsing: "x,Age\n1,2\n")
    }
  }

  @Test("Two students with one id, also in another case, are refused with the line")
  func duplicates() {
    #expect(throws: Roster.Problem.duplicate(id: "ADA", line: 3)) {
      try Roster(parsing: "id\nada\nADA\n")
    }
  }

  @Test("An empty roster and a row without an id are errors")
  func empty() {
    #expect(throws: Roster.Problem.empty) { try Roster(parsing: "") }
    #expect(throws: Roster.Problem.empty) { try Roster(parsing: "id,name\n") }
    #expect(throws: Roster.Problem.blankIdentifier(line: 3)) {
      try Roster(parsing: "id,name\nada,Ada\n,Bob\n")
    }
  }

  @Test(
    "An id becomes a file name that stays in its folder",
    arguments: [
      ("ada", "ada"), ("..", "%2E."), ("../x", "%2E.%2Fx"), (".hidden", "%2Ehidden"),
      ("a.b@c", "a.b%40c"), ("é", "%C3%A9"), ("a\u{0}b", "a%00b"),
    ])
  func fileNames(id: String, name: String) {
    #expect(Student(id: id).fileName == name)
  }

  @Test("A long id becomes a name that every disk takes, and that is its own")
  func longNames() {
    let names = ["a", "b"].map {
      Student(id: String(repeating: "é", count: 500) + $0).fileName
    }
    #expect(names.allSatisfy { $0.utf8.count <= 160 })
    #expect(names[0] != names[1])
    #expect(names[0].hasPrefix("%C3%A9%C3%A9"))
    #expect(Student(id: String(repeating: "a", count: 160)).fileName.utf8.count == 160)
  }
}

@Suite("Shards")
struct ShardTests {
  @Test("FNV-1a gives the published values of RFC 9923")
  func published() {
    #expect(FNV1a.hash("") == 0xcbf2_9ce4_8422_2325)
    #expect(FNV1a.hash("a") == 0xaf63_dc4c_8601_ec8c)
    #expect(FNV1a.hash("foobar") == 0x8594_4171_f739_67e8)
  }

  @Test("Every student is in exactly one shard, and the shards are about even")
  func partition() throws {
    let shards = try (1...8).map { try #require(Shard("\($0)/8")) }
    var sizes = [Int](repeating: 0, count: 8)
    for number in 0..<4000 {
      let owners = shards.indices.filter { shards[$0].contains(student: "student\(number)") }
      try #require(owners.count == 1)
      sizes[owners[0]] += 1
    }
    #expect(sizes.allSatisfy { (400...600).contains($0) })
  }

  @Test(
    "Only i/n with 1 ≤ i ≤ n is a shard", arguments: ["0/2", "3/2", "1", "a/b", "1/0", "1/2/3", ""])
  func invalid(text: String) {
    #expect(Shard(text) == nil)
  }
}
