import Foundation
import LessonKit

/// What a class's grid adds up to.
struct ReportFacts {
  let model: ReportModel

  struct Standing: Equatable {
    let column: Int
    var passed = 0
    var stuck = 0
    var open = 0
    var attempts: [Int] = []
  }

  /// How the class stands with each exercise, in the order of the course.
  var standings: [Standing] {
    var standings = model.columns.indices.map { Standing(column: $0) }
    for row in model.rows {
      for (index, cell) in row.cells.enumerated() {
        if cell.state == .passed {
          standings[index].passed += 1
        } else if cell.state.isStuck {
          standings[index].stuck += 1
        } else {
          standings[index].open += 1
        }
        if let attempts = cell.attempts, attempts > 0 { standings[index].attempts.append(attempts) }
      }
    }
    return standings
  }

  /// The exercises where most are stuck, most first; those where nobody is are left out.
  func stuck(most count: Int) -> [Standing] {
    Array(
      standings.filter { $0.stuck > 0 }.sorted { ($1.stuck, $0.column) < ($0.stuck, $1.column) }
        .prefix(count))
  }

  /// How many learners made each known mistake, most first.
  func mistakes(most count: Int) -> [(name: String, exercise: String, learners: Int)] {
    var counts: [String: (exercise: String, learners: Int)] = [:]
    for row in model.rows {
      for (index, cell) in row.cells.enumerated() {
        for mistake in Set(cell.mistakes) {
          let exercise = model.columns[index].id
          counts["\(exercise) \(mistake)", default: (exercise, 0)].learners += 1
        }
      }
    }
    return
      counts
      .map {
        (
          String($0.key.dropFirst($0.value.exercise.count + 1)), $0.value.exercise,
          $0.value.learners
        )
      }
      .sorted { ($1.2, $0.0, $0.1) < ($0.2, $1.0, $1.1) }.prefix(count).map { $0 }
  }

  /// The days on which exercises passed, with the number passed up to each; days since 1970.
  var passedByDay: [(day: Double, count: Double)] {
    let days = model.rows.flatMap { $0.cells.compactMap(\.passedAt) }
      .map { ($0.timeIntervalSince1970 / 86_400).rounded(.down) }.sorted()
    var steps: [(day: Double, count: Double)] = []
    for (index, day) in days.enumerated() {
      if steps.last?.day == day { steps.removeLast() }
      steps.append((day, Double(index + 1)))
    }
    return steps
  }

  /// The mean number of attempts at each exercise that has any.
  var attempts: [(column: Int, mean: Double)] {
    standings.compactMap { standing in
      guard !standing.attempts.isEmpty else { return nil }
      let mean = Double(standing.attempts.reduce(0, +)) / Double(standing.attempts.count)
      return (standing.column, (mean * 10).rounded() / 10)
    }
  }

  // MARK: Charts

  var stuckChart: Chart? {
    let stuck = stuck(most: 10)
    guard !stuck.isEmpty, !model.isSingle else { return nil }
    return Chart(
      "Learners stuck, by exercise", x: "", y: "learners",
      categories: stuck.map { model.columns[$0.column].title },
      bars: [Bars("begun and not passed", stuck.map { Double($0.stuck) })])
  }

  var mistakesChart: Chart? {
    let mistakes = mistakes(most: 10)
    guard !mistakes.isEmpty, !model.isSingle else { return nil }
    return Chart(
      "Learners who made each mistake", x: "", y: "learners",
      categories: mistakes.map { ReportWords.mistake($0.name) },
      bars: [Bars("learners", mistakes.map { Double($0.learners) })])
  }

  var progressChart: Chart? {
    let steps = passedByDay
    guard let first = steps.first, let last = steps.last, steps.count > 1 else { return nil }
    return Chart(
      "Exercises passed over time", x: Axis("day", kind: .date),
      y: Axis("exercises", range: 0...last.count),
      series: [
        .steps("passed", x: [first.day - 1] + steps.map(\.day), y: [0] + steps.map { $0.count })
      ])
  }

  var attemptsChart: Chart? {
    let attempts = attempts.sorted { ($1.mean, $0.column) < ($0.mean, $1.column) }.prefix(10)
    guard !attempts.isEmpty else { return nil }
    return Chart(
      model.isSingle ? "Attempts at each exercise" : "Attempts at each exercise, mean", x: "",
      y: "attempts", categories: attempts.map { model.columns[$0.column].title },
      bars: [Bars("attempts", attempts.map(\.mean))])
  }
}

/// How names are told in a report.
enum ReportWords {
  /// `COUNTS_MISSING_AS_ZERO` as "counts missing as zero".
  static func mistake(_ name: String) -> String {
    name.lowercased().split(separator: "_").joined(separator: " ")
  }

  static func share(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "–" : "\(Int((Double(part) / Double(whole) * 100).rounded())) %"
  }
}
