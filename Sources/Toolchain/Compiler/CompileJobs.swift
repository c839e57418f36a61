import Foundation
import OperatingSystem
import Synchronization

/// The commands that one call of `swiftc` comes to: the compiler itself, and the linker.
///
/// `swiftc` only plans and starts them, and takes a quarter of the time from edit to verdict for it.
/// Its plan follows from its arguments alone, so it is asked for the plan once, and what the plan
/// names is started directly from then on.
struct CompileJobs: Codable, Equatable {
  /// Each command with its arguments, to be run one after the other in the folder of the call.
  private(set) var commands: [[String]]

  /// The linker itself with its arguments, as the last command started it once; empty where it
  /// cannot be started so.
  ///
  /// `clang` only looks for it, and what comes before finds out which libraries the modules ask for,
  /// which is mostly what they asked for the last time.
  var link: [String]?

  /// A folder in that of the call, for what one command hands on to the next.
  static let handover = "jobs"

  /// What stands in a plan for the objects that are linked, whichever these are.
  static let objects = "objects.o"

  /// What makes `swiftc` print its plan: no file of arguments among them, which would be gone.
  static let printing = ["-driver-print-jobs", "-driver-filelist-threshold", "100000"]

  /// Reads what `swiftc` printed, a command a line.
  ///
  /// - Parameter folder: Where it was called, with a folder ``handover`` for its temporary files.
  /// - Returns: `nil` when the plan would not hold for another folder.
  init?(printed text: String, in folder: String) {
    var commands: [[String]] = []
    for line in text.split(whereSeparator: \.isNewline) {
      guard let words = ShellWords.words(in: line) else { return nil }
      commands.append(words.map { Self.relative($0, to: folder) })
    }
    guard commands.first?.contains("-frontend") == true,
      commands.allSatisfy({ $0.first?.hasPrefix("/") == true }),
      !commands.joined().contains(where: { $0.contains(folder) })
    else { return nil }
    self.commands = commands
  }

  /// The commands that link these objects.
  func linking(_ objects: [String]) -> CompileJobs {
    func inserting(_ command: [String]) -> [String] {
      command.flatMap { $0 == Self.objects ? objects : [$0] }
    }
    var jobs = self
    jobs.commands = commands.map(inserting)
    jobs.link = link.map(inserting)
    return jobs
  }

  /// A text for the shell that ends with the first command that fails. Where linking as the last
  /// time fails, it is done as planned, and what is said of it is said then.
  var script: String {
    guard let link, !link.isEmpty else { return Self.script(commands) }
    return Self.script([commands[0]])
      + " && { \(Self.script([link])) 2>/dev/null || { \(Self.script(commands.dropFirst())); }; }"
  }

  private static func script(_ commands: some Sequence<[String]>) -> String {
    commands.map { $0.map(ShellWords.quoted).joined(separator: " ") }.joined(separator: " && ")
  }

  /// What makes the last command print what it would start; `nil` when that is no linker's driver.
  var askingForLink: [String]? {
    guard commands.count > 1, let last = commands.last, last[0].hasSuffix("/clang") else {
      return nil
    }
    return last + ["-###"]
  }

  /// Takes the linker's command from what ``askingForLink`` printed.
  ///
  /// - Parameters:
  ///   - objects: Those that it was asked with.
  ///   - folder: Where it was asked.
  mutating func setLink(printed text: String, objects: [String], in folder: String) {
    let lines = text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix(" \"/") }
    link = []
    guard lines.count == 1, var words = ShellWords.words(in: lines[0]),
      !words.contains(where: { $0.contains(folder) }),
      FileManager.default.isExecutableFile(atPath: words[0])
    else { return }
    if !objects.isEmpty {
      guard let range = words.firstRange(of: objects) else { return }
      words.replaceSubrange(range, with: [Self.objects])
    }
    link = words
  }

  /// Takes the folder's name out of a path below it, also in `@path`.
  private static func relative(_ word: String, to folder: String) -> String {
    guard let range = word.firstRange(of: "\(folder)/\(handover)/") else { return word }
    // The next part names a folder that `swiftc` made for this call.
    let rest = word[range.upperBound...].drop { $0 != "/" }
    return "\(word[..<range.lowerBound])\(handover)\(rest)"
  }
}

extension LessonBuilder {
  /// Compiles in `folder` as ``compile(_:in:isolation:)`` does, without the time that
  /// `swiftc` takes to plan it, where that has been planned before.
  ///
  /// - Parameters:
  ///   - arguments: They name nothing in `folder` but by paths relative to it.
  ///   - objects: What is linked beside what is compiled; one plan holds for all.
  func compilePlanned(
    _ arguments: [String], objects: [String] = [], in folder: String
  ) async throws -> Compilation {
    let arguments = arguments + ["-file-compilation-dir", "."]
    func compileUnplanned(isRetry: Bool = false) async throws -> Compilation {
      try await compile(arguments + objects, in: folder, isolation: isolation, isRetry: isRetry)
    }
    let planned = arguments + (objects.isEmpty ? [] : [CompileJobs.objects])
    let note = Note.jobs(of: toolchain.key(planned))
    guard var jobs = try await jobs(of: planned, note: note, in: folder) else {
      return try await compileUnplanned()
    }
    try store.createFolder("\(folder)/\(CompileJobs.handover)")
    let linking = jobs.linking(objects)
    let result = try await run(linking.script, in: folder)
    // What the shell says of a command that is not there any more, or cannot be started.
    if [.exited(126), .exited(127)].contains(result.ending) { return try await compileUnplanned() }
    if result.ending == .exited(0), jobs.link == nil, let asking = linking.askingForLink {
      let script = asking.map(ShellWords.quoted).joined(separator: " ")
      let printed = Mutex(Data())
      _ = try await run(script, in: folder) { bytes in printed.withLock { $0 += bytes } }
      jobs.setLink(
        printed: printed.withLock { String(decoding: $0, as: UTF8.self) }, objects: objects,
        in: folder)
      store.remember(jobs, as: note)
    }
    let compilation = try Compilation(result, in: folder, limits: limits)
    return compilation.isFault ? try await compileUnplanned(isRetry: true) : compilation
  }

  private func run(
    _ script: String, in folder: String, onOutput: (@Sendable (Data) -> Void)? = nil
  ) async throws -> InvocationResult {
    var command = Invocation(
      executable: "/bin/sh", arguments: ["-c", script],
      environment: toolchain.compilationEnvironment,
      directory: folder)
    command.isCompilation = true
    return try await run(command, isolation: isolation, onOutput: onOutput)
  }

  /// The plan for the call; `nil` where `swiftc` has to be called itself.
  private func jobs(
    of arguments: [String], note: Note<CompileJobs?>, in folder: String
  ) async throws -> CompileJobs? {
    if let known = store.note(note) { return known }
    let temporary = "\(folder)/\(CompileJobs.handover)"
    try store.createFolder(temporary)
    // `swiftc` plans for files that are there.
    try store.write("", to: "\(folder)/\(CompileJobs.objects)")
    var command = toolchain.command(arguments + CompileJobs.printing, in: folder)
    command.environment["TMPDIR"] = temporary
    let printed = Mutex(Data())
    let result = try await launcher.run(
      command, nil, .init(total: 60, onOutput: { bytes in printed.withLock { $0 += bytes } }))
    let text = printed.withLock { String(decoding: $0, as: UTF8.self) }
    guard result.ending == .exited(0) else { return nil }
    let jobs = CompileJobs(printed: text, in: folder)
    // A plan that cannot be used is not asked for again.
    store.remember(jobs, as: note)
    return jobs
  }
}
