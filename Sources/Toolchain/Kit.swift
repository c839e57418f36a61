import Foundation
import OperatingSystem

/// The course's own modules, which every lesson is compiled against and linked with.
struct Kit: Sendable {
  /// Changes with any byte of the modules' sources.
  let key: Fingerprint

  /// The compiler's options that find the modules.
  let search: [String]

  /// Compiles what programs are linked with, while the learner's module and the suites are compiled.
  private let compiling: Task<Objects, any Error>

  fileprivate init(
    key: Fingerprint, search: [String], objects: @escaping @Sendable () async throws -> Objects
  ) {
    self.key = key
    self.search = search
    compiling = Task { try await objects() }
  }

  /// What programs are linked with, as soon as it is compiled.
  var objects: Objects {
    get async throws {
      try await withTaskCancellationHandler {
        try await compiling.value
      } onCancel: {
        compiling.cancel()
      }
    }
  }

  /// Ends what is still being compiled; whoever takes a kit calls it when done with it.
  func cleanUp() {
    compiling.cancel()
  }

  struct Objects: Sendable {
    /// What a demo needs.
    let lessonKit: [String]

    /// All that a program of suites needs.
    let ofSuites: [String]
  }
}

extension LessonBuilder {
  /// Compiles the interfaces of `LessonKit`, `Comparison` and `LessonTesting`, and begins with their
  /// objects.
  ///
  /// A new clone's first verdict waits for this, and most of it is the bodies in `LessonKit`, which
  /// nothing but the linker needs.
  func kit() async throws -> Kit {
    async let first = interface("LessonKit", imports: [])
    let comparison = try await interface("Comparison", imports: [])
    let lessonKit = try await first
    let lessonTesting = try await interface("LessonTesting", imports: [lessonKit, comparison])
    var key = lessonKit.key
    key.combine(lessonTesting.key)
    let search = [lessonKit, comparison, lessonTesting].flatMap { ["-I", $0.folder] }
    return Kit(key: key, search: search) { [key] in
      async let kit = objects(of: lessonKit)
      async let comparing = objects(of: comparison)
      async let testing = objects(of: lessonTesting)
      async let entry = entry()
      let all = try await kit + comparing + testing + [entry]
      return try await Kit.Objects(lessonKit: kit, ofSuites: joined(all, key: key))
    }
  }

  /// Joins objects to one, which takes less time to link than sixty; as they are where that fails.
  private func joined(_ objects: [String], key: Fingerprint) async throws -> [String] {
    guard let lld = toolchain.lld else { return objects }
    struct Failed: Error {}
    var key = key
    key.combine("joined")
    key.combine(EntryPoint.source)
    do {
      let folder = try await store.folder("modules", key) { folder in
        let command = Invocation(
          executable: lld, arguments: ["-r", "-o", "Kit.o"] + objects,
          environment: toolchain.environment, directory: folder)
        let result = try await SwiftToolchain.run(command, isolation: nil)
        guard try result.compilation(in: folder).isSuccess else { throw Failed() }
      }
      return ["\(folder)/Kit.o"]
    } catch is Failed {
      return objects
    }
  }

  /// One of the course's modules, with what compiling it takes.
  private struct Module: Sendable {
    let name: String
    let files: [String]
    let key: Fingerprint
    let arguments: [String]
    var folder = ""
  }

  /// Writes what others import of a module, without compiling the bodies that they cannot see.
  private func interface(_ name: String, imports: [Module]) async throws -> Module {
    let files = swiftFiles(under: "Sources/\(name)")
    var key = toolchain.key(Self.flags + Self.reproducible)
    for file in files {
      key.combine(file)
      key.combine(try LessonParts.text(file, root: root))
    }
    for module in imports { key.combine(module.key) }
    var module = Module(
      name: name, files: files, key: key,
      arguments: Self.flags + Self.reproducible + imports.flatMap { ["-I", $0.folder] }
        + ["-package-name", "learn", "-module-name", name] + files)
    module.folder = try await store.folder("modules", key) { folder in
      try await compile(
        module,
        [
          "-wmo", "-emit-module", "-emit-module-path", "\(folder)/\(name).swiftmodule",
          "-Xfrontend",
          "-experimental-skip-non-inlinable-function-bodies-without-types",
        ])
    }
    return module
  }

  /// Compiles a module's files in as many processes as the machine has cores: each reads them all
  /// and compiles its part.
  private func objects(of module: Module) async throws -> [String] {
    var key = module.key
    key.combine("objects")
    let names = module.files.indices.map { "\($0).o" }
    let folder = try await store.folder("modules", key) { folder in
      let outputs = zip(module.files, names).map { ($0, ["object": "\(folder)/\($1)"]) }
      let map = "\(folder)/outputs.json"
      try JSONEncoder().encode(Dictionary(uniqueKeysWithValues: outputs)).write(
        to: URL(fileURLWithPath: map))
      let cores = "\(ProcessInfo.processInfo.activeProcessorCount)"
      try await compile(
        module,
        [
          "-c", "-enable-batch-mode", "-j", cores, "-driver-batch-count", cores,
          "-output-file-map", map,
        ])
    }
    return names.map { "\(folder)/\($0)" }
  }

  private func compile(_ module: Module, _ outputs: [String]) async throws {
    let (isSuccess, output) = try await toolchain.compile(module.arguments + outputs, in: root)
    guard isSuccess else { throw ToolchainError.brokenPart(module.name, output: output) }
  }

  private func swiftFiles(under folder: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: "\(root)/\(folder)")?.allObjects ?? []
    return names.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted()
      .map { "\(folder)/\($0)" }
  }

  private func entry() async throws -> String {
    var key = toolchain.key(Self.flags)
    key.combine(EntryPoint.source)
    let folder = try await store.folder("modules", key) { folder in
      try store.write(EntryPoint.source, to: "\(folder)/Main.swift")
      let (isSuccess, output) = try await toolchain.compile(
        Self.flags + ["-module-name", "Main", "-c", "Main.swift", "-o", "Main.o"], in: folder)
      guard isSuccess else { throw ToolchainError.brokenPart("Main", output: output) }
    }
    return "\(folder)/Main.o"
  }
}
