import Course
import Foundation
import Grading
import OperatingSystem

/// Compiles what a lesson is made of, each part as a function of its inputs' bytes.
///
/// Time stamps play no part, so a verdict is never that of an earlier text. What was compiled once
/// from the same bytes is not compiled again.
struct LessonBuilder: Sendable {
  let root: String
  let toolchain: SwiftToolchain
  let store: BuildStore
  let launcher: Launcher

  /// A wall around what compiles a learner's code.
  var isolation: Isolation?

  /// What compiling may use.
  var limits = Limits()

  /// What every call is given: the language as `Package.swift` has it.
  static let flags = ["-parse-as-library", "-swift-version", "6"]

  /// Line numbers for crashes. Only the learner's files have them: a crash is told by their lines, and
  /// finding one takes longer the more there are.
  static let lineNumbers = ["-gline-tables-only"]

  /// Keeps the folder that a build happens in out of the modules that it writes.
  static let reproducible = [
    "-avoid-emit-module-source-info", "-Xfrontend", "-no-serialize-debugging-options",
  ]

  // MARK: The learner's module

  /// A folder that holds a copy of the files as they were read, so that what is graded is one
  /// moment's text, whatever is saved meanwhile.
  func snapshot(_ parts: LessonParts, _ work: LessonWork) throws -> Snapshot {
    let folder = try store.scratchFolder()
    let own = parts.lesson.exercises.map { ($0.path, work[$0]) }
    let given = parts.given.map { ("\(parts.lesson.exercisesFolder)/\($0.name)", $0.text) }
    for (path, text) in own + given { try store.write(text, to: "\(folder)/\(path)") }
    return Snapshot(folder: folder, files: (own + given).map(\.0).sorted())
  }

  struct Snapshot: Sendable {
    let folder: String
    let files: [String]

    /// Where the program is written.
    var program: String { "\(folder)/program" }

    /// The text of one file in it.
    func path(of exercise: Exercise) -> String { "\(folder)/\(exercise.path)" }
  }

  /// What building the learner's files came to.
  struct Attempt {
    var compilation: Compilation

    /// The fingerprint of the module's interface; `nil` when the files do not compile.
    let interface: Fingerprint?
  }

  /// Compiles the files whole, writes the module and links the program, in one call.
  ///
  /// - Parameter objects: The compiled suites; `nil` writes the module and its object alone.
  func compile(
    _ snapshot: Snapshot, lesson: Lesson, kit: Kit, objects: [String]?
  ) async throws -> Attempt {
    let module = lesson.moduleName
    let moduleFile = "\(module).swiftmodule"
    // What the last attempt wrote must not be taken for what this one did.
    store.remove("\(snapshot.folder)/\(moduleFile)")
    store.remove(snapshot.program)
    var arguments = Self.flags + Self.lineNumbers + Self.reproducible + kit.search
    arguments += ["-wmo", "-enable-testing", "-module-name", module]
    arguments += Self.emittingModule(at: moduleFile)
    arguments += objects == nil ? ["-c", "-o", Self.moduleObject] : linking
    var linked = objects ?? []
    if objects != nil { linked = try await kit.objects.ofSuites + linked }
    let compilation = try await compilePlanned(
      arguments + snapshot.files, objects: linked, in: snapshot.folder)
    let interface = FileManager.default.contents(atPath: "\(snapshot.folder)/\(moduleFile)")
      .map { Fingerprint($0) }
    return Attempt(compilation: compilation, interface: interface)
  }

  /// The module is written by the process that compiles, which saves one that parses everything
  /// again.
  static func emittingModule(at path: String) -> [String] {
    ["-emit-module", "-no-emit-module-separately-wmo", "-emit-module-path", path]
  }

  /// Links the object of a module that was compiled alone with its suites.
  func link(_ snapshot: Snapshot, objects: [String], kit: Kit) async throws -> Compilation {
    try await compile(
      Self.flags + linking + [Self.moduleObject] + kit.objects.ofSuites + objects,
      in: snapshot.folder, isolation: isolation)
  }

  static let moduleObject = "Module.o"
  var linking: [String] {
    ["-emit-executable", "-o", "program", "-lTesting"] + toolchain.linker
  }

  // MARK: Suites

  /// A compiled suite, or why it cannot be compiled against the learner's module.
  enum Suite: Sendable {
    case object(String)
    case broken([Diagnostic])
  }

  /// The folder's name is all that a suite's object depends on.
  private func key(_ parts: ExerciseParts, interface: Fingerprint, kit: Kit) -> Fingerprint {
    var key = toolchain.key(Self.flags)
    key.combine(parts.suite)
    key.combine(interface)
    key.combine(kit.key)
    return key
  }

  /// Whether the suite has been compiled against that interface before, and where it is.
  func compiledSuite(_ parts: ExerciseParts, interface: Fingerprint, kit: Kit) -> String? {
    let key = key(parts, interface: interface, kit: kit)
    let object = "\(store.root)/suites/\(key)/Suite.o"
    return FileManager.default.fileExists(atPath: object) ? object : nil
  }

  /// Compiles a suite against the module in `snapshot`.
  func suite(
    _ parts: ExerciseParts, snapshot: Snapshot, interface: Fingerprint, kit: Kit
  ) async throws -> Suite {
    struct Broken: Error { let diagnostics: [Diagnostic] }
    let exercise = parts.exercise
    do {
      let key = key(parts, interface: interface, kit: kit)
      let folder = try await store.folder("suites", key) { folder in
        try store.write(parts.suite, to: "\(folder)/\(exercise.suitePath)")
        let compilation = try await compile(
          Self.flags + kit.search + [
            "-I", snapshot.folder, "-module-name", exercise.suiteModule, "-c", exercise.suitePath,
            "-o", "Suite.o",
          ], in: folder)
        guard compilation.isSuccess else { throw Broken(diagnostics: compilation.diagnostics) }
      }
      return .object("\(folder)/Suite.o")
    } catch let broken as Broken {
      return .broken(broken.diagnostics)
    }
  }

  // MARK: The demo

  /// Builds the lesson's demo on the learner's own files.
  func demo(
    _ snapshot: Snapshot, lesson: Lesson, demo: String, kit: Kit
  ) async throws -> Compilation {
    let path = lesson.demoPath
    try store.write(demo, to: "\(snapshot.folder)/\(path)")
    try store.write(EntryPoint.demoSource, to: "\(snapshot.folder)/DemoMain.swift")
    return try await compilePlanned(
      Self.flags + Self.lineNumbers + kit.search + ["-wmo", "-module-name", lesson.moduleName]
        + ["-emit-executable", "-o", "program"] + toolchain.linker + snapshot.files
        + [path, "DemoMain.swift"], objects: kit.objects.ofDemos, in: snapshot.folder)
  }
}
