import Foundation
import OperatingSystem
import Testing

/// Nothing that a person wrote is overwritten in the belief that it is not there.
@Suite("Work is not lost", .serialized, .tags(.spawnsCompiler)) struct LostWorkTests {
  /// Puts a folder with somebody's file where the exercise belongs: what nobody, the superuser
  /// included, can read as a file.
  private func blocked() throws -> ScratchCourse {
    let course = try ScratchCourse()
    try FileManager.default.removeItem(atPath: "\(course.root)/\(ScratchCourse.doubling)")
    try course.write("mine", to: "\(ScratchCourse.doubling)/inside")
    return course
  }

  @Test("An exercise that cannot be read is not called missing", arguments: ["check", "next"])
  func unreadable(command: String) async throws {
    let course = try blocked()
    let answer = try await course.learn(command)
    #expect(answer.status == 3)
    #expect(answer.errors.contains("\(ScratchCourse.doubling) cannot be read: it is a folder"))
    #expect(!answer.errors.contains("missing"))
    #expect(try course.read("\(ScratchCourse.doubling)/inside") == "mine")
  }

  @Test(
    "What a reset cannot read it keeps", arguments: [["reset", "Doubling"], ["author", "stubs"]])
  func kept(words: [String]) async throws {
    let course = try blocked()
    var answer = try await course.learn(words[0], words[1])
    if words[0] == "author" {
      // Nothing is written before all can be read.
      #expect(answer.status == 3)
      #expect(answer.errors.contains("it is a folder"))
      #expect(try course.read("\(ScratchCourse.doubling)/inside") == "mine")
      answer = try await course.learn("reset", "Doubling")
    }
    #expect(answer.status == 0)
    #expect(answer.output.contains("exercises/01-sample/.kept/Doubling.1.swift"))
    #expect(try course.read("exercises/01-sample/.kept/Doubling.1.swift/inside") == "mine")
    #expect(try course.read(ScratchCourse.doubling).contains("return -1"))
  }

  @Test("A kept version is the learner's bytes, also where they are no UTF-8")
  func bytes() async throws {
    let latin = Data("// caf".utf8) + [0xE9] + Data("\r\n".utf8) + Data(ScratchCourse.wrong.utf8)
    for words in [["reset", "Doubling"], ["author", "stubs"]] {
      let course = try ScratchCourse()
      try File(ScratchCourse.doubling, in: course.root).write(latin)
      #expect(try await course.learn(words[0], words[1]).status == 0)
      let kept = File("exercises/01-sample/.kept/Doubling.1.swift", in: course.root)
      #expect(kept.contents == .bytes(latin))
    }
  }

  @Test("A solution that cannot be read ends author stubs before anything is written")
  func unreadableSolution() async throws {
    let course = try ScratchCourse()
    let solution = "solutions/01-sample/Doubling.swift"
    try FileManager.default.removeItem(atPath: "\(course.root)/\(solution)")
    try course.write("", to: "\(solution)/inside")
    try course.write(ScratchCourse.wrong, to: ScratchCourse.counting)
    let answer = try await course.learn("author", "stubs")
    #expect(answer.status == 3)
    #expect(answer.errors.contains("\(solution) cannot be read: it is a folder"))
    #expect(try course.read(ScratchCourse.counting) == ScratchCourse.wrong)
  }

  @Test("Work in UTF-16 is called so, with how to save it") func utf16() async throws {
    let course = try ScratchCourse()
    let work = try #require(ScratchCourse.wrong.data(using: .utf16))
    try File(ScratchCourse.doubling, in: course.root).write(work)
    let answer = try await course.learn("check", "Doubling")
    #expect(answer.status == 3)
    #expect(answer.errors.contains("\(ScratchCourse.doubling) is saved as UTF-16"))
    #expect(answer.errors.contains("UTF-8"))
    #expect(!(answer.output + answer.errors).contains("␀"))
    #expect(try await course.learn("reset", "Doubling").status == 0)
    let kept = File("exercises/01-sample/.kept/Doubling.1.swift", in: course.root)
    #expect(kept.contents == .bytes(work))
  }

  @Test("Progress behind a link is written where the link leads") func linkedProgress()
    async throws
  {
    let course = try ScratchCourse()
    try course.write("{\"schema\": 1, \"exercises\": {}}", to: "elsewhere/progress.json")
    try FileManager.default.createSymbolicLink(
      atPath: "\(course.root)/progress.json", withDestinationPath: "elsewhere/progress.json")
    _ = try await course.learn("hint", "Doubling")
    #expect(File("progress.json", in: course.root).kind == .link)
    #expect(try course.read("elsewhere/progress.json").contains("\"hintsOpened\""))
  }

  @Test("A demo that was changed is said not to be the one that runs") func changedDemo()
    async throws
  {
    let course = try ScratchCourse()
    try course.write(ScratchCourse.right, to: ScratchCourse.doubling)
    let demo = "exercises/01-sample/Demo.swift"
    try course.write(try course.read("solutions/01-sample/Demo.swift"), to: demo)
    var answer = try await course.learn("run")
    #expect(answer.status == 0)
    #expect(answer.errors == "")
    try course.write("func demo() throws { print(\"mine\") }\n", to: demo)
    answer = try await course.learn("run")
    #expect(answer.status == 0)
    #expect(answer.errors.contains("\(demo) was changed; the course's own demo runs."))
    #expect(answer.output == "doubled(21) is 42\n")
  }

  @Test("A full disk in the first build is called that") func fullDisk() async throws {
    let course = try ScratchCourse()
    try course.write(ScratchCourse.right, to: ScratchCourse.doubling)
    var full = try course.compiler(
      after: "echo 'LLVM ERROR: IO failure on output stream: No space left on device' >&2; exit 1;")
    full["LEARN_BUILD"] = "\(course.root)/build"
    let answer = try await course.learn("check", "Doubling", environment: full)
    #expect(answer.status == 3)
    #expect(answer.errors.contains("The disk is full"))
    #expect(!answer.errors.contains("report this"))
  }
}
