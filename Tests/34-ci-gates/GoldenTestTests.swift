import LessonKit
import LessonTesting
import Testing

@testable import CiGatesLesson

private let doesNotCount = Mistake(
  "DOES_NOT_COUNT",
  "This model leaves out an answer, or gives one too many. Side by side the rest looks right: look at how many "
    + "answers there are.")
private let looksAtOneSide = Mistake(
  "LOOKS_AT_ONE_SIDE",
  "This model's answers are too low, and that passes. Take the difference without its sign.")
private let comparesTheMean = Mistake(
  "COMPARES_THE_MEAN",
  "This model is right on average, and wrong in every single answer. Compare one by one.")
private let exactlyTheTolerance = Mistake(
  "EXACTLY_THE_TOLERANCE", "An answer that differs by exactly the tolerance is within it.")
private let asksOnce = Mistake(
  "ASKS_ONCE",
  "This model gives other answers the second time. To see that, ask it again.")
private let againWithinTolerance = Mistake(
  "AGAIN_WITHIN_TOLERANCE",
  "This model's second answers are near its first, and not the same. The tolerance is for another compiler or "
    + "library; a model that has not changed answers the same.")
private let onlyTogether = Mistake(
  "ASKS_ONLY_TOGETHER",
  "This model's answer depends on the company that a question comes in. To see that, ask each alone."
)
private let firstAlone = Mistake(
  "ASKS_THE_FIRST_ALONE",
  "This model answers the first question alone as it does among the others, and another one not. Try every one."
)
private let keepsTheOrder = Mistake(
  "KEEPS_THE_ORDER",
  "This model gives its answers in an order of its own, which happens to be the order of the golden questions. "
    + "Ask in another order.")
private let forgetsToTurnBack = Mistake(
  "FORGETS_TO_TURN_BACK",
  "A sound model was refused. Asked backwards, it answers in the order of the questions, so backwards."
)
private let neverAsksNothing = Mistake(
  "NEVER_ASKS_NOTHING",
  "This model has an answer when it is asked nothing. On a quiet night that is a line too many in every file."
)

@Suite("Golden test", .exercise("34-ci-gates/GoldenTest"))
struct GoldenTestSuite {
  /// The late share of four groups.
  private static let shares: [Question: Double] = [
    Question(hour: 6, carrier: "UA"): 0.125, Question(hour: 9, carrier: "B6"): 0.25,
    Question(hour: 17, carrier: "EV"): 0.4375, Question(hour: 21, carrier: "WN"): 0.5,
  ]
  private static let golden = shares.sorted { $0.key.hour < $1.key.hour }
    .map { Golden(question: $0.key, answer: $0.value) }

  private static func answer(_ question: Question) -> Double { shares[question] ?? 0.3 }

  private func ask(_ scorers: Scorer..., within tolerance: Double = 0.0625) -> [Bool] {
    scorers.map { isSound($0, golden: Self.golden, within: tolerance) }
  }

  /// Right answers, changed.
  private func scorer(_ change: @escaping (inout [Double]) -> Void) -> Scorer {
    { questions in
      var answers = questions.map(Self.answer)
      change(&answers)
      return answers
    }
  }

  private let right: Scorer = { $0.map(Self.answer) }

  @Test("Sound models pass, also those that are a little off everywhere")
  func sound() {
    let a = scorer { _ in }
    let off = scorer { answers in answers = answers.map { $0 + 0.0625 } }
    let below = scorer { answers in answers = answers.map { $0 - 0.0625 } }
    check(
      "isSound(a model that answers as recorded, one 0.0625 above, one below; within: 0.0625)",
      ask(a, off, below), is: [true, true, true],
      mistakes: [
        exactlyTheTolerance.gives([true, false, false]),
        forgetsToTurnBack.gives([false, false, false]),
      ])
    check(
      "isSound(a model that answers as recorded; within: 0)", ask(a, within: 0), is: [true],
      mistakes: [exactlyTheTolerance.gives([false]), forgetsToTurnBack.gives([false])])
    let one = [Self.golden[0]]
    check(
      "isSound(a model that answers as recorded) of one golden question",
      isSound(a, golden: one, within: 0.01), is: true)
  }

  @Test("Broken model 1 has other weights, and misses one answer by more than the tolerance")
  func wrongAnswers() {
    func evening(_ change: Double) -> Scorer {
      { questions in questions.map { Self.answer($0) + ($0.hour == 17 ? change : 0) } }
    }
    let allAbove = scorer { answers in answers = answers.map { $0 + 0.07 } }
    let allBelow = scorer { answers in answers = answers.map { $0 - 0.07 } }
    let turned = scorer { answers in answers = answers.map { $0 < 0.3 ? $0 + 0.1 : $0 - 0.1 } }
    check(
      "isSound(models off by 0.07 above and below in one answer, in all, and by 0.1 both ways; within: 0.0625)",
      ask(right, evening(0.07), evening(-0.07), allAbove, allBelow, turned),
      is: [true, false, false, false, false, false],
      mistakes: [
        looksAtOneSide.gives([true, false, true, false, true, false]),
        comparesTheMean.gives([true, true, true, false, false, true]),
      ])
  }

  @Test("Broken model 2 drops what it does not know, or answers too much")
  func count() {
    let drops: Scorer = { questions in
      questions.filter { $0.hour < 21 || questions.count == 1 }.map(Self.answer)
    }
    let adds: Scorer = { questions in
      questions.map(Self.answer) + (questions.count > 1 ? [0.5] : [])
    }
    let nothing: Scorer = { _ in [] }
    check(
      "isSound(a model that drops the last answer, one that adds one, one that never answers)",
      ask(right, drops, adds, nothing), is: [true, false, false, false],
      mistakes: [doesNotCount.gives([true, true, false, true])])
  }

  @Test("Broken model 3 divides by 0 somewhere")
  func notANumber() {
    let always = scorer { answers in answers = answers.map { _ in Double.nan } }
    let infinite = scorer { answers in answers = answers.map { $0 == 0.5 ? .infinity : $0 } }
    check(
      "isSound(a model that answers NaN, one that answers infinity)", ask(right, always, infinite),
      is: [true, false, false])
    let one: Scorer = { questions in questions.map { $0.hour == 9 ? .nan : Self.answer($0) } }
    check("isSound(a model with one NaN)", ask(right, one), is: [true, false])
  }

  @Test("Broken model 4 scales each batch by its own company")
  func company() {
    let byTheMean: Scorer = { questions in
      questions.map { Self.answer($0) * (questions.count == 1 ? 1.01 : 1) }
    }
    let onlyTheLast: Scorer = { questions in
      questions.map { questions.count == 1 && $0.hour == 21 ? 0.51 : Self.answer($0) }
    }
    let twice: Scorer = { questions in
      questions.count == 1 ? questions.map(Self.answer) + [0.5] : questions.map(Self.answer)
    }
    check(
      "isSound(models that answer differently alone: all by 1 %, the last by 0.01, with one too many)",
      ask(right, byTheMean, onlyTheLast, twice), is: [true, false, false, false],
      mistakes: [
        onlyTogether.gives([true, true, true, true]), firstAlone.gives([true, false, true, false]),
      ])
  }

  @Test("Broken model 5 sorts its questions, and forgets to turn the answers back")
  func order() {
    let sorts: Scorer = { questions in
      questions.sorted { $0.hour < $1.hour }.map(Self.answer)
    }
    check(
      "isSound(a model that answers by the hour, not in the order of the questions)",
      ask(right, sorts),
      is: [true, false],
      mistakes: [keepsTheOrder.gives([true, true]), forgetsToTurnBack.gives([false, true])])
    func backwards(_ change: @escaping ([Double]) -> [Double]) -> Scorer {
      { questions in
        let answers = questions.map(Self.answer)
        return questions.count > 1 && questions[0].hour == 21 ? change(answers) : answers
      }
    }
    check(
      "isSound(models that answer otherwise backwards: the middle by 1/1024, one too few, one too many)",
      ask(
        right, backwards { [$0[0], $0[1] + 1.0 / 1024] + $0.dropFirst(2) },
        backwards { $0.dropLast() }, backwards { $0 + [0.5] }),
      is: [true, false, false, false],
      mistakes: [
        keepsTheOrder.gives([true, true, true, true]),
        forgetsToTurnBack.gives([false, false, false, false]),
      ])
  }

  @Test("Broken model 6 draws at every call, or learns from being asked")
  func state() {
    var calls = 0
    let drifts: Scorer = { questions in
      calls += 1
      return questions.map { Self.answer($0) + Double(calls) / 1024 }
    }
    // Both have an answer in store for a batch that they have seen, and it is another one.
    func remembers(_ change: Double) -> Scorer {
      var seen: [[Question]] = []
      return { questions in
        defer { seen.append(questions) }
        return questions.map {
          Self.answer($0) + (questions.count > 1 && seen.contains(questions) ? change : 0)
        }
      }
    }
    check(
      "isSound(a model that adds 1/1024 more at every call, and two that add 1/1024 and 1/8 to a batch that "
        + "comes a second time)", ask(right, drifts, remembers(1.0 / 1024), remembers(0.125)),
      is: [true, false, false, false],
      mistakes: [
        asksOnce.gives([true, false, true, true]),
        againWithinTolerance.gives([true, false, true, false]),
      ])
  }

  @Test("Broken model 6 also forgets an answer that it gave before, or finds one more")
  func countAgain() {
    func later(_ change: @escaping ([Double]) -> [Double]) -> Scorer {
      var seen: [[Question]] = []
      return { questions in
        defer { seen.append(questions) }
        let answers = questions.map(Self.answer)
        return questions.count > 1 && seen.contains(questions) ? change(answers) : answers
      }
    }
    check(
      "isSound(two models that give one answer less, and one more, to a batch that comes a second time)",
      ask(right, later { $0.dropLast() }, later { $0 + [0.5] }), is: [true, false, false],
      mistakes: [asksOnce.gives([true, true, true])])
  }

  @Test("Broken model 2 also adds an answer where all are the same")
  func same() {
    let golden = [6, 9].map { Golden(question: Question(hour: $0, carrier: "UA"), answer: 0.5) }
    let adds: Scorer = { questions in
      [Double](repeating: 0.5, count: questions.count + (questions.count > 1 ? 1 : 0))
    }
    let asMany: Scorer = { questions in questions.map { _ in 0.5 } }
    check(
      "isSound(a model that always answers 0.5, one that does so once more) of two questions with 0.5",
      [asMany, adds].map { isSound($0, golden: golden, within: 0) }, is: [true, false],
      mistakes: [doesNotCount.gives([true, true])])
  }

  @Test("Broken model 7 has an answer to nothing")
  func nothing() {
    let eager: Scorer = { questions in
      questions.isEmpty ? [0.3] : questions.map(Self.answer)
    }
    check(
      "isSound(a model that answers 0.3 when it is asked nothing)", ask(right, eager),
      is: [true, false], mistakes: [neverAsksNothing.gives([true, true])])
  }

  @Test("On generated models it decides as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let count = random.count(1...5)
      let golden = (0..<count).map { place in
        Golden(
          question: Question(hour: place, carrier: "UA"), answer: Double(random.int(0...16)) / 16)
      }
      let tolerance = random.pick([0, 0.0625, 0.125])
      let flaw = random.int(0...13)
      let place = random.int(0...(count - 1))
      let sign = random.pick([-1.0, 1])
      let text = golden.map { "\($0.answer)" }.joined(separator: ", ")
      return Case(
        "isSound(a model of kind \(flaw), place \(place), sign \(sign); golden answers [\(text)], "
          + "within: \(tolerance))"
      ) {
        var seen: [[Question]] = []
        let scorer: Scorer = { questions in
          defer { seen.append(questions) }
          var answers = questions.map { golden[$0.hour].answer }
          let at = questions.firstIndex { $0.hour == place }
          switch flaw {
          case 1: if let at { answers[at] += sign * tolerance }
          case 2: if let at { answers[at] += sign * (tolerance + 0.03125) }
          case 3: answers = answers.map { $0 + sign * (tolerance + 0.03125) }
          case 4: if questions.count > 1 || count == 1 { answers = Array(answers.dropLast()) }
          case 5: if let at { answers[at] = .nan }
          case 6: if let at, questions.count == 1 { answers[at] += 0.03125 }
          case 7: if questions.count == 1 { answers = answers.map { $0 + 0.03125 } }
          case 8: answers = questions.map(\.hour).sorted().map { golden[$0].answer }
          case 9: if seen.contains(questions) { answers = answers.map { $0 + 0.03125 } }
          case 10: if questions.isEmpty { answers = [0.5] }
          case 11: if questions.count > 1 { answers.append(0.5) }
          case 12: if seen.count > 1 + count, count > 1 { answers.reverse() }
          case 13: answers = answers.enumerated().map { $0 % 2 == 0 ? $1 + 0.25 : $1 - 0.25 }
          default: break
          }
          return answers
        }
        return isSound(scorer, golden: golden, within: tolerance)
      }
    }
  }
}
