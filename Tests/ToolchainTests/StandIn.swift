import Course
import Foundation
import Grading
import OperatingSystem
import Synchronization

@testable import Toolchain

/// Stands in for the compiler and for the programs that it makes, and counts what is asked of it.
///
/// Its Swift is simple: a module's interface is the lines of its files that declare a function, and
/// a suite needs the lines that its comments `// needs: ` name. A file with the word `BROKEN` does
/// not compile. A program's checks come out as the first line of the exercise's body says.
final class StandIn: Sendable {
  /// What the engine asks for, in the words of the table of costs.
  enum Call: String, Sendable {
    /// The files are compiled, and linked with suites that are there.
    case program

    /// The files are compiled alone.
    case module
    case suite
    case link

    /// The declarations are compiled, without bodies and what no suite can call.
    case face

    /// The program lists its checks, or runs them.
    case list, run
  }

  private let state = Mutex<[Call]>([])

  /// Says what becomes of a call of the compiler before it is looked at.
  let failure = Mutex<(@Sendable (Call) -> InvocationResult?)?>(nil)

  /// A name that files may only call where one of them declares it.
  let unknown = Mutex<String?>(nil)

  /// Takes what was called so far.
  func takeCalls() -> [Call] {
    state.withLock { calls in
      defer { calls = [] }
      return calls
    }
  }

  var launcher: Launcher {
    Launcher { command, _, monitor in
      if command.executable.hasSuffix("/program") { return self.run(command, monitor) }
      return try self.compile(command)
    }
  }

  private func note(_ call: Call) { state.withLock { $0.append(call) } }

  static func result(
    _ ending: InvocationResult.Ending = .exited(0), output: String = "", errors: String = ""
  ) -> InvocationResult {
    func text(_ words: String) -> BoundedText {
      var text = BoundedText(limit: 1 << 20)
      text.append(Data(words.utf8))
      return text
    }
    return InvocationResult(
      ending: ending, output: text(output), errors: text(errors), duration: 0)
  }

  // MARK: The compiler

  private func compile(_ command: Invocation) throws -> InvocationResult {
    let arguments = command.arguments
    // There is no plan to be had, so every call is one of the compiler.
    guard !arguments.contains("-driver-print-jobs") else { return Self.result(.exited(1)) }
    let folder = command.directory
    func path(after option: String) -> String? {
      arguments.firstIndex(of: option).map { arguments[$0 + 1] }
        .map { $0.hasPrefix("/") ? $0 : "\(folder)/\($0)" }
    }
    func write(_ text: String, to path: String?) throws {
      if let path { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) }
    }
    let names = arguments.filter { $0.hasSuffix(".swift") }
    let files = try names.map { ($0, try Self.text("\(folder)/\($0)")) }
    let isOfCourse = names.contains { $0.hasPrefix("exercises/") }
    let makesProgram = arguments.contains("-emit-executable")
    let call: Call? =
      if isOfCourse {
        folder.hasSuffix("/face") ? .face : makesProgram ? .program : .module
      } else if makesProgram {
        .link
      } else {
        names.contains { $0.hasPrefix("Tests/") } ? .suite : nil
      }
    if let call {
      note(call)
      if let failure = failure.withLock({ $0?(call) }) { return failure }
    }
    let broken = files.filter { $0.1.contains("BROKEN") }
    guard broken.isEmpty else {
      return Self.result(
        .exited(1), errors: broken.map { "\($0.0):1:1: error: expected a word\n" }.joined())
    }
    if isOfCourse, let name = unknown.withLock({ $0 }),
      !files.contains(where: { $0.1.contains("func \(name)(") }),
      let caller = files.first(where: { $0.1.contains("\(name)(") })
    {
      return Self.result(
        .exited(1), errors: "\(caller.0):2:3: error: cannot find '\(name)' in scope\n")
    }
    let interface = Self.interface(files.map(\.1))
    if call == .suite, let search = arguments.lastIndex(of: "-I") {
      let folder = arguments[search + 1]
      let module = try Self.text("\(folder)/SampleLesson.swiftmodule")
      let missing = Self.needs(files[0].1).filter { !module.contains($0) }
      guard missing.isEmpty else {
        return Self.result(
          .exited(1), errors: "\(names[0]):3:1: error: cannot find '\(missing[0])' in scope\n")
      }
    }
    // What is wrong shows when all is put together.
    if makesProgram, let problem = Self.linkProblem(in: folder) {
      return Self.result(.exited(1), errors: problem)
    }
    try write(interface, to: path(after: "-emit-module-path"))
    if let map = path(after: "-output-file-map") {
      let outputs = try JSONDecoder().decode(
        [String: [String: String]].self, from: Data(contentsOf: URL(fileURLWithPath: map)))
      for output in outputs.values { try write("", to: output["object"]) }
    } else {
      try write(files.map(\.1).joined(), to: path(after: "-o"))
    }
    return Self.result()
  }

  private static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  private static func interface(_ texts: [String]) -> String {
    texts.flatMap { $0.split(separator: "\n") }.filter { $0.contains("func ") }
      .joined(separator: "\n")
  }

  private static func needs(_ suite: String) -> [String] {
    suite.split(separator: "\n").filter { $0.hasPrefix("// needs: ") }.map {
      String($0.dropFirst(10))
    }
  }

  /// What the linker says, where it has something to say.
  private static func linkProblem(in folder: String) -> String? {
    for exercise in SampleLesson.exercises {
      let path = "exercises/01-sample/\(exercise).swift"
      guard let text = try? text("\(folder)/\(path)") else { continue }
      if text.contains("\n@main") {
        return "ld.lld: error: duplicate symbol: main\n"
          + ">>> defined at \(exercise).swift:0 (\(path):0)\n>>> defined at Main.o\n"
      }
      // Without a place, as other linkers have it.
      if text.contains("UNDEFINED") { return "ld.lld: error: undefined symbol: nowhere\n" }
    }
    return nil
  }

  // MARK: Programs

  /// The exercises of the lesson that a program is made of, and their checks.
  private func run(_ command: Invocation, _ monitor: Subprocess.Monitor) -> InvocationResult {
    let checks = SampleLesson.exercises.flatMap { exercise in
      SampleLesson.checks.map { (exercise, "\(exercise)Tests.\(exercise)Suite/\($0)()") }
    }
    func tell(_ kind: String, _ payload: String) {
      _ = monitor.onEvent?(
        Data("{\"kind\":\"\(kind)\",\"payload\":{\(payload)},\"version\":0}".utf8))
    }
    for (_, id) in checks {
      tell("test", "\"kind\":\"function\",\"id\":\"\(id)\",\"isParameterized\":false")
    }
    guard let order = monitor.service?.order else {
      note(.list)
      tell("event", "\"kind\":\"runStarted\"")
      return Self.result(.stopped)
    }
    note(.run)
    let settled = Set(
      String(decoding: order, as: UTF8.self).split(separator: "\n").map(String.init))
    let folder = URL(fileURLWithPath: command.executable).deletingLastPathComponent().path
    for (exercise, id) in checks {
      let suite = "\(exercise)Tests.\(exercise)Suite"
      if settled.contains(suite) || settled.contains(id) { continue }
      let text = (try? Self.text("\(folder)/exercises/01-sample/\(exercise).swift")) ?? ""
      tell("event", "\"kind\":\"testStarted\",\"testID\":\"\(id)\"")
      if text.contains("LOOPS") { return Self.result(.timedOut) }
      // As the runtime leaves it where it has no stack to say more.
      if text.contains("RECURS") { return Self.result(.signaled(11)) }
      if text.contains("TRAPS") { return Self.result(.signaled(4), errors: "") }
      if !text.contains("RIGHT") {
        tell(
          "event",
          "\"kind\":\"issueRecorded\",\"testID\":\"\(id)\",\"issue\":{\"isKnown\":false},"
            + "\"messages\":[]")
      }
      tell("event", "\"kind\":\"testEnded\",\"testID\":\"\(id)\"")
    }
    tell("event", "\"kind\":\"runEnded\"")
    return Self.result()
  }
}

/// A lesson of two exercises in a folder of its own, as small as the engine takes it.
final class SampleLesson {
  static let exercises = ["Median", "Spread"]
  static let checks = ["one", "two", "three", "four"]

  let root: String
  let lesson: Lesson
  let parts: LessonParts
  let standIn = StandIn()

  init() throws {
    root =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("learn-engine-\(UUID().uuidString)").path
    let page =
      "# Sample\n> Try it.\n\nChapter: foundations · 20 minutes · Data: none\n\nProse.\n\n"
      + Self.exercises.map { name in
        let path = "exercises/01-sample/\(name).swift"
        return "## Exercise: \(name)\n[\(path)](../\(path))\n\nWrite it.\n\n"
      }.joined()
    guard let name = LessonName("01-sample") else { throw CocoaError(.featureUnsupported) }
    lesson = Lesson(name: name, page: try LessonPage(parsing: page, path: "lessons/01-sample.md"))
    parts = try LessonParts(lesson, solutions: Self.exercises.map { "\($0).swift" }) { path in
      let exercise = Self.exercises.first { path.contains($0) } ?? ""
      return path.hasPrefix("Tests/")
        ? Self.suite(exercise)
        : """
        \(Self.signature(exercise)) {
          #if SOLUTION
            RIGHT
          #else
            // TODO: Write it.
            WRONG
          #endif
        }

        """
    }
    for module in KitModule.all {
      let file = "\(root)/Sources/\(module.name)/\(module.name).swift"
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: file).deletingLastPathComponent(),
        withIntermediateDirectories: true)
      try Data("let name = 1\n".utf8).write(to: URL(fileURLWithPath: file))
    }
    try FileManager.default.createDirectory(
      atPath: "\(root)/bin", withIntermediateDirectories: true)
    try Data("#!/bin/sh\n".utf8).write(to: URL(fileURLWithPath: "\(root)/bin/swiftc"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: "\(root)/bin/swiftc")
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  static func signature(_ exercise: String) -> String {
    "func \(exercise.lowercased())(_ values: [Double]) -> Double"
  }

  private static func suite(_ exercise: String) -> String {
    "import SampleLesson\n// needs: func \(exercise.lowercased())(\nimport Testing\n"
  }

  /// An answer whose checks come out as `word` says.
  static func answer(_ word: String, to exercise: String, before: String = "") -> String {
    "\(before)\(signature(exercise)) {\n  \(word)\n}\n"
  }

  func engine(policy: RunPolicy = RunPolicy()) throws -> LessonEngine {
    LessonEngine(
      root: root, toolchain: try .find(environment: ["LEARN_SWIFTC": "\(root)/bin/swiftc"]),
      store: BuildStore(root: "\(root)/.build/learn"), policy: policy, launcher: standIn.launcher)
  }

  /// The learner's work: an answer to each exercise.
  func work(_ median: String, _ spread: String = answer("RIGHT", to: "Spread")) -> LessonWork {
    LessonWork(lesson) { $0.name == "Median" ? median : spread }
  }

  /// Grades some exercises, all by default.
  func grade(
    _ work: LessonWork, _ names: [String] = exercises, policy: RunPolicy = RunPolicy()
  ) async throws -> [ExerciseGrade] {
    try await engine(policy: policy).grade(
      .init(
        parts: parts, work: work, exercises: lesson.exercises.filter { names.contains($0.name) })
    ).grade.exercises
  }
}
