import Course
import Foundation
import Grading

/// One grading, from the texts to the grade.
///
/// An exercise that does not compile, or that its suite can no longer call, is set aside with its
/// diagnostics and replaced by its stub; what is left is built again and graded.
struct GradingSession {
  private let request: LessonEngine.Request
  private let builder: LessonBuilder
  private let runner: LessonRunner
  private let kit: Kit
  private let snapshot: LessonBuilder.Snapshot

  /// The exercises that are still in the running.
  private var open: [Exercise]
  private var states: [String: ExerciseGrade.State]
  private var replaced: Set<String> = []
  private var warnings: [Diagnostic] = []

  /// - Parameter open: The exercises that there is something to grade of.
  init(
    request: LessonEngine.Request, open: [Exercise], builder: LessonBuilder, runner: LessonRunner
  ) async throws {
    self.request = request
    self.builder = builder
    self.runner = runner
    self.open = open
    states = [:]
    kit = try await builder.kit()
    snapshot = try builder.snapshot(request.parts, request.work)
  }

  func cleanUp() {
    kit.cleanUp()
    builder.store.remove(snapshot.folder)
  }

  mutating func grade() async throws -> LessonEngine.Report {
    var report = LessonEngine.Report(
      grade: LessonGrade(lesson: request.parts.lesson.name.text, exercises: []))
    var run: LessonRunner.Report?
    let plans = try await plans.plans(for: open)
    let requested = open
    if try await build() {
      run = try await runner.run(
        program: "\(snapshot.folder)/program", plan: open.flatMap { plans[$0.name] ?? [] },
        scratch: snapshot.folder, onSettled: request.onSettled, onTimed: request.onTimed)
    }
    report.warnings = warnings
    report.anomalies = run?.recorder.anomalies ?? []
    report.grade.exercises = requested.map { exercise in
      grade(of: exercise, run: run)
    }
    return report
  }

  private var plans: SuitePlans {
    SuitePlans(parts: request.parts, builder: builder, runner: runner, kit: kit)
  }

  private func grade(of exercise: Exercise, run: LessonRunner.Report?) -> ExerciseGrade {
    let prefix = exercise.suiteModule + "."
    if let state = states[exercise.name] {
      return ExerciseGrade(exercise: exercise.id, state: state)
    }
    return ExerciseGrade(
      exercise: exercise.id,
      state: .graded(run?.recorder.results.filter { $0.check.id.test.hasPrefix(prefix) } ?? []),
      attachments: run?.attachments.filter { $0.check.test.hasPrefix(prefix) } ?? [],
      output: run?.output ?? "")
  }

  // MARK: Building

  /// Builds the program of all that can be graded.
  ///
  /// - Returns: Whether anything is left to run.
  private mutating func build() async throws -> Bool {
    // Each round sets at least one file aside, so there are no more rounds than files.
    for _ in 0...request.work.files.count {
      guard !open.isEmpty else { return false }
      let attempt = try await attempt()
      if attempt.isSuccess {
        warnings = attempt.diagnostics.filter { $0.severity == .warning }
        return true
      }
      if try !setAside(attempt) { return false }
    }
    return false
  }

  /// Compiles the files and links them with their suites, compiling these first where the
  /// interface that they were compiled against is no longer the module's.
  private mutating func attempt() async throws -> LessonBuilder.Attempt {
    if let guess, let objects = knownObjects(interface: guess.interface) {
      let attempt = try await compile(objects: objects)
      guard let interface = attempt.interface, interface != guess.interface else { return attempt }
      let likeness = likenessNote(interface, guess.interface)
      if builder.store.note(likeness) != nil { return attempt }
      if let face = try await face() {
        if face == guess.face {
          builder.store.setNote(likeness, to: "")
          return attempt
        }
        if let objects = knownObjects(face: face) { return try await compile(objects: objects) }
      }
      if let objects = knownObjects(interface: interface) {
        try await remember(interface)
        return try await compile(objects: objects)
      }
    }
    let module = try await compile(objects: nil)
    guard module.isSuccess, let interface = module.interface else { return module }
    let suites = try await SuitePlans.compile(
      open, parts: request.parts, snapshot: snapshot, interface: interface, builder: builder,
      kit: kit)
    var objects: [String] = []
    for exercise in open {
      switch suites[exercise.name] {
      case .object(let path)?: objects.append(path)
      case .broken(let diagnostics)?:
        states[exercise.name] = .signatureChanged(diagnostics)
      case nil: break
      }
    }
    open.removeAll { states[$0.name] != nil }
    try await remember(interface)
    return try await builder.link(
      snapshot, module: module, objects: kit.objects.ofSuites + objects)
  }

  /// The interface that the module most likely has.
  private var guess: KnownInterface? {
    let last = request.isOneOfMany ? nil : builder.store.note(interfaceNote)
    return last.flatMap(KnownInterface.init) ?? plans.stubInterface
  }

  /// Where the interface that the lesson's module had last is noted; courses that share a folder for
  /// what was built do not share this.
  private var interfaceNote: String {
    "\(request.parts.lesson.name)-\(Fingerprint(Data(builder.root.utf8))).interface"
  }

  /// Notes the interface that the suites were compiled against, for what looks the same to them.
  private func remember(_ interface: Fingerprint) async throws {
    guard request.work.defines.isEmpty else { return }
    let known = KnownInterface(interface: interface, face: try await face())
    if let face = known.face {
      builder.store.setNote(faceNote(face), to: known.description)
    }
    guard !request.isOneOfMany else { return }
    builder.store.setNote(interfaceNote, to: known.description)
  }

  /// Where it is noted that two interfaces look the same to these suites, so that it is asked once
  /// and not at every change of a function's body.
  private func likenessNote(_ one: Fingerprint, _ other: Fingerprint) -> String {
    var key = kit.key
    key.combine(one)
    key.combine(other)
    let parts = request.parts
    for texts in [parts.suites, parts.stubs, parts.given] {
      for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
        key.combine(name)
        key.combine(text)
      }
    }
    return "\(parts.lesson.name)-\(key).like"
  }

  private func faceNote(_ face: Fingerprint) -> String {
    "\(request.parts.lesson.name)-\(face).face"
  }

  /// The objects of suites that were compiled against other files which look the same to them.
  private func knownObjects(face: Fingerprint) -> [String]? {
    builder.store.note(faceNote(face)).flatMap(KnownInterface.init)
      .flatMap { knownObjects(interface: $0.interface) }
  }

  /// What suites can see of the files as they are now; `nil` where it cannot be told.
  private func face() async throws -> Fingerprint? {
    try await builder.face(
      of: snapshot, parts: request.parts, defines: request.work.defines, kit: kit)
  }

  private func compile(objects: [String]?) async throws -> LessonBuilder.Attempt {
    // What the last attempt wrote must not be taken for what this one did.
    builder.store.remove("\(snapshot.folder)/\(request.parts.lesson.moduleName).swiftmodule")
    builder.store.remove("\(snapshot.folder)/program")
    var linked = objects
    if let objects { linked = try await kit.objects.ofSuites + objects }
    return try await builder.compile(
      snapshot, lesson: request.parts.lesson, defines: request.work.defines, kit: kit,
      objects: linked)
  }

  /// The suites' objects for an interface seen before; `nil` when one has yet to be compiled.
  private func knownObjects(interface: Fingerprint) -> [String]? {
    var objects: [String] = []
    for exercise in open {
      guard
        let object = builder.compiledSuite(
          exercise, source: request.parts.suites[exercise.name] ?? "", interface: interface,
          kit: kit)
      else { return nil }
      objects.append(object)
    }
    return objects
  }

  /// Replaces the files at fault by their stubs.
  ///
  /// - Returns: Whether there is anything left to try.
  private mutating func setAside(_ attempt: LessonBuilder.Attempt) throws -> Bool {
    let errors = attempt.diagnostics.filter { $0.severity != .warning }
    var faulty = request.parts.lesson.exercises.filter { exercise in
      !replaced.contains(exercise.name)
        && errors.contains { $0.severity == .error && $0.location?.path == exercise.path }
    }
    let isPlaced = !faulty.isEmpty
    // An error without a place in these files, such as one of the linker, is everyone's.
    if !isPlaced { faulty = open }
    for exercise in faulty {
      replaced.insert(exercise.name)
      let own = isPlaced ? errors.about(exercise.path) : errors.ifEmpty(attempt.output)
      if open.contains(exercise) { states[exercise.name] = .doesNotCompile(own) }
      try builder.store.write(
        request.parts.stubs[exercise.name] ?? "", to: snapshot.path(of: exercise))
    }
    open.removeAll { states[$0.name] != nil }
    return !open.isEmpty && !faulty.isEmpty
  }
}

extension [Diagnostic] {
  /// The errors in the file, and the notes that follow each of them.
  fileprivate func about(_ path: String) -> [Diagnostic] {
    var isOwn = false
    return filter { diagnostic in
      if diagnostic.severity == .error { isOwn = diagnostic.location?.path == path }
      return isOwn
    }
  }

  /// The linker's words, where the compiler said nothing.
  fileprivate func ifEmpty(_ output: String) -> [Diagnostic] {
    let lines = output.split(separator: "\n").filter { $0.contains("error") }
    return filter { $0.location != nil }.isEmpty
      ? lines.map { Diagnostic(severity: .error, message: String($0), location: nil) } : self
  }
}

extension String {
  /// Whether the two texts differ in nothing but their line ends and the blanks at the very end.
  package func hasSameLines(as other: String) -> Bool {
    self == other || replacingLineEnds().trimmedLines == other.replacingLineEnds().trimmedLines
  }
}
