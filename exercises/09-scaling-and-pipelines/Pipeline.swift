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
    // TODO: Fit the first step, pass its rows to the second, and so on; remember the columns.
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
    // TODO: Refuse what does not fit, then pass the rows through the steps.
    return Samples(columnNames: [], values: Matrix(rowCount: 0, columnCount: 0))
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
    // TODO: Refuse a row in both parts, fit on the training rows, and transform both parts.
    return (train: samples, test: samples)
  }
}
