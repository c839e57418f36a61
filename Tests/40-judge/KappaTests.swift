import LessonKit
import LessonTesting
import Testing

@testable import JudgeLesson

private let stopsAtTheShorter = Mistake(
  "STOPS_AT_THE_SHORTER",
  "zip stops at the end of the shorter list, and verdicts vanish without a word. Refuse them first."
)
private let dropsTies = Mistake(
  "DROPS_TIES",
  "It looks as if ties were left out. A tie is an outcome too, and where judges differ most is on "
    + "what is a tie.")
private let tieIsHalf = Mistake(
  "TIE_IS_HALF_AGREED",
  "It looks as if a tie and a win were half an agreement. They are two outcomes, and do not agree.")
private let aThird = Mistake(
  "CHANCE_IS_A_THIRD",
  "It looks as if chance was taken to be a third. Judges do not give the three outcomes equally "
    + "often: use the shares that each of them gave.")
private let pools = Mistake(
  "POOLS_THE_SHARES",
  "It looks as if chance came from the shares of both together, which is Scott's pi. For kappa each "
    + "judge has shares of its own.")
private let dividesByNothing = Mistake(
  "DIVIDES_BY_NOTHING",
  "0 / 0 is not a number, and not nil either: nobody who asks for nil will see it.")
private let forgetsToDivide = Mistake(
  "FORGETS_TO_DIVIDE",
  "What is left when chance is taken off still has to be compared with how much is possible: 1 less "
    + "chance.")

@Suite("Kappa", .exercise("40-judge/Kappa"))
struct KappaSuite {
  private let people: [Outcome] = [
    .first, .first, .first, .second, .second, .tie, .tie, .tie,
  ]
  private let judge: [Outcome] = [
    .first, .first, .second, .second, .second, .tie, .tie, .second,
  ]

  @Test("Agreement is the share of comparisons with equal outcomes: 6 of 8")
  func agreementByHand() {
    check(
      "agreement([A A A B B tie tie tie], [A A B B B tie tie B])", try agreement(people, judge),
      is: 0.75, within: .relative(1e-12),
      mistakes: [dropsTies.gives(0.8), tieIsHalf.gives(0.8125)])
  }

  @Test("Kappa takes off chance, each judge's own shares: (6/8 - 20/64) / (1 - 20/64) is 7/11")
  func kappaByHand() {
    check(
      "kappa([A A A B B tie tie tie], [A A B B B tie tie B])", try kappa(people, judge),
      is: 7.0 / 11, within: .relative(1e-12),
      mistakes: [
        aThird.gives(0.625), pools.gives(106.0 / 170), forgetsToDivide.gives(0.4375),
        dropsTies.gives((0.8 - 0.3125) / 0.6875), tieIsHalf.gives(0.5 / 0.6875),
      ])
  }

  @Test("Two ties agree, and a tie and a win do not")
  func ties() {
    check(
      "agreement([tie tie A], [tie A tie])",
      try agreement([.tie, .tie, .first], [.tie, .first, .tie]),
      is: 1.0 / 3, within: .relative(1e-12),
      mistakes: [dropsTies.gives(0), tieIsHalf.gives(2.0 / 3)])
  }

  @Test("A judge that never looks has a kappa of 0, however often it agrees")
  func blind() {
    let verdicts: [Outcome] = Array(repeating: .first, count: 9) + [.second]
    let blind = Array(repeating: Outcome.first, count: 10)
    guard
      check(
        "agreement([A nine times, B], [A ten times])", try agreement(verdicts, blind), is: 0.9,
        within: .relative(1e-12))
    else { return }
    check(
      "kappa([A nine times, B], [A ten times])", try kappa(verdicts, blind), is: 0,
      within: .absolute(1e-12),
      mistakes: [aThird.gives((0.9 - 1.0 / 3) / (2.0 / 3)), pools.gives(-1.0 / 19)])
  }

  @Test("Kappa is 1 where judges always agree, and -1 where two equal halves are exchanged")
  func ends() {
    check(
      "kappa([A B tie A], [A B tie A])",
      try kappa([.first, .second, .tie, .first], [.first, .second, .tie, .first]), is: 1,
      within: .relative(1e-12), mistakes: [forgetsToDivide.gives(0.625)])
    check(
      "kappa([A B A B], [B A B A])",
      try kappa([.first, .second, .first, .second], [.second, .first, .second, .first]), is: -1,
      within: .relative(1e-12), mistakes: [aThird.gives(-0.5), forgetsToDivide.gives(-0.5)])
  }

  @Test("Neither judge comes first: exchanged, they have the same kappa")
  func symmetric() {
    check(
      "kappa([A A B B B tie tie B], [A A A B B tie tie tie])", try kappa(judge, people),
      is: 7.0 / 11, within: .relative(1e-12),
      mistakes: [aThird.gives(0.625), pools.gives(106.0 / 170), forgetsToDivide.gives(0.4375)])
  }

  @Test("Where both gave one and the same outcome throughout, there is no kappa")
  func constant() {
    check(
      "kappa([B B B], [B B B])",
      try kappa([.second, .second, .second], [.second, .second, .second]),
      is: nil,
      mistakes: [dividesByNothing.when { $0?.isNaN ?? false }, aThird.gives(1)])
    check("kappa([tie], [tie])", try kappa([.tie], [.tie]), is: nil)
    check("kappa([A A], [B B])", try kappa([.first, .first], [.second, .second]), is: 0)
  }

  @Test("Eleven thousand times the same comparisons have the same agreement and kappa")
  func copies() {
    let many = (0..<11_000).flatMap { _ in people }
    let judges = (0..<11_000).flatMap { _ in judge }
    check(
      "agreement and kappa of the eight comparisons eleven thousand times",
      try [agreement(many, judges), kappa(many, judges) ?? .nan], is: [0.75, 7.0 / 11],
      within: .relative(1e-9))
  }

  @Test("Lists of different lengths are refused, and else nothing at all")
  func refusals() {
    check(
      "agreement([A B tie], [A B])", try agreement([.first, .second, .tie], [.first, .second]),
      throws: JudgeError.lengths(3, 2), mistakes: [stopsAtTheShorter.gives(2.0 / 3)])
    check(
      "agreement([], [A])", try agreement([], [.first]), throws: JudgeError.lengths(0, 1),
      mistakes: [stopsAtTheShorter.throwing(JudgeError.noVerdicts)])
    check("agreement([A], [])", try agreement([.first], []), throws: JudgeError.lengths(1, 0))
    check("agreement([], [])", try agreement([], []), throws: JudgeError.noVerdicts)
    check(
      "kappa([A], [A B])", try kappa([.first], [.first, .second]), throws: JudgeError.lengths(1, 2))
    check("kappa([], [])", try kappa([], []), throws: JudgeError.noVerdicts)
  }

  @Test("On generated verdicts it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case longer, shorter, noPeople, noJudge, none }
    crossCheck { random in
      let count = random.count(1...20)
      let some = random.pick([Outcome.allCases, [.first, .second], [.tie], [.first, .tie]])
      var people = (0..<count).map { _ in random.pick(some) }
      let blind = random.pick(some)
      let share = random.pick([0, 0.2, 0.5, 1])
      var judge = people.map { random.chance(share) ? random.pick(Outcome.allCases) : $0 }
      if random.chance(0.1) { judge = judge.map { _ in blind } }
      switch random.faults([Fault.longer, .shorter, .none]).first {
      case .longer?: people.append(.first)
      case .shorter?: people.removeLast()
      case .noPeople?: people = []
      case .noJudge?: judge = []
      case Fault.none?: (people, judge) = ([], [])
      case nil: break
      }
      let (one, other) = (people, judge)
      let arguments = "\(literal(one)), \(literal(other))"
      return random.index % 4 == 3
        ? Case("agreement(\(arguments))") { try agreement(one, other) }
        // A kappa near 0 is a difference of shares.
        : Case("kappa(\(arguments))", slack: 1e-12) { try kappa(one, other) }
    }
  }

  @Test("People and GPT-4 agree on 2,220 of 3,355 comparisons, with a kappa of 0.4827")
  func real() throws {
    // scikit-learn 1.9.1: cohen_kappa_score; J1's share is a count of whole numbers.
    let verdicts = try readVerdicts()
    let people = verdicts.people.map(\.outcome)
    let judge = matching(verdicts.people, verdicts.gpt4).map(\.outcome)
    check(
      "agreement(people, GPT-4)", try agreement(people, judge), is: 2220.0 / 3355,
      within: .relative(1e-12), mistakes: [dropsTies.gives(0.8562705495537811)])
    check(
      "kappa(people, GPT-4)", try kappa(people, judge), is: 0.4827208657641,
      within: .relative(1e-9),
      mistakes: [aThird.gives(0.4925484351713859), pools.gives(0.48258770756091074)])
  }

  @Test("Where neither says tie, they agree on 1,823 of 2,129, with a kappa of 0.7120")
  func decided() throws {
    // scikit-learn 1.9.1: cohen_kappa_score.
    let verdicts = try readVerdicts()
    let pairs = zip(verdicts.people, matching(verdicts.people, verdicts.gpt4))
      .map { ($0.outcome, $1.outcome) }.filter { $0.0 != .tie && $0.1 != .tie }
    let (people, judge) = (pairs.map(\.0), pairs.map(\.1))
    check(
      "agreement(people, GPT-4) without ties", try agreement(people, judge), is: 1823.0 / 2129,
      within: .relative(1e-12))
    check(
      "kappa(people, GPT-4) without ties", try kappa(people, judge), is: 0.7120419449856612,
      within: .relative(1e-9), mistakes: [aThird.gives((1823.0 / 2129 - 1.0 / 3) * 1.5)])
  }
}
