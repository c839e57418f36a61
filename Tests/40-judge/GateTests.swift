import LessonKit
import LessonTesting
import Testing

@testable import JudgeLesson

private let verdicts = Mistake(
  "DRAWS_VERDICTS",
  "It looks as if single verdicts were drawn. Those of one question belong together: a second opinion "
    + "on the same question is not another question.")
private let averages = Mistake(
  "AVERAGES_AVERAGES",
  "It looks as if the average of averages was taken, one for each question. All scores that were "
    + "drawn count alike.")
private let rowOrder = Mistake(
  "KEEPS_THE_ORDER_OF_ROWS",
  "It looks as if the questions are in the order of the rows. They are drawn from in ascending "
    + "order, so that the same scores in other rows have the same interval.")
private let anew = Mistake(
  "BEGINS_ANEW",
  "It looks as if every resample begins anew with the seed: all of them are the same draws.")
private let onceEach = Mistake(
  "DRAWS_ONCE_EACH",
  "It looks as if each question is drawn once. Draw with repetition: else every resample is the "
    + "same scores in another order.")
private let oneEnd = Mistake(
  "CUTS_ONE_END",
  "It looks as if 5 % were cut off at each end, which leaves 90 %.")
private let countsVerdicts = Mistake(
  "COUNTS_VERDICTS",
  "It looks as if ten verdicts are enough. They may be of one question: count the different ones.")
private let trustsAFew = Mistake(
  "TRUSTS_A_FEW",
  "It looks as if a few questions are enough. With one, every resample is the same and the interval "
    + "has no width at all.")
private let average = Mistake(
  "LOOKS_AT_THE_AVERAGE",
  "It looks as if the average alone decides. Ask whether the whole interval lies on one side.")
private let endDecides = Mistake(
  "THE_END_DECIDES",
  "An interval with 0.5 at its end does not shut out that nothing changed.")

@Suite("A gate", .exercise("40-judge/Gate"))
struct GateSuite {
  private let twelve: [Double] = [1, 0.5, 0, 1, 1, 0, 0.5, 1, 0, 1, 1, 0.5]
  private let sevenQuestions = [1, 1, 2, 2, 3, 4, 4, 4, 5, 6, 7, 7]

  /// As a list, which can be compared with a tolerance.
  private func interval(
    _ scores: [Double], _ questions: [Int], _ resamples: Int, _ seed: UInt64
  ) throws -> [Double] {
    let interval = try intervalByQuestion(
      scores, questions: questions, resamples: resamples, seed: seed)
    return [interval.low, interval.high]
  }

  private func gates(_ lists: [[Double]], resamples: Int = 200, seed: UInt64 = 5) throws
    -> [Decision]
  {
    try lists.map {
      try gate($0, questions: Array($0.indices), resamples: resamples, seed: seed)
    }
  }

  @Test("Of one question every resample is the same: its average")
  func oneQuestion() {
    check(
      "intervalByQuestion([1, 0, 0.5, 1], questions: [7, 7, 7, 7], resamples: 100, seed: 7)",
      try interval([1, 0, 0.5, 1], [7, 7, 7, 7], 100, 7), is: [0.625, 0.625],
      within: .relative(1e-12), mistakes: [verdicts.gives([0.25, 1])])
  }

  @Test("One resample: seed 7 draws question 81 three times, in the order of the numbers")
  func oneResample() {
    check(
      "intervalByQuestion([1, 0, 0, 0.5, 0.5, 1], questions: [83, 81, 82, 81, 83, 83], resamples: 1, "
        + "seed: 7)",
      try interval([1, 0, 0, 0.5, 0.5, 1], [83, 81, 82, 81, 83, 83], 1, 7), is: [0.25, 0.25],
      within: .relative(1e-12),
      mistakes: [
        verdicts.gives([0.6666666666666666, 0.6666666666666666]),
        rowOrder.gives([0.8333333333333334, 0.8333333333333334]),
        onceEach.gives([0.5, 0.5]),
      ])
    check(
      "the same, seed: 1",
      try interval([1, 0, 0, 0.5, 0.5, 1], [83, 81, 82, 81, 83, 83], 1, 1), is: [0.5, 0.5],
      within: .relative(1e-12),
      mistakes: [
        verdicts.gives([0.5833333333333334, 0.5833333333333334]),
        averages.gives([0.36111111111111, 0.36111111111111]),
      ])
  }

  @Test("Two hundred resamples of seven questions")
  func byHand() {
    check(
      "intervalByQuestion(twelve scores of seven questions, resamples: 200, seed: 3)",
      try interval(twelve, sevenQuestions, 200, 3), is: [0.4582386363636363, 0.75],
      within: .relative(1e-12),
      mistakes: [
        verdicts.gives([0.375, 0.8333333333333334]),
        averages.gives([0.4276785714285714, 0.8214285714285714]), anew.gives([0.6, 0.6]),
        onceEach.gives([0.625, 0.625]), oneEnd.gives([0.5, 0.75]),
      ])
  }

  @Test("Three times the same verdicts are no more questions: the interval stays")
  func copies() {
    check(
      "intervalByQuestion(each of the twelve scores three times, resamples: 200, seed: 3)",
      try interval(
        twelve + twelve + twelve, sevenQuestions + sevenQuestions + sevenQuestions, 200, 3),
      is: [0.4582386363636363, 0.75], within: .relative(1e-12),
      mistakes: [verdicts.gives([0.4861111111111111, 0.7638888888888888])])
  }

  @Test("Lists of different lengths are refused, and else no scores at all")
  func refusals() {
    check(
      "intervalByQuestion([1, 0], questions: [1], resamples: 10, seed: 1)",
      try interval([1, 0], [1], 10, 1), throws: JudgeError.lengths(2, 1))
    check(
      "intervalByQuestion([], questions: [4], resamples: 10, seed: 1)",
      try interval([], [4], 10, 1),
      throws: JudgeError.lengths(0, 1))
    check(
      "intervalByQuestion([1], questions: [], resamples: 10, seed: 1)",
      try interval([1], [], 10, 1),
      throws: JudgeError.lengths(1, 0))
    check(
      "intervalByQuestion([], questions: [], resamples: 10, seed: 1)", try interval([], [], 10, 1),
      throws: JudgeError.noVerdicts)
    check(
      "gate([], questions: [], resamples: 10, seed: 1)",
      try gate([], questions: [], resamples: 10, seed: 1), throws: JudgeError.noVerdicts)
    check(
      "gate([1], questions: [1, 2], resamples: 10, seed: 1)",
      try gate([1], questions: [1, 2], resamples: 10, seed: 1), throws: JudgeError.lengths(1, 2))
  }

  @Test("A change is better or worse when the whole interval is, and else undecided")
  func sides() {
    let four: [Double] = [1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]
    let mixed: [Double] = [1, 1, 1, 1, 0, 0, 0.5, 0.5, 1, 0]
    check(
      "gate(scores of ten questions, resamples: 200, seed: 5) of four wins and six ties, of four "
        + "losses and six ties, and of five wins, three losses and two ties",
      try gates([four, four.map { 1 - $0 }, mixed]), is: [.better, .worse, .undecided],
      mistakes: [average.gives([.better, .worse, .better])])
  }

  @Test("Nine questions decide nothing, however many verdicts there are on them")
  func few() {
    check(
      "gate(wins, resamples: 50, seed: 1) on 10 questions, on 9, and 40 verdicts on 4",
      try [10, 9, 4].map { count -> Decision in
        let verdicts = count == 4 ? 40 : count
        return try gate(
          Array(repeating: 1, count: verdicts), questions: (0..<verdicts).map { $0 % count },
          resamples: 50, seed: 1)
      }, is: [.better, .undecided, .undecided],
      mistakes: [
        countsVerdicts.gives([.better, .undecided, .better]),
        trustsAFew.gives([.better, .better, .better]),
      ])
  }

  @Test("An interval that ends at 0.5 is undecided")
  func ends() {
    let three: [Double] = [1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]
    let all = Array(repeating: 1.0, count: 10)
    check(
      "gate(scores of ten questions, resamples: 200, seed: 5) of wins alone, three wins and seven "
        + "ties, three losses and seven ties, and ties alone",
      try gates([all, three, three.map { 1 - $0 }, all.map { $0 / 2 }]),
      is: [.better, .undecided, .undecided, .undecided],
      mistakes: [
        endDecides.gives([.better, .better, .worse, .better]),
        average.gives([.better, .better, .worse, .undecided]),
        oneEnd.gives([.better, .better, .worse, .undecided]),
      ])
  }

  @Test("What lies wholly above 0.5, or below, decides, however near it is")
  func near() {
    // Dyadic, so that averages of ten equal ones are exact in any order of adding.
    let hair = 0x1p-40
    let above = Array(repeating: 0.5 + hair, count: 10)
    check(
      "gate(scores of ten questions, resamples: 200, seed: 5) of 0.5 and a millionth of a millionth "
        + "more, and of as much less",
      try gates([above, above.map { 1 - $0 }]), is: [.better, .worse])
  }

  @Test("On generated scores it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case longer, shorter, noScores, noQuestions, none }
    crossCheck { random in
      // Of fewer than ten questions every gate is undecided.
      let count = random.chance(0.5) ? random.count(1...24) : random.int(10...24)
      // Ties and wins alone, or ties and losses, end an interval at 0.5 now and then.
      let kinds = random.pick([[0, 1], [0, 0.5, 1], [0.5, 0.5, 1], [0, 0.5, 0.5]])
      let rarer = random.pick([0, 0.5, 0.8])
      var scores = (0..<count).map { _ in random.chance(rarer) ? kinds[1] : random.pick(kinds) }
      let most = random.pick([1, 3, 9, 10, 40])
      let first = random.pick([0, 81, -12, 999_990])
      var questions =
        (random.chance(0.3)
        ? random.ints(count: count, 0...(most - 1)) : random.permutation(of: count))
        .map { first + $0 }
      switch random.faults([Fault.longer, .shorter, .none]).first {
      case .longer?: scores.append(1)
      case .shorter?: scores.removeLast()
      case .noScores?: scores = []
      case .noQuestions?: questions = []
      case Fault.none?:
        return Case("intervalByQuestion([], questions: [], resamples: 3, seed: 1)") {
          let interval = try intervalByQuestion([], questions: [], resamples: 3, seed: 1)
          return [interval.low, interval.high]
        }
      case nil: break
      }
      let resamples = random.pick([1, 2, 10, 40])
      let seed = UInt64(random.int(0...9))
      let (all, numbers) = (scores, questions)
      let text =
        "(\(literal(all)), questions: \(literal(numbers)), resamples: \(resamples), seed: \(seed))"
      return random.index.isMultiple(of: 2)
        ? Case("intervalByQuestion\(text)") {
          let interval = try intervalByQuestion(
            all, questions: numbers, resamples: resamples, seed: seed)
          return [interval.low, interval.high]
        }
        : Case("gate\(text)") {
          try gate(all, questions: numbers, resamples: resamples, seed: seed)
        }
    }
  }

  @Test("People prefer gpt-4 to claude-v1: 59.25 %, from 51.2 to 67.0 % by 59 questions")
  func real() throws {
    // NumPy 2: np.quantile of 1,000 averages, drawn with the course's SplitMix64(7).
    let of200 = scores(
      of: "gpt-4", against: "claude-v1", in: try readVerdicts().people)
    check(
      "intervalByQuestion(200 scores of gpt-4 against claude-v1, resamples: 1000, seed: 7)",
      try interval(of200.scores, of200.questions, 1000, 7),
      is: [0.5116265611541775, 0.6702539700905382],
      within: .relative(1e-9),
      mistakes: [
        verdicts.gives([0.5375, 0.65]), anew.gives([0.5524017467248908, 0.5524017467248908]),
        averages.gives([0.506444209039548, 0.6625882768361582]), onceEach.gives([0.5925, 0.5925]),
        oneEnd.gives([0.5256373834498834, 0.6596912614022777]),
      ])
  }

  @Test("On first turns, vicuna-13b in place of gpt-3.5-turbo is undecided by question alone")
  func decision() throws {
    // NumPy 2: the interval by question is 0.3656 to 0.50006, by verdict 0.3770 to 0.4918.
    let people = try readVerdicts().people
    let firstTurns = people.filter { $0.turn == 1 }
    let vicuna = scores(of: "vicuna-13b-v1.2", against: "gpt-3.5-turbo", in: firstTurns)
    let gpt = scores(of: "gpt-4", against: "claude-v1", in: people)
    check(
      "gate(scores, resamples: 1000, seed: 7) of gpt-4 for claude-v1, of claude-v1 for gpt-4, and of "
        + "vicuna-13b for gpt-3.5-turbo on first turns",
      try [(gpt.scores, gpt.questions), (gpt.scores.map { 1 - $0 }, gpt.questions), vicuna].map {
        try gate($0.0, questions: $0.1, resamples: 1000, seed: 7)
      }, is: [.better, .worse, .undecided],
      mistakes: [
        verdicts.gives([.better, .worse, .worse]), average.gives([.better, .worse, .worse]),
        oneEnd.gives([.better, .worse, .worse]), averages.gives([.better, .worse, .worse]),
      ])
  }
}
