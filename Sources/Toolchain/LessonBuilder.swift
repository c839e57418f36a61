import Course
import Foundation
import Grading

/// Compiles what a lesson is made of, each part as a function of its inputs' bytes.
///
/// Time stamps play no part, so a verdict is never that of an earlier text. What was compiled once
/// from the same bytes is not compiled again.
struct LessonBuilder: Sendable {
  let root: String
  let toolchain: SwiftToolchain
  let store: BuildStore

  /// A wall around what compiles a learner's code.
  var isolation: Isolation?

  /// What every call is given: the language as `Package.swift` has it, and line numbers for crashes.
  private static let flags = ["-parse-as-library", "-swift-version", "6", "-gline-tables-only"]

  /// Keeps the folder that a build happens in out of the modules that it writes.
  private static let reproducible = [
    "-avoid-emit-module-source-info", "-Xfrontend", "-no-serialize-debugging-options",
  ]

  // MARK: The course's own modules

  /// The compiled `LessonKit`, `LessonTesting` and the program's entry.
  struct Kit: Sendable {
    let key: Fingerprint
    let search: [String]
    let objects: [String]
    let demoObjects: [String]
  }

  func kit() async throws -> Kit {
    let lessonKit = try await module("LessonKit", imports: [])
    async let testing = module("LessonTesting", imports: [lessonKit])
    async let entry = entry()
    let (lessonTesting, main) = try await (testing, entry)
    var key = lessonKit.key
    key.combine(lessonTesting.key)
    return Kit(
      key: key, search: ["-I", lessonKit.folder, "-I", lessonTesting.folder],
      objects: [
        "\(lessonKit.folder)/LessonKit.o", "\(lessonTesting.folder)/LessonTesting.o",
        "\(main)/Main.o",
      ],
      demoObjects: ["\(lessonKit.folder)/LessonKit.o"])
  }

  private struct Module: Sendable {
    let key: Fingerprint
    let folder: String
  }

  private func module(_ name: String, imports: [Module]) async throws -> Module {
    let files = swiftFiles(under: "Sources/\(name)")
    var key = toolchain.identity
    for file in files {
      key.combine(file)
      key.combine(try LessonParts.text(file, root: root))
    }
    for module in imports { key.combine(module.key) }
    let folder = try await store.folder("modules", key) { folder in
      let (isSuccess, output) = try await toolchain.compile(
        Self.flags + ["-wmo"] + imports.flatMap { ["-I", $0.folder] } + [
          "-package-name", "learn", "-module-name", name, "-emit-module", "-emit-module-path",
          "\(folder)/\(name).swiftmodule", "-c", "-o", "\(folder)/\(name).o",
        ] + Self.reproducible + files, in: root)
      guard isSuccess else { throw ToolchainError.brokenPart(name, output: output) }
    }
    return Module(key: key, folder: folder)
  }

  private func swiftFiles(under folder: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: "\(root)/\(folder)")?.allObjects ?? []
    return names.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted()
      .map { "\(folder)/\($0)" }
  }

  private func entry() async throws -> String {
    var key = toolchain.identity
    key.combine(EntryPoint.source)
    return try await store.folder("modules", key) { folder in
      try store.write(EntryPoint.source, to: "\(folder)/Main.swift")
      let (isSuccess, output) = try await toolchain.compile(
        Self.flags + ["-module-name", "Main", "-c", "Main.swift", "-o", "Main.o"], in: folder)
      guard isSuccess else { throw ToolchainError.brokenPart("Main", output: output) }
    }
  }

  // MARK: The learner's module

  /// A folder that holds a copy of the files as they were read, so that what is graded is one
  /// moment's text, whatever is saved meanwhile.
  func snapshot(_ parts: LessonParts, _ work: LessonWork) throws -> Snapshot {
    let folder = try store.scratchFolder()
    var files: [String] = []
    for (name, text) in work.files.map({ ("\($0.key).swift", $0.value) }) + parts.given.map({ $0 })
    {
      let path = "\(parts.lesson.exercisesFolder)/\(name)"
      try store.write(text, to: "\(folder)/\(path)")
      files.append(path)
    }
    return Snapshot(folder: folder, files: files.sorted())
  }

  struct Snapshot: Sendable {
    let folder: String
    var files: [String]

    /// The text of one file in it.
    func path(of exercise: Exercise) -> String { "\(folder)/\(exercise.path)" }
  }

  /// What one call of the compiler on the learner's files came to.
  struct Attempt {
    let isSuccess: Bool
    let diagnostics: [Diagnostic]

    /// The fingerprint of the module's interface; `nil` when the files do not compile.
    let interface: Fingerprint?
    let output: String
  }

  /// Compiles the files whole, writes the module and links the program, in one call.
  ///
  /// - Parameter objects: The compiled suites; `nil` writes the module and its object alone.
  func compile(
    _ snapshot: Snapshot, lesson: Lesson, defines: [String], kit: Kit, objects: [String]?
  ) async throws -> Attempt {
    let module = lesson.moduleName
    let modulePath = "\(snapshot.folder)/\(module).swiftmodule"
    var arguments = Self.flags + Self.reproducible + kit.search
    arguments += defines.flatMap { ["-D", $0] }
    arguments += ["-wmo", "-enable-testing", "-module-name", module]
    arguments += ["-emit-module", "-emit-module-path", modulePath]
    if let objects {
      arguments += Self.linking + objects
    } else {
      // Beside an object the compiler writes the same bytes for the module as beside a program;
      // writing the module alone, it takes another path and writes others.
      arguments += ["-c", "-o", Self.moduleObject]
    }
    let (isSuccess, output) = try await toolchain.compile(
      arguments + snapshot.files, in: snapshot.folder, isolation: isolation)
    let interface = FileManager.default.contents(atPath: modulePath).map { Fingerprint($0) }
    return Attempt(
      isSuccess: isSuccess, diagnostics: CompilerOutput.diagnostics(in: output),
      interface: interface, output: output)
  }

  /// Links the object of a module that was compiled alone with its suites.
  func link(_ snapshot: Snapshot, module: Attempt, objects: [String]) async throws -> Attempt {
    let (isSuccess, output) = try await toolchain.compile(
      Self.flags + Self.linking + [Self.moduleObject] + objects, in: snapshot.folder,
      isolation: isolation)
    return Attempt(
      isSuccess: isSuccess,
      diagnostics: module.diagnostics + CompilerOutput.diagnostics(in: output),
      interface: module.interface, output: output)
  }

  private static let moduleObject = "Module.o"
  private static let linking = ["-emit-executable", "-o", "program", "-lTesting"]

  // MARK: Suites

  /// A compiled suite, or why it cannot be compiled against the learner's module.
  enum Suite: Sendable {
    case object(String)
    case broken([Diagnostic])
  }

  /// The folder's name is all that a suite's object depends on.
  private func suiteKey(_ source: String, interface: Fingerprint, kit: Kit) -> Fingerprint {
    var key = toolchain.identity
    key.combine(source)
    key.combine(interface)
    key.combine(kit.key)
    return key
  }

  /// Whether the suite has been compiled against that interface before, and where it is.
  func compiledSuite(
    _ exercise: Exercise, source: String, interface: Fingerprint, kit: Kit
  ) -> String? {
    let key = suiteKey(source, interface: interface, kit: kit)
    let object = "\(store.root)/suites/\(key)/Suite.o"
    return FileManager.default.fileExists(atPath: object) ? object : nil
  }

  /// Compiles a suite against the module in `snapshot`.
  func suite(
    _ exercise: Exercise, source: String, snapshot: Snapshot, interface: Fingerprint, kit: Kit
  ) async throws -> Suite {
    struct Broken: Error { let diagnostics: [Diagnostic] }
    do {
      let key = suiteKey(source, interface: interface, kit: kit)
      let folder = try await store.folder("suites", key) { folder in
        try store.write(source, to: "\(folder)/\(exercise.suitePath)")
        let (isSuccess, output) = try await toolchain.compile(
          Self.flags + kit.search + [
            "-I", snapshot.folder, "-module-name", exercise.suiteModule, "-c", exercise.suitePath,
            "-o", "Suite.o",
          ], in: folder)
        guard isSuccess else {
          throw Broken(diagnostics: CompilerOutput.diagnostics(in: output))
        }
      }
      return .object("\(folder)/Suite.o")
    } catch let broken as Broken {
      return .broken(broken.diagnostics)
    }
  }

  // MARK: The demo

  /// Builds the lesson's demo on the learner's own files.
  func demo(_ snapshot: Snapshot, lesson: Lesson, demo: String, kit: Kit) async throws -> Attempt {
    let path = lesson.demoPath
    try store.write(demo, to: "\(snapshot.folder)/\(path)")
    try store.write(EntryPoint.demoSource, to: "\(snapshot.folder)/DemoMain.swift")
    let (isSuccess, output) = try await toolchain.compile(
      Self.flags + kit.search + ["-wmo", "-module-name", lesson.moduleName]
        + ["-emit-executable", "-o", "program"] + kit.demoObjects + snapshot.files
        + [path, "DemoMain.swift"], in: snapshot.folder)
    return Attempt(
      isSuccess: isSuccess, diagnostics: CompilerOutput.diagnostics(in: output), interface: nil,
      output: output)
  }
}

/// What starts the programs.
enum EntryPoint {
  /// Hands over to the test library. A program whose `learn` has died ends within a second: a
  /// thread asks, as the learner's code may hold every other one.
  static let source = """
    import Testing
    #if canImport(Darwin)
      import Darwin
    #else
      import Glibc
    #endif

    nonisolated func watchParent() {
      #if canImport(Darwin)
        var thread: pthread_t?
      #else
        var thread = pthread_t()
      #endif
      pthread_create(&thread, nil, { _ in
        let parent = getppid()
        while getppid() == parent { usleep(500_000) }
        _exit(1)
      }, nil)
    }

    @main struct Main {
      static func main() async {
        watchParent()
        await Testing.__swiftPMEntryPoint() as Never
      }
    }
    """

  /// What is printed goes out line by line, though it goes into a pipe.
  static let demoSource = """
    #if canImport(Darwin)
      @preconcurrency import Darwin
    #else
      @preconcurrency import Glibc
    #endif

    @main struct DemoMain {
      static func main() async throws {
        setvbuf(stdout, nil, _IOLBF, 0)
        try await demo()
      }
    }
    """
}
