import Foundation
import LessonKit

/// Judges GPT-4 as a judge, and six models by people's verdicts, with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  let (people, gpt4) = try readVerdicts()
  byHand()
  agreements(people, gpt4)
  try joins()
  order(people, gpt4)
  ratings(people)
  gates(people, gpt4)
}

private func byHand() {
  let person: [Outcome] = [.first, .first, .first, .second, .second, .tie, .tie, .tie]
  let judge: [Outcome] = [.first, .first, .second, .second, .second, .tie, .tie, .second]
  print("Eight comparisons by hand:")
  print(
    "agreement \(text(try? agreement(person, judge), 3)), kappa \(text(try? kappa(person, judge), 4))"
  )
  print()
}

// MARK: - Agreement

private func agreements(_ people: [Verdict], _ gpt4: [Verdict]) {
  let said = matching(people, gpt4)
  let all = zip(people, said).map { ($0.outcome, $1.outcome) }
  let sure = zip(people, said).filter { !$1.changed }.map { ($0.outcome, $1.outcome) }
  let twoPeople = Dictionary(grouping: people) { Comparison($0) }.values.flatMap { same in
    same.indices.flatMap { one in
      same.indices.filter { $0 > one }.map { (same[one].outcome, same[$0].outcome) }
    }
  }
  let isDecided: ((Outcome, Outcome)) -> Bool = { $0.0 != .tie && $0.1 != .tie }
  let rows: [(String, [(Outcome, Outcome)], hasKappa: Bool)] = [
    ("a person and GPT-4", all, true),
    ("  where neither says tie", all.filter(isDecided), true),
    ("  where GPT-4 did not change its verdict", sure, true),
    ("a person and another", twoPeople, false),
    ("  where neither says tie", twoPeople.filter(isDecided), false),
  ]
  var table = TextTable(["Who", "comparisons", "agreement", "kappa"])
  for (name, pairs, hasKappa) in rows {
    let (one, other) = (pairs.map(\.0), pairs.map(\.1))
    let value = hasKappa ? try? kappa(one, other) : nil
    table.add(name, pairs.count, percent(try? agreement(one, other)), text(value, 4))
  }
  show(table)
  print("GPT-4 kept its verdict on \(percent(Double(sure.count) / Double(all.count)))")
  let ties = people.count { $0.outcome == .tie }
  print(
    "people say tie in \(ties) of \(people.count), \(percent(Double(ties) / Double(people.count)))")
  print()
}

/// The same agreement, with the pairs of models joined as they stand in the file.
private func joins() throws {
  let table = try Table(named: "judge_verdicts")
  let columns = try ["question_id", "turn", "model_a", "model_b"].map {
    try table.completeStrings($0)
  }
  let winners = try table.completeStrings("winner")
  let outcomes = ["model_a": Outcome.first, "model_b": .second]
  let judges = try table.completeStrings("judge")
  let (people, gpt4) = (
    judges.indices.filter { judges[$0] != "gpt-4" }, judges.indices.filter { judges[$0] == "gpt-4" }
  )
  func key(_ row: Int, sorted: Bool) -> [String] {
    let (a, b) = (columns[2][row], columns[3][row])
    return [columns[0][row], columns[1][row], sorted ? min(a, b) : a, sorted ? max(a, b) : b]
  }
  var counts: [Int] = []
  var shares: [Double?] = []
  for sorted in [false, true] {
    let said = Dictionary(gpt4.map { (key($0, sorted: sorted), $0) }) { first, _ in first }
    let pairs = people.compactMap { row in said[key(row, sorted: sorted)].map { (row, $0) } }
    counts.append(pairs.count)
    shares.append(
      try? agreement(
        pairs.map { outcomes[winners[$0.0]] ?? .tie }, pairs.map { outcomes[winners[$0.1]] ?? .tie }
      ))
  }
  print("Joined on the order in which the models are listed: \(counts[0]) comparisons are left")
  print("joined in either order, winners not turned round: agreement \(percent(shares[1]))")
  print()
}

// MARK: - Order

private func order(_ people: [Verdict], _ gpt4: [Verdict]) {
  let changed = categories.indices.map { category in
    let own = gpt4.filter { ($0.question - 81) / 10 == category }
    return Double(own.count { $0.changed }) / Double(own.count)
  }
  let count = gpt4.count { $0.changed }
  print(
    "GPT-4 changed \(count) of \(gpt4.count) verdicts when the answers changed places, "
      + percent(Double(count) / Double(gpt4.count)))
  let models = Set(gpt4.map(\.first) + gpt4.map(\.second)).sorted()
  let tasks = Dictionary(grouping: gpt4) { [$0.question, $0.turn] }
  let sound = tasks.count { task, verdicts in
    isSound(
      recorded(question: task[0], turn: task[1], in: verdicts, whenChanged: .first), on: models)
  }
  print("it is sound, as recorded, on \(sound) of \(tasks.count) questions and turns")
  print()
  show(
    Chart(
      "Verdicts of GPT-4 that changed with the order of the answers", x: "category",
      y: Axis("changed", range: 0...0.25, kind: .percent), categories: categories,
      bars: [Bars("changed", changed)]),
    savedAs: "40-judge-order")
}

// MARK: - Ratings

private func ratings(_ people: [Verdict]) {
  let models = Set(people.map(\.first) + people.map(\.second)).sorted()
  let strengths = (try? bradleyTerry(winCounts(people, models: models))) ?? []
  func points(_ model: Int) -> Double? {
    strengths.indices.contains(model) ? 1000 + 400 / log(10) * strengths[model] : nil
  }
  var random = SplitMix64(seed: 42)
  let shuffled = random.shuffledIndices(count: people.count).map { people[$0] }
  let orders = [
    ("as in the file", people), ("reversed", people.reversed()), ("shuffled", shuffled),
  ]
  .map { ($0.0, elo($0.1, models: models)) }
  let intervals = strengthIntervals(people, models: models)
  var table = TextTable(["Model", "strength", "from", "to", "points", "win rate"])
  let wins = winCounts(people, models: models)
  for (model, name) in models.enumerated() {
    let won = wins.row(model).reduce(0, +)
    table.add(
      name, text(strengths.indices.contains(model) ? strengths[model] : nil, 4),
      text(intervals.map { $0[model].low }, 2), text(intervals.map { $0[model].high }, 2),
      text(points(model), 1), text(won / (won + wins.column(model).reduce(0, +)), 4))
  }
  show(table)
  var elos = TextTable(["Model", "Elo, as in the file", "reversed", "shuffled"])
  for (model, name) in models.enumerated() {
    elos.add(row: [name] + orders.map { text($0.1[model], 1) })
  }
  show(elos)
  show(
    Chart(
      "The same verdicts: Elo in two orders, Bradley-Terry in any", x: "model",
      y: Axis("points", range: 0...1250),
      categories: models,
      bars: [
        Bars("Elo, as in the file", orders[0].1), Bars("Elo, reversed", orders[1].1),
        Bars("Bradley-Terry", models.indices.map(points)),
      ]),
    savedAs: "40-judge-ratings")
}

/// Elo's ratings: 1000 at first, then 32 points for every win that was not expected at all.
private func elo(_ verdicts: [Verdict], models: [String]) -> [Double] {
  var ratings = Array(repeating: 1000.0, count: models.count)
  for verdict in verdicts {
    guard let a = models.firstIndex(of: verdict.first),
      let b = models.firstIndex(of: verdict.second)
    else { continue }
    let expected = 1 / (1 + pow(10, (ratings[b] - ratings[a]) / 400))
    let score = verdict.outcome == .first ? 1 : verdict.outcome == .tie ? 0.5 : 0
    ratings[a] += 32 * (score - expected)
    ratings[b] -= 32 * (score - expected)
  }
  return ratings
}

/// The middle 95 % of each model's strengths in 100 resamples of whole questions.
private func strengthIntervals(
  _ people: [Verdict], models: [String]
) -> [(low: Double, high: Double)]? {
  let games = Dictionary(grouping: people, by: \.question).sorted { $0.key < $1.key }
    .map { winCounts($0.value, models: models) }
  var random = SplitMix64(seed: 7)
  var strengths: [[Double]] = models.map { _ in [] }
  for _ in 0..<100 {
    var sum = Array(repeating: 0.0, count: models.count * models.count)
    for _ in games {
      let drawn = games[Int(random.next() % UInt64(games.count))].elements
      for place in sum.indices { sum[place] += drawn[place] }
    }
    let wins = Matrix(rowCount: models.count, columnCount: models.count, elements: sum)
    guard let found = try? bradleyTerry(wins), found.count == models.count,
      found.allSatisfy(\.isFinite)
    else { return nil }
    for model in models.indices { strengths[model].append(found[model]) }
  }
  return strengths.map { values in
    (quantile(values, 0.025) ?? .nan, quantile(values, 0.975) ?? .nan)
  }
}

// MARK: - Gates

private func gates(_ people: [Verdict], _ gpt4: [Verdict]) {
  let firstTurns = people.filter { $0.turn == 1 }
  let changes: [(String, new: String, old: String, String, [Verdict])] = [
    ("gpt-4, claude-v1", "gpt-4", "claude-v1", "people", people),
    ("gpt-4, claude-v1", "gpt-4", "claude-v1", "GPT-4", gpt4),
    ("claude-v1, gpt-3.5", "claude-v1", "gpt-3.5-turbo", "people", people),
    ("claude-v1, gpt-3.5", "claude-v1", "gpt-3.5-turbo", "GPT-4", gpt4),
    ("vicuna, gpt-3.5 *", "vicuna-13b-v1.2", "gpt-3.5-turbo", "people", firstTurns),
  ]
  var table = TextTable(["new, old", "judged", "n", "score", "by question", "by verdict", "gate"])
  for (name, new, old, judge, verdicts) in changes {
    let (scores, questions) = scores(of: new, against: old, in: verdicts)
    let average = scores.reduce(0, +) / Double(scores.count)
    let decision = try? gate(scores, questions: questions, resamples: 1000, seed: 7)
    table.add(
      name, judge, scores.count, text(average, 4),
      interval(scores, questions), interval(scores, Array(scores.indices)),
      decision.map { "\($0)" } ?? "-")
  }
  show(table)
  let (scores, questions) = scores(of: "vicuna-13b-v1.2", against: "gpt-3.5-turbo", in: firstTurns)
  let limits = try? intervalByQuestion(scores, questions: questions, resamples: 1000, seed: 7)
  print("* first turns only, of \(Set(questions).count) questions; up to \(text(limits?.high, 5))")
  print()
}

private func interval(_ scores: [Double], _ questions: [Int]) -> String {
  guard
    let interval = try? intervalByQuestion(scores, questions: questions, resamples: 1000, seed: 7)
  else { return "-" }
  return "\(text(interval.low, 3))-\(text(interval.high, 3))"
}

private func percent(_ share: Double?) -> String {
  share.map { String(format: "%.1f%%", $0 * 100) } ?? "-"
}

private func text(_ number: Double?, _ digits: Int) -> String {
  number.map { String(format: "%.\(digits)f", $0) } ?? "-"
}
