/// Why rows cannot be shared out.
enum WorkerError: Error, Equatable {
  /// There has to be a worker at least.
  case tooFew(Int)
}

/// Returns the answer to each row, with several rows asked about at the same time.
///
/// - Parameters:
///   - rows: Any number of rows, also none.
///   - workers: The most calls of `predict` that are under way at the same time. Where it is more
///     than 1 and there is more than one row, calls do overlap.
///   - predict: Answers one row. It may wait, and some rows take longer than others.
/// - Returns: One answer for each row, in the order of the rows, whichever was ready first. Each row
///   is asked about once.
/// - Throws: ``WorkerError/tooFew(_:)`` when there are fewer than 1 workers, even if there are no
///   rows; else what `predict` throws for a row, in place of all answers. Where it throws for several
///   it may be the error of any.
func predictAll<Row: Sendable, Answer: Sendable>(
  _ rows: [Row], workers: Int, predict: @escaping @Sendable (Row) async throws -> Answer
) async throws -> [Answer] {
  // TODO: Refuse to go without workers, keep as many calls under way, and put answers in order.
  return []
}
