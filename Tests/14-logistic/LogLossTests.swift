import LessonKit
import LessonTesting
import Testing

@testable import LogisticLesson

private let nought = Mistake(
  "NOUGHT_TIMES_ENDLESS",
  "It looks as if 0 times infinity was added, which is not a number. Only the probability of the row's "
    + "own label has a say; take that one, and the other never appears.")
private let clips = Mistake(
  "CLIPS",
  "It looks as if the probabilities were clipped. That forgives whoever calls impossible what happens, and "
    + "how much depends on a number that somebody chose.")
private let otherLabel = Mistake(
  "OTHER_LABEL", "It looks as if the other label's probability was taken.")
private let onlyTrue = Mistake(
  "ONLY_TRUE", "It looks as if the false ones cost nothing. They were predicted as well.")
private let adds = Mistake(
  "ADDS", "It looks as if the costs were added and not divided by their number.")
private let detour = Mistake(
  "DETOUR",
  "It looks as if there was a detour over probabilities. A margin of -40 has one that a Double holds, but 1 "
    + "less that is 1.")

@Suite("Log-loss", .exercise("14-logistic/LogLoss"))
struct LogLossSuite {
  @Test("Three rows by hand: each costs -ln of its own label's probability")
  func byHand() {
    // -ln 0.5, -ln 0.8 and -ln 0.25 in the mean.
    check(
      "logLoss(probabilities: [0.5, 0.2, 0.25], [true, false, true])",
      try logLoss(probabilities: [0.5, 0.2, 0.25], [true, false, true]),
      is: 0.7675283643313486, within: .relative(1e-13),
      mistakes: [
        otherLabel.gives(0.8634223884819421), onlyTrue.gives(0.6931471805599453),
        adds.gives(2.302585092994046),
      ])
  }

  @Test("Certain and right costs nothing, certain and wrong is endless")
  func certain() {
    check(
      "logLoss(probabilities: [1, 0], [true, false])",
      try logLoss(probabilities: [1, 0], [true, false]), is: 0, within: .absolute(1e-20),
      mistakes: [nought.gives(.nan), otherLabel.gives(.infinity)])
    check(
      "logLoss(probabilities: [1, 0.5, 0], [true, true, false])",
      try logLoss(probabilities: [1, 0.5, 0], [true, true, false]), is: 0.23104906018664842,
      within: .relative(1e-13),
      mistakes: [
        nought.gives(.nan), otherLabel.gives(.infinity), adds.gives(0.6931471805599453),
      ])
    check(
      "logLoss(probabilities: [0, 0.5], [true, true])",
      try logLoss(probabilities: [0, 0.5], [true, true]), is: .infinity,
      mistakes: [clips.gives(17.615961787735316)])
    check(
      "logLoss(probabilities: [1], [false])", try logLoss(probabilities: [1], [false]),
      is: .infinity, mistakes: [onlyTrue.gives(0)])
  }

  @Test("One half for everything costs ln 2, whatever happens")
  func half() {
    check(
      "logLoss(probabilities: [0.5, 0.5, 0.5], [true, false, false])",
      try logLoss(probabilities: [0.5, 0.5, 0.5], [true, false, false]), is: 0.6931471805599453,
      within: .relative(1e-13),
      mistakes: [adds.gives(2.0794415416798357), onlyTrue.gives(0.23104906018664842)])
    let many = Array(repeating: true, count: 2000)
    check(
      "logLoss(probabilities: 2,000 times 0.5, 2,000 times true)",
      try logLoss(probabilities: many.map { _ in 0.5 }, many), is: 0.6931471805599453,
      within: .relative(1e-12), mistakes: [adds.gives(1386.2943611198906)])
  }

  @Test("Margins have the loss of their probabilities")
  func margins() {
    check(
      "logLoss(margins: [0, -2, 3], [true, false, false])",
      try logLoss(margins: [0, -2, 3], [true, false, false]), is: 1.2895541810588866,
      within: .relative(1e-13))
  }

  @Test("Margins of ±800 on the wrong side cost 800, and of 40 on the right side hardly anything")
  func farMargins() {
    check(
      "logLoss(margins: [-800, 800], [true, false])",
      try logLoss(margins: [-800, 800], [true, false]), is: 800,
      mistakes: [detour.gives(.infinity)])
    check(
      "logLoss(margins: [40], [true])", try logLoss(margins: [40], [true]),
      is: 4.248354255291589e-18, within: .relative(1e-12), mistakes: [detour.gives(0)])
    check(
      "logLoss(margins: [100, -680], [true, false])",
      try logLoss(margins: [100, -680], [true, false]),
      is: 1.860037988010418e-44, within: .relative(1e-12), mistakes: [detour.gives(0)])
  }

  @Test("Nothing, then other lengths are refused, of probabilities and of margins")
  func refusals() {
    check(
      "logLoss(probabilities: [], [true])", try logLoss(probabilities: [], [true]),
      throws: LogisticError.noRows)
    check(
      "logLoss(margins: [], [true])", try logLoss(margins: [], [true]),
      throws: LogisticError.noRows)
    check(
      "logLoss(probabilities: [0.5, 0.2], [true])", try logLoss(probabilities: [0.5, 0.2], [true]),
      throws: LogisticError.lengths(rows: 2, labels: 1))
    check(
      "logLoss(probabilities: [0.5], [true, false])",
      try logLoss(probabilities: [0.5], [true, false]),
      throws: LogisticError.lengths(rows: 1, labels: 2))
    check(
      "logLoss(margins: [0.5, 2], [true])", try logLoss(margins: [0.5, 2], [true]),
      throws: LogisticError.lengths(rows: 2, labels: 1))
    check(
      "logLoss(margins: [0.5], [true, false])", try logLoss(margins: [0.5], [true, false]),
      throws: LogisticError.lengths(rows: 1, labels: 2))
  }

  @Test("The model of two features on 569 biopsies has the loss of statsmodels")
  func biopsies() throws {
    // statsmodels 0.15: -Logit.llf / n, for its own coefficients.
    let table = try Table(named: "breast_cancer")
    let model = LogisticModel(
      intercept: 19.84941656646773, coefficients: [-1.0571018305242716, -0.21814100610428083])
    let features = try table.matrix(["mean_radius", "mean_texture"])
    let labels = try table.completeNumbers("target").map { $0 == 1 }
    check(
      "logLoss(margins: of the model, benign)",
      try logLoss(margins: model.margins(features), labels), is: 0.2558201286274962,
      within: .relative(1e-9))
  }

  @Test("Of generated rows it says what the solution says", .tags(.crossCheck))
  func generated() {
    enum Fault { case noRows, lengths }
    crossCheck(within: .relative(1e-11)) { random in
      let faults = random.faults([Fault.noRows, .lengths], pairs: [(.noRows, .lengths)])
      let count = faults.contains(.noRows) ? 0 : 1 + random.count(0...7)
      var labels = random.labels(count: count)
      if faults.contains(.lengths) { labels.append(true) }
      if random.chance(0.5) {
        let probabilities = (0..<count).map { _ in
          random.pick([0, 1, 0.5, random.unit(), random.unit(), 0.125])
        }
        return Case("logLoss(probabilities: \(literal(probabilities)), \(literal(labels)))") {
          [labels] in try logLoss(probabilities: probabilities, labels)
        }
      }
      let margins = (0..<count).map { _ in
        random.pick([random.short(), random.short() * 20, 45, -45, 300, -300, 900, -900])
      }
      return Case("logLoss(margins: \(literal(margins)), \(literal(labels)))") { [labels] in
        try logLoss(margins: margins, labels)
      }
    }
  }
}
