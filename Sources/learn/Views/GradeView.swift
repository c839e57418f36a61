import Classroom
import Foundation
import OperatingSystem
import Reports
import Synchronization
import Terminal

/// What an instructor sees while a class is graded.
final class GradeView: Sendable {
  private let session: Session
  private let isLive: Bool
  private let shown = Mutex(0.0)

  private var console: Console { session.console }

  init(session: Session) {
    self.session = session
    isLive = session.console.capabilities.isTTY
  }

  /// `1 student`, `2 students`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  func begin(_ prepared: ClassSetup.Prepared) {
    let run = prepared.grader.run
    let students = GradeView.count(run.ownStudents.count, "student")
    let lessons = GradeView.count(run.lessons.count, "lesson")
    let part = run.shard == .whole ? "" : ", shard \(run.shard)"
    console.note("Grading \(students) on \(lessons)\(part).")
    if let reason = prepared.noSandbox {
      console.note(
        StyledText("No sandbox: \(reason). ", .warning)
          + "Submissions run as you, with limits only; grade work that you trust.")
    }
  }

  /// Who handed in nothing, whose work was elsewhere, and whatever else would cost points in silence.
  func say(_ remarks: ClassRemarks, strays: [RefusedFile]) {
    list("Handed in nothing", names: remarks.nothing)
    list("Found elsewhere", remarks.found)
    list("Not taken", remarks.refused)
    list("Not graded", remarks.notGraded)
    list("Only the times of files are known, and nothing is deducted", names: remarks.timedByFiles)
    list(
      "Only a shallow clone's last commit is known, and nothing is deducted",
      names: remarks.timedByClone)
    list("Left alone", strays.map { "\($0.path), since \($0.reason)" })
  }

  private func list(_ title: String, names: [String]) {
    guard !names.isEmpty else { return }
    let more = names.count > 20 ? " and \(names.count - 20) more" : ""
    list(title, [names.sorted().prefix(20).joined(separator: ", ") + more])
  }

  /// Says each, or how many more there are.
  private func list(_ title: String, _ lines: [String]) {
    for line in lines.sorted().prefix(10) {
      console.print(StyledText("\(title): \(line).", .warning))
    }
    if lines.count > 10 {
      console.print(StyledText("\(title): \(lines.count - 10) more.", .warning))
    }
  }

  func canvas(_ path: String, run: ClassRun) throws -> CanvasExport {
    let text = try ExportedTable.read(path)
    do {
      let export = try CanvasExport(exported: text, run: run)
      for student in export.unmatched.prefix(10) {
        console.note(StyledText("Canvas does not know \(student.id).", .warning))
      }
      return export
    } catch {
      throw ReportsError.badCanvas(path: path, error)
    }
  }

  /// Draws the bar anew, ten times a second at most.
  func progress(_ progress: ClassProgress) {
    guard isLive else { return }
    let now = session.now().timeIntervalSinceReferenceDate
    let isDue = shown.withLock { last in
      guard now - last > 0.1 || progress.done == progress.total else { return false }
      last = now
      return true
    }
    guard isDue else { return }
    write("\r\u{1B}[K" + progress.line(width: console.capabilities.width))
  }

  func clearProgress() {
    if isLive { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// Prints the failed checks of every student in the form of workflow commands.
  func annotate(_ exports: ClassExports) throws {
    for student in exports.context.run.ownStudents {
      let record = try exports.store.record(of: student, in: exports.context.run)
      for line in Annotations.lines(record.results) { console.print(StyledText(line)) }
    }
  }

  private struct Document: Encodable {
    let students: Int
    let lessons: Int
    let isolation: IsolationLevel
    let graded: Int
    let reused: Int
    let infrastructureErrors: Int
    let flagged: Int
    let partedFromFreshCases: Int
    let regrades: [String]
    let files: [String]
    let handedInNothing: [String]
    let foundElsewhere: [String]
    let notTaken: [String]
    let notGraded: [String]
    let timedByFiles: [String]
    let timedByShallowClone: [String]
    let leftAlone: [String]
  }

  func end(
    _ summary: ClassGrader.Summary, prepared: ClassSetup.Prepared, written: [String], asJSON: Bool
  ) throws {
    let run = prepared.grader.run
    let regrades = summary.regrades.map(\.words)
    if asJSON {
      try console.printJSON(
        Document(
          students: run.ownStudents.count, lessons: run.lessons.count, isolation: run.isolation,
          graded: summary.graded, reused: summary.reused, infrastructureErrors: summary.faults,
          flagged: summary.flagged, partedFromFreshCases: summary.parted,
          regrades: regrades.flatMap(\.self), files: written,
          handedInNothing: summary.remarks.nothing, foundElsewhere: summary.remarks.found,
          notTaken: summary.remarks.refused, notGraded: summary.remarks.notGraded,
          timedByFiles: summary.remarks.timedByFiles,
          timedByShallowClone: summary.remarks.timedByClone,
          leftAlone: prepared.strays.map(\.path)))
      return
    }
    for words in regrades {
      for line in words { console.print(StyledText(line)) }
    }
    console.print(
      "\(summary.graded) graded, \(summary.reused) unchanged, at level \(run.isolation.rawValue).")
    if summary.parted > 0 {
      console.print(
        StyledText(
          "\(summary.parted) pass more checks than fresh cases: 'learn report' names them.",
          .warning))
    }
    if summary.flagged > 0 {
      console.print(
        StyledText(
          "\(summary.flagged) raise a flag of integrity: look at 'integrity' in results.json.",
          .warning))
    }
    if summary.faults > 0 {
      console.print(
        StyledText(
          "\(summary.faults) could not be graded, by a fault of this machine: run it again.",
          .failure))
    }
    console.print("Written to \(prepared.grader.store.root):")
    for path in written { console.print(StyledText("  \(path)")) }
    say(summary.remarks, strays: prepared.strays)
  }
}
