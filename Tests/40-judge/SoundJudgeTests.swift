import LessonKit
import LessonTesting
import Testing

@testable import JudgeLesson

private let firstMark = Mistake(
  "TAKES_THE_FIRST_MARK",
  "It looks as if the first mark that was found decides. A reply with two marks, such as one that "
    + "repeats its instructions, says nothing.")
private let kindsOfMarks = Mistake(
  "COUNTS_KINDS_OF_MARKS",
  "A mark that stands there twice is two marks. Such a reply cannot be read.")
private let onePair = Mistake(
  "ASKS_ONE_PAIR",
  "It looks as if only some of the pairs were tried, neighbours say. This judge is unfair to one "
    + "pair, and the others do not show it.")
private let neverSwaps = Mistake(
  "NEVER_SWAPS",
  "This judge prefers what it reads first. Ask it again in the other order.")
private let neverItself = Mistake(
  "NEVER_ASKS_ITSELF",
  "This judge finds an answer better than the very same answer. Try each against itself.")
private let sameMark = Mistake(
  "EXPECTS_THE_SAME_MARK",
  "It looks as if the same letter is expected in both orders. A fair judge gives the other letter, "
    + "since the same answer stands in the other place.")
private let forgetsPadding = Mistake(
  "FORGETS_PADDING",
  "This judge prefers what is longer. Show it an answer and the padded answer.")
private let oneOrder = Mistake(
  "PADS_IN_ONE_ORDER",
  "This judge prefers what is longer when it reads it last. Ask with the padded answer second as "
    + "well.")
private let mustTie = Mistake(
  "PADDING_MUST_TIE",
  "A padded answer may lose: some find it worse to read. It only must not win.")
private let forgetsEmpty = Mistake(
  "FORGETS_THE_EMPTY_ANSWER",
  "Without an answer that is known to be bad, nothing tells a judge that reads from one that does "
    + "not, or from one that was asked which answer is worse.")

@Suite("A sound judge", .exercise("40-judge/SoundJudge"))
struct SoundJudgeSuite {
  private static let answers = ["red", "red blue", "two words", "one two three"]

  /// A judge that prefers the higher grade, whichever answer it reads first.
  private static func judge(by grade: @escaping (String) -> Int) -> Judge {
    { first, second in
      let (one, other) = (grade(first), grade(second))
      return (one > other ? Outcome.first : one < other ? .second : .tie).mark
    }
  }

  /// How many different words there are.
  private static func words(_ text: String) -> Int {
    Set(text.split(whereSeparator: \.isWhitespace)).count
  }

  private static var fair: Judge { judge(by: words) }

  /// The fair judge, but for what it is told to reply otherwise.
  private static func fair(but special: @escaping (String, String) -> String?) -> Judge {
    { special($0, $1) ?? fair($0, $1) }
  }

  private func sound(_ judges: Judge..., on answers: [String] = answers) -> [Bool] {
    judges.map { isSound($0, on: answers) }
  }

  @Test("A reply is read by the one mark that stands in it")
  func marks() {
    check(
      #"outcome(of:) "[[A]]", "Both are good, but [[B]].", "[[C]]\nThe end." and "[[a]] [B] [[A]]""#,
      ["[[A]]", "Both are good, but [[B]].", "[[C]]\nThe end.", "[[a]] [B] [[A]]"].map {
        outcome(of: $0)
      },
      is: [.first, .second, .tie, .first])
  }

  @Test("No mark, two marks, or one mark twice cannot be read")
  func unreadable() {
    check(
      #"outcome(of:) "[[B]]", "A is better", "[[A]] or [[B]]", "[[B]] yes, [[B]]", """#,
      ["[[B]]", "A is better", "[[A]] or [[B]]", "[[B]] yes, [[B]]", ""].map { outcome(of: $0) },
      is: [.second, nil, nil, nil, nil],
      mistakes: [
        firstMark.gives([.second, nil, .first, .second, nil]),
        kindsOfMarks.gives([.second, nil, nil, .second, nil]),
      ])
  }

  @Test("Fair judges pass: by words, by grades, talkative, with favourites that go in a circle")
  func fairJudges() {
    let table = ["red": 3, "red blue": 1, "two words": 1, "one two three": 2]
    // What is not in the table is graded below all, a padded answer too.
    let byTable = Self.judge { table[$0] ?? ($0.isEmpty ? -1 : 0) }
    let talkative: Judge = { "I have read both. \(Self.fair($0, $1)) That is my verdict." }
    check(
      "isSound(judge, on: [\"red\", \"red blue\", …]) of three fair judges",
      sound(Self.fair, byTable, talkative), is: [true, true, true],
      mistakes: [sameMark.gives([false, false, false]), mustTie.gives([true, false, true])])
    // Nothing else is asked of a judge.
    let circle = ["red", "red blue", "two words"]
    let inCircle = Self.fair { first, second in
      guard let one = circle.firstIndex(of: first), let other = circle.firstIndex(of: second),
        one != other
      else { return nil }
      return (other == (one + 1) % 3 ? Outcome.first : .second).mark
    }
    let paddedFirstLoses = Self.fair { first, second in
      first == padded(second) ? Outcome.second.mark : nil
    }
    // Only the words of answers that were given, each alone, padded beside itself, or beside nothing.
    let onlyTheseAnswers: Judge = { first, second in
      let texts = Set([first, second])
      let isAsked =
        !texts.isDisjoint(with: Self.answers)
        && texts.allSatisfy { text in
          text.isEmpty || Self.answers.contains(text)
            || Self.answers.contains { padded($0) == text && texts.contains($0) }
        }
      return isAsked ? Self.fair(first, second) : "[[A]], whatever it is."
    }
    check(
      "isSound of a judge whose favourites go round in a circle, one for which padding loses when "
        + "it is read first and ties when it is read last, and one that is unfair to other texts",
      sound(inCircle, paddedFirstLoses, onlyTheseAnswers), is: [true, true, true],
      mistakes: [
        sameMark.gives([false, false, false]), mustTie.gives([true, false, true]),
      ])
  }

  @Test("A judge that prefers what it reads first is found, if only between equally good answers")
  func order() {
    let prefersFirst: Judge = { first, second in
      second.isEmpty || !first.isEmpty ? Outcome.first.mark : Outcome.second.mark
    }
    let whenClose = Self.fair { first, second in
      first != second && first.count > 3 && second.count > 3 && !first.contains("\n")
        && !second.contains("\n") && Self.words(first) == Self.words(second)
        ? Outcome.first.mark : nil
    }
    check(
      "isSound of a fair judge, one that says [[A]] to all but the empty answer, and one that says "
        + "it between equally good answers",
      sound(Self.fair, prefersFirst, whenClose), is: [true, false, false],
      mistakes: [
        neverSwaps.gives([true, false, true]), sameMark.gives([false, false, false]),
        neverItself.gives([true, false, false]), forgetsPadding.gives([true, false, false]),
      ])
  }

  @Test("One pair of many is enough: the first of four answers against the last")
  func everyPair() {
    let unfair = Self.fair { first, second in
      Set([first, second]) == Set(["red", "one two three"]) ? Outcome.second.mark : nil
    }
    check(
      "isSound of a fair judge, and of one that is unfair to the first and the last answer",
      sound(Self.fair, unfair), is: [true, false],
      mistakes: [onePair.gives([true, true]), neverSwaps.gives([true, true])])
  }

  @Test("An answer against itself is a tie")
  func itself() {
    let decided = Self.fair { $0 == $1 && $0 == "two words" ? Outcome.second.mark : nil }
    check(
      "isSound of a fair judge, and of one that says [[B]] to (\"two words\", \"two words\")",
      sound(Self.fair, decided), is: [true, false],
      mistakes: [neverItself.gives([true, true]), neverSwaps.gives([true, true])])
  }

  @Test("A judge that prefers what is longer is found, in whichever order it does so")
  func padding() {
    let longer = Self.judge { $0.count }
    let longerFirst = Self.fair { first, second in
      first == padded(second) ? Outcome.first.mark : nil
    }
    let longerLast = Self.fair { first, second in
      second == padded(first) ? Outcome.second.mark : nil
    }
    check(
      "isSound of a fair judge, one that prefers the longer, and those that prefer a padded answer "
        + "read first, or read last",
      sound(Self.fair, longer, longerFirst, longerLast), is: [true, false, false, false],
      mistakes: [
        forgetsPadding.gives([true, true, true, true]), oneOrder.gives([true, false, false, true]),
      ])
  }

  @Test("A judge that says tie to everything is found, and one that was asked for the worse answer")
  func knownBad() {
    let idle: Judge = { _, _ in Outcome.tie.mark }
    let worse = Self.judge { -Self.words($0) }
    let emptyLast = Self.fair { $1.isEmpty && !$0.isEmpty ? Outcome.tie.mark : nil }
    let emptyFirst = Self.fair { $0.isEmpty && !$1.isEmpty ? Outcome.first.mark : nil }
    check(
      "isSound of a fair judge, one that says [[C]] to all, one that prefers the worse, and those "
        + "that do not see that the second, or the first, is empty",
      sound(Self.fair, idle, worse, emptyLast, emptyFirst), is: [true, false, false, false, false],
      mistakes: [forgetsEmpty.gives([true, true, true, true, true])])
  }

  @Test("A reply that cannot be read is a fault, wherever it comes")
  func replies() {
    let echo: Judge = { "Say [[A]], [[B]] or [[C]]. \(Self.fair($0, $1))" }
    let silent = Self.fair { first, second in
      Set([first, second]) == Set(["red", "two words"]) ? "I cannot decide." : nil
    }
    let tiredFirst = Self.fair { first, _ in first.contains("\n") ? "Too long." : nil }
    let tiredLast = Self.fair { _, second in second.contains("\n") ? "Too long." : nil }
    let puzzledFirst = Self.fair { first, _ in first.isEmpty ? "It is empty." : nil }
    let puzzledLast = Self.fair { _, second in second.isEmpty ? "It is empty." : nil }
    check(
      "isSound of a fair judge, one that repeats its instructions, one that will not decide on a "
        + "pair, those that will not read a padded answer first, or last, and those that will not "
        + "read an empty one first, or last",
      sound(Self.fair, echo, silent, tiredFirst, tiredLast, puzzledFirst, puzzledLast),
      is: [true, false, false, false, false, false, false],
      mistakes: [
        forgetsPadding.gives([true, false, false, true, true, false, false]),
        oneOrder.gives([true, false, false, false, true, false, false]),
      ])
  }

  @Test("One answer is asked about as well, and of no answers nothing is asked")
  func few() {
    let prefersFirst: Judge = { _, _ in Outcome.first.mark }
    check(
      "isSound of a fair judge on [\"red\"], of one that says [[A]] on it, and of that one on []",
      [
        isSound(Self.fair, on: ["red"]), isSound(prefersFirst, on: ["red"]),
        isSound(prefersFirst, on: []),
      ], is: [true, false, true])
  }

  @Test("On generated judges it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault: CaseIterable {
      case unfair, one, itself, paddedFirst, paddedSecond, emptyFirst, emptySecond
      case unread, unreadPaddedFirst, unreadPaddedSecond, unreadEmptyFirst, unreadEmptySecond
      case idle, reversed
    }
    crossCheck { random in
      if random.index % 7 == 6 {
        let pieces = [
          "[[A]]", "[[B]]", "[[C]]", "[[a]]", "[A]", "[", "]]", " ", "\n", "B is better",
        ]
        let reply = random.text(of: pieces, count: random.count(0...5))
        return Case("outcome(of: \(literal(reply)))") { outcome(of: reply) }
      }
      let answers = (0..<random.count(1...4)).map {
        "\(random.pick(["", "", " ", "\n"]))\(random.word())\($0)\(random.pick(["", "", " ", "\n"]))"
      }
      var grades = Dictionary(
        uniqueKeysWithValues: answers.map { ($0, random.int(1...3)) })
      let below = random.int(0...1)
      for answer in answers { grades[padded(answer)] = (grades[answer] ?? 0) - below }
      let faults = random.faults(Fault.allCases)
      if faults.contains(.reversed) { for (key, grade) in grades { grades[key] = -grade } }
      if faults.contains(.idle) { for key in grades.keys { grades[key] = 0 } }
      var special: [[String]: String] = [:]
      let (a, b) = (random.pick(answers), random.pick(answers))
      let mark = random.pick([Outcome.first, .second]).mark
      let unread = random.pick(["Well.", "[[A]] [[B]]", "[[C]][[C]]", "[[B]] is [[B]]"])
      switch faults.first {
      case .unfair?:
        special[[a, b]] = mark
        special[[b, a]] = mark
      case .one?: special[[a, b]] = mark
      case .itself?: special[[a, a]] = mark
      case .paddedFirst?: special[[padded(a), a]] = Outcome.first.mark
      case .paddedSecond?: special[[a, padded(a)]] = Outcome.second.mark
      case .emptyFirst?: special[["", a]] = random.pick([Outcome.first, .tie]).mark
      case .emptySecond?: special[[a, ""]] = random.pick([Outcome.second, .tie]).mark
      case .unread?: special[[a, b]] = unread
      case .unreadPaddedFirst?: special[[padded(a), a]] = unread
      case .unreadPaddedSecond?: special[[a, padded(a)]] = unread
      case .unreadEmptyFirst?: special[["", a]] = unread
      case .unreadEmptySecond?: special[[a, ""]] = unread
      default: break
      }
      // Padding that does not win may tie in one order and lose in the other.
      if random.chance(0.2) {
        let other = random.pick(answers)
        special[[padded(other), other]] =
          special[[padded(other), other]] ?? random.pick([Outcome.second, .tie]).mark
      }
      // What is not on the list, two padded answers say, gets one reply whatever it is.
      let beside = random.pick([nil, "Well.", Outcome.first.mark, Outcome.second.mark])
      let (all, known) = (grades, special)
      let empty = faults.contains(.reversed) || faults.contains(.idle) ? 0 : -9
      let judge: Judge = { first, second in
        if let reply = known[[first, second]] { return reply }
        let isAsked =
          answers.contains(first) && (answers.contains(second) || second.isEmpty)
          || first.isEmpty && answers.contains(second)
          || answers.contains(first) && second == padded(first)
          || answers.contains(second) && first == padded(second)
        if let beside, !isAsked { return beside }
        let (one, other) = (all[first] ?? empty, all[second] ?? empty)
        return (one > other ? Outcome.first : one < other ? .second : .tie).mark
      }
      let replies = known.sorted { $0.key.joined() < $1.key.joined() }
        .map { "\(literal($0.key)): \(literal($0.value))" }.joined(separator: ", ")
      let text = all.sorted { $0.key < $1.key }.map { "\(literal($0.key)): \($0.value)" }
      return Case(
        "isSound(judge, on: \(literal(answers))), a judge that prefers the higher grade of "
          + "[\(text.joined(separator: ", "))], else \(empty)"
          + (replies.isEmpty ? "" : ", but replies [\(replies)]")
          + (beside.map { ", and \(literal($0)) to what is not asked" } ?? "")
      ) { isSound(judge, on: answers) }
    }
  }

  @Test("GPT-4 is fair to all six models on 18 of 160 questions, or on all where a change is a tie")
  func real() throws {
    // pandas 3: the groups by question and turn without any "tie (inconsistent)".
    let verdicts = try readVerdicts().gpt4
    let models = Set(verdicts.flatMap { [$0.first, $0.second] }).sorted()
    let tasks = Dictionary(grouping: verdicts) { [$0.question, $0.turn] }
    let sound = [Outcome.first, .tie].map { changed in
      tasks.count { task, verdicts in
        isSound(
          recorded(question: task[0], turn: task[1], in: verdicts, whenChanged: changed),
          on: models)
      }
    }
    check(
      "isSound(GPT-4's recorded verdicts, on: models) on how many questions and turns, with a "
        + "changed verdict as it was and as a tie",
      sound, is: [18, 160],
      mistakes: [neverSwaps.gives([160, 160])])
  }
}
