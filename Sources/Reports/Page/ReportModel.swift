import Foundation

/// What a report shows: learners by exercises.
package struct ReportModel: Sendable, Equatable {
  package struct Column: Sendable, Equatable {
    package var id: String
    package var title: String
    package var lesson: String

    package init(id: String, title: String, lesson: String) {
      self.id = id
      self.title = title
      self.lesson = lesson
    }
  }

  package enum State: String, Sendable, CaseIterable {
    case passed
    case partly
    case notCompiling
    case crashed
    case tooSlow
    case untouched
    case missing
    case fault

    /// One letter for the grid: states are told apart without colour.
    var mark: String {
      switch self {
      case .passed: "✓"
      case .partly: "◐"
      case .notCompiling: "C"
      case .crashed: "!"
      case .tooSlow: "∞"
      case .untouched: "·"
      case .missing: "–"
      case .fault: "?"
      }
    }

    var words: String {
      switch self {
      case .passed: "passed"
      case .partly: "some checks pass"
      case .notCompiling: "does not compile"
      case .crashed: "crashes"
      case .tooSlow: "too slow"
      case .untouched: "not begun"
      case .missing: "nothing handed in"
      case .fault: "not graded: the machine failed"
      }
    }

    /// Begun and not passed.
    var isStuck: Bool {
      switch self {
      case .partly, .notCompiling, .crashed, .tooSlow: true
      case .passed, .untouched, .missing, .fault: false
      }
    }
  }

  package struct Cell: Sendable, Equatable {
    package var state: State
    package var passed = 0
    package var total = 0

    /// How many fresh cases agree, and how many there are; `nil` where none were run.
    package var fresh: [Int]?
    package var mistakes: [String] = []

    /// What failed first, in a line.
    package var words: String?
    package var attempts: Int?
    package var hints: Int?
    package var passedAt: Date?

    package init(state: State) {
      self.state = state
    }
  }

  package struct Row: Sendable, Equatable {
    package var name: String

    /// One for each column.
    package var cells: [Cell]

    /// The points that count, and what is left to be said: flags, lateness.
    package var score: Double?
    package var remarks: [String] = []

    package init(name: String, cells: [Cell]) {
      self.name = name
      self.cells = cells
    }
  }

  package var title: String

  /// When and how it was made, in words.
  package var notes: [String]
  package var columns: [Column]
  package var rows: [Row]

  /// The points that there are; `nil` where there are none.
  package var points: Double?

  package init(
    title: String, notes: [String], columns: [Column], rows: [Row], points: Double? = nil
  ) {
    self.title = title
    self.notes = notes
    self.columns = columns
    self.rows = rows
    self.points = points
  }

  package var isSingle: Bool { rows.count == 1 }
}
