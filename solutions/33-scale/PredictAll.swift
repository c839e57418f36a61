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
  #if SOLUTION
    guard workers >= 1 else { throw WorkerError.tooFew(workers) }
  #endif
  #if MISTAKE_ONE_AT_A_TIME
    // Feedback: one after the other
    var answers: [Answer] = []
    for row in rows { answers.append(try await predict(row)) }
    return answers
  #elseif MISTAKE_IN_ORDER_OF_ARRIVAL
    // Feedback: in which they were ready
    return try await withThrowingTaskGroup(of: Answer.self) { group in
      var answers: [Answer] = []
      for (place, row) in rows.enumerated() {
        if place >= workers, let answer = try await group.next() { answers.append(answer) }
        group.addTask { try await predict(row) }
      }
      for try await answer in group { answers.append(answer) }
      return answers
    }
  #elseif MISTAKE_STARTS_ALL_AT_ONCE
    // Feedback: more calls at the same time
    return try await withThrowingTaskGroup(of: (Int, Answer).self) { group in
      var answers = [Answer?](repeating: nil, count: rows.count)
      for (place, row) in rows.enumerated() {
        group.addTask { (place, try await predict(row)) }
      }
      for try await (place, answer) in group { answers[place] = answer }
      return answers.compactMap { $0 }
    }
  #elseif MISTAKE_DROPS_THE_REMAINDER
    // Feedback: left over
    let share = rows.count / workers
    return try await withThrowingTaskGroup(of: (Int, [Answer]).self) { group in
      for worker in 0..<workers {
        group.addTask {
          var answers: [Answer] = []
          for place in worker * share..<(worker + 1) * share {
            answers.append(try await predict(rows[place]))
          }
          return (worker, answers)
        }
      }
      var parts = [[Answer]](repeating: [], count: workers)
      for try await (worker, answers) in group { parts[worker] = answers }
      return parts.flatMap { $0 }
    }
  #elseif MISTAKE_SWALLOWS_ERRORS
    // Feedback: no row behind it
    return await withTaskGroup(of: (Int, Answer?).self) { group in
      var answers = [Answer?](repeating: nil, count: rows.count)
      for (place, row) in rows.enumerated() {
        if place >= workers, let (done, answer) = await group.next() { answers[done] = answer }
        group.addTask { (place, try? await predict(row)) }
      }
      for await (done, answer) in group { answers[done] = answer }
      return answers.compactMap { $0 }
    }
  #elseif RIGHT_EACH_WORKER_ITS_OWN_ROWS
    return try await withThrowingTaskGroup(of: [(Int, Answer)].self) { group in
      for worker in 0..<workers {
        group.addTask {
          var mine: [(Int, Answer)] = []
          for place in stride(from: worker, to: rows.count, by: workers) {
            mine.append((place, try await predict(rows[place])))
          }
          return mine
        }
      }
      var all: [(Int, Answer)] = []
      for try await part in group { all += part }
      return all.sorted { $0.0 < $1.0 }.map(\.1)
    }
  #elseif SOLUTION
    return try await withThrowingTaskGroup(of: (Int, Answer).self) { group in
      var answers = [Answer?](repeating: nil, count: rows.count)
      for (place, row) in rows.enumerated() {
        if place >= workers, let (done, answer) = try await group.next() { answers[done] = answer }
        group.addTask { (place, try await predict(row)) }
      }
      for try await (done, answer) in group { answers[done] = answer }
      return answers.compactMap { $0 }
    }
  #else
    // TODO: Refuse to go without workers, keep as many calls under way, and put answers in order.
    return []
  #endif
}
