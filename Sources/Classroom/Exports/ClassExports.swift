import Foundation
import OperatingSystem

/// Writes what is made from a run's results, one student at a time.
package struct ClassExports: Sendable {
  package enum Format: String, Sendable, CaseIterable {
    /// results.json
    case results
    /// gradebook.csv
    case gradebook
    /// feedback/<student>.md and .html
    case feedback
    /// gradescope/<student>/results.json
    case gradescope
    /// junit/<student>.xml
    case junit
    /// classroom50/<student>/<lesson>/result.json
    case classroom50
    /// exercism/<student>/<lesson>/results.json
    case exercism
    /// canvas.csv, which needs the gradebook exported from Canvas
    case canvas
  }

  package var store: ResultStore
  package var run: ClassRun
  package var formats: Set<Format>
  package var canvas: CanvasExport?
  package var classroom50 = Classroom50Export.Context()

  package init(
    store: ResultStore, run: ClassRun, formats: Set<Format>, canvas: CanvasExport? = nil,
    classroom50: Classroom50Export.Context = Classroom50Export.Context()
  ) {
    self.store = store
    self.run = run
    self.formats = formats
    self.canvas = canvas
    self.classroom50 = classroom50
  }

  /// - Returns: The paths below the store's root that were written, folders with a slash.
  package func write() throws -> [String] {
    var gradebook = GradebookExport.header(run)
    let results =
      formats.contains(.results) ? try GrowingFile(path: "\(store.root)/results.json") : nil
    try results?.append(ResultsExport.head(of: run))
    var isFirst = true
    for student in run.ownStudents {
      let record = try store.record(of: student, in: run)
      for result in record.results {
        try results?.append(ResultsExport.line(result, isFirst: isFirst))
        isFirst = false
      }
      gradebook += GradebookExport.row(record, run: run)
      try writeFiles(of: record)
    }
    try results?.append(ResultsExport.tail)
    try results?.close()
    if formats.contains(.gradebook) { try store.write(gradebook, to: "gradebook.csv") }
    if formats.contains(.canvas), let canvas {
      let students = Dictionary(
        run.ownStudents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      let body = try canvas.body(run) { id in
        try students[id].map { try store.record(of: $0, in: run) }
      }
      try store.write(canvas.header(run) + body, to: "canvas.csv")
    }
    return written
  }

  private var written: [String] {
    Format.allCases.filter { formats.contains($0) && ($0 != .canvas || canvas != nil) }.map {
      switch $0 {
      case .results: "results.json"
      case .gradebook: "gradebook.csv"
      case .canvas: "canvas.csv"
      case .feedback, .gradescope, .junit, .classroom50, .exercism: "\($0.rawValue)/"
      }
    }
  }

  private func writeFiles(of record: StudentRecord) throws {
    let name = record.student.fileName
    if formats.contains(.feedback) {
      let document = FeedbackDocument(record: record, run: run)
      try store.write(document.markdown, to: "feedback/\(name).md")
      try store.write(document.html, to: "feedback/\(name).html")
    }
    if formats.contains(.gradescope) {
      try store.write(GradescopeExport.json(record), to: "gradescope/\(name)/results.json")
    }
    if formats.contains(.junit) {
      try store.write(JUnitExport.xml(record), to: "junit/\(name).xml")
    }
    for result in record.results {
      if formats.contains(.classroom50),
        let text = try Classroom50Export.json(result, context: classroom50)
      {
        try store.write(text, to: "classroom50/\(name)/\(result.lesson)/result.json")
      }
      if formats.contains(.exercism) {
        try store.write(
          ExercismExport.json(result), to: "exercism/\(name)/\(result.lesson)/results.json")
      }
    }
  }
}

/// A file that is written piece by piece under another name and renamed when it is whole.
private final class GrowingFile {
  private let path: String
  private let temporary: String
  private let handle: FileHandle
  private var buffer = Data()

  init(path: String) throws {
    self.path = path
    temporary = path + ".part"
    guard FileManager.default.createFile(atPath: temporary, contents: nil),
      let handle = FileHandle(forWritingAtPath: temporary)
    else { throw ClassroomError.unwritable(path: path, reason: "it cannot be created") }
    self.handle = handle
  }

  func append(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count > 1 << 18 { try flush() }
  }

  private func flush() throws {
    do {
      try handle.write(contentsOf: buffer)
    } catch {
      throw ClassroomError.unwritable(path: path, reason: error.localizedDescription)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  func close() throws {
    try flush()
    try handle.close()
    try ResultStore.writing { () throws(SystemError) in
      try File(temporary).move(to: File(path))
    }
  }
}
