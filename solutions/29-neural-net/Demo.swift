import Foundation
import LessonKit

/// Trains networks that read digits, right ones and wrong ones, with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  byHand()
  scores()
  try networks()
}

/// The worked example of the page.
private func byHand() {
  let x: Value = 2.0
  let a = x * x
  let b = a * x
  let z = a + b
  z.backward()
  var table = TextTable(["", "number", "slope"])
  for (name, value) in [("z = a + b", z), ("b = a x", b), ("a = x x", a), ("x", x)] {
    table.add(name, value.data, value.grad)
  }
  show(table)
}

/// A network's scores as probabilities, and what they cost.
private func scores() {
  for (logits, label) in [([1000.0, 1001, 1002], 2), ([0.0, 1000], 0)] {
    let shares = softmax(logits).map { text($0, 4) }.joined(separator: " ")
    let loss = try? crossEntropy(logits, label: label)
    print("scores \(logits): probabilities \(shares), loss of class \(label): \(text(loss, 4))")
  }
  print()
}

/// What bends the hidden units, as three people wrote it: the numbers are the same.
private var bends: [(name: String, bend: (Value) -> Value)] {
  [
    ("A", { x in Value(Foundation.tanh(x.data), from: [(x, 1)]) }),
    ("B", { x in tanh(x) }),
    ("C", { x in Value(Foundation.tanh(x.data), from: [(x, 1 - x.data * x.data)]) }),
  ]
}

private func networks() throws {
  let (pixels, labels) = try readDigits(0..<50)
  let test = try readDigits(1438..<1797)
  let updates = 20
  func network() -> Network { Network(inputs: 64, hidden: 16, outputs: 10, seed: 3) }
  func digitsRead(_ network: Network) -> Int {
    zip(test.pixels, test.labels).count { row, label in
      let logits = network.logits(row).map(\.data)
      return logits.firstIndex(of: logits.max() ?? .nan) == label
    }
  }

  var table = TextTable(["network", "loss at first", "after 20 updates", "digits read, of 359"])
  var curves: [Series] = []
  func add(_ name: String, _ network: Network, _ losses: [Double]) throws {
    let last = losses.isEmpty ? nil : try meanLoss(network, pixels, labels).data
    guard let last, last.isFinite, losses.count == updates else {
      table.add(name, text(losses.first, 4), nil, nil)
      return
    }
    table.add(name, text(losses.first, 4), text(last, 4), digitsRead(network))
    let places = (0...updates).map { Double($0) }
    curves.append(.line(name, x: places, y: losses + [last]))
  }

  for (name, bend) in bends {
    var one = network()
    one.bend = bend
    try add(name, one, try train(one, pixels, labels, rate: 0.5, steps: updates))
  }
  let zeros = network()
  for parameter in zeros.parameters { parameter.data = 0 }
  try add("all zeros", zeros, try train(zeros, pixels, labels, rate: 0.5, steps: updates))
  // As in `train`, but for the line that sets the slopes back.
  let heap = network()
  var losses: [Double] = []
  for _ in 0..<updates {
    let loss = try meanLoss(heap, pixels, labels)
    losses.append(loss.data)
    loss.backward()
    for parameter in heap.parameters { parameter.data -= 0.5 * parameter.grad }
  }
  try add("slopes never reset", heap, losses)
  show(table)

  for (name, bend) in bends {
    let isRight = isSound(
      backward: { point in
        let inputs = point.map { Value($0) }
        bend(inputs[0] * 0.5 + inputs[1]).backward()
        return inputs.map(\.grad)
      },
      forward: { bend(Value($0[0]) * 0.5 + Value($0[1])).data }, inputs: 2)
    print("isSound says of the unit of \(name): \(isRight)")
  }
  print()
  show(
    Chart(
      "Loss on 50 digits", x: "updates", y: Axis("mean cross-entropy", range: 0...2.5),
      series: curves),
    savedAs: "29-neural-net-loss")
}

private func text(_ number: Double?, _ digits: Int) -> String {
  number.map { String(format: "%.\(digits)f", $0) } ?? "-"
}
