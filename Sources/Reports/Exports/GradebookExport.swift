import Classroom

extension Export {
  static let gradebook = Export(
    name: "gradebook", occasion: .always, path: "gradebook.csv",
    content: .growing(
      .init(
        head: { GradebookExport.header($0.run) },
        piece: { GradebookExport.row($0, run: $1.run) })))
}

/// The class as a table: a row a student, a column a lesson.
package enum GradebookExport {
  package static func header(_ run: ClassRun) -> String {
    CSV.line(["id", "name"] + run.lessons.map(\.name) + ["total", "raw total", "points", "flags"])
  }

  /// A lesson that could not be graded is an empty cell, and so is the total: a fault of the
  /// machine is never a zero.
  package static func row(_ record: StudentRecord, run: ClassRun) -> String {
    let scores = run.lessons.map { record.result(of: $0.name)?.score }
    let raw = run.lessons.map { record.result(of: $0.name)?.rawScore }
    let flags = record.results.reduce(0) { $0 + $1.integrity.count }
    return CSV.line(
      [CSV.neutralized(record.student.id), CSV.neutralized(record.student.name)]
        + scores.map(cell)
        + [cell(sum(scores)), cell(sum(raw)), Numbers.short(run.points), String(flags)])
  }

  private static func sum(_ scores: [Double?]) -> Double? {
    scores.reduce(0) { sum, score in
      if let sum, let score { sum + score } else { nil }
    }
  }

  static func cell(_ score: Double?) -> String { score.map(Numbers.short) ?? "" }
}
