import Foundation
import Synchronization
import Testing

/// Says which exercise a suite checks.
///
/// Under plain `swift test` a suite whose exercise still holds a `// TODO:` line is skipped, so
/// that a new clone is green and turns red only for work that is begun. The runner sets
/// `LEARN_GRADING=1`, and nothing is skipped; `LEARN_TRACK=solutions` points the same suites at the
/// solutions. `LEARN_SETTLED` lists what an earlier run of the program settled.
public struct ExerciseTrait: TestTrait, SuiteTrait, TestScoping {
  /// `06-missing/MedianImputer`.
  public let id: String

  /// Only Swift Testing's own condition can skip a suite, so this trait holds one.
  private let condition: ConditionTrait

  public var isRecursive: Bool { true }

  init(id: String, suitePath: String, sourceLocation: SourceLocation) {
    self.id = id
    condition = .disabled(
      "exercises/\(id).swift is not begun: it still holds its TODO line",
      sourceLocation: sourceLocation
    ) {
      if Self.skipsNothing { return false }
      let file = Self.exerciseFile(id, besideSuite: suitePath)
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { return false }
      return Self.isUntouched(text)
    }
  }

  /// Asked once, as Foundation reads the whole environment each time.
  private static let skipsNothing =
    isGrading || ProcessInfo.processInfo.environment["LEARN_TRACK"] == "solutions"

  /// Whether the runner reads what the program writes.
  static let isGrading = ProcessInfo.processInfo.environment["LEARN_GRADING"] == "1"

  /// Skips what an earlier run settled whole, a suite with all its tests at once, before anything is
  /// set up for it.
  public func prepare(for test: Test) async throws {
    if Settled.fromEnvironment.isWhole(String(describing: test.id)) {
      try await ConditionTrait.disabled("settled by an earlier run").prepare(for: test)
    }
    try await condition.prepare(for: test)
    if test.tags.contains(.crossCheck), !CaseOrder.isOrdered(ofFile: test.sourceLocation.fileID) {
      try await ConditionTrait.disabled(
        "it compares with the solution, which takes the runner: swift run learn check"
      ).prepare(for: test)
    }
  }

  /// Runs once for each test without parameters, and once for each case of one with parameters.
  public func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @Sendable () async throws -> Void
  ) async throws {
    if testCase != nil {
      let id = Settled.withoutLocation(String(describing: test.id))
      let index = CaseCount.shared.next(of: id)
      if Settled.fromEnvironment.isSettled(id, case: index) { return }
      if Self.isGrading { OutputMark.begin(id, case: index) }
    }
    SignalStack.provide()
    try await function()
  }

  /// `exercises/06-missing/Median.swift`, seen from `Tests/06-missing/MedianTests.swift`.
  static func exerciseFile(_ id: String, besideSuite path: String) -> URL {
    URL(filePath: path).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "exercises/\(id).swift")
  }

  /// Whether a line of the text is a `// TODO:`.
  static func isUntouched(_ text: String) -> Bool {
    text.split(whereSeparator: \.isNewline).contains { line in
      line.drop(while: \.isWhitespace).hasPrefix("// TODO:")
    }
  }
}

extension Trait where Self == ExerciseTrait {
  /// The exercise that the suite checks.
  public static func exercise(
    _ id: String, suitePath: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
  ) -> Self {
    ExerciseTrait(id: id, suitePath: suitePath, sourceLocation: sourceLocation)
  }
}

/// How far each test has come.
///
/// Cases have no public identity in Swift Testing, so they are counted as they run: one at a time,
/// in a fixed order.
final class CaseCount: Sendable {
  static let shared = CaseCount()

  private let counts = Mutex<[String: Int]>([:])

  /// The number of the test's next case, from 0.
  ///
  /// - Parameter test: Its id without its location.
  func next(of test: String) -> Int {
    counts.withLock { counts in
      defer { counts[test, default: 0] += 1 }
      return counts[test, default: 0]
    }
  }
}

/// The tests and cases that need no run.
struct Settled: Sendable {
  static let fromEnvironment = Settled(
    list: ProcessInfo.processInfo.environment["LEARN_SETTLED"] ?? "")

  private let cases: Set<String>

  /// - Parameter list: Lines such as `MedianTests.MedianSuite/cases(_:)#2` for a case, without the
  ///   number for a whole test, `MedianTests.MedianSuite` for a whole suite.
  init(list: String) {
    cases = Set(list.split(whereSeparator: \.isNewline).map(String.init))
  }

  /// Whether nothing is left to settle of a test or a suite.
  func isWhole(_ id: String) -> Bool {
    !cases.isEmpty && cases.contains(Self.withoutLocation(id))
  }

  /// Whether a case of a test is settled.
  ///
  /// - Parameter test: Its id without its location.
  func isSettled(_ test: String, case index: Int) -> Bool {
    !cases.isEmpty && cases.contains("\(test)#\(index)")
  }

  /// The id up to the last `/`, when what follows is `File.swift:line:column`.
  static func withoutLocation(_ id: String) -> String {
    guard let slash = id.lastIndex(of: "/"),
      id[slash...].split(separator: ":").count == 3, id[slash...].contains(".swift:")
    else { return id }
    return String(id[..<slash])
  }
}
