import Foundation
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

  /// What a system exports, and the students in it as `id|name|folder|email|submitted`.
  struct Sample: CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let students: [String]
  }

  static let exports = [
    Sample(
      testDescription: "Canvas's gradebook",
      text: """
        \u{FEFF}Student,ID,SIS User ID,SIS Login ID,Section,Essay (77)
        ,,,,,Manual Posting
            Points Possible,,,,,10
        "Lovelace, Ada",101,S1,ada,Morning,3
        "Hopper, Grace",102,S2,,Morning,EX
        "Student, Test",103,,,Morning,
        """, students: ["ada|Lovelace, Ada|ada||", "S2|Hopper, Grace|S2||"]),
    Sample(
      testDescription: "Canvas's with semicolons and two names",
      text: """
        LastName;FirstName;ID;SIS Login ID;Section
        Points Possible;;;;
        Lovelace;Ada;101;ada;Morning
        """, students: ["ada|Ada Lovelace|ada||"]),
    Sample(
      testDescription: "Moodle's participants",
      text: "First name,Last name,ID number,Email address\nAda,Lovelace,s1,ada@example.org\n",
      students: ["s1|Ada Lovelace|s1|ada@example.org|"]),
    Sample(
      testDescription: "Moodle's worksheet",
      text: """
        Identifier,Full name,Email address,Status,Grade,Last modified (submission)
        Participant 7,Ada Lovelace,ada@example.org,Submitted,,"Tuesday, 3 March 2026, 10:15 PM"
        Participant 8,Grace Hopper,grace@example.org,No submission,,-
        """,
      students: [
        "Participant 7|Ada Lovelace|Participant 7|ada@example.org|2026-03-03T21:15:00Z",
        "Participant 8|Grace Hopper|Participant 8|grace@example.org|",
      ]),
    Sample(
      testDescription: "Gradescope's scores",
      text: """
        First Name,Last Name,SID,Email,Sections,Total Score,Status,Submission Time
        Ada,Lovelace,s1,ada@example.org,A,,Ungraded,2026-03-03 21:14:06 -0800
        Grace,Hopper,,grace@example.org,A,,Missing,
        """,
      students: [
        "s1|Ada Lovelace|s1|ada@example.org|2026-03-04T05:14:06Z",
        "grace@example.org|Grace Hopper|grace@example.org|grace@example.org|",
      ]),
    Sample(
      testDescription: "GitHub Classroom's roster",
      text: """
        "identifier","github_username","github_id","name"
        "ada@example.org","ada","17",""
        "grace@example.org","","",""
        """,
      students: ["ada|ada|ada||", "grace@example.org|grace@example.org|grace@example.org||"]),
    Sample(
      testDescription: "GitHub Classroom's grades",
      text: """
        assignment_name,github_username,roster_identifier,student_repository_name,submission_timestamp
        ml,ada,a1,ml-ada,2026-03-03 21:14:06 UTC
        """, students: ["ada|ada|ml-ada||2026-03-03T21:14:06Z"]),
    Sample(
      testDescription: "Excel's own, by tabs and carriage returns, with rows of nothing",
      text: "sep=\t\rid\tname\rada\tAda\r\t\rbob\tBob\r\t\r",
      students: ["ada|Ada|ada||", "bob|Bob|bob||"]),
  ]

  @Test("What other systems export is read as it is", arguments: exports)
  func exported(_ sample: Sample) throws {
    let roster = try Roster(parsing: sample.text, zone: TimeZone(identifier: "Europe/Berlin"))
    #expect(
      roster.students.map {
        [$0.id, $0.name, $0.folder, $0.email ?? "", $0.submitted ?? ""].joined(separator: "|")
      } == sample.students)
  }

  @Test("A time that names no zone, or is none, is refused with its line")
  func times() {
    let header = "id,submitted\nada,2026-03-01T10:00:00Z\nbob,"
    #expect(throws: Roster.Problem.noZone("2026-03-01 10:00", line: 3)) {
      try Roster(parsing: header + "2026-03-01 10:00\n")
    }
    #expect(throws: Roster.Problem.badTime("3/4/2026", line: 3)) {
      try Roster(parsing: header + "3/4/2026\n", zone: .gmt)
    }
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
