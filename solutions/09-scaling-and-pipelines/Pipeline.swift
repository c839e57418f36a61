import LessonKit

/// What a ``Pipeline`` refuses.
enum PipelineError: Error, Equatable {
  /// It was asked to transform before it was fitted.
  case notFitted

  /// The columns are not those that it was fitted on, in their order.
  case columns(expected: [String], found: [String])

  /// A row was given to learn from and to test with.
  case rowInBothParts(Int)
}

/// Steps that are fitted and applied as one.
///
/// Whoever holds the pipeline holds everything that has to happen to a row before a model may see
/// it, in the right order, and with what the training rows taught.
struct Pipeline {
  /// The steps, in the order in which they are applied.
  private(set) var steps: [any Transformer]

  /// The names of the columns that it was fitted on; `nil` before.
  private(set) var columnNames: [String]?

  init(_ steps: [any Transformer]) {
    self.steps = steps
  }

  /// Fits each step on the rows as the steps before it leave them.
  ///
  /// - Parameter samples: The training rows; they stay as they are.
  /// - Throws: The error of the first step that refuses them. The pipeline then stays as it was: what
  ///   its steps know, and ``columnNames``.
  mutating func fit(_ samples: Samples) throws {
    #if MISTAKE_STORES_NAMES_FIRST
      // Feedback: names of rows
      columnNames = samples.columnNames
      var rows = samples.values
      var fitted = steps
    #elseif SOLUTION
      var rows = samples.values
      var fitted = steps
    #endif
    #if MISTAKE_FITS_EVERY_STEP_ON_RAW_ROWS
      // Feedback: before any step
      for index in fitted.indices { try fitted[index].fit(rows) }
      rows = samples.values
    #elseif MISTAKE_FITS_A_COPY
      // Feedback: a copy
      for var step in fitted {
        try step.fit(rows)
        rows = try step.transform(rows)
      }
      fitted = steps
    #elseif MISTAKE_KEEPS_HALF_A_FIT
      // Feedback: A step refused
      for index in steps.indices {
        try steps[index].fit(rows)
        rows = try steps[index].transform(rows)
      }
      fitted = steps
    #elseif RIGHT_BUILDS_ANEW
      fitted = try steps.map { step in
        var learner = step
        try learner.fit(rows)
        rows = try learner.transform(rows)
        return learner
      }
    #elseif SOLUTION
      for index in fitted.indices {
        try fitted[index].fit(rows)
        rows = try fitted[index].transform(rows)
      }
    #endif
    #if SOLUTION
      steps = fitted
      columnNames = samples.columnNames
    #else
      // TODO: Fit the first step, pass its rows to the second, and so on; remember the columns.
    #endif
  }

  /// Returns the rows as the fitted steps leave them, one step after the other.
  ///
  /// - Parameter samples: Any rows: training rows, test rows, one row in production, or none. They
  ///   stay as they are.
  /// - Returns: New samples, with the same columns and the rows in the same order. Who changes them
  ///   later changes nothing in those that were passed in.
  /// - Throws: ``PipelineError/notFitted``, else ``PipelineError/columns(expected:found:)``, else the
  ///   error of the first step that refuses the rows.
  func transform(_ samples: Samples) throws -> Samples {
    #if MISTAKE_IGNORES_COLUMN_NAMES
      // Feedback: other columns
      guard columnNames != nil else { throw PipelineError.notFitted }
    #elseif SOLUTION
      guard let columnNames else { throw PipelineError.notFitted }
      guard samples.columnNames == columnNames else {
        throw PipelineError.columns(expected: columnNames, found: samples.columnNames)
      }
    #endif
    #if MISTAKE_CHANGES_CALLERS_DATA
      // Feedback: somebody else holds
      for step in steps { samples.values = try step.transform(samples.values) }
      return samples
    #elseif MISTAKE_TRANSFORM_REFITS
      // Feedback: at hand
      var rows = samples.values
      for var step in steps {
        try step.fit(rows)
        rows = try step.transform(rows)
      }
      return Samples(columnNames: samples.columnNames, values: rows)
    #elseif MISTAKE_APPLIES_STEPS_BACKWARDS
      // Feedback: other way round
      let rows = try steps.reversed().reduce(samples.values) { try $1.transform($0) }
      return Samples(columnNames: samples.columnNames, values: rows)
    #elseif MISTAKE_HANDS_THEM_BACK
      // Feedback: the very samples
      if steps.isEmpty { return samples }
      let rows = try steps.reduce(samples.values) { rows, step in try step.transform(rows) }
      return Samples(columnNames: samples.columnNames, values: rows)
    #elseif RIGHT_BUILDS_ANEW
      func passed(_ rows: Matrix, through rest: ArraySlice<any Transformer>) throws -> Matrix {
        guard let step = rest.first else { return rows }
        return try passed(step.transform(rows), through: rest.dropFirst())
      }
      return Samples(
        columnNames: columnNames, values: try passed(samples.values, through: steps[...]))
    #elseif SOLUTION
      let rows = try steps.reduce(samples.values) { rows, step in try step.transform(rows) }
      return Samples(columnNames: samples.columnNames, values: rows)
    #else
      // TODO: Refuse what does not fit, then pass the rows through the steps.
      return Samples(columnNames: [], values: Matrix(rowCount: 0, columnCount: 0))
    #endif
  }

  /// Fits on the training rows alone, and returns both parts transformed.
  ///
  /// - Parameters:
  ///   - samples: All rows; they stay as they are.
  ///   - train: The indices of the rows to learn from.
  ///   - test: The indices of the rows to test with, none of them in `train`. A row whose index stands
  ///     twice in one of the two, as a bootstrap draws it, comes twice in that part.
  /// - Throws: ``PipelineError/rowInBothParts(_:)`` for the first of the test rows that is also a
  ///   training row, before anything is learnt; else what ``fit(_:)`` and ``transform(_:)`` throw. It
  ///   is open whether the fit stays when a step refuses the test rows.
  mutating func prepare(
    _ samples: Samples, train: [Int], test: [Int]
  ) throws -> (train: Samples, test: Samples) {
    #if MISTAKE_LETS_PARTS_OVERLAP
      // Feedback: knows the answer
    #elseif MISTAKE_LEARNS_BEFORE_IT_LOOKS
      // Feedback: before anything is learnt
      try fit(samples.selecting(rows: train))
      let training = Set(train)
      if let row = test.first(where: training.contains) { throw PipelineError.rowInBothParts(row) }
    #elseif RIGHT_BUILDS_ANEW
      for row in test where train.contains(row) { throw PipelineError.rowInBothParts(row) }
    #elseif SOLUTION
      let training = Set(train)
      if let row = test.first(where: training.contains) { throw PipelineError.rowInBothParts(row) }
    #endif
    #if MISTAKE_FITS_ON_ALL_ROWS
      // Feedback: test rows too
      try fit(samples)
    #elseif SOLUTION
      try fit(samples.selecting(rows: train))
    #endif
    #if SOLUTION
      return (
        train: try transform(samples.selecting(rows: train)),
        test: try transform(samples.selecting(rows: test))
      )
    #else
      // TODO: Refuse a row in both parts, fit on the training rows, and transform both parts.
      return (train: samples, test: samples)
    #endif
  }
}
