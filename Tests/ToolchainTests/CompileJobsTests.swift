import Foundation
import OperatingSystem
import Testing

@testable import Toolchain

@Suite("The commands that swiftc comes to") struct CompileJobsTests {
  private static let folder = "/a b/work/1"

  @Test("Temporary files lie in the folder of the call, whichever that is") func plan() throws {
    let jobs = try #require(
      CompileJobs(
        printed: """
          /swift/bin/swift-frontend -frontend -c A.swift '-DX=it'\\''s' -o '/a b/work/1/jobs/T.x1/M-1.o'
          /swift/bin/clang '/a b/work/1/jobs/T.x1/M-1.o' '@/a b/work/1/jobs/T.x1/M-2.autolink' -o program

          """, in: Self.folder))
    #expect(
      jobs.commands == [
        [
          "/swift/bin/swift-frontend", "-frontend", "-c", "A.swift", "-DX=it's", "-o", "jobs/M-1.o",
        ],
        ["/swift/bin/clang", "jobs/M-1.o", "@jobs/M-2.autolink", "-o", "program"],
      ])
    #expect(
      jobs.script == """
        /swift/bin/swift-frontend -frontend -c A.swift '-DX=it'\\''s' -o jobs/M-1.o \
        && /swift/bin/clang jobs/M-1.o @jobs/M-2.autolink -o program
        """)
  }

  @Test(
    "What is not a plan for any folder is left to swiftc",
    arguments: [
      "", "no plan at all", "/swift/bin/clang A.o -o program",
      "warning: it is old\n/swift/bin/swift-frontend -frontend -c A.swift",
      "/swift/bin/swift-frontend -frontend -c 'A.swift",
      "/swift/bin/swift-frontend -frontend -c $(A).swift",
      "/swift/bin/swift-frontend -frontend -c '/a b/work/1/A.swift' -o A.o",
    ])
  func unusable(_ printed: String) {
    #expect(CompileJobs(printed: printed, in: Self.folder) == nil)
  }

  @Test("A word reaches the command as it is, and the first failure is the last command")
  func shell() async throws {
    let words = ["it's", "a b", "", "$HOME", "\"x\"", "naïve", "*"]
    let printed = words.map { "'\($0.replacing("'", with: #"'\''"#))'" }.joined(separator: " ")
    let jobs = try #require(
      CompileJobs(printed: "/usr/bin/printf [%s] -frontend \(printed)", in: Self.folder))
    #expect(jobs.commands.first?.dropFirst(3).map(\.self) == words)
    let shown = try await Self.run(jobs.script)
    #expect(shown.output.text == "[-frontend]" + words.map { "[\($0)]" }.joined())
    let failing = try #require(
      CompileJobs(
        printed: "/bin/sh -c 'exit 3' -frontend\n/usr/bin/printf later", in: Self.folder))
    let result = try await Self.run(failing.script)
    #expect(result.ending == .exited(3))
    #expect(result.output.text.isEmpty)
  }

  @Test("The linker is started itself once it is known, and its driver where that fails")
  func link() async throws {
    let echo = "/bin/sh -c 'echo said by \"$0\"' -frontend"
    var jobs = try #require(
      CompileJobs(printed: "\(echo)\n/bin/sh -c 'echo planned'\n/bin/clang", in: Self.folder))
    #expect(jobs.askingForLink == ["/bin/clang", "-###"])
    jobs.setLink(
      printed: """
        clang version 17.0.0
        InstalledDir: /bin
         "/bin/sh" "-c" "echo \\"linked\\" at \\$1" "jobs/M-1.o"

        """, objects: [], in: Self.folder)
    #expect(jobs.link == ["/bin/sh", "-c", "echo \"linked\" at $1", "jobs/M-1.o"])
    #expect(try await Self.run(jobs.script).output.text == "said by -frontend\nlinked at\n")
    jobs.link = ["/bin/sh", "-c", "echo it fails >&2; exit 1"]
    let result = try await Self.run(jobs.script)
    #expect(result.output.text == "said by -frontend\nplanned\n")
    #expect(!result.errors.text.contains("it fails"))
  }

  @Test(
    "A linker's command that would not hold for another folder is not taken",
    arguments: [
      "", " \"/bin/sh\" \"-o\" \"/a b/work/1/program\"", " \"/bin/no-such-linker\" \"A.o\"",
      " \"/bin/sh\" \"A.o\"\n \"/bin/sh\" \"B.o\"", " \"/bin/sh\" \"A.o", " \"/bin/sh\" \"$HOME\"",
    ])
  func unusableLink(_ printed: String) throws {
    var jobs = try #require(
      CompileJobs(printed: "/bin/swift-frontend -frontend\n/bin/clang", in: Self.folder))
    jobs.setLink(printed: printed, objects: [], in: Self.folder)
    #expect(jobs.link == [])
    #expect(jobs.script == "/bin/swift-frontend -frontend && /bin/clang")
  }

  @Test("One plan holds for whichever objects are linked") func objects() throws {
    var jobs = try #require(
      CompileJobs(
        printed: "/bin/swift-frontend -frontend A.swift\n/bin/clang A.o objects.o -o program",
        in: Self.folder))
    let linking = jobs.linking(["/k/Kit.o", "/s/Suite.o"])
    #expect(
      linking.commands[1] == ["/bin/clang", "A.o", "/k/Kit.o", "/s/Suite.o", "-o", "program"])
    jobs.setLink(
      printed: #" "/bin/sh" "A.o" "/k/Kit.o" "/s/Suite.o" "-lc""#,
      objects: ["/k/Kit.o", "/s/Suite.o"], in: Self.folder)
    #expect(jobs.link == ["/bin/sh", "A.o", CompileJobs.objects, "-lc"])
    #expect(jobs.linking(["B.o"]).link == ["/bin/sh", "A.o", "B.o", "-lc"])
    jobs.setLink(printed: #" "/bin/sh" "A.o""#, objects: ["/k/Kit.o"], in: Self.folder)
    #expect(jobs.link == [])
  }

  private static func run(_ script: String) async throws -> InvocationResult {
    try await Subprocess.run(
      Invocation(
        executable: "/bin/sh", arguments: ["-c", script], environment: [:], directory: "/"))
  }
}
