import Foundation
import Grading
import Testing

@testable import Toolchain

@Suite("What is printed, by the check that printed it") struct PrintedByCheckTests {
  static let plan = [
    PlannedTest(id: "ATests.A/one()", title: "One"),
    PlannedTest(id: "BTests.B/each(_:)", title: "Each", cases: ["1", "2"]),
  ]

  static let stream =
    "lost\n\u{1E}check ATests.A/one()#0\u{1E}first\nhalf"
    + "\u{1E}check BTests.B/each(_:)#0\u{1E}\u{1E}check BTests.B/each(_:)#1\u{1E}second 🙂\n"

  /// The texts by check, of a stream that comes in pieces of some length.
  private func texts(_ stream: String, piece: Int = .max) -> [String: String] {
    var printed = PrintedByCheck(plan: Self.plan)
    var rest = Data(stream.utf8)
    while !rest.isEmpty {
      printed.append(Data(rest.prefix(piece)))
      rest = rest.dropFirst(piece)
    }
    printed.endRun()
    let all = printed.printed(Self.plan.flatMap(\.checks))
    return Dictionary(uniqueKeysWithValues: all.map { ($0.check.description, $0.text) })
  }

  @Test("Each text is that of its check, however the stream is cut", arguments: [1, 2, 7, 64])
  func pieces(_ length: Int) {
    #expect(
      texts(Self.stream, piece: length) == [
        "ATests.A/one()": "first\nhalf", "BTests.B/each(_:)#1": "second 🙂\n",
      ])
  }

  @Test(
    "What only looks like a mark is a text like any other",
    arguments: [
      "\u{1E}", "\u{1E}check ", "\u{1E}check Nothing#0\u{1E}", "\u{1E}chess\u{1E} x",
      "\u{1E}check #\u{1E}",
    ])
  func forged(_ text: String) {
    let begin = "\u{1E}check ATests.A/one()#0\u{1E}"
    let expected = ["ATests.A/one()": "a\(text)b"]
    #expect(texts("\(begin)a\(text)b") == expected)
    #expect(texts("\(begin)a\(text)b", piece: 1) == expected)
    // The next check is told from it all the same.
    #expect(
      texts("\(begin)a\(text)b\u{1E}check BTests.B/each(_:)#0\u{1E}c")
        == expected.merging(["BTests.B/each(_:)#0": "c"]) { $1 })
  }

  @Test("A flood in one check leaves the words of the next alone")
  func flood() throws {
    let flood = String(repeating: "x", count: 1 << 20)
    let texts = texts(
      "\u{1E}check ATests.A/one()#0\u{1E}\(flood)\u{1E}check BTests.B/each(_:)#0\u{1E}said\n",
      piece: 1 << 16)
    #expect(texts["BTests.B/each(_:)#0"] == "said\n")
    #expect(try #require(texts["ATests.A/one()"]).utf8.count < 16 << 10)
  }

  @Test("A run that ends within a check does not lend it to the next run")
  func endOfRun() {
    var printed = PrintedByCheck(plan: Self.plan)
    printed.append(Data("\u{1E}check ATests.A/one()#0\u{1E}before\u{1E}".utf8))
    printed.endRun()
    printed.append(Data("nobody's".utf8))
    printed.endRun()
    #expect(printed.printed(Self.plan.flatMap(\.checks)).map(\.text) == ["before\u{1E}"])
  }
}
