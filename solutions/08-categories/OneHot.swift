import LessonKit

/// What a ``OneHot`` refuses.
enum OneHotError: Error, Equatable {
  /// There is not one known value to learn levels from.
  case noLevels

  /// It was asked to encode before it was fitted.
  case notFitted
}

/// Encodes a column of categories as one column of 0 and 1 for each level.
///
/// A level is a value that a category takes: `UA` is one of `carrier`. Which levels there are, and
/// which column belongs to which, is learnt once, on the training rows, and never changes after.
struct OneHot {
  /// The levels that it was fitted on, each once, ascending as Swift's `<` orders texts; empty
  /// before a fit. The level at place j belongs to column j.
  private(set) var levels: [String] = []

  /// Learns the levels, and forgets those learnt before.
  ///
  /// - Parameter column: The training rows; `nil` marks a missing value, which is no level. An empty
  ///   text is one.
  /// - Throws: ``OneHotError/noLevels`` when no value is known. What was learnt before stays then.
  mutating func fit(_ column: [String?]) throws {
    #if MISTAKE_MISSING_IS_A_LEVEL
      // Feedback: nobody wrote
      let found = Set(column.map { $0 ?? "missing" })
    #elseif MISTAKE_KEEPS_OLD_LEVELS
      // Feedback: fit before
      let found = Set(column.compactMap { $0 }).union(levels)
    #elseif RIGHT_SORTS_FIRST
      let ordered = column.compactMap { $0 }.sorted()
      let found = ordered.indices.filter { $0 == 0 || ordered[$0] != ordered[$0 - 1] }.map {
        ordered[$0]
      }
    #elseif SOLUTION
      let found = Set(column.compactMap { $0 })
    #endif
    #if MISTAKE_FORGETS_WHEN_REFUSED
      // Feedback: refused
      levels = found.sorted()
      guard !found.isEmpty else { throw OneHotError.noLevels }
    #elseif SOLUTION
      guard !found.isEmpty else { throw OneHotError.noLevels }
    #endif
    #if MISTAKE_ORDER_OF_A_SET
      // Feedback: run to run
      levels = Array(found)
    #elseif SOLUTION
      levels = found.sorted()
    #else
      // TODO: Remember each known value once, in order; refuse a column without any.
    #endif
  }

  /// Returns a row for each value and a column for each of ``levels``: 1 in the column of the value's
  /// level, 0 in all others.
  ///
  /// - Parameter column: Any rows, in any number. A value that is missing, or whose level was not
  ///   there when it was fitted, gets a row of zeros; see ``unseen(_:)``.
  /// - Returns: A matrix of `column.count` x `levels.count`.
  /// - Throws: ``OneHotError/notFitted`` before a fit.
  func transform(_ column: [String?]) throws -> Matrix {
    #if SOLUTION
      guard !levels.isEmpty else { throw OneHotError.notFitted }
    #endif
    #if MISTAKE_LEVELS_OF_THE_ROWS
      // Feedback: rows at hand
      let own = Set(column.compactMap { $0 }).sorted()
      var matrix = Matrix(rowCount: column.count, columnCount: own.count)
      for (row, value) in column.enumerated() {
        if let value, let place = own.firstIndex(of: value) { matrix[row, place] = 1 }
      }
      return matrix
    #elseif MISTAKE_NUMBERS_THE_LEVELS
      // Feedback: half-way
      var matrix = Matrix(rowCount: column.count, columnCount: 1)
      for (row, value) in column.enumerated() {
        if let value, let place = levels.firstIndex(of: value) { matrix[row, 0] = Double(place) }
      }
      return matrix
    #elseif MISTAKE_UNKNOWN_IS_THE_FIRST
      // Feedback: first level
      var matrix = Matrix(rowCount: column.count, columnCount: levels.count)
      for (row, value) in column.enumerated() {
        matrix[row, levels.firstIndex { $0 == value } ?? 0] = 1
      }
      return matrix
    #elseif MISTAKE_LEAVES_ROWS_OUT
      // Feedback: every row
      let known = column.compactMap { value in levels.firstIndex { $0 == value } }
      var matrix = Matrix(rowCount: known.count, columnCount: levels.count)
      for (row, place) in known.enumerated() { matrix[row, place] = 1 }
      return matrix
    #elseif MISTAKE_ADDS_A_COLUMN
      // Feedback: one column more
      var matrix = Matrix(rowCount: column.count, columnCount: levels.count + 1)
      for (row, value) in column.enumerated() {
        matrix[row, levels.firstIndex { $0 == value } ?? levels.count] = 1
      }
      return matrix
    #elseif RIGHT_SORTS_FIRST
      let marks = column.flatMap { value in levels.map { $0 == value ? 1.0 : 0.0 } }
      return Matrix(rowCount: column.count, columnCount: levels.count, elements: marks)
    #elseif SOLUTION
      let places = Dictionary(uniqueKeysWithValues: zip(levels, levels.indices))
      var matrix = Matrix(rowCount: column.count, columnCount: levels.count)
      for (row, value) in column.enumerated() {
        if let value, let place = places[value] { matrix[row, place] = 1 }
      }
      return matrix
    #else
      // TODO: Refuse it before a fit. Then mark the column of each known level.
      return Matrix(rowCount: 0, columnCount: 0)
    #endif
  }

  /// Returns the values that are not among ``levels``, each once, ascending.
  ///
  /// - Parameter column: Any rows; missing values are not reported.
  func unseen(_ column: [String?]) -> [String] {
    #if MISTAKE_ONE_FOR_EACH_ROW
      // Feedback: each once
      return column.compactMap { $0 }.filter { !levels.contains($0) }.sorted()
    #elseif MISTAKE_SEEN_BUT_GONE
      // Feedback: other way
      return levels.filter { !column.contains($0) }
    #elseif RIGHT_SORTS_FIRST
      var new: [String] = []
      for case let value? in column where !levels.contains(value) && !new.contains(value) {
        new.append(value)
      }
      return new.sorted()
    #elseif SOLUTION
      return Set(column.compactMap { $0 }).subtracting(levels).sorted()
    #else
      // TODO: Collect what no level stands for.
      return ["not yet"]
    #endif
  }
}
