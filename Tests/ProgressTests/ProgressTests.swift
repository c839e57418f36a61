import Course
import Foundation
import Grading
import Progress
import Testing

private func grade(_ id: String, passed: Int, of total: Int) -> ExerciseGrade {
  ExerciseGrade(
    exercise: id,
    state: .graded(
      (0..<total).map {
        CheckResult(
          check: Check(id: .init(test: "t\($0)"), title: "\($0)"),
          outcome: $0 < passed ? .passed : .failed([Issue(headline: "x")]))
      }))
}

private let day = Date(timeIntervalSince1970: 1_700_000_000)

@Suite("Progress") struct ProgressTests {
  @Test("Attempts count different texts, not runs") func attempts() {
    var progress = LearnerProgress()
    progress.record(grade("01-a/B", passed: 1, of: 3), work: "x", at: day)
    progress.record(grade("01-a/B", passed: 1, of: 3), work: "x", at: day)
    progress.record(grade("01-a/B", passed: 3, of: 3), work: "y", at: day)
    let record = progress.exercises["01-a/B"]
    #expect(record?.attempts == 2)
    #expect(record?.status == .passed)
    #expect(record?.firstTry == false)
    #expect(record?.passedAt == day)
  }

  @Test("The first passing attempt is remembered as such, and its date stays") func firstTry() {
    var progress = LearnerProgress()
    progress.record(grade("01-a/B", passed: 3, of: 3), work: "x", at: day)
    progress.record(grade("01-a/B", passed: 2, of: 3), work: "y", at: day + 60)
    progress.record(grade("01-a/B", passed: 3, of: 3), work: "z", at: day + 120)
    let record = progress.exercises["01-a/B"]
    #expect(record?.firstTry == true)
    #expect(record?.passedAt == day)
    #expect(record?.attempts == 3)
  }

  @Test("An untouched exercise is no attempt") func untouched() {
    var progress = LearnerProgress()
    progress.record(ExerciseGrade(exercise: "01-a/B", state: .notAttempted), work: "x", at: day)
    #expect(progress.exercises.isEmpty)
  }
}

@Suite("The progress file") struct ProgressStoreTests {
  private func withStore(_ body: (ProgressStore) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("progress \(UUID().uuidString) 🙂").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(ProgressStore(path: folder + "/progress.json"))
  }

  private func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  private func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  @Test("What was written is read again, with the version before kept beside it") func roundTrip()
    throws
  {
    try withStore { store in
      #expect(try store.load() == LearnerProgress())
      try store.update { $0.record(grade("01-a/B", passed: 1, of: 3), work: "x", at: day) }
      let first = try read(store.path)
      try store.update { $0.record(grade("01-a/B", passed: 3, of: 3), work: "y", at: day) }
      #expect(try store.load().exercises["01-a/B"]?.status == .passed)
      #expect(try read(store.backupPath) == first)
    }
  }

  @Test("The file is readable: a schema, sorted keys, ISO 8601 dates") func readable() throws {
    try withStore { store in
      try store.update { $0.record(grade("01-a/B", passed: 3, of: 3), work: "x", at: day) }
      let text = try read(store.path)
      #expect(text.contains("\"schema\" : 1"))
      #expect(text.contains("\"passedAt\" : \"2023-11-14T22:13:20Z\""))
      let keys = text.split(separator: "\n").filter { $0.hasPrefix("      \"") }
      #expect(!keys.isEmpty)
      #expect(keys == keys.sorted())
    }
  }

  @Test("Keys that it does not know are kept, everywhere") func unknownKeys() throws {
    try withStore { store in
      try write(
        """
        {"schema": 1, "theme": {"dark": true, "size": 1.5}, "exercises":
          {"01-gone/X": {"status": "passed", "stars": [1, "two", null]}}}
        """, to: store.path)
      try store.update { $0.record(grade("01-a/B", passed: 1, of: 3), work: "x", at: day) }
      let text = try read(store.path)
      #expect(text.contains("\"dark\" : true"))
      #expect(text.contains("\"size\" : 1.5"))
      #expect(text.contains("\"two\""))
      #expect(try store.load().exercises["01-gone/X"]?.status == .passed)
    }
  }

  @Test(
    "A file that cannot be read is an error with its line, and stays as it is",
    arguments: [
      ("{\n  \"schema\": 1,\n  oops\n}", 3),
      ("{\n  \"schema\": 1,\n  \"exercises\": {\"01-a/B\": {\n    \"attempts\": \"many\"}}\n}", 4),
      ("", nil),
    ] as [(String, Int?)])
  func corrupt(_ text: String, line: Int?) throws {
    try withStore { store in
      try write(text, to: store.path)
      for attempt in [{ _ = try store.load() }, { _ = try store.update { _ in } }] {
        let error = #expect(throws: ProgressError.self) { try attempt() }
        guard case .corrupt(let found, let reason)? = error else {
          Issue.record("\(String(describing: error))")
          continue
        }
        if let line { #expect(found == line) }
        #expect(!reason.isEmpty)
      }
      #expect(try read(store.path) == text)
    }
  }

  @Test(
    "A folder in the file's place, or a link to a disk that is not there, is not empty progress")
  func unreadable() throws {
    try withStore { store in
      let manager = FileManager.default
      try manager.createDirectory(atPath: store.path, withIntermediateDirectories: false)
      #expect(throws: ProgressError.unreadable(path: store.path, reason: "it is a folder")) {
        try store.load()
      }
      #expect(throws: ProgressError.self) { try store.update { _ in } }
      try manager.removeItem(atPath: store.path)
      try manager.createSymbolicLink(
        atPath: store.path, withDestinationPath: "/no/such/disk/progress.json")
      #expect(throws: ProgressError.self) { try store.load() }
      #expect(throws: ProgressError.self) { try store.update { _ in } }
      #expect(throws: Never.self) { try manager.destinationOfSymbolicLink(atPath: store.path) }
    }
  }

  @Test("A link to the file stays one, and the file that it leads to is written") func link() throws
  {
    try withStore { store in
      let target = store.path + ".elsewhere"
      try write("{\"schema\": 1, \"exercises\": {}}", to: target)
      try FileManager.default.createSymbolicLink(
        atPath: store.path, withDestinationPath: target)
      try store.update { $0.record(grade("01-a/B", passed: 1, of: 1), work: "x", at: day) }
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: store.path) == target)
      #expect(try read(target).contains("01-a/B"))
      #expect(try read(store.backupPath).contains("{}"))
    }
  }

  @Test("A newer schema is refused and stays as it is") func newer() throws {
    try withStore { store in
      let text = "{\"schema\": 2, \"exercises\": [\"another shape\"]}"
      try write(text, to: store.path)
      #expect(throws: ProgressError.newer(schema: 2)) { try store.load() }
      #expect(throws: ProgressError.newer(schema: 2)) { try store.update { _ in } }
      #expect(try read(store.path) == text)
    }
  }

  @Test("Two hundred changes from many threads are all there") func concurrent() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("progress-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = ProgressStore(path: folder + "/progress.json")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<200 {
        group.addTask {
          try store.update {
            $0.record(grade("01-a/E\(number)", passed: 1, of: 1), work: "x", at: day)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try store.load().exercises.count == 200)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names == ["progress.json", "progress.json.backup", "progress.json.lock"])
  }

  @Test("A folder that cannot be written is an error, and nothing is lost") func readOnly() throws {
    try withStore { store in
      let missing = ProgressStore(path: store.path + "/no/progress.json")
      let error = #expect(throws: ProgressError.self) { try missing.update { _ in } }
      guard case .unwritable? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }
}
