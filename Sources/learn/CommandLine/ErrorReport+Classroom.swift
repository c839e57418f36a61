import Classroom
import Reports

extension ErrorReport {
  init(classroom error: ClassroomError) {
    self =
      switch error {
      case .missing(let path): Self("\(path) is missing.", status: .machine)
      case .unwritable(let path, let reason):
        Self(
          "\(path) cannot be written: \(reason)",
          "What was graded so far is kept; run it again to go on.", status: .machine)
      case .badRoster(let path, let problem):
        Self(
          "The roster cannot be used: \(path)\(Self.words(problem))",
          "It is a CSV with a header; a column 'id' names each student.",
          "Exports of Canvas, Moodle, Gradescope and GitHub Classroom are read as they are.",
          status: .usage)
      case .badPolicy(let path, let problem):
        Self(
          "The policy cannot be used: \(path)\(Self.words(problem))",
          "Its keys are described in lessons/CLASSROOM.md.", status: .usage)
      case .badResult(let path, let reason):
        Self(
          "\(path) cannot be read as a result: \(reason)",
          "Remove that file; the next run grades the work again.", status: .machine)
      case .otherSchema(let path, let schema):
        Self(
          "\(path) has schema \(schema), which this version does not know.",
          "Use the version of the course that wrote it.", status: .machine)
      case .noSubmissions(let path):
        Self("\(path) holds no folder.", "It needs one folder a student.", status: .usage)
      case .noResults(let path):
        Self(
          "\(path) holds no results.", "Make them: learn grade SUBMISSIONS --out DIR",
          status: .usage)
      case .outsideSubmissions(let folder):
        Self("The roster's folder '\(folder)' leaves the submissions.", status: .usage)
      case .outputInside(let path):
        Self(
          "\(path) lies in the folder of submissions, where it would be a student's.",
          "Choose an --out beside it.", status: .usage)
      case .noSandbox(let reason):
        Self(
          "There is no sandbox: \(reason).",
          "Install bubblewrap (apt-get install bubblewrap), or leave out --require-sandbox.",
          status: .machine)
      case .busy(let path):
        Self(
          "Another run writes to \(path).", "Wait for it, or choose another --out.",
          status: .machine)
      case .merge(let problem): Self(Self.words(problem), status: .workFails)
      }
  }

  init(reports error: ReportsError) {
    self =
      switch error {
      case .badCanvas(let path, let problem):
        Self(
          "The gradebook cannot be used: \(path)\(Self.words(problem))",
          "Export it from Canvas: Grades, Export.", status: .usage)
      }
  }

  private static func words(_ problem: Roster.Problem) -> String {
    switch problem {
    case .unclosedQuote(let line): ":\(line): a quote is never closed"
    case .empty: ": it names nobody"
    case .noIdentifier(let columns):
      ":1: no column identifies a student among \(columns.joined(separator: ", "));"
        + " id, login, username, github_username, SIS Login ID, SID or email would"
    case .blankIdentifier(let line): ":\(line): the id is empty"
    case .duplicate(let id, let line): ":\(line): '\(id)' stands there twice"
    case .badTime(let text, let line):
      ":\(line): '\(text)' is no time like 2026-03-01T23:59:00Z or 2026-03-01 23:59:00 -0800"
    case .noZone(let text, let line):
      ":\(line): '\(text)' names no zone; add one, or \"timeZone\": \"Europe/Berlin\" to the policy"
    }
  }

  private static func words(_ problem: GradingPolicy.Problem) -> String {
    switch problem {
    case .unreadable(let reason): ": \(reason)"
    case .newerSchema(let schema): ": schema \(schema) is not known"
    case .unknownKey(let key): ": '\(key)' is not known"
    case .badDate(let key, let text): ": \(key) is '\(text)', not a time like 2026-03-01T23:59:00Z"
    case .noZone(let key, let text):
      ": \(key) is '\(text)', without a zone; add one, or \"timeZone\": \"Europe/Berlin\""
    case .badZone(let name): ": '\(name)' is no time zone like Europe/Berlin"
    case .unknownName(let key, let kind, let name): ": \(key) names '\(name)', which is no \(kind)"
    case .outOfRange(let key, let value): ": \(key) is \(value), which is out of range"
    }
  }

  private static func words(_ problem: CanvasExport.Problem) -> String {
    switch problem {
    case .unclosedQuote(let line): ":\(line): a quote is never closed"
    case .columnMissing(let column): ": the column '\(column)' is missing"
    }
  }

  private static func words(_ problem: Merge.Problem) -> String {
    func list(_ places: [Merge.Place]) -> String {
      let shown = places.prefix(5).map { "\($0.student) \($0.lesson)" }.joined(separator: ", ")
      return places.count > 5 ? "\(shown) and \(places.count - 5) more" : shown
    }
    return switch problem {
    case .nothing: "There is nothing to join."
    case .different(let field, let first, let second):
      "\(first) and \(second) were not made by the same run: they differ in \(field)."
    case .shardMissing(let shards):
      "Missing: shard \(shards.map(\.description).joined(separator: ", "))."
    case .resultMissing(let places): "Results are missing: \(list(places))."
    case .conflict(let place, let first, let second):
      "\(first) and \(second) differ on \(place.student) \(place.lesson)."
    }
  }
}
