import Foundation
import OperatingSystem
import Testing
import Toolchain

@testable import learn

@Suite("Completion and the manual") struct CompletionTests {
  /// What a shell offers after words, in a course of one lesson.
  private func offers(_ shell: String, _ words: [String]) async throws -> [String] {
    let course = try ScratchCourse()
    let program = URL(fileURLWithPath: ScratchCourse.program).deletingLastPathComponent().path
    let script: String
    switch shell {
    case "fish":
      script =
        "learn completion fish | source; complete -C 'learn \(words.joined(separator: " "))'"
    default:
      let list = (["learn"] + words).map { "'\($0)'" }.joined(separator: " ")
      script = """
        source <(learn completion bash)
        COMP_WORDS=(\(list)); COMP_CWORD=\(words.count); _learn; printf '%s\\n' "${COMPREPLY[@]}"
        """
    }
    var invocation = course.invocation([])
    invocation.executable = "/usr/bin/env"
    invocation.arguments = [shell, shell == "fish" ? "--no-config" : "--norc", "-c", script]
    invocation.environment["PATH"] = program + ":" + (invocation.environment["PATH"] ?? "")
    let result = try await Subprocess.run(invocation, monitor: .init(total: 60))
    // fish adds what a word stands for.
    return result.output.text.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
  }

  /// Few have fish; where `LEARN_REQUIRE` is set, it has to be there.
  private static let hasFish =
    ProcessInfo.processInfo.environment["LEARN_REQUIRE"] == "1"
    || ["/bin/", "/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].contains {
      FileManager.default.isExecutableFile(atPath: $0 + "fish")
    }

  @Test("bash offers commands, options, and the names of lessons and exercises")
  func bash() async throws { try await expectOffers("bash") }

  @Test(
    "fish offers commands, options, and the names of lessons and exercises",
    .enabled(if: hasFish, "fish is not installed"))
  func fish() async throws { try await expectOffers("fish") }

  private func expectOffers(_ shell: String) async throws {
    var offered = try await offers(shell, ["re"])
    #expect(offered.sorted() == ["read", "report", "reset"])
    offered = try await offers(shell, ["check", "01-sample/"])
    #expect(offered.sorted() == ["01-sample/Counting", "01-sample/Doubling"])
    offered = try await offers(shell, ["read", "0"])
    #expect(offered == ["01-sample"])
    offered = try await offers(shell, ["author", ""])
    #expect(offered.sorted() == ["check", "draw", "new", "release", "stubs"])
    offered = try await offers(shell, ["author", "check", "01"])
    #expect(offered == ["01-sample"])
    offered = try await offers(shell, ["list", "--p"])
    #expect(offered == ["--plain"])
    offered = try await offers(shell, ["completion", "f"])
    #expect(offered == ["fish"])
  }

  @Test("No words of the manual are taken for a request of the formatter") func manual() {
    let known = Set(["TH", "SH", "B", "TP", "RS", "RE", "I", "nf", "fi", "sp"])
    for line in Manual.text.split(separator: "\n") where line.hasPrefix(".") {
      #expect(known.contains(String(line.dropFirst().prefix { $0 != " " })), "\(line)")
    }
    #expect(!Manual.text.contains("\n'"))
    #expect(Manual.text.contains("\n\\&'learn author check NAME'"))
  }
}
