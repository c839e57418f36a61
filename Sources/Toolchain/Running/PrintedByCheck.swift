import Foundation
import Grading
import OperatingSystem

/// What a program prints, told apart by the check that ran when it did.
///
/// The suite's trait prints a mark where a check begins: `check MedianTests.MedianSuite/a(_:)#2`
/// between two record separators (`OutputMark` in `LessonTesting`).
struct PrintedByCheck: Sendable {
  private let cases: [String: Bool]
  private var texts: [Check.ID: BoundedText] = [:]
  private var running: Check.ID?

  /// The beginning of a mark, or nothing.
  private var rest = Data()

  private static let separator = Data([0x1E])
  private static let begin = Data("\u{1E}check ".utf8)

  /// No mark is longer.
  private static let longestMark = 1024

  /// How many bytes of each end of a check's text are kept.
  private static let limit = 4 << 10

  init(plan: [PlannedTest]) {
    cases = Dictionary(
      plan.map { ($0.id, $0.cases != nil) }, uniquingKeysWith: { first, _ in first })
  }

  /// The texts in the order of the checks.
  func printed(_ checks: [Check]) -> [PrintedText] {
    checks.compactMap { check in
      texts[check.id].map { PrintedText(check: check.id, text: $0.text) }
    }
  }

  mutating func append(_ bytes: Data) {
    var unread = rest + bytes
    rest = Data()
    while let start = unread.range(of: Self.separator)?.lowerBound {
      keep(unread[..<start])
      unread = unread[start...]
      let end = unread.dropFirst().range(of: Self.separator)?.lowerBound
      if let end, let check = check(unread[..<end]) {
        running = check
        unread = unread[(end + 1)...]
      } else if end == nil, isBeginning(unread) {
        rest = Data(unread)
        return
      } else {
        keep(unread.prefix(1))
        unread = unread.dropFirst()
      }
    }
    keep(unread)
  }

  /// Closes the run of one program; what is held back was no mark.
  mutating func endRun() {
    keep(rest)
    rest = Data()
    running = nil
  }

  private func isBeginning(_ bytes: Data) -> Bool {
    bytes.count < Self.longestMark
      && bytes.prefix(Self.begin.count) == Self.begin.prefix(bytes.count)
  }

  /// The check that a mark names, given without the separator at its end; `nil` for what is no mark,
  /// or names no check of the plan.
  private func check(_ mark: Data) -> Check.ID? {
    guard mark.starts(with: Self.begin) else { return nil }
    let name = String(decoding: mark.dropFirst(Self.begin.count), as: UTF8.self)
    guard let hash = name.lastIndex(of: "#"), let index = Int(name[name.index(after: hash)...]),
      let hasCases = cases[String(name[..<hash])]
    else { return nil }
    return Check.ID(test: String(name[..<hash]), caseIndex: hasCases ? index : nil)
  }

  /// What is printed before any check has begun is nobody's.
  private mutating func keep(_ bytes: Data) {
    guard let running, !bytes.isEmpty else { return }
    texts[running, default: BoundedText(limit: Self.limit)].append(Data(bytes))
  }
}
