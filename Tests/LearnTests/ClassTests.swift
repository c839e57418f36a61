import Foundation
import OperatingSystem
import Testing
import Toolchain

@Suite("Grading a class with learn", .serialized, .tags(.spawnsCompiler)) struct ClassTests {
  @Test("A class is graded once; a second run grades only what changed, and says so")
  func grading() async throws {
    let course = try ScratchCourse()
    try course.handIn("ada", ScratchCourse.right, ScratchCourse.counted)
    try course.handIn("ben", ScratchCourse.wrong)
    try course.handIn("cleo", "func doubled(_ value: Int) -> Int {\n  undefined\n}\n")
    try course.write("id,name\nada,Ada\nben,Ben\ncleo,Cleo\ndora,Dora\n", to: "roster.csv")

    var answer = try await course.grade("--roster", "roster.csv")
    #expect(answer.status == 0)
    #expect(answer.output.contains("4 graded, 0 unchanged"))
    #expect(
      try course.gradebook() == ["ada": "20", "ben": "0", "cleo": "0", "dora": "0"])
    let feedback = try course.read("out/feedback/ben.md")
    #expect(feedback.contains("doubled(3) is 5; expected 6"))
    #expect(feedback.contains("It looks as if two was added."))
    #expect(try course.read("out/feedback/cleo.md").contains("undefined"))

    answer = try await course.grade("--roster", "roster.csv")
    #expect(answer.output.contains("0 graded, 4 unchanged"))

    try course.handIn("ben", ScratchCourse.right)
    answer = try await course.grade("--roster", "roster.csv")
    #expect(answer.output.contains("1 graded, 3 unchanged"))
    #expect(answer.output.contains("ben 01-sample"))
    #expect(answer.output.contains("the submission changed"))
    #expect(try course.gradebook()["ben"] == "10")
  }

  @Test("A strange folder keeps its own student from a mark, by name, and nobody else")
  func strange() async throws {
    let course = try ScratchCourse()
    let long = String(repeating: "é", count: 120)
    for student in ["ada", long, "Jos\u{E9}", "Jose\u{301}"] {
      try course.handIn(student, ScratchCourse.right)
    }
    try FileManager.default.createSymbolicLink(
      atPath: "\(course.root)/submissions/eve", withDestinationPath: "ada")
    try course.write("PK", to: "submissions/bob.zip")
    let answer = try await course.grade("--export", "gradescope,junit,classroom50,exercism")
    #expect(answer.status == 0)
    #expect(
      try course.gradebook() == ["ada": "10", long: "10", "Jos\u{E9}": "", "eve": ""])
    #expect(answer.output.contains("Not graded: eve: it is a link."))
    #expect(answer.output.contains("two folders have this name"))
    #expect(
      answer.output.contains("Left alone: bob.zip, since it is an archive that was not unpacked."))
    #expect(try course.read("out/feedback/eve.md").contains("your folder cannot be used"))
  }

  @Test("The last lines name whoever would lose points in silence")
  func silence() async throws {
    let course = try ScratchCourse()
    let name = "Doubling.swift"
    try course.handIn("ada", ScratchCourse.right)
    try course.write(ScratchCourse.right, to: "submissions/deep/work/\(ScratchCourse.doubling)")
    try course.write(ScratchCourse.right, to: "submissions/loose/Doubling (1).swift")
    try course.write("PK", to: "submissions/zipped/work.zip")
    try course.write("hello", to: "submissions/empty/README.md")
    try course.handIn("partly", ScratchCourse.right)
    try course.write("PK", to: "submissions/partly/rest.zip")
    try course.write(ScratchCourse.right, to: "submissions/stranger/\(name)")
    let latin = Data("// caf".utf8) + [0xE9] + Data("\n\(ScratchCourse.right)".utf8)
    for (student, bytes) in [
      ("latin", latin), ("wide", try #require(ScratchCourse.right.data(using: .utf16))),
    ] {
      try course.handIn(student, "")
      try bytes.write(
        to: URL(fileURLWithPath: "\(course.root)/submissions/\(student)/\(ScratchCourse.doubling)"))
    }
    try course.write(
      "id\nada\npartly\ndeep\nloose\nzipped\nempty\nnowhere\nlatin\nwide\n", to: "roster.csv")
    try course.write(
      #"{"schema": 1, "penaltyPerDay": 1, "deadlines": {"01-sample": "2020-01-01T00:00:00Z"}}"#,
      to: "policy.json")
    let answer = try await course.grade("--roster", "roster.csv", "--policy", "policy.json")
    #expect(answer.status == 0)
    // Only the files' own times are known, so nothing is deducted, and that is said.
    #expect(
      try course.gradebook() == [
        "ada": "10", "deep": "10", "loose": "10", "zipped": "", "empty": "0", "nowhere": "0",
        "latin": "10", "wide": "0", "partly": "10",
      ])
    let last = answer.output.components(separatedBy: "Written to").last ?? ""
    for line in [
      "Handed in nothing: empty, nowhere.",
      "Found elsewhere: deep: work/\(ScratchCourse.doubling), which is \(ScratchCourse.doubling).",
      "Found elsewhere: loose: Doubling (1).swift, which is \(ScratchCourse.doubling).",
      "Not taken: wide: \(ScratchCourse.doubling), since it is text in UTF-16; save it as UTF-8.",
      "Not taken: partly: rest.zip, since it is an archive that was not unpacked.",
      "Not graded: zipped: work.zip is an archive that was not unpacked.",
      "nothing is deducted: ada, deep, latin, loose, partly.",
      "Left alone: stranger, since nobody on the roster has this folder.",
    ] { #expect(last.contains(line), "\(line)") }
    for student in ["empty", "nowhere", "wide"] {
      #expect(!(try course.read("out/feedback/\(student).md").contains("as it was handed out")))
    }
    #expect(try course.read("out/feedback/ada.md").contains("not handed in"))
  }

  @Test("A compiler bomb costs its limit once, not at every run", .timeLimit(.minutes(3)))
  func bomb() async throws {
    let course = try ScratchCourse()
    // What is remembered outlives the test.
    let nested = (0..<16).reduce("Int") { type, _ in "A<\(type)>" }
    let bomb =
      "typealias A<T> = (T, T)\nfunc deep(_ x: \(nested)) -> \(nested) { x }\n// \(UUID())\n\(ScratchCourse.right)"
    try course.handIn("ada", bomb, ScratchCourse.counted)
    var start = Date()
    var answer = try await course.grade("--time-limit", "1", "--seed", "5")
    let first = Date().timeIntervalSince(start)
    #expect(answer.status == 0)
    // The exercise alone, and it is told why.
    var gradebook = try course.gradebook()
    #expect(gradebook == ["ada": "10"])
    #expect(try course.read("out/feedback/ada.md").contains("did not come to an end"))
    answer = try await course.grade("--time-limit", "1")
    #expect(answer.output.contains("0 graded, 1 unchanged"))

    // Nor where the same file comes with other work, or to another run.
    try course.handIn("ada", bomb, ScratchCourse.counted + "// again\n")
    start = Date()
    answer = try await course.grade("--time-limit", "1")
    #expect(answer.output.contains("1 graded, 0 unchanged"))
    gradebook = try course.gradebook()
    #expect(gradebook == ["ada": "10"])
    // The compiler has 12 s of processor time, and took none of it this time.
    #expect(Date().timeIntervalSince(start) < first / 2)
  }

  @Test("A check that the suite has disabled costs nobody points") func disabled() async throws {
    let course = try ScratchCourse()
    try course.handIn("ada", ScratchCourse.right, ScratchCourse.counted)
    let suite = try course.read("Tests/01-sample/CountingTests.swift").replacing(
      "@Test(\"None of none\")", with: "@Test(\"None of none\", .disabled(\"next week\"))")
    try course.write(suite, to: "mine/01-sample/CountingTests.swift")
    let answer = try await course.grade("--extra-suites", "mine")
    #expect(answer.status == 0)
    let gradebook = try course.gradebook()
    #expect(gradebook == ["ada": "20"])
  }

  @Test("A mistake costs once: whatever calls it is graded with the solution's")
  func dependents() async throws {
    let course = try ScratchCourse()
    let counted =
      "func countPositive(_ values: [Int]) -> Int {\n  values.count { doubled($0) > 0 && doubled($0) == 2 * $0 }\n}\n"
    try course.handIn("ada", ScratchCourse.wrong, counted)
    try course.handIn("ben", "func other() {}\n", counted)
    try course.handIn("cleo", ScratchCourse.wrong, counted.replacing("> 0", with: "< 0"))
    let answer = try await course.grade("--seed", "5")
    #expect(answer.status == 0)
    let gradebook = try course.gradebook()
    #expect(gradebook == ["ada": "10", "ben": "10", "cleo": "5"])
    #expect(
      try course.read("out/feedback/ada.md").contains("graded with the solution's `doubled`"))
  }

  @Test("A function of a learner's own changes no verdict, whatever it is called")
  func helpers() async throws {
    let course = try ScratchCourse()
    let call = ScratchCourse.doubling("return twice(value)")
    try course.handIn("ada", call + "\nprivate func twice(_ value: Int) -> Int { 2 * value }\n")
    try course.handIn("ben", call + "\nfunc twice(_ value: Int) -> Int {\n  2 * value\n}\n")
    try course.handIn("cleo", call + "\nfunc twice(_ value: Int) -> Int {\n  3 * value\n}\n")
    // It wins over the suite's own, so the suite has to be compiled against it.
    try course.handIn(
      "dora", ScratchCourse.wrong + "\nfunc check(_: String, _: Int, is: Int) {}\n")
    let answer = try await course.grade()
    #expect(answer.status == 0)
    #expect(
      try course.gradebook().filter { $0.key != "dora" }
        == ["ada": "10", "ben": "10", "cleo": "0"])
    #expect(try course.results()["dora"]?.integrity.map(\.rule) == ["shadowing"])
  }

  /// The superuser's sandbox works as `nobody`.
  @Test("What the sandbox may not look into costs nobody a mark") func closedFolder() async throws {
    let course = try ScratchCourse()
    try course.handIn("ada", ScratchCourse.right)
    let store = course.invocation([]).environment["LEARN_BUILD"]
    let closed = "\(course.root)/closed"
    try FileManager.default.createDirectory(
      atPath: closed, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try FileManager.default.createSymbolicLink(
      atPath: "\(closed)/store", withDestinationPath: try #require(store))
    let answer = try await course.learn(
      "grade", "submissions", "--out", "out", environment: ["LEARN_BUILD": "\(closed)/store"])
    #expect(answer.status == 0)
    #expect(try course.gradebook() == ["ada": "10"])
  }

  @Test("A run that is killed goes on where it stopped: nothing is lost, nothing graded twice")
  func killed() async throws {
    let course = try ScratchCourse()
    let students = (1...6).map { "s\($0)" }
    for (number, student) in students.enumerated() {
      try course.handIn(student, ScratchCourse.doubling("return 2 * value + \(number) * 0"))
    }
    let command = course.invocation([
      "grade", "submissions", "--out", "out", "--jobs", "1",
    ])
    let run = Task { try await Subprocess.run(command, monitor: .init(total: 300)) }
    defer { run.cancel() }
    let deadline = Date() + 240
    while course.resultFiles.count < 2 {
      try #require(Date() < deadline, "no results were written")
      try await Task.sleep(for: .milliseconds(5))
    }
    run.cancel()
    await #expect(throws: CancellationError.self) { try await run.value }
    let kept = try course.resultFiles.reduce(into: [:]) { $0[$1] = try course.read($1) }
    try #require(kept.count < students.count)

    let answer = try await course.grade("--json")
    #expect(answer.status == 0)
    let summary = try JSONDecoder().decode(Summary.self, from: Data(answer.output.utf8))
    #expect(summary.reused == kept.count)
    #expect(summary.graded == students.count - kept.count)
    for (path, text) in kept { #expect(try course.read(path) == text) }
    let results = course.resultFiles
    #expect(results.count == students.count)
    #expect(Set(try course.gradebook().values) == ["10"])
  }

  @Test("Shards are joined; a gap and a conflict are refused by name") func shards() async throws {
    let course = try ScratchCourse()
    for student in ["ada", "ben", "cleo", "dora"] {
      try course.handIn(student, ScratchCourse.right)
    }
    try course.write("", to: "submissions/eve/notes.txt")
    for shard in [1, 2] {
      let answer = try await course.learn(
        "grade", "submissions", "--out", "part\(shard)", "--shard", "\(shard)/2")
      #expect(answer.status == 0)
      #expect(answer.output.contains(shard == 2 ? "3 graded" : "2 graded"))
    }
    var answer = try await course.learn("grade", "merge", "part1", "part2", "--out", "whole")
    #expect(answer.status == 0)
    #expect(answer.output.contains("5 students, 1 lesson"))
    #expect(answer.output.contains("Handed in nothing: eve."))
    #expect(
      try course.gradebook("whole").filter { $0.key != "eve" } == [
        "ada": "10", "ben": "10", "cleo": "10", "dora": "10",
      ])

    // Nobody told them, and still they made the same fresh cases.
    let seeds = try ["part1", "part2", "whole"].map { folder in
      try course.read("\(folder)/run.json").split(separator: "\n").filter {
        $0.contains("\"seed\"")
      }
    }
    #expect(seeds.allSatisfy { $0.count == 1 && $0 == seeds[0] })

    answer = try await course.learn("grade", "merge", "part1", "--out", "half")
    #expect(answer.status == 1)
    #expect(answer.errors.contains("Missing: shard 2/2."))
    let isJoined = course.exists("half/gradebook.csv")
    #expect(!isJoined)

    // Ben's work, which is in the first shard, is graded again after it changed.
    try course.handIn("ben", ScratchCourse.wrong)
    _ = try await course.learn("grade", "submissions", "--out", "again", "--shard", "1/2")
    answer = try await course.learn("grade", "merge", "part1", "again", "part2", "--out", "both")
    #expect(answer.status == 1)
    #expect(answer.errors.contains("differ on ben 01-sample"))

    let lost = try #require(course.files(below: "part2/results").first { $0.contains("ada") })
    try FileManager.default.removeItem(atPath: "\(course.root)/\(lost)")
    answer = try await course.learn("grade", "merge", "part1", "part2", "--out", "gap")
    #expect(answer.status == 1)
    #expect(answer.errors.contains("Results are missing: ada 01-sample"))
  }

  @Test("Work in a git checkout is as late as the commit that last touched the lesson")
  func late() async throws {
    let course = try ScratchCourse()
    for student in ["ada", "ben"] { try course.handIn(student, ScratchCourse.right) }
    let script = """
      set -e
      for s in ada ben; do
        cd "$0/submissions/$s"; git init -q; git add .
        git -c user.name=T -c user.email=t@example.org commit -qm work
        echo more >notes.txt; git add .
        GIT_COMMITTER_DATE=2026-03-20T12:00:00Z \
          git -c user.name=T -c user.email=t@example.org commit -qm notes
      done
      """
    let made = try await Subprocess.run(
      Invocation(
        executable: "/bin/sh", arguments: ["-c", script, course.root],
        environment: [
          "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
          "GIT_COMMITTER_DATE": "2026-03-03T12:00:00Z", "GIT_CONFIG_GLOBAL": "/dev/null",
        ], directory: course.root))
    try #require(made.ending == .exited(0), "\(made.errors.text)")
    try course.write(
      """
      {"schema": 1, "penaltyPerDay": 0.1, "deadlines": {"01-sample": "2026-03-01T23:59:00Z"},
       "extensions": {"ben": {"01-sample": "2026-03-10T00:00:00Z"}}}
      """, to: "policy.json")
    let answer = try await course.grade("--policy", "policy.json")
    #expect(answer.status == 0)
    // A day and a half late are two begun days; the raw score is kept beside.
    #expect(try course.gradebook() == ["ada": "8", "ben": "10"])
    let results = try course.results()
    let ada = try #require(results["ada"])
    #expect(ada.submission.timeSource == "git")
    #expect(ada.submission.submittedAt == "2026-03-03T12:00:00Z")
    #expect(ada.lateness?.days == 2)
    #expect(ada.exercises.map(\.score).reduce(0, +) == 10)
    #expect(results["ben"]?.lateness?.days == 0)

    // Other rules change the score without another run of the code.
    try course.write(#"{"schema": 1}"#, to: "policy.json")
    let again = try await course.grade("--policy", "policy.json")
    #expect(again.output.contains("0 graded, 2 unchanged"))
    #expect(try course.gradebook()["ada"] == "10")
  }

  @Test("A report is one page that needs nothing else, of a class and of one's own progress")
  func report() async throws {
    let course = try ScratchCourse()
    try course.handIn("ada <b>", ScratchCourse.right)
    try course.handIn("ben", ScratchCourse.wrong)
    _ = try await course.grade()
    var answer = try await course.learn("report", "out", "--html", "class.html")
    #expect(answer.status == 0)
    var page = try course.read("class.html")
    #expect(page.hasPrefix("<!DOCTYPE html>") || page.hasPrefix("<!doctype html>"))
    #expect(page.contains("ada &lt;b&gt;"))
    #expect(!page.contains("ada <b>"))
    #expect(page.contains("adds two"))
    #expect(page.contains("doubled(3) is 5; expected 6"))
    for address in ["src=\"http", "href=\"http", "url(http", "@import"] {
      #expect(!page.contains(address))
    }

    try course.write(ScratchCourse.wrong, to: ScratchCourse.doubling)
    _ = try await course.learn("check", "Doubling")
    answer = try await course.learn("report", "progress.json", "--html", "own.html")
    #expect(answer.status == 0)
    page = try course.read("own.html")
    #expect(page.contains("Doubling"))
    #expect(page.contains("some checks pass"))
  }

  /// A command line that cannot be followed, its exit status, and what is said.
  struct Mistake: CustomTestStringConvertible {
    let arguments: [String]
    let status: Int32
    let words: String

    var testDescription: String { "learn " + arguments.joined(separator: " ") }
  }

  static let mistakes = [
    Mistake(arguments: ["grade"], status: 2, words: "The folder of submissions"),
    Mistake(arguments: ["grade", "submissions"], status: 2, words: "--out DIR"),
    Mistake(
      arguments: ["grade", "nowhere", "--out", "out"], status: 3, words: "nowhere is missing"),
    Mistake(arguments: ["grade", "none", "--out", "out"], status: 2, words: "holds no folder"),
    Mistake(
      arguments: ["grade", "submissions", "--out", "out", "--shard", "3/2"], status: 2,
      words: "I/N, such as 2/8"),
    Mistake(
      arguments: ["grade", "submissions", "--out", "out", "--lessons", "77"], status: 2,
      words: "77"),
    Mistake(
      arguments: ["grade", "submissions", "--out", "out", "--jobs", "many"], status: 2,
      words: "--jobs"),
    Mistake(
      arguments: ["grade", "submissions", "--out", "out", "--export", "pdf"], status: 2,
      words: "some of results"),
    Mistake(
      arguments: ["grade", "submissions", "--out", "out", "--roster", "nameless.csv"], status: 2,
      words: "no column identifies a student"),
    Mistake(
      arguments: ["grade", "submissions", "--out", "out", "--roster", "twice.csv"], status: 2,
      words: "twice.csv:3: 'ada' stands there twice"),
    Mistake(
      arguments: ["grade", "submissions", "--out", "out", "--roster", "outside.csv"], status: 2,
      words: "'../ada' leaves the submissions"),
    Mistake(
      arguments: ["grade", "submissions", "--out", "out", "--policy", "misspelt.json"], status: 2,
      words: "'deadline' is not known"),
    Mistake(
      arguments: ["grade", "submissions", "--out", "submissions/out"], status: 2,
      words: "lies in the folder of submissions"),
    Mistake(
      arguments: ["grade", "submissions", "--out", "out", "--policy", "nobody.json"], status: 2,
      words: "extensions names 'eve', which is no student"),
    Mistake(
      arguments: ["grade", "submissions", "--out", "out", "--policy", "nowhere.json"], status: 2,
      words: "deadlines names '77-none', which is no lesson"),
    Mistake(
      arguments: ["grade", "submissions", "--out", "out", "--roster", "zoneless.csv"], status: 2,
      words: "zoneless.csv:2: '2026-03-01 10:00' names no zone"),
    Mistake(
      arguments: ["grade", "submissions", "--out", "out", "--canvas", "nameless.csv"], status: 2,
      words: "the column 'Student' is missing"),
    Mistake(
      arguments: ["grade", "merge", "--out", "out"], status: 2, words: "a folder of results"),
    Mistake(
      arguments: ["grade", "merge", "submissions", "--out", "out"], status: 2,
      words: "holds no results"),
    Mistake(arguments: ["report", "submissions"], status: 2, words: "holds no results"),
    Mistake(arguments: ["report", "nowhere"], status: 3, words: "nowhere is missing"),
  ]

  @Test("What cannot be done is told in words, with an exit status of its own", arguments: mistakes)
  func mistake(_ mistake: Mistake) async throws {
    let course = try ScratchCourse()
    try course.handIn("ada", ScratchCourse.right)
    try course.write("", to: "none/README")
    try course.write("colour\nred\n", to: "nameless.csv")
    try course.write("id\nada\nada\n", to: "twice.csv")
    try course.write("id,folder\nada,../ada\n", to: "outside.csv")
    try course.write(#"{"schema": 1, "deadline": {}}"#, to: "misspelt.json")
    try course.write(#"{"schema": 1, "extensions": {"eve": {}}}"#, to: "nobody.json")
    try course.write(
      #"{"schema": 1, "deadlines": {"77-none": "2026-03-01T10:00:00Z"}}"#, to: "nowhere.json")
    try course.write("id,submitted\nada,2026-03-01 10:00\n", to: "zoneless.csv")
    let result = try await Subprocess.run(
      course.invocation(mistake.arguments), monitor: .init(total: 120))
    #expect(result.ending == .exited(mistake.status))
    #expect((result.errors.text + result.output.text).contains(mistake.words))
    #expect(!result.errors.text.contains("Fatal error"))
    let results = course.resultFiles
    #expect(results.isEmpty)
  }
}

/// What `learn grade --json` prints, as far as it is looked at here.
private struct Summary: Decodable {
  let graded: Int
  let reused: Int
}

/// A line of `results.json`, as far as it is looked at here.
private struct Result: Decodable {
  struct Exercise: Decodable { let score: Double }
  struct Flag: Decodable { let rule: String }
  struct Lateness: Decodable { let days: Int }
  struct Submission: Decodable {
    let submittedAt: String?
    let timeSource: String?
  }

  let student: String
  let exercises: [Exercise]
  let integrity: [Flag]
  let lateness: Lateness?
  let submission: Submission
}

extension ScratchCourse {
  fileprivate static let counted =
    "func countPositive(_ values: [Int]) -> Int {\n  values.count { $0 > 0 }\n}\n"

  /// Puts a student's files where they are collected.
  fileprivate func handIn(
    _ student: String, _ doubling: String, _ counting: String? = nil
  ) throws {
    try write(doubling, to: "submissions/\(student)/\(Self.doubling)")
    if let counting { try write(counting, to: "submissions/\(student)/\(Self.counting)") }
  }

  fileprivate func grade(_ more: String...) async throws -> Answer {
    let result = try await Subprocess.run(
      invocation(["grade", "submissions", "--out", "out"] + more), monitor: .init(total: 300))
    guard case .exited(let status) = result.ending else {
      throw Ended(ending: "\(result.ending)", errors: result.errors.text)
    }
    return Answer(status: status, output: result.output.text, errors: result.errors.text)
  }

  /// The score of each student in the first lesson.
  fileprivate func gradebook(_ folder: String = "out") throws -> [String: String] {
    try read("\(folder)/gradebook.csv").split(whereSeparator: \.isNewline).dropFirst()
      .reduce(into: [:]) { scores, line in
        let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        scores[fields[0]] = fields[2]
      }
  }

  fileprivate func results() throws -> [String: Result] {
    struct File: Decodable { let results: [Result] }
    let file = try JSONDecoder().decode(File.self, from: Data(read("out/results.json").utf8))
    return Dictionary(uniqueKeysWithValues: file.results.map { ($0.student, $0) })
  }

  fileprivate func files(below folder: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: "\(root)/\(folder)")?.allObjects ?? []
    return names.compactMap { $0 as? String }.filter { $0.hasSuffix(".json") }.sorted()
      .map { "\(folder)/\($0)" }
  }

  /// The files of results that are whole.
  fileprivate var resultFiles: [String] { files(below: "out/results") }
}
