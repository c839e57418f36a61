/// Our own results.json: the run, then every result on a line of its own.
///
/// Written piece by piece, so that a class of any size needs no more memory than one student.
package enum ResultsExport {
  /// Everything before the first result.
  package static func head(of run: ClassRun) throws -> String {
    "{\"schema\":\(LessonResult.currentSchema),\n\"run\":"
      + (try ResultCoding.encode(run, indented: false)) + ",\n\"results\":[\n"
  }

  package static func line(_ result: LessonResult, isFirst: Bool) throws -> String {
    (isFirst ? "" : ",\n") + (try ResultCoding.encode(result, indented: false))
  }

  package static let tail = "\n]}\n"
}
