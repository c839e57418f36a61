import Course
import Foundation
import Grading
import Progress
import Toolchain

/// The grade of one exercise with the text that it is the grade of.
struct Verdict: Sendable {
  let exercise: Exercise
  let grade: ExerciseGrade

  /// The learner's text as it was read, and the stub.
  let source: String
  let stub: String

  /// The charts that the checks attached.
  var charts: [Attachment] { grade.attachments.filter { $0.name.hasSuffix(".chart.json") } }

  func feedback(detailed: Int = 3) -> Feedback {
    Feedback(grade, exercise: exercise, source: source, stub: stub, detailed: detailed)
  }
}

extension Session {
  /// Grades exercises of one lesson as their files are now, and records the verdicts.
  ///
  /// - Parameters:
  ///   - cases: Which cross-checks are run.
  ///   - work: The files' texts, where they have been read already.
  ///   - onSettled: Called for each check as soon as it has ended.
  func grade(
    _ exercises: [Exercise], of lesson: Lesson, timeLimit: Double = 10,
    cases: CaseRequest = CaseRequest(), work: LessonWork? = nil,
    onSettled: (@Sendable (CheckResult) -> Void)? = nil
  ) async throws -> [Verdict] {
    try lesson.validate()
    let engine = try engine(timeLimit: timeLimit)
    let parts = try LessonParts.load(lesson, root: engine.root)
    let work = try work ?? LessonWork.learner(lesson, root: engine.root)
    // A progress file that cannot be written is better known before the work than after.
    let store = try progressStore()
    _ = try store.load()
    var request = LessonEngine.Request(
      parts: parts, work: work, exercises: exercises, onSettled: onSettled)
    request.cases = cases
    let report = try await engine.grade(request)
    let verdicts = zip(exercises, report.grade.exercises).map { exercise, grade in
      Verdict(
        exercise: exercise, grade: grade, source: work[exercise], stub: parts[exercise].stub)
    }
    let date = now()
    try store.update { progress in
      for verdict in verdicts {
        let work = Fingerprint(Data(verdict.source.utf8)).description
        progress.record(verdict.grade, work: work, at: date)
      }
    }
    return verdicts
  }

  /// Shows feedback, what the program printed, and the charts that the checks attached: these when
  /// the exercise passes and they are not those that were shown last.
  ///
  /// - Parameter isVerbose: Whether every failed check is told in full, and charts are always shown.
  func show(_ verdict: Verdict, in course: Course, isVerbose: Bool = false) throws {
    let store = try progressStore()
    let progress = try store.load()
    let charts = verdict.charts.map(\.text).joined(separator: "\n")
    let fingerprint = charts.isEmpty ? nil : Fingerprint(Data(charts.utf8)).description
    let isNew = verdict.grade.isPassed && progress[verdict.exercise].charts != fingerprint
    let view = VerdictView(
      verdict: verdict, capabilities: console.capabilities, root: try root(),
      detailed: isVerbose ? .max : 3,
      verboseCommand: CourseCommands(course: course, progress: progress).verbose(verdict.exercise),
      showsCharts: isNew || isVerbose)
    for line in view.lines { console.print(line) }
    if isNew { try store.update { $0[verdict.exercise].charts = fingerprint } }
  }

  /// Has a process of its own compile what the first verdict of a lesson needs.
  func prepareInBackground(_ lesson: Lesson) {
    guard environment["LEARN_PREPARE"] != "0", let program = Bundle.main.executablePath,
      let root = try? root()
    else { return }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["prepare", lesson.id]
    process.currentDirectoryURL = URL(fileURLWithPath: root)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    // Only time is lost when it does not start.
    try? process.run()
  }
}
