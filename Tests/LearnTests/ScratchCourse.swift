import Foundation
import OperatingSystem
import Testing
import Toolchain

extension Tag {
  /// Runs the compiler, which takes seconds.
  @Tag static var spawnsCompiler: Self
}

/// A small course in a temporary folder, and the real `learn` to run in it.
///
/// Its suites and stubs are written for trying the runner: two exercises, one with a named mistake.
struct ScratchCourse: ~Copyable {
  let root: String
  private let folder: String

  /// - Parameter name: The name of the course's folder.
  init(named name: String = "course") throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("learn-\(UUID().uuidString)").path
    root = "\(folder)/\(name)"
    for (path, text) in Self.files { try Self.write(text, to: "\(root)/\(path)") }
    try FileManager.default.createSymbolicLink(
      atPath: "\(root)/Sources",
      withDestinationPath: Self.package.appendingPathComponent("Sources").path)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// The package that these tests belong to.
  private static var package: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  /// Where the courses share what was built. A sandbox that the superuser starts works as `nobody`,
  /// who may not look into every folder that this package can lie in.
  private static let store: String = {
    var folder = package
    while folder.path != "/" {
      let mode =
        try? FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions] as? Int
      guard let mode, mode & 0o1 != 0 else {
        return FileManager.default.temporaryDirectory.appendingPathComponent(
          "learn-tests-\(NSUserName())"
        ).path
      }
      folder.deleteLastPathComponent()
    }
    return package.appendingPathComponent(".build/learn-tests").path
  }()

  /// The program under test, which is built beside the tests.
  static var program: String {
    URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent("learn").path
  }

  struct Answer {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Runs `learn` and waits for its end.
  ///
  /// All scratch courses share what was built, so that the course's own modules compile once.
  func learn(
    _ arguments: String..., environment: [String: String] = [:], in folder: String = ""
  ) async throws -> Answer {
    let result = try await Subprocess.run(
      invocation(arguments, environment: environment, in: folder), monitor: .init(total: 120))
    guard case .exited(let status) = result.ending else {
      throw Ended(ending: "\(result.ending)", errors: result.errors.text)
    }
    return Answer(status: status, output: result.output.text, errors: result.errors.text)
  }

  struct Ended: Error {
    let ending: String
    let errors: String
  }

  func invocation(
    _ arguments: [String], environment: [String: String] = [:], in folder: String = ""
  ) -> Invocation {
    var all = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
      "HOME": NSHomeDirectory(),
      "LEARN_PREPARE": "0",
      "LEARN_BUILD": Self.store,
    ]
    all.merge(environment) { _, new in new }
    return Invocation(
      executable: Self.program, arguments: arguments, environment: all,
      directory: folder.isEmpty ? root : "\(root)/\(folder)")
  }

  func write(_ text: String, to path: String) throws {
    try Self.write(text, to: "\(root)/\(path)")
  }

  func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(path)")), as: UTF8.self)
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(root)/\(path)")
  }

  private static func write(_ text: String, to path: String) throws {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// Puts shell commands before every call of the compiler.
  ///
  /// - Returns: The environment in which `learn` calls it so.
  func compiler(after commands: String) throws -> [String: String] {
    let real = try #require(Self.installed("swiftc"))
    try writeScript("\(commands)\nexec '\(real)' \"$@\"", to: "swiftc")
    return ["LEARN_SWIFTC": "\(root)/swiftc"]
  }

  private static func installed(_ name: String) -> String? {
    ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private func writeScript(_ commands: String, to path: String) throws {
    try write("#!/bin/sh\n\(commands)\n", to: path)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: "\(root)/\(path)")
  }

  /// Writes a line to `file` for every compilation, `swiftc` being only one of those who start them.
  func compiler(countingIn file: String) throws -> [String: String] {
    let frontend = "\(root)/swift-frontend"
    let environment = try compiler(after: "export SWIFT_DRIVER_SWIFT_FRONTEND_EXEC='\(frontend)'")
    let real = try #require(Self.installed("swift-frontend"))
    try writeScript(
      """
      case " $* " in *" -c "*) echo call >>'\(root)/\(file)';; esac
      exec '\(real)' "$@"
      """, to: "swift-frontend")
    return environment
  }

  // The exercises and answers to them.

  static let doubling = "exercises/01-sample/Doubling.swift"
  static let counting = "exercises/01-sample/Counting.swift"

  static func doubling(_ body: String, before: String = "") -> String {
    "\(before)func doubled(_ value: Int) -> Int {\n  \(body)\n}\n"
  }

  static let right = doubling("return 2 * value")
  static let wrong = doubling("return value + 2")

  private static let files = [
    "Package.swift": "let lessons: [String] = [\n  \"01-sample\"\n]\n",
    "lessons/01-sample.md": """
    # Sample
    > Try the runner.

    Chapter: foundations · 20 minutes · Data: none

    Prose.

    ## Exercise: Doubling
    [exercises/01-sample/Doubling.swift](../exercises/01-sample/Doubling.swift)

    Write `doubled`.

    <details><summary>Hint: where to look</summary>

    At the function's *body*.

    </details>
    <details><summary>Hint: the idea</summary>

    Think of a sum of two equal parts.

    </details>

    ## Exercise: Counting
    [exercises/01-sample/Counting.swift](../exercises/01-sample/Counting.swift)

    Write `countPositive`.

    """,
    "solutions/01-sample/Doubling.swift": """
    /// Returns twice the value.
    func doubled(_ value: Int) -> Int {
      #if MISTAKE_ADDS_TWO
        // Feedback: two was added
        return value + 2
      #elseif SOLUTION
        return 2 * value
      #else
        // TODO: Multiply.
        return -1
      #endif
    }

    """,
    "solutions/01-sample/Counting.swift": """
    /// Returns how many values are above zero.
    func countPositive(_ values: [Int]) -> Int {
      #if SOLUTION
        return values.count { $0 > 0 }
      #else
        // TODO: Count.
        return -1
      #endif
    }

    """,
    "solutions/01-sample/Demo.swift": """
    func demo() throws {
      print("doubled(21) is \\(doubled(21))")
    }

    """,
    doubling: """
    /// Returns twice the value.
    func doubled(_ value: Int) -> Int {
      // TODO: Multiply.
      return -1
    }

    """,
    counting: """
    /// Returns how many values are above zero.
    func countPositive(_ values: [Int]) -> Int {
      // TODO: Count.
      return -1
    }

    """,
    "Tests/01-sample/DoublingTests.swift": """
    import LessonTesting
    import Testing

    @testable import SampleLesson

    @Suite("Doubling", .exercise("01-sample/Doubling")) struct DoublingSuite {
      @Test("Twice three is six") func three() {
        check(
          "doubled(3)", doubled(3), is: 6,
          mistakes: [.named("ADDS_TWO", gives: 5, "It looks as if two was added.")])
      }

      @Test("Any number", arguments: [4, 5, 7]) func any(_ number: Int) {
        check("doubled(\\(number))", doubled(number), is: 2 * number)
      }
    }

    """,
    "Tests/01-sample/CountingTests.swift": """
    import LessonTesting
    import Testing

    @testable import SampleLesson

    @Suite("Counting", .exercise("01-sample/Counting")) struct CountingSuite {
      @Test("Two of three") func two() {
        check("countPositive([1, -1, 2])", countPositive([1, -1, 2]), is: 2)
      }

      @Test("None of none") func none() {
        check("countPositive([])", countPositive([]), is: 0)
      }
    }

    """,
  ]
}
