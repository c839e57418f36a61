import Foundation
import LessonKit

/// Puts five candidates before the gate, a model through a golden test, and a release through a week.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  let trips = try Trip.all()
  try candidates(trips)
  golden()
  canary(trips)
  week()
}

private func candidates(_ trips: [Trip]) throws {
  let (training, test) = (trips.filter { $0.month <= 9 }, trips.filter { $0.month > 9 })
  let champion = ShareModel(trips.filter { $0.month <= 3 }) { "\($0.hour)" }
  func evaluation(_ model: ShareModel) -> Evaluation {
    Evaluation(training: model.losses(training), heldOut: model.losses(test))
  }
  let old = evaluation(champion)
  let candidates: [(name: String, group: (Trip) -> String)] = [
    ("by hour", { "\($0.hour)" }), ("by hour and carrier", { "\($0.hour) \($0.carrier)" }),
    ("by hour and destination", { "\($0.hour) \($0.dest)" }), ("by aircraft", { $0.tail }),
  ]
  var names = ["champion"]
  var losses = [[mean(old.training)], [mean(old.heldOut)]]
  var table = TextTable(["candidate", "on what it learnt", "held out", "the gate says"])
  table.add("champion", digits(mean(old.training), 4), digits(mean(old.heldOut), 4), "")
  let rules = GateRules(enoughRows: 30, gain: 0, sliceLoss: 0.02)
  for (name, group) in candidates {
    let new = evaluation(ShareModel(training, by: group))
    names.append(name)
    losses[0].append(mean(new.training))
    losses[1].append(mean(new.heldOut))
    let found = try violations(
      of: new, against: old, slices: test.map(\.carrier), rules: rules)
    table.add(
      name, digits(mean(new.training), 4), digits(mean(new.heldOut), 4),
      found.isEmpty ? "may serve" : words(found))
  }
  show(table)
  show(
    Chart(
      "Log-loss of models that look ever better where they learnt", x: "", y: "log-loss",
      categories: names, bars: [Bars("on what it learnt", losses[0]), Bars("held out", losses[1])]),
    savedAs: "34-ci-gates-candidates")
}

private func words(_ found: [Violation]) -> String {
  let slices = found.compactMap { violation -> String? in
    if case .sliceWorse(let name, _) = violation { return name }
    return nil
  }
  let first =
    switch found.first {
    case .tooFewRows(let count)?: "only \(count) rows"
    case .gainNotShown(let gain)?: "no gain shown (\(digits(gain, 4)))"
    default: ""
    }
  return [first, slices.isEmpty ? "" : "worse for \(slices.joined(separator: ", "))"]
    .filter { !$0.isEmpty }.joined(separator: "; ")
}

/// Two models that answer the recorded questions right, and one of them is broken.
private func golden() {
  let golden = [6, 9, 17, 21].map {
    Golden(question: Question(hour: $0, carrier: "UA"), answer: Double($0) / 50)
  }
  let right: Scorer = { questions in questions.map { Double($0.hour) / 50 } }
  let broken: Scorer = { questions in
    questions.map(\.hour).sorted().map { Double($0) / 50 }
  }
  var table = TextTable(["model", "golden test"])
  table.add(
    "answers in the order asked", isSound(right, golden: golden, within: 1e-9) ? "sound" : "broken")
  table.add(
    "answers by the hour", isSound(broken, golden: golden, within: 1e-9) ? "sound" : "broken")
  show(table)
}

/// How many aircraft and flights a growing canary gets.
private func canary(_ trips: [Trip]) {
  let tails = trips.map(\.tail).filter { !$0.isEmpty }
  let aircraft = Set(tails)
  var table = TextTable(["canary", "aircraft", "flights"])
  for percent in [1, 5, 10, 25, 50] {
    table.add(
      "\(percent)%", aircraft.count { isCanary($0, percent: percent) },
      tails.count { isCanary($0, percent: percent) })
  }
  show(table)
}

private func week() {
  var log = ReleaseLog()
  func say(_ text: String, _ action: () throws -> Void) {
    do { try action() } catch { print("  \(text): refused, \(error)") }
    print("  \(text): \(log.serving.map { "\($0.id) serves" } ?? "nothing serves")")
  }
  print("A week:")
  for (id, data) in [("march", "jan-mar"), ("october", "jan-sep"), ("november", "jan-oct")] {
    say("record \(id)") { try log.record(Run(id: id, data: data, seed: 7)) }
  }
  say("release march") { try log.release("march") }
  say("release october") { try log.release("october") }
  say("release november") { try log.release("november") }
  say("roll back") { try log.rollBack() }
  say("release november again") { try log.release("november") }
  say("roll back") { try log.rollBack() }
  say("roll back") { try log.rollBack() }
  print("  made of jan-sep with seed 7: \(log.runs(data: "jan-sep", seed: 7))")
}

private func mean(_ values: [Double]) -> Double {
  values.reduce(0, +) / Double(values.count)
}

private func digits(_ value: Double, _ count: Int) -> String {
  String(format: "%.\(count)f", value)
}
