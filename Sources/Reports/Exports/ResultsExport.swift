import Classroom

extension Export {
  static let results = Export(
    name: "results", occasion: .always, path: "results.json",
    content: .growing(
      .init(
        head: { try ResultsExport.head(of: $0.run) },
        piece: { record, _ in
          try record.results.map(ResultsExport.line).joined(separator: ResultsExport.separator)
        }, separator: ResultsExport.separator, tail: ResultsExport.tail)))
}

/// Our own results.json: the run, then every result on a line of its own.
enum ResultsExport {
  /// Everything before the first result.
  static func head(of run: ClassRun) throws -> String {
    "{\"schema\":\(LessonResult.currentSchema),\n\"run\":"
      + (try ResultCoding.encode(run, indented: false)) + ",\n\"results\":[\n"
  }

  static func line(_ result: LessonResult) throws -> String {
    try ResultCoding.encode(result, indented: false)
  }

  static let separator = ",\n"
  static let tail = "\n]}\n"
}
