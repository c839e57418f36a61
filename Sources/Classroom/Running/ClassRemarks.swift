import Synchronization

/// What an instructor has to know of who handed in what, so that nobody gets a zero in silence.
package struct ClassRemarks: Sendable, Equatable {
  /// The students of whom nothing at all was there.
  package var nothing: [String] { students.filter { (something[$0] ?? false) == false } }

  /// Work that was found elsewhere, or not taken, one line each, by student.
  package private(set) var found: [String] = []
  package private(set) var refused: [String] = []

  /// What was not graded, with the reason; once a student.
  package private(set) var notGraded: [String] = []

  /// The students of whom only the times of files are known, or of a shallow clone's one commit, where
  /// a deadline asks for one.
  package private(set) var timedByFiles: [String] = []
  package private(set) var timedByClone: [String] = []

  private var students: [String] = []
  private var something: [String: Bool] = [:]

  package init() {}

  package mutating func take(_ result: LessonResult, hasDeadline: Bool) {
    let student = result.student
    if something[student] == nil { students.append(student) }
    something[student] = something[student] ?? false || result.status != .noSubmission
    let record = result.submission
    found += (record.found ?? []).map { "\(student): \($0.place), which is \($0.path)" }
    refused += record.refused.map { "\(student): \($0.path), since \($0.reason)" }
    if result.status == .notGraded {
      add("\(student): \(result.fault ?? "unknown")", to: &notGraded)
    }
    guard hasDeadline else { return }
    switch record.timeSource {
    case .file: add(student, to: &timedByFiles)
    case .shallowClone: add(student, to: &timedByClone)
    case .git, .roster, nil: break
    }
  }

  private func add(_ line: String, to list: inout [String]) {
    if !list.contains(line) { list.append(line) }
  }
}

/// What lies about in the folders of students, looked through once each, and only where something is
/// missing.
final class HandIns: Sendable {
  private let known = Mutex<[String: HandIn]>([:])

  func of(_ student: String, _ folder: SubmissionFolder) -> HandIn {
    if let known = known.withLock({ $0[student] }) { return known }
    let handIn = HandIn(folder)
    known.withLock { $0[student] = handIn }
    return handIn
  }
}
