import LessonTesting
import Testing

@testable import GrowATreeLesson

private let praisesTheTrainScore = Mistake(
  "PRAISES_THE_TRAIN_SCORE",
  "It was chosen by the rows that it was grown from. A tree that may grow without limit knows those "
    + "by heart, and that says nothing about others.")
private let largestOnATie = Mistake(
  "LARGEST_ON_A_TIE",
  "It took a larger one of trees that do equally well. The smaller one is easier to read and has "
    + "less to be wrong about.")
private let varianceForError = Mistake(
  "VARIANCE_FOR_ERROR",
  "Less was forgiven than one standard error. That is the root of all of a (1 - a) / n; without the "
    + "root it is a variance.")
private let errorOfASingleRow = Mistake(
  "ERROR_OF_A_SINGLE_ROW",
  "That is how much a single row scatters. An accuracy is the mean of many rows and scatters less.")
private let comparesDepths = Mistake(
  "COMPARES_DEPTHS",
  "It looks as if depths were compared. A tree is as large as it has leaves; a deep one can have few."
)

@Suite("Choose a depth", .exercise("16-grow-a-tree/ChooseDepth"))
struct ChooseDepthSuite {
  @Test("The best tree is the one that does best on rows it has not seen")
  func bestByHand() {
    let scores = [score(9, 60, 1, 0.8), score(4, 12, 0.9, 0.85), score(1, 2, 0.7, 0.7)]
    check(
      "best(of: \(literal(scores)))?.depth", best(of: scores)?.depth,
      is: 4, mistakes: [praisesTheTrainScore.gives(9)])
  }

  @Test("Of two trees that do equally well the smaller one is better, in whatever order they come")
  func bestOnATie() {
    let scores = [
      score(3, 8, 0.9, 0.8), score(9, 60, 1, 0.7), score(2, 4, 0.8, 0.8), score(5, 15, 0.95, 0.8),
    ]
    check(
      "best(of: \(literal(scores)))?.depth", best(of: scores)?.depth, is: 2,
      mistakes: [
        largestOnATie.gives(5), largestOnATie.gives(3), praisesTheTrainScore.gives(9),
      ])
    check(
      "best(of: \(literal(Array(scores.reversed()))))?.depth", best(of: scores.reversed())?.depth,
      is: 2,
      mistakes: [
        largestOnATie.gives(5), largestOnATie.gives(3), praisesTheTrainScore.gives(9),
      ])
  }

  @Test("Of two trees that nothing tells apart the first is chosen")
  func first() {
    let scores = [
      score(3, 4, 0.85, 0.8), score(2, 4, 0.85, 0.8), score(9, 60, 1, 0.7), score(1, 2, 0.6, 0.6),
    ]
    check("best(of: \(literal(scores)))?.depth", best(of: scores)?.depth, is: 3)
    check(
      "smallest(of: \(literal(scores)), heldOutCount: 100)?.depth",
      smallest(of: scores, heldOutCount: 100)?.depth, is: 3,
      mistakes: [
        errorOfASingleRow.gives(1), praisesTheTrainScore.gives(9), comparesDepths.gives(2),
      ])
    // Of equally small ones as well, however much better another did.
    let small = [score(3, 8, 0.9, 0.77), score(5, 8, 0.85, 0.79), score(4, 12, 0.95, 0.8)]
    check(
      "smallest(of: \(literal(small)), heldOutCount: 100)?.depth",
      smallest(of: small, heldOutCount: 100)?.depth, is: 3, mistakes: [varianceForError.gives(4)])
  }

  @Test("A tree is as small as it has few leaves, however deep it is")
  func leavesNotDepth() {
    let scores = [score(3, 8, 0.9, 0.8), score(5, 6, 0.88, 0.8)]
    check(
      "smallest(of: \(literal(scores)), heldOutCount: 100)?.depth",
      smallest(of: scores, heldOutCount: 100)?.depth,
      is: 5, mistakes: [comparesDepths.gives(3)])
  }

  @Test("A perfect score has no error, and forgives nothing")
  func perfect() {
    let scores = [score(1, 2, 0.9, 0.99), score(2, 4, 0.95, 1), score(3, 8, 1, 1)]
    check(
      "smallest(of: \(literal(scores)), heldOutCount: 50)?.depth",
      smallest(of: scores, heldOutCount: 50)?.depth,
      is: 2, mistakes: [praisesTheTrainScore.gives(3)])
  }

  @Test("One standard error below the best, the smallest tree is chosen")
  func smallestByHand() {
    // The best accuracy is 0.8, and 0.8 · 0.2 / 100 is 0.04 squared: 0.76 and more will do.
    let scores = [
      score(6, 40, 1, 0.79), score(4, 12, 0.95, 0.8), score(3, 8, 0.9, 0.77),
      score(2, 4, 0.85, 0.75), score(1, 2, 0.84, 0.5),
    ]
    check(
      "smallest(of: \(literal(scores)), heldOutCount: 100)?.depth",
      smallest(of: scores, heldOutCount: 100)?.depth, is: 3,
      mistakes: [
        praisesTheTrainScore.gives(6), varianceForError.gives(4), errorOfASingleRow.gives(1),
      ])
  }

  @Test(
    "The more rows were held out, the less a smaller tree is forgiven", arguments: [25, 10_000])
  func heldOutCount(count: Int) {
    // Standard errors: 0.08 for 25 rows, 0.004 for 10,000.
    let scores = [
      score(1, 2, 0.8, 0.73), score(3, 8, 0.9, 0.798), score(4, 12, 0.95, 0.8),
      score(6, 40, 1, 0.79),
    ]
    check(
      "smallest(of: \(literal(scores)), heldOutCount: \(count))?.depth",
      smallest(of: scores, heldOutCount: count)?.depth, is: count == 25 ? 1 : 3,
      mistakes: [
        varianceForError.gives(count == 25 ? 3 : 4), errorOfASingleRow.gives(1),
        praisesTheTrainScore.gives(6),
      ])
  }

  @Test("A tree that lies exactly one standard error below the best will do")
  func atTheLimit() {
    // The root of 0.5 · 0.5 / 16 is 0.125, in binary too.
    let scores = [score(4, 12, 0.9, 0.5), score(1, 2, 0.6, 0.375), score(0, 1, 0.5, 0.3125)]
    check(
      "smallest(of: \(literal(scores)), heldOutCount: 16)?.depth",
      smallest(of: scores, heldOutCount: 16)?.depth, is: 1,
      mistakes: [
        varianceForError.gives(4), errorOfASingleRow.gives(0), praisesTheTrainScore.gives(4),
      ])
  }

  @Test("Without trees there is none to choose")
  func none() {
    check("best(of: [])", best(of: []), is: nil)
    check("smallest(of: [], heldOutCount: 10)", smallest(of: [], heldOutCount: 10), is: nil)
  }

  @Test("Among the trees of tumours, 3 questions do about as well as 5 or as many as it takes")
  func tumours() {
    // The accuracies and leaves are T3's, on 455 and 114 rows; without a limit the tree is 6 deep.
    // One standard error below 109 / 114 is 0.9370: Python, p - math.sqrt(p * (1 - p) / 114).
    let scores = [
      score(1, 2, 0.9186813186813186, 0.9035087719298246),
      score(2, 4, 0.945054945054945, 0.9298245614035088),
      score(3, 8, 0.9626373626373627, 0.9473684210526315),
      score(5, 15, 0.9978021978021978, 0.956140350877193),
      score(6, 16, 1, 0.956140350877193),
    ]
    // The train score and the larger of two equals would both choose 6: no mistake is named.
    check("best(of: \(literal(scores)))?.depth", best(of: scores)?.depth, is: 5)
    check(
      "smallest(of: \(literal(scores)), heldOutCount: 114)?.depth",
      smallest(of: scores, heldOutCount: 114)?.depth, is: 3,
      mistakes: [
        praisesTheTrainScore.gives(6), varianceForError.gives(5), errorOfASingleRow.gives(1),
      ])
  }

  @Test("On generated scores it chooses as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let rows = random.pick([10, 25, 50, 100, 1000])
      // Around one standard error, which is about the root of the rows that the best one misses.
      let missed = random.int(0...(rows / 4))
      let reach = Int(2.5 * Double(missed).squareRoot()) + 1
      let scores = (0..<random.count(0...8)).map { depth -> DepthScore in
        let heldOut = Double(rows - missed - random.int(0...reach)) / Double(rows)
        return score(
          depth, random.int(1...6), Double(random.int(0...10)) / 10,
          random.pick([heldOut, heldOut, heldOut, heldOut.nextDown]))
      }
      return Case(
        "best(of: \(literal(scores))) and smallest(of: the same, heldOutCount: \(rows))"
      ) {
        var steps = Steps()
        steps.note("best", best(of: scores)?.depth)
        steps.note("smallest", smallest(of: scores, heldOutCount: rows)?.depth)
        return steps
      }
    }
  }

  private func score(
    _ depth: Int, _ leaves: Int, _ train: Double, _ heldOut: Double
  ) -> DepthScore {
    DepthScore(depth: depth, leaves: leaves, train: train, heldOut: heldOut)
  }
}
