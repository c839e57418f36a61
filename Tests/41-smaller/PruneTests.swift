import LessonKit
import LessonTesting
import Testing

@testable import SmallerLesson

private let tensorByTensor = Mistake(
  "TENSOR_BY_TENSOR",
  "It looks as if each tensor loses the same share. All of them together lose it: what is small in one "
    + "may be large beside another's.")
private let smallest = Mistake(
  "TAKES_THE_SMALLEST",
  "It looks as if the smallest weights went, which are the most negative ones. Small means near 0.")
private let keeps = Mistake(
  "KEEPS_THE_SMALLEST",
  "It looks as if the largest weights went: the order begins at the wrong end.")
private let allTies = Mistake(
  "REMOVES_ALL_TIES",
  "More are gone than were asked for: of equal weights only as many go as the share has room for.")
private let rounds = Mistake(
  "ROUNDS_THE_COUNT",
  "It looks as if the count was rounded. A part of a weight is none: it is cut off.")

@Suite("Pruning", .exercise("41-smaller/Prune"))
struct PruneSuite {
  @Test("Half of six weights: the three nearest to 0 go, wherever they are")
  func byHand() {
    check(
      "prune([[0.5, -1, 0.3], [-0.2, 0.05, 2]], share: 0.5)",
      try prune([[0.5, -1, 0.3], [-0.2, 0.05, 2]], share: 0.5), is: [[0.5, -1, 0], [0, 0, 2]],
      mistakes: [
        tensorByTensor.gives([[0.5, -1, 0], [-0.2, 0, 2]]),
        smallest.gives([[0.5, 0, 0.3], [0, 0, 2]]),
        keeps.gives([[0, 0, 0.3], [-0.2, 0.05, 0]]),
      ])
  }

  @Test("Of equal weights those that come first go, and no more than the share")
  func ties() {
    check(
      "prune([[1, -1, 1], [2, -1]], share: 0.4)", try prune([[1, -1, 1], [2, -1]], share: 0.4),
      is: [[0, 0, 1], [2, -1]],
      mistakes: [
        allTies.gives([[0, 0, 0], [2, 0]]), tensorByTensor.gives([[0, -1, 1], [2, -1]]),
        smallest.gives([[1, 0, 1], [2, 0]]),
      ])
    check(
      "prune([[3, 3], [3, 3]], share: 0.75)", try prune([[3, 3], [3, 3]], share: 0.75),
      is: [[0, 0], [0, 3]], mistakes: [allTies.gives([[0, 0], [0, 0]])])
    check(
      "prune([[5, 1], [-1, 9]], share: 0.25)", try prune([[5, 1], [-1, 9]], share: 0.25),
      is: [[5, 0], [-1, 9]],
      mistakes: [
        allTies.gives([[5, 0], [0, 9]]), tensorByTensor.gives([[5, 1], [-1, 9]]),
        smallest.gives([[5, 1], [0, 9]]),
      ])
  }

  @Test("The count is cut off: half of five are two, and 0.29 of 100 are 28 in binary")
  func counts() {
    check(
      "prune([[5, 4, 3, 2, 1]], share: 0.5)", try prune([[5, 4, 3, 2, 1]], share: 0.5),
      is: [[5, 4, 3, 0, 0]],
      mistakes: [
        rounds.gives([[5, 4, 0, 0, 0]]), keeps.gives([[0, 0, 3, 2, 1]]),
      ])
    check(
      "prune([[1, 2, …, 100]], share: 0.29): how many are 0",
      try prune([(1...100).map { Double($0) }], share: 0.29).map { $0.count { $0 == 0 } }, is: [28],
      mistakes: [rounds.gives([29])])
  }

  @Test("A share of 0 removes nothing, and one of 1 everything")
  func ends() {
    check("prune([[3, -4]], share: 0)", try prune([[3, -4]], share: 0), is: [[3, -4]])
    check(
      "prune([[3], [-4, 5]], share: 1)", try prune([[3], [-4, 5]], share: 1), is: [[0], [0, 0]])
  }

  @Test("Weights whose squares are too large or too small for a Double have magnitudes like others")
  func sizes() {
    check(
      "prune([[2e200, 1e200], [-1e-200, 1e-201]], share: 0.25)",
      try prune([[2e200, 1e200], [-1e-200, 1e-201]], share: 0.25),
      is: [[2e200, 1e200], [-1e-200, 0]],
      mistakes: [smallest.gives([[2e200, 1e200], [0, 1e-201]])])
    check(
      "the same, share: 0.75", try prune([[2e200, 1e200], [-1e-200, 1e-201]], share: 0.75),
      is: [[2e200, 0], [0, 0]])
  }

  @Test("Zeros that are there already count among those that go; empty tensors stay empty")
  func empty() {
    check(
      "prune([[0, 7], [], [0, -8]], share: 0.5)", try prune([[0, 7], [], [0, -8]], share: 0.5),
      is: [[0, 7], [], [0, -8]], mistakes: [smallest.gives([[0, 7], [], [0, 0]])])
    check(
      "prune([[], []], share: 0.5), and prune([], share: 0.5)",
      try [prune([[], []], share: 0.5), prune([], share: 0.5)], is: [[[], []], []])
  }

  @Test("A share that is not from 0 to 1 is refused")
  func refusals() {
    check(
      "prune([[1]], share: 1.01)", try prune([[1]], share: 1.01), throws: QuantizeError.share(1.01))
    check(
      "prune([[1]], share: -0.5)", try prune([[1]], share: -0.5), throws: QuantizeError.share(-0.5))
    check("prune([], share: 2)", try prune([], share: 2), throws: QuantizeError.share(2))
    // NaN is not equal to itself, so the kind of error is all that can be asked for.
    check("prune([[1]], share: .nan)", try prune([[1]], share: .nan), throws: QuantizeError.self)
  }

  @Test("On generated weights it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case above, below }
    crossCheck(within: .exact) { random in
      let areTied = random.chance(0.3)
      let tensors = (0..<random.int(0...3)).map { _ in
        areTied
          ? random.ints(count: random.count(0...8), -2...2).map { Double($0) }
          : random.chance(0.3)
            ? random.scores(count: random.count(0...8)) : random.column(count: random.count(0...8))
      }
      var share = random.pick([0, 1, 0.5, 0.29, 0.7, random.unit(), random.unit()])
      switch random.faults([Fault.above, .below]).first {
      case .above?: share = 1 + random.pick([0.001, 1])
      case .below?: share = -random.pick([0.001, 1])
      case nil: break
      }
      let part = share
      return Case("prune(\(literal(tensors)), share: \(part))") { try prune(tensors, share: part) }
    }
  }

  @Test("The digits' network without its smallest weights: 323, 250, 140 and 81 of 359 right")
  func real() throws {
    // NumPy 2: np.argsort(np.abs(w), kind="stable").
    let network = try DigitNetwork()
    let digits = try Digits.read().test
    func pruned(_ share: Double) throws -> DigitNetwork? {
      let lists = try prune([network.w1.elements, network.w2.elements], share: share)
      guard lists.map(\.count) == [2048, 320] else { return nil }
      return network.with(
        w1: Matrix(rowCount: 64, columnCount: 32, elements: lists[0]),
        w2: Matrix(rowCount: 32, columnCount: 10, elements: lists[1]))
    }
    check(
      "the share of right digits with w1 and w2 pruned by 0.5, 0.7, 0.8 and 0.9",
      try [0.5, 0.7, 0.8, 0.9].map { try pruned($0)?.accuracy(digits) },
      is: [0.8997214484679665, 0.6963788300835655, 0.38997214484679665, 0.22562674094707522],
      within: .relative(1e-9),
      mistakes: [
        smallest.gives([
          0.20334261838440112, 0.21448467966573817, 0.17548746518105848, 0.1977715877437326,
        ]),
        tensorByTensor.gives([
          0.6406685236768802, 0.3370473537604457, 0.41225626740947074, 0.298050139275766,
        ]),
      ])
    check(
      "prune([w1, w2], share: 0.5): the largest magnitude that went",
      try pruned(0.5).map { small in
        zip(small.w1.elements + small.w2.elements, network.w1.elements + network.w2.elements)
          .filter { $0.0 == 0 }.reduce(0) { max($0, abs($1.1)) }
      }, is: 0.2479, within: .relative(1e-12))
  }
}
