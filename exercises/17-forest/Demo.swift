import Foundation
import LessonKit

/// Grows forests for tumours, with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  try byHand()
  let tumours = try Tumours()
  let bagged = try forest(
    tumours.columns, tumours.labels, classCount: 2, treeCount: 25, tries: 30, seed: 100)
  try singleTrees(bagged, tumours)
  try growing(bagged, tumours)
  try fewerColumns(bagged, tumours)
}

/// The tumours on the course's split: the first fifth of a seeded permutation is kept apart.
private struct Tumours {
  let columns: [[Double]]
  let rows: [[Double]]
  let labels: [Int]
  let heldOut: [[Double]]
  let heldOutLabels: [Int]

  init() throws {
    let table = try Table(named: "breast_cancer")
    var generator = SplitMix64(seed: 42)
    let order = generator.shuffledIndices(count: table.rowCount)
    let apart = (table.rowCount + 4) / 5
    let training = table.selecting(rows: Array(order[apart...]))
    let other = table.selecting(rows: Array(order[..<apart]))
    let names = Array(table.columnNames.dropLast())
    columns = try names.map { try training.completeNumbers($0) }
    rows = try training.matrix(names).rows
    labels = try training.completeIntegers("target")
    heldOut = try other.matrix(names).rows
    heldOutLabels = try other.completeIntegers("target")
  }

  /// What each tree says of each held-out tumour.
  func votes(_ trees: [BaggedTree]) throws -> [[Int]] {
    try trees.map { member in try heldOut.map { try predict(member.tree, $0) } }
  }

  /// How many held-out tumours the vote of these trees is right about.
  func right(_ votes: [[Int]]) -> Int {
    heldOutLabels.indices.count { row in
      majority(votes.map { $0[row] }, classCount: 2) == heldOutLabels[row]
    }
  }

  func rightOnItsOwn(_ votes: [Int]) -> Int { zip(votes, heldOutLabels).count { $0 == $1 } }
}

/// A bag of six rows and one of 442.
private func byHand() throws {
  var small = SplitMix64(seed: 1)
  let drawn = bootstrap(6, rng: &small)
  print("six draws of six rows: \(drawn), out of the bag: \(outOfBag(drawn, count: 6))")
  var large = SplitMix64(seed: 7)
  let bag = bootstrap(442, rng: &large)
  let out = outOfBag(bag.filter { (0..<442).contains($0) }, count: 442)
  print("442 draws of 442 rows: \(Set(bag).count) rows in the bag, \(out.count) out of it")
  print()
}

/// How much the trees differ, and what their vote is worth.
private func singleTrees(_ trees: [BaggedTree], _ tumours: Tumours) throws {
  let votes = try tumours.votes(trees)
  guard votes.count == 25 else { return print("no trees yet\n") }
  let rights = votes.map(tumours.rightOnItsOwn)
  let differing = zip(votes[0], votes[1]).count { $0 != $1 }
  print(
    "the first two trees differ about \(differing) of \(tumours.heldOut.count) held-out tumours")
  let shares = trees.map { Double(Set($0.drawn).count) / Double(tumours.labels.count) }
  print("share of the rows in a bag, on average: \(text(shares.reduce(0, +) / 25, 4))")
  var table = TextTable(["right of 114 held out", "trees"])
  for count in Set(rights).sorted() { table.add(count, rights.count { $0 == count }) }
  show(table)
  let mean = Double(rights.reduce(0, +)) / Double(rights.count)
  print("a tree on its own, on average: \(text(mean, 2)); the vote of all: \(tumours.right(votes))")
  let halves = zip(votes[..<12].transposedVotes, votes[12..<24].transposedVotes)
  print(
    "the votes of the first twelve trees and of the next twelve differ about",
    halves.count { majority($0, classCount: 2) != majority($1, classCount: 2) })
  print()
  let counts = Array(98...112)
  show(
    Chart(
      "25 trees, each on its own, and their vote", x: "right of 114",
      y: "trees", categories: counts.map(String.init),
      bars: [
        Bars("trees", counts.map { count in Double(rights.count { $0 == count }) }),
        Bars("their vote", counts.map { $0 == tumours.right(votes) ? 1 : 0 }),
      ]),
    savedAs: "17-forest-trees")
}

/// What every further tree brings.
private func growing(_ trees: [BaggedTree], _ tumours: Tumours) throws {
  let votes = try tumours.votes(trees)
  var table = TextTable([
    "trees", "rows judged", "out-of-bag error", "held-out error", "right of 114",
  ])
  var (sizes, oob, heldOut): ([Double], [Double], [Double]) = ([], [], [])
  for size in trees.indices.map({ $0 + 1 }) {
    let part = Array(trees.prefix(size))
    guard let error = try oobError(part, tumours.rows, tumours.labels, classCount: 2) else {
      continue
    }
    let right = tumours.right(Array(votes.prefix(size)))
    let other = 1 - Double(right) / Double(tumours.heldOut.count)
    sizes.append(Double(size))
    oob.append(error)
    heldOut.append(other)
    guard [1, 2, 3, 5, 10, 15, 20, 25].contains(size) else { continue }
    let bags = part.map { Set($0.drawn) }
    let judged = tumours.labels.indices.count { row in bags.contains { !$0.contains(row) } }
    table.add(size, judged, percent(error), percent(other), right)
  }
  show(table)
  let everyTree = try tumours.rows.map { row in
    majority(try trees.map { try predict($0.tree, row) }, classCount: 2)
  }
  print(
    "if every tree votes on every row: right about",
    "\(zip(everyTree, tumours.labels).count { $0 == $1 }) of \(tumours.labels.count)")
  print()
  guard oob.allSatisfy(\.isFinite), !oob.isEmpty else { return }
  show(
    Chart(
      "Error of a forest as it grows", x: "trees", y: Axis("error", kind: .percent),
      series: [
        .line("out of bag", x: sizes, y: oob), .line("held-out rows", x: sizes, y: heldOut),
      ]),
    savedAs: "17-forest-growing")
}

/// What it does to the trees and to their vote when a question may choose among fewer columns.
private func fewerColumns(_ bagged: [BaggedTree], _ tumours: Tumours) throws {
  var table = TextTable([
    "columns a question", "a tree on its own", "two trees differ about", "vote", "out-of-bag error",
  ])
  for tries in [1, 3, 8, 30] {
    let trees =
      tries == 30
      ? bagged
      : try forest(
        tumours.columns, tumours.labels, classCount: 2, treeCount: 25, tries: tries, seed: 100)
    guard trees.count > 1 else { continue }
    let votes = try tumours.votes(trees)
    let rights = votes.map(tumours.rightOnItsOwn)
    var (pairs, differing) = (0, 0)
    for first in votes.indices {
      for second in votes.indices where second > first {
        pairs += 1
        differing += zip(votes[first], votes[second]).count { $0 != $1 }
      }
    }
    table.add(
      tries, text(Double(rights.reduce(0, +)) / Double(rights.count), 2),
      text(Double(differing) / Double(pairs), 2), tumours.right(votes),
      percent(try oobError(trees, tumours.rows, tumours.labels, classCount: 2)))
  }
  show(table)
}

extension ArraySlice<[Int]> {
  /// The votes row by row, not tree by tree.
  fileprivate var transposedVotes: [[Int]] {
    (first ?? []).indices.map { row in map { $0[row] } }
  }
}

private func text(_ number: Double, _ digits: Int) -> String {
  String(format: "%.\(digits)f", number)
}

private func percent(_ share: Double?) -> String {
  guard let share, share.isFinite else { return "-" }
  return String(format: "%.1f%%", 100 * share)
}
