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
    let ofDemos: [String]

    /// All that a program of suites needs.
    let ofSuites: [String]
  }
}

extension LessonBuilder {
  /// Compiles the interfaces of the course's own modules, and begins with their objects.
  ///
  /// A new clone's first verdict waits for this, and most of it is the bodies in `LessonKit`, which
  /// nothing but the linker needs.
  func kit() async throws -> Kit {
    var modules: [Module] = []
    var waiting = try KitSources.read(root: root).modules
    while !waiting.isEmpty {
      let (done, known) = (modules, Set(modules.map(\.name)))
      let ready = waiting.filter { known.isSuperset(of: $0.module.imports) }
      precondition(!ready.isEmpty, "a module of the kit imports one that is not in the list")
      modules += try await ready.concurrentMap { module, files in
        try await interface(
          module, files, imports: done.filter { module.imports.contains($0.name) })
      }
      waiting.removeAll { module, _ in modules.contains { $0.name == module.name } }
    }
    let key = modules.reduce(into: Fingerprint()) { $0.combine($1.key) }
    return Kit(key: key, search: modules.flatMap(\.search)) { [modules, key] in
      async let entry = entry()
      let compiled = try await modules.concurrentMap { try await objects(of: $0) }
      let ofDemos = zip(modules, compiled).filter { $0.0.isForExercises }.flatMap(\.1)
      let all = try await compiled.joined() + [entry]
      return try await Kit.Objects(ofDemos: ofDemos, ofSuites: joined(all, key: key))
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
        let result = try await run(command, isolation: nil)
        guard result.ending == .exited(0) else { throw Failed() }
      }
      return ["\(folder)/Kit.o"]
    } catch is Failed {
      return objects
    }
  }

  /// One of the course's modules, with what compiling it takes.
  private struct Module: Sendable {
    let name: String
    let isForExercises: Bool
    let files: [String]
    let key: Fingerprint
    let arguments: [String]
    var folder = ""

    /// The compiler's options that find it.
    var search: [String] { ["-I", folder] }
  }

  /// Writes what others import of a module, without compiling the bodies that they cannot see.
  private func interface(
    _ module: KitModule, _ files: [(path: String, text: String)], imports: [Module]
  ) async throws -> Module {
    let name = module.name
    let paths = files.map(\.path)
    var key = toolchain.key(Self.flags + Self.reproducible)
    key.combine(files)
    for module in imports { key.combine(module.key) }
    var module = Module(
      name: name, isForExercises: module.isForExercises, files: paths, key: key,
      arguments: Self.flags + Self.reproducible + imports.flatMap(\.search)
        + ["-package-name", "learn", "-module-name", name] + paths)
    module.folder = try await store.folder("modules", key) { folder in
      try await compile(
        module,
        [
          "-wmo", "-emit-module", "-emit-module-path", "\(folder)/\(name).swiftmodule",
        ] + Self.passingOverBodies)
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
      let cores = "\(Machine.cores)"
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
    let compilation = try await compile(module.arguments + outputs, in: root)
    guard compilation.isSuccess else {
      throw ToolchainError.brokenPart(module.name, output: compilation.output)
    }
  }

  private func entry() async throws -> String {
    var key = toolchain.key(Self.flags)
    key.combine(EntryPoint.source)
    let folder = try await store.folder("modules", key) { folder in
      try store.write(EntryPoint.source, to: "\(folder)/Main.swift")
      let compilation = try await compile(
        Self.flags + ["-module-name", "Main", "-c", "Main.swift", "-o", "Main.o"], in: folder)
      guard compilation.isSuccess else {
        throw ToolchainError.brokenPart("Main", output: compilation.output)
      }
    }
    return "\(folder)/Main.o"
  }
}
