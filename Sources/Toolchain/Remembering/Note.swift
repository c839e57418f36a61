import Course
import Foundation
import Grading

/// A small fact worth remembering from one verdict to the next: its name on the disk, and how it is
/// written there.
///
/// A note only saves time. One that is lost or cannot be read costs a build, and nothing else.
struct Note<Value> {
  let name: String
  fileprivate let read: (String) -> Value?
  fileprivate let written: (Value) -> String?
}

extension BuildStore {
  func note<Value>(_ note: Note<Value>) -> Value? { text(ofNote: note.name).flatMap(note.read) }

  func remember<Value>(_ value: Value, as note: Note<Value>) {
    if let text = note.written(value) { setNote(note.name, to: text) }
  }
}

extension Note where Value: LosslessStringConvertible {
  fileprivate init(_ name: String) {
    self.init(name: name, read: { Value($0) }, written: { $0.description })
  }
}

extension Note where Value: Codable {
  fileprivate init(json name: String) {
    self.init(
      name: name,
      read: { try? JSONDecoder().decode(Value.self, from: Data($0.utf8)) },
      written: { value in
        (try? JSONEncoder().encode(value)).map { String(decoding: $0, as: UTF8.self) }
      })
  }
}

// MARK: Everything that is remembered

extension Note<KnownInterface> {
  /// The interface that the lesson's module had last. Courses that share a folder for what was built
  /// do not share this.
  static func last(of lesson: Lesson, root: String) -> Self {
    Note("\(lesson.name)-\(Fingerprint(Data(root.utf8))).interface")
  }

  /// The interface of the lesson's stubs.
  static func stubs(of parts: LessonParts, kit: Kit) -> Self {
    var key = kit.key
    key.combine(stubsOf: parts)
    return Note("\(parts.lesson.name)-\(key).stubs")
  }

  /// An interface that suites were compiled against and of which they see this.
  static func face(_ face: Fingerprint, of lesson: Lesson) -> Self {
    Note("\(lesson.name)-\(face).face")
  }
}

extension Note<Fingerprint> {
  /// What suites see of files with these outlines.
  static func face(ofOutlines outlines: [(path: String, text: String)], of lesson: Lesson, kit: Kit)
    -> Self
  {
    var key = kit.key
    key.combine(outlines)
    return Note("\(lesson.name)-\(key).outline")
  }
}

extension Note<Bool> {
  /// Whether two interfaces look the same to the lesson's suites, so that it is asked once and not at
  /// every change of a function's body.
  static func likeness(
    of one: Fingerprint, and other: Fingerprint, to parts: LessonParts, kit: Kit
  ) -> Self {
    var key = kit.key
    key.combine(one)
    key.combine(other)
    key.combine(stubsOf: parts)
    for exercise in parts.exercises { key.combine(exercise.suite) }
    return Note("\(parts.lesson.name)-\(key).like")
  }
}

extension Note<Bool> {
  /// Whether the exercise passed with these texts: its own, and those that it calls.
  static func isRight(
    _ exercise: Exercise, texts: [(path: String, text: String)], of parts: LessonParts, kit: Kit
  ) -> Self {
    var key = kit.key
    key.combine(texts)
    key.combine(parts[exercise].suite)
    key.combine(stubsOf: parts)
    return Note("\(exercise.lesson)-\(exercise.name)-\(key).right")
  }
}

extension Note<Bool> {
  /// Whether the compiler used up its time on this text of an exercise.
  static func isOverLimit(
    _ exercise: Exercise, text: String, seconds: Int, of parts: LessonParts, kit: Kit
  ) -> Self {
    var key = kit.key
    key.combine(text)
    key.combine("\(seconds)")
    key.combine(stubsOf: parts)
    return Note("\(exercise.lesson)-\(exercise.name)-\(key).bomb")
  }
}

extension Note<[PlannedTest]> {
  /// The checks of a suite: they depend on it and on what it imports.
  static func plan(of parts: ExerciseParts, kit: Kit) -> Self {
    var key = kit.key
    key.combine(parts.suite)
    return Note(json: "\(parts.exercise.lesson)-\(parts.exercise.name)-\(key).plan")
  }
}

extension Note<CompileJobs?> {
  /// What a call of `swiftc` comes to; that its plan cannot be used is remembered as well.
  static func jobs(of call: Fingerprint) -> Self { Note(json: "\(call).jobs") }
}

extension Fingerprint {
  fileprivate mutating func combine(stubsOf parts: LessonParts) {
    for exercise in parts.exercises {
      combine(exercise.exercise.name)
      combine(exercise.stub)
    }
    for file in parts.given {
      combine(file.name)
      combine(file.text)
    }
  }
}
