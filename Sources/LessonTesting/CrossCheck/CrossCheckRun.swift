import Comparison
import Foundation

/// Runs the cases of one order and writes their transcript as it goes.
struct CrossCheckRun {
  let order: CaseOrder
  let tolerance: Tolerance

  func write(_ make: (inout CaseGenerator) -> Case) {
    let end = order.first + order.count
    let written = order.goesOn ? FileManager.default.contents(atPath: order.path) ?? Data() : Data()
    let next = Transcript(written).cases.last.map { $0.index + 1 }
    guard let file = TranscriptFile(path: order.path, isAppended: next != nil) else { return }
    defer { file.close() }
    var known = order.known.map { KnownAnswers(path: $0) }
    var text = ""
    if next == nil {
      TranscriptLine.tolerance(tolerance).write(to: &text)
    } else {
      // How such a program dies has been told once, which takes longer than a hundred cases.
      leaveCrashesUntold()
      if written.last != UInt8(ascii: "\n") { text += "\n" }
    }
    for index in min(max(next ?? order.first, order.first), end)..<end {
      var generator = CaseGenerator(seed: order.seed, index: index)
      let item = make(&generator)
      TranscriptLine.call(index: index, text: item.call, slack: item.slack).write(to: &text)
      // Before the call is made, which may be the program's last.
      file.write(text)
      text = ""
      add(item, to: &text)
      if known?.differs(text, at: index) == true { break }
    }
    TranscriptLine.end(count: order.count).write(to: &text)
    file.write(text)
  }

  private func add(_ item: Case, to text: inout String) {
    var answer = ""
    TranscriptLine.answer(item.run()).write(to: &answer)
    text += answer
    // Where every bit is promised, the bits are what they are.
    guard order.triesRounding, tolerance != .exact else { return }
    var seen: Set<String> = [String(answer.dropFirst(Self.answerPrefix))]
    for rounding in Rounding.others {
      var other = ""
      TranscriptLine.otherwise(rounding.run(item.run)).write(to: &other)
      guard seen.insert(String(other.dropFirst(Self.otherwisePrefix))).inserted else { continue }
      text += other
    }
  }

  private static let answerPrefix = #"{"answer":"#.count
  private static let otherwisePrefix = #"{"otherwise":"#.count
}

/// The solution's answers, with which a run is compared byte for byte while it goes on.
private struct KnownAnswers {
  private var answers: [Int: Data] = [:]

  /// After so many answers that differ it is clear; a few may do so within the tolerance.
  private var left = 8

  init(path: String) {
    for item in Transcript(FileManager.default.contents(atPath: path) ?? Data()).cases
    where !item.hasOthers {
      answers[item.index] = item.answer
    }
  }

  /// Whether enough is known.
  mutating func differs(_ line: String, at index: Int) -> Bool {
    if let answer = answers[index], !line.utf8.dropLast().elementsEqual(answer) { left -= 1 }
    return left == 0
  }
}
