/// What can keep a class from being graded, each with what is needed to say so in words.
package enum ClassroomError: Error, Sendable {
  case missing(path: String)
  case unwritable(path: String, reason: String)
  case badRoster(path: String, Roster.Problem)
  case badPolicy(path: String, GradingPolicy.Problem)
  case badResult(path: String, reason: String)
  case otherSchema(path: String, schema: Int)
  case noSubmissions(path: String)
  case noResults(path: String)
  case outsideSubmissions(folder: String)

  /// `--out` lies in the folder of submissions, where it would be a student's.
  case outputInside(path: String)

  /// `--require-sandbox`, and why there is none.
  case noSandbox(reason: String)
  case merge(Merge.Problem)

  /// Another run writes into the folder.
  case busy(path: String)
}
