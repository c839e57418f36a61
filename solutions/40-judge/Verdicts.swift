import LessonKit

/// What a judge says of two answers, in the order in which they are given.
enum Outcome: String, CaseIterable, Hashable {
  case first, second, tie

  /// The same verdict with the two answers exchanged.
  var turned: Outcome {
    switch self {
    case .first: .second
    case .second: .first
    case .tie: .tie
    }
  }

  /// How a judging model writes it in its reply: `[[A]]` for the answer that it read first, `[[B]]`
  /// for the second, `[[C]]` for a tie.
  var mark: String {
    switch self {
    case .first: "[[A]]"
    case .second: "[[B]]"
    case .tie: "[[C]]"
    }
  }
}

/// One judgment: which of two models answered a question better.
struct Verdict: Equatable {
  /// The question, 81 ... 160; ten to each category, in the order of ``categories``.
  var question: Int

  /// The first answer to it, or the one to the question that followed: 1 or 2.
  var turn: Int

  /// The models, in alphabetical order whatever order they were shown in.
  var first: String
  var second: String

  /// Which of them won. A verdict that changed with the order is a tie.
  var outcome: Outcome

  /// Whether the judge was asked in both orders, and its answer changed.
  var changed: Bool
}

/// The categories of the questions, ten questions each.
let categories = [
  "writing", "roleplay", "reasoning", "math", "coding", "extraction", "stem", "humanities",
]

/// What cannot be judged.
enum JudgeError: Error, Equatable {
  /// Two lists that belong together are not equally long.
  case lengths(Int, Int)

  /// There is nothing to judge by.
  case noVerdicts
}

/// Reads the verdicts of people and those of GPT-4, each in the order of the file.
///
/// The file lists a pair of models now in one order, now in the other. Here each pair stands in
/// alphabetical order, and the winner is turned round with it.
func readVerdicts() throws -> (people: [Verdict], gpt4: [Verdict]) {
  let table = try Table(named: "judge_verdicts")
  let questions = try table.completeIntegers("question_id")
  let turns = try table.completeIntegers("turn")
  let (a, b) = (try table.completeStrings("model_a"), try table.completeStrings("model_b"))
  let judges = try table.completeStrings("judge")
  let winners = try table.completeStrings("winner")
  let outcomes = ["model_a": Outcome.first, "model_b": .second]
  var people: [Verdict] = []
  var gpt4: [Verdict] = []
  for row in 0..<table.rowCount {
    let outcome = outcomes[winners[row]] ?? .tie
    let isTurned = a[row] > b[row]
    let verdict = Verdict(
      question: questions[row], turn: turns[row], first: min(a[row], b[row]),
      second: max(a[row], b[row]), outcome: isTurned ? outcome.turned : outcome,
      changed: winners[row] == "tie (inconsistent)")
    if judges[row] == "gpt-4" { gpt4.append(verdict) } else { people.append(verdict) }
  }
  return (people, gpt4)
}

/// What two answers were compared.
struct Comparison: Hashable {
  var question: Int
  var turn: Int
  var first: String
  var second: String

  init(_ verdict: Verdict) {
    (question, turn) = (verdict.question, verdict.turn)
    (first, second) = (verdict.first, verdict.second)
  }
}

/// For each verdict of a person, in their order, what GPT-4 said of the same comparison.
func matching(_ people: [Verdict], _ gpt4: [Verdict]) -> [Verdict] {
  let said = Dictionary(gpt4.map { (Comparison($0), $0) }) { first, _ in first }
  return people.compactMap { said[Comparison($0)] }
}

/// How often each model won against each other: the row's model against the column's, in the order
/// of `models`, with a tie as half a win for both.
func winCounts(_ verdicts: [Verdict], models: [String]) -> Matrix {
  var wins = Matrix(rowCount: models.count, columnCount: models.count)
  for verdict in verdicts {
    guard let first = models.firstIndex(of: verdict.first),
      let second = models.firstIndex(of: verdict.second)
    else { continue }
    wins[first, second] += verdict.outcome == .first ? 1 : verdict.outcome == .tie ? 0.5 : 0
    wins[second, first] += verdict.outcome == .second ? 1 : verdict.outcome == .tie ? 0.5 : 0
  }
  return wins
}

/// The score of `model` in its comparisons with `other`, in the order of the verdicts: 1 for a win,
/// 0 for a loss, 0.5 for a tie. With them the number of each question.
func scores(
  of model: String, against other: String, in verdicts: [Verdict]
) -> (scores: [Double], questions: [Int]) {
  let some = verdicts.filter { Set([$0.first, $0.second]) == Set([model, other]) }
  let scores = some.map { verdict in
    let outcome = verdict.first == model ? verdict.outcome : verdict.outcome.turned
    return outcome == .first ? 1 : outcome == .tie ? 0.5 : 0
  }
  return (scores, some.map(\.question))
}

/// A judge that plays back what GPT-4 said of one question and turn. Answers are the models' names.
///
/// - Parameter whenChanged: What it replies where the verdict changed with the order. As `.first` it
///   is what happened: the answer that was read first won both times. What was not recorded, such
///   as an answer against itself, is a tie; an answer that is empty loses.
func recorded(question: Int, turn: Int, in verdicts: [Verdict], whenChanged: Outcome) -> Judge {
  var said: [[String]: Verdict] = [:]
  for verdict in verdicts where verdict.question == question && verdict.turn == turn {
    said[[verdict.first, verdict.second]] = verdict
  }
  return { first, second in
    if first.isEmpty || second.isEmpty {
      return (first == second ? Outcome.tie : first.isEmpty ? .second : .first).mark
    }
    let verdict = said[[first, second]] ?? said[[second, first]]
    guard let verdict else { return Outcome.tie.mark }
    if verdict.changed { return whenChanged.mark }
    return (verdict.first == first ? verdict.outcome : verdict.outcome.turned).mark
  }
}
