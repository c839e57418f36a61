import Course
import Grading
import SwiftText

/// Which file is at fault when the program cannot be made.
extension GradingSession {
  /// Replaces the files at fault by their stubs.
  ///
  /// - Returns: Whether there is anything left to try.
  mutating func setAside(_ compilation: Compilation) async throws -> Bool {
    let errors = compilation.diagnostics.filter { $0.severity != .warning }
    let faulty = request.parts.lesson.exercises.filter { exercise in
      !replaced.contains(exercise.name)
        && errors.contains { $0.severity == .error && $0.location?.path == exercise.path }
    }
    // A file that calls another which is not there any more is judged without that fault.
    let gone = missingDeclarations(usedBy: faulty)
    guard gone.isEmpty else {
      for exercise in gone { try replace(exercise, .signatureChanged([])) }
      return !open.isEmpty
    }
    if faulty.isEmpty {
      // What shows elsewhere is the fault of the file without which it does not show; where there is
      // no such file, it is everyone's.
      let linker = LinkerOutput.diagnostics(in: compilation.output)
      let culprit = try await culprit()
      if compilation.isOverLimit, let culprit { rememberBomb(culprit) }
      for exercise in culprit.map({ [$0] }) ?? open {
        let place = culprit.map { SourceLocation(path: $0.path, line: 1) }
        let own = linker.isEmpty ? errors : linker.map { $0.placed(at: place) }
        try replace(exercise, .doesNotCompile(own.map { $0.placed(in: request.work[exercise]) }))
      }
    }
    for exercise in faulty {
      let own = errors.about(exercise.path).map { $0.placed(in: request.work[exercise]) }
      try replace(exercise, .doesNotCompile(own))
    }
    return !open.isEmpty
  }

  /// The exercises that these call by a name which their files do not declare as they should.
  private func missingDeclarations(usedBy exercises: [Exercise]) -> [Exercise] {
    guard !exercises.isEmpty else { return [] }
    let uses = exercises.flatMap(dependencies.uses)
    return request.parts.lesson.exercises.filter { other in
      guard !replaced.contains(other.name), !exercises.contains(other) else { return false }
      let own = Set(Declarations.signatures(in: request.work[other]).map(Declarations.call))
      let missing = Declarations.signatures(in: request.parts[other].stub)
        .map(Declarations.call).filter { !own.contains($0) }
      return uses.contains { use in
        use.exercise == other && missing.contains { $0.contains(use.name) }
      }
    }
  }

  /// What the compiler once used up its time on does not get it again.
  mutating func setAsideBombs() throws {
    for exercise in open where bomb(exercise).map(builder.store.note) == true {
      try replace(exercise, .doesNotCompile([Compilation.overLimit]))
    }
  }

  private func rememberBomb(_ exercise: Exercise) {
    if let note = bomb(exercise) { builder.store.remember(true, as: note) }
  }

  /// `nil` where the compiler has no limit.
  private func bomb(_ exercise: Exercise) -> Note<Bool>? {
    builder.limits.processorTime.map { seconds in
      .isOverLimit(
        exercise, text: request.work[exercise], seconds: seconds, of: request.parts, kit: kit)
    }
  }

  /// The one file without which the program can be made.
  private func culprit() async throws -> Exercise? {
    var quick = memory
    // A search among four files must not take four times as long as one of them may.
    if let seconds = builder.limits.processorTime {
      quick.builder.limits.processorTime = max(4, seconds / 4)
    }
    for exercise in request.parts.lesson.exercises where !replaced.contains(exercise.name) {
      let (path, stub) = (snapshot.path(of: exercise), request.parts[exercise].stub)
      guard !request.work[exercise].hasSameLines(as: stub) else { continue }
      try builder.store.write(stub, to: path)
      let rest = open.filter { $0 != exercise }
      let product = try await Assembly(memory: quick, snapshot: snapshot).build(rest)
      if product.isSuccess { return exercise }
      try builder.store.write(request.work[exercise], to: path)
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate func placed(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(severity: severity, message: message, location: location)
  }

  /// The linker names no line for what the compiler makes of `@main`.
  fileprivate func placed(in text: String) -> Diagnostic {
    guard message == LinkerOutput.secondMain, var location else { return self }
    let source = SwiftSource(text)
    let main = source.tokens.first { $0.kind == .attribute && source.text($0) == "@main" }
    location.line = main?.line ?? location.line
    return Diagnostic(severity: severity, message: message, location: location)
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
}
